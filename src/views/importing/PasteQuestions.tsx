// What a paste does not say and nobody may guess: whose rules apply, what cross positions share, and the
// maintenance rate of a market without published terms. Below stands why rows are still held back.

import type { VenueId } from '../../engine/model/market'
import type { PasteText } from '../../store/paste-draft'
import { VENUE_CHOICES } from '../../store/select/market-search'
import { NOT_DISCLOSED, type PastePreview } from '../../store/select/paste-preview'
import { typedPercent } from '../../store/select/typed-size'
import { Field, Select } from '../../ui/Field'
import { format } from '../../ui/format'
import { asSentence, typed } from '../../ui/typed'
import styles from './PasteDialog.module.css'

/** Reasons spelled out; the rest is counted. Hundreds of unlisted markets have one cause. */
const ISSUES_DRAWN = 6

export function PasteQuestions({
  asksVenue,
  preview,
  text,
  onVenue,
  onCash,
  onRate,
}: {
  readonly asksVenue: boolean
  readonly preview: PastePreview
  readonly text: Pick<PasteText, 'venue' | 'cash' | 'rate'>
  readonly onVenue: (venue: VenueId) => void
  readonly onCash: (key: string, text: string) => void
  readonly onRate: (text: string) => void
}) {
  const more = preview.issues.length - ISSUES_DRAWN
  return (
    <>
      <div className={styles['answers']}>
        {asksVenue && (
          <Select
            label="Venue whose rules apply"
            value={text.venue ?? 'generic'}
            choices={VENUE_CHOICES}
            onChoose={onVenue}
          />
        )}
        {preview.asksCash.map(({ key, name, quote, stays }) => {
          const said = text.cash.get(key) ?? ''
          const kept = stays === undefined ? '' : ` Left empty, it stays ${staysSaid(stays)}.`
          return (
            <Field
              key={key}
              label={`Cross collateral of ${name}, ${quote}`}
              note={`Wallet balance behind its cross positions: their equity less unrealised P&L, without isolated margin.${kept}`}
              issue={issueOf(said, cashIn)}
              inputMode="decimal"
              value={said}
              onChange={(event) => onCash(key, event.target.value)}
            />
          )
        })}
        {preview.asksMaintenanceRate && (
          <Field
            label="Maintenance rate of unlisted markets, %"
            note="Taken for each of them, at every size."
            issue={issueOf(text.rate, rateIn)}
            inputMode="decimal"
            value={text.rate}
            onChange={(event) => onRate(event.target.value)}
          />
        )}
      </div>
      {asksVenue && text.venue === undefined && preview.asksMaintenanceRate && (
        <p className={styles['reason']}>
          The text names no venue. Choose the one whose margin terms apply, or give a maintenance
          rate of your own.
        </p>
      )}
      {preview.issues.length > 0 && (
        <ul className={styles['issues']}>
          {preview.issues.slice(0, ISSUES_DRAWN).map((issue) => (
            <li key={`${issue.code} ${issue.message}`}>! {asSentence(issue)}</li>
          ))}
          {more > 0 && <li>and {more} more like these</li>}
        </ul>
      )}
    </>
  )
}

function staysSaid(stays: NonNullable<PastePreview['asksCash'][number]['stays']>): string {
  return stays === NOT_DISCLOSED ? stays : `at ${format({ amount: stays, as: 'usd' }).text}`
}

function cashIn(text: string) {
  return typed(text, 'usd')
}

function rateIn(text: string) {
  const found = typedPercent(text)
  return found.ok
    ? ({ kind: 'amount', amount: found.value } as const)
    : ({ kind: 'issue', message: asSentence(found.issue) } as const)
}

/** Why a typed answer is not one. Nothing typed is a question still open, not a fault. */
function issueOf(text: string, read: typeof cashIn | typeof rateIn): string | undefined {
  if (text.trim() === '') return undefined
  const found = read(text)
  return found.kind === 'issue' ? found.message : undefined
}
