// The choices of the frontier: two coins, what the others do, the window, and the point as figures to type.

import type { Underlying } from '../../engine/model/market'
import type { Outcome } from '../../engine/units/outcome'
import type { Ratio } from '../../engine/units/amount'
import {
  betaShown,
  moveShown,
  REACHES,
  typedBeta,
  typedMove,
  type Others,
  type Plane,
} from '../../store/select/plane'
import { Cell } from '../../ui/Cell'
import { Select } from '../../ui/Field'
import { editable, editablePercent, type Printable } from '../../ui/format'
import { Segmented } from '../../ui/Segmented'
import { asSentence } from '../../ui/typed'
import type { usePlane } from './use-plane'
import styles from './Lens.module.css'

const OTHERS: readonly { readonly value: Others; readonly text: string }[] = [
  { value: 'still', text: 'stand still' },
  { value: 'beta', text: 'follow beta' },
  { value: 'set', text: 'set' },
]

/** Coins of no axis that have a field of their own; the smaller ones keep what the choice says. */
const FIELDS_MAX = 8

export function PlaneChoices({
  plane,
  coins,
  of,
}: {
  readonly plane: Plane
  readonly coins: readonly Underlying[]
  readonly of: ReturnType<typeof usePlane>
}) {
  const choices = coins.map((coin) => ({ value: coin, text: coin }))
  const listed = plane.rest.slice(0, FIELDS_MAX)
  return (
    <>
      <div className={styles['choices']}>
        <Select
          label="Across"
          beside
          value={plane.across}
          choices={choices}
          onChoose={of.onAcross}
        />
        <Select label="Up" beside value={plane.up} choices={choices} onChoose={of.onUp} />
        <Select
          label="Window"
          beside
          value={plane.reach.toString()}
          choices={REACHES.map((reach) => ({
            value: reach.toString(),
            text: `± ${editablePercent(reach)}\u2009%`,
          }))}
          onChoose={(value) => {
            const reach = REACHES.find((one) => one.toString() === value)
            if (reach !== undefined) of.onReach(reach)
          }}
        />
        {plane.rest.length > 0 && (
          <span className={styles['beside']}>
            Others{' '}
            <Segmented
              label="Others"
              value={plane.others}
              choices={OTHERS}
              onChoose={of.onOthers}
            />
          </span>
        )}
      </div>
      <dl className={styles['typed']}>
        <Typed
          term={plane.across}
          label={`Move of ${plane.across}`}
          now={of.at.across}
          shown={moveShown(of.at.across)}
          reads={typedMove}
          onRead={(across) => of.onMove({ ...of.at, across })}
        />
        <Typed
          term={plane.up}
          label={`Move of ${plane.up}`}
          now={of.at.up}
          shown={moveShown(of.at.up)}
          reads={typedMove}
          onRead={(up) => of.onMove({ ...of.at, up })}
        />
        {plane.others === 'beta' &&
          listed.map(({ coin, beta }) => (
            <Typed
              key={coin}
              term={`${coin}, β to ${plane.across}`}
              label={`Beta of ${coin} to ${plane.across}`}
              now={beta}
              shown={betaShown(beta)}
              reads={typedBeta}
              onRead={(to) => of.onBeta(coin, to)}
            />
          ))}
        {plane.others === 'set' &&
          listed.map(({ coin, move: by }) => (
            <Typed
              key={coin}
              term={`${coin}, set`}
              label={`Move of ${coin}`}
              now={by}
              shown={moveShown(by)}
              reads={typedMove}
              onRead={(to) => of.onSet(coin, to)}
            />
          ))}
      </dl>
    </>
  )
}

/** One figure typed over in its cell: it moves while it is typed, and Escape brings it back. */
function Typed({
  term,
  label,
  now,
  shown,
  reads,
  onRead,
}: {
  readonly term: string
  readonly label: string
  readonly now: Ratio
  readonly shown: Printable
  readonly reads: (text: string) => Outcome<Ratio>
  readonly onRead: (value: Ratio) => void
}) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <Cell
          label={label}
          shown={shown}
          text={shown.as === 'move' ? editablePercent(now) : editable(now)}
          onPreview={(text) => {
            const found = reads(text)
            if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
            onRead(found.value)
            return { kind: 'says' }
          }}
          onCommit={() => undefined}
          onAbandon={() => onRead(now)}
        />
      </dd>
    </div>
  )
}
