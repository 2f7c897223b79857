// What a paste does not say and nobody may guess: whose rules apply, what cross positions share, and the
// maintenance rate of a market without published terms. Below stands why rows are still held back.

import type { VenueId } from '../../engine/model/market'
import type { Ratio, Usd } from '../../engine/units/amount'
import { VENUE_CHOICES } from '../../store/select/market-search'
import type { PastePreview } from '../../store/select/paste'
import { typedPercent } from '../../store/select/typed-size'
import { Field, Select } from '../../ui/Field'
import { asSentence, typed } from '../../ui/typed'
import styles from './PasteDialog.module.css'

/** Reasons spelled out; the rest is counted. Hundreds of unlisted markets have one cause. */
const ISSUES_DRAWN = 6

export function PasteQuestions({
  asksVenue,
  preview,
  venue,
  cash,
  rate,
  onVenue,
  onCash,
  onRate,
}: {
  readonly asksVenue: boolean
  readonly preview: PastePreview
  readonly venue: VenueId
  readonly cash: ReadonlyMap<string, string>
  readonly rate: string
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
            value={venue}
            choices={VENUE_CHOICES}
            onChoose={onVenue}
          />
        )}
        {preview.asksCash.map(({ key, name, quote }) => {
          const text = cash.get(key) ?? ''
          return (
            <Field
              key={key}
              label={`Cross collateral of ${name}, ${quote}`}
              note="Wallet balance behind its cross positions: their equity less unrealised P&L, without isolated margin."
              issue={issueOf(text, cashIn)}
              inputMode="decimal"
              value={text}
              onChange={(event) => onCash(key, event.target.value)}
            />
          )
        })}
        {preview.asksMaintenanceRate && (
          <Field
            label="Maintenance rate of unlisted markets, %"
            note="Taken for each of them, at every size."
            issue={issueOf(rate, rateIn)}
            inputMode="decimal"
            value={rate}
            onChange={(event) => onRate(event.target.value)}
          />
        )}
      </div>
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

/** The amounts typed into the questions, where they mean one. */
export function amountsOf(cash: ReadonlyMap<string, string>, rate: string) {
  const collateral = new Map<string, Usd>()
  for (const [key, text] of cash) {
    const found = cashIn(text)
    if (found.kind === 'amount') collateral.set(key, found.amount)
  }
  const found = rateIn(rate)
  const maintenanceRate: Ratio | undefined =
    rate.trim() !== '' && found.kind === 'amount' ? found.amount : undefined
  return { collateral, maintenanceRate }
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
