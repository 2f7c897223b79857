// What becomes of the book: replace, merge or add, what that means, and what it would do to every account.

import { useId } from 'react'
import type { PasteDraft, PasteHow } from '../../store/paste-draft'
import type {
  AccountEffect,
  PasteEffect as Effect,
  RowEffect,
} from '../../store/select/paste-effect'
import { NEW_ACCOUNT, type PasteHome } from '../../store/select/paste-preview'
import { Select } from '../../ui/Field'
import { format } from '../../ui/format'
import { Segmented } from '../../ui/Segmented'
import { Sentence } from '../../ui/Shows'
import { asSentence } from '../../ui/typed'
import { counted } from './issue-text'
import styles from './PasteDialog.module.css'

const HOW: readonly { readonly value: PasteHow; readonly text: string }[] = [
  { value: 'replace', text: 'Replace book' },
  { value: 'merge', text: 'Merge' },
  { value: 'add', text: 'New account' },
]

const MEANS: Record<PasteHow, string> = {
  replace:
    'What is pasted becomes the whole book. Every account that is there now goes, and the draft with it.',
  merge:
    'An account that is there is brought up to date. A row of the same market and side takes the pasted size, entry and margin; where the venue nets, the market alone decides. Other pasted rows are added. Cash becomes what the text says of it, and stays where the text says nothing. Pasted marks and terms count for the whole book.',
  add: 'What is pasted stands beside the book as accounts of its own. Rows and cash that are there stay. Pasted marks and terms count for the whole book.',
}

/** Rows of an account that are spelled out; the rest is counted. */
const ROWS_DRAWN = 8

export function PasteEffect({
  draft,
  effect,
  homes,
  onHow,
  onOthers,
  onHome,
}: {
  readonly draft: Pick<PasteDraft, 'how' | 'others'>
  /** Absent while there is nothing to take. */
  readonly effect: Effect | undefined
  /** By place of its text. */
  readonly homes: readonly (PasteHome & { readonly at: number })[]
  readonly onHow: (how: PasteHow) => void
  readonly onOthers: (others: PasteDraft['others']) => void
  readonly onHome: (at: number, key: string, home: string) => void
}) {
  const heading = useId()
  return (
    <section className={styles['effect']} aria-labelledby={heading}>
      <h3 id={heading}>What becomes of the book</h3>
      <Segmented
        label="What becomes of the book"
        value={draft.how}
        choices={HOW}
        onChoose={onHow}
      />
      <p className={styles['reason']}>{MEANS[draft.how]}</p>
      {draft.how === 'merge' && (
        <div className={styles['answers']}>
          {homes.map(({ at, key, name, choices, home }) => (
            <Select
              key={`${at} ${key}`}
              label={`Pasted account ${name} is`}
              value={home ?? ''}
              choices={[
                ...(home === undefined ? [{ value: '', text: 'choose which' }] : []),
                ...choices.map(({ id, name }) => ({ value: id, text: name })),
                { value: NEW_ACCOUNT, text: 'a new account' },
              ]}
              onChoose={(chosen) => onHome(at, key, chosen)}
            />
          ))}
          <span className={styles['others']}>
            <span>Rows of it that the text does not name</span>
            <Segmented
              label="Rows that the text does not name"
              value={draft.others}
              choices={[
                { value: 'stay', text: 'stay' },
                { value: 'leave', text: 'leave the book' },
              ]}
              onChoose={onOthers}
            />
          </span>
        </div>
      )}
      {effect?.kind === 'refused' && (
        <p className={styles['issues']}>! {asSentence(effect.issue)}</p>
      )}
      {effect?.kind === 'effect' && (
        <>
          <ul className={styles['accounts']}>
            {effect.accounts.map((account) => (
              <li key={`${account.becomes} ${account.name}`}>
                <AccountSays account={account} />
              </li>
            ))}
          </ul>
          {effect.editsLost > 0 && (
            <p className={styles['reason']}>
              {counted(effect.editsLost, 'drafted edit')} will be gone. Undo brings the book and the
              draft back.
            </p>
          )}
          {effect.unmarked.length > 0 && (
            <p className={styles['issues']}>
              ! No mark for {listed(effect.unmarked)}: neither the text nor the book says one. Their
              pools have no figures until it is typed in the book or pasted as a market list.
            </p>
          )}
        </>
      )}
    </section>
  )
}

function AccountSays({ account }: { readonly account: AccountEffect }) {
  const { name, becomes, cash, rows } = account
  if (becomes === 'removed') return `${name} goes, with ${counted(rows.length, 'position')}`
  if (becomes === 'added') {
    return (
      <>
        {name} is new, with {counted(rows.length, 'position')} and cash{' '}
        <Sentence parts={cash.after === undefined ? [] : [{ amount: cash.after, as: 'usd' }]} />
      </>
    )
  }
  const order = (['changed', 'added', 'removed'] as const).flatMap((what) =>
    rows.filter((row) => row.becomes === what),
  )
  const same = rows.filter((row) => row.becomes === 'same')
  return (
    <>
      {name}:
      <ul className={styles['rowsOf']}>
        {order.slice(0, ROWS_DRAWN).map((row, at) => (
          // Two rows of a market may say the same; their order is all that tells them apart.
          // eslint-disable-next-line react/no-array-index-key
          <li key={`${at} ${row.symbol}`}>
            <Sentence parts={rowSays(row)} />
          </li>
        ))}
        {order.length > ROWS_DRAWN && <li>and {order.length - ROWS_DRAWN} more rows change</li>}
        {same.length > 0 && (
          <li>
            {listed(same.map(({ symbol, after }) => `${symbol} ${sideOf(after)}`))}{' '}
            {same.length === 1 ? 'stays' : 'stay'} as {same.length === 1 ? 'it is' : 'they are'}
          </li>
        )}
        <li>
          <Sentence parts={cashSays(cash)} />
        </li>
      </ul>
    </>
  )
}

type Parts = Parameters<typeof Sentence>[0]['parts']
type Held = NonNullable<RowEffect['before']>

function rowSays({ symbol, becomes, before, after }: RowEffect): Parts {
  if (becomes === 'removed') return [`${symbol} `, ...heldSays(before), ' leaves the book']
  if (becomes === 'added') return [`${symbol} `, ...heldSays(after), ' is added']
  return [
    `${symbol} `,
    ...heldSays(before),
    ' → ',
    ...heldSays(after),
    ...(after?.excluded === true ? [', still left out of the account'] : []),
  ]
}

function heldSays(held: Held | undefined): Parts {
  if (held === undefined) return []
  return [
    `${sideOf(held)} `,
    { amount: held.size.abs(), as: 'size' },
    ' @ ',
    { amount: held.entry, as: 'price' },
    ...(held.margin.mode === 'isolated'
      ? ([' isolated ', { amount: held.margin.margin, as: 'usd' }] as const)
      : []),
  ]
}

function sideOf(held: Held | undefined): string {
  return held !== undefined && format({ amount: held.size, as: 'size' }).sign < 0 ? 'short' : 'long'
}

function cashSays({ before, after }: AccountEffect['cash']): Parts {
  if (before === undefined || after === undefined) return []
  if (before.eq(after)) return ['cash stays at ', { amount: after, as: 'usd' }]
  return ['cash ', { amount: before, as: 'usd' }, ' → ', { amount: after, as: 'usd' }]
}

/** Names spelled out; the rest is counted. */
const NAMES_DRAWN = 8

function listed(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_DRAWN).join(', ')
  return names.length > NAMES_DRAWN ? `${shown} and ${names.length - NAMES_DRAWN} more` : shown
}
