// One position on a phone: a sheet from the bottom with what is changed most, big enough for a thumb.
// What it would do is seen at once, here and on the page behind; Keep makes one step of it, Cancel none.

import { useId, useState } from 'react'
import type { PositionId } from '../../engine/model/book'
import { resize } from '../../store/commands/resize'
import { switchMode } from '../../store/commands/terms'
import { together } from '../../store/commands/together'
import { poolValues } from '../../store/select/pool-values'
import { ownRate, sizeContext, suggestedMargin } from '../../store/select/row-context'
import { rowFigures, type RowFigures } from '../../store/select/rows'
import { typedSize } from '../../store/select/typed-size'
import { poolName } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { editable, format } from '../../ui/format'
import { nudged } from '../../ui/nudge'
import { Segmented } from '../../ui/Segmented'
import { sentence, Shows, type Answer } from '../../ui/Shows'
import { asSentence } from '../../ui/typed'
import { useActions, useRisk, useSides } from '../use-risk'
import {
  EntryCell,
  FundingCell,
  LeverageCell,
  MaintenanceRateCell,
  MarginCell,
  MarkCell,
  RateCell,
} from './RowCells'
import { useSeek } from './use-seek'
import styles from './RowSheet.module.css'

export function RowSheet({
  id,
  onGo,
  onClose,
}: {
  readonly id: PositionId
  /** To the sheet of another position. */
  readonly onGo: (id: PositionId) => void
  readonly onClose: () => void
}) {
  const sides = useSides()
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const { abandon, commit } = useActions()
  const side = inBaseline ? sides.baseline : sides.draft
  const now = rowFigures(side, id)
  // What the sheet was opened on: what is typed is measured against it, and shown beside what follows.
  const [before] = useState(now)
  const key = `sheet ${id}`
  if (now === undefined || before === undefined) return null
  const ids = side.pools.flatMap(({ pool }) => pool.positions.map((held) => held.id))
  const at = ids.indexOf(id)
  const leave = (then: () => void) => {
    abandon(key)
    then()
  }
  const [last, next] = [ids[at - 1], ids[at + 1]]
  return (
    <Dialog
      title={`${now.symbol} ${now.side}`}
      onClose={() => leave(onClose)}
      foot={
        <div className={styles['foot']}>
          <Button
            look="edged"
            aria-label="Position before this one"
            disabled={last === undefined}
            onClick={() => leave(() => last !== undefined && onGo(last))}
          >
            ‹
          </Button>
          <Button
            look="edged"
            aria-label="Next position"
            disabled={next === undefined}
            onClick={() => leave(() => next !== undefined && onGo(next))}
          >
            ›
          </Button>
          <Button look="edged" onClick={() => leave(onClose)}>
            Cancel
          </Button>
          <Button
            look="main"
            onClick={() => {
              commit()
              onClose()
            }}
          >
            Keep
          </Button>
        </div>
      }
    >
      <Terms key={id} row={before} previewAs={key} />
      <Outcome now={now} before={before} />
      <Details row={now} />
    </Dialog>
  )
}

/** Size and margin mode: whatever is changed is previewed together, from what the sheet was opened on. */
function Terms({ row, previewAs }: { readonly row: RowFigures; readonly previewAs: string }) {
  const { preview, abandon } = useActions()
  const [text, setText] = useState(editable(row.position.size))
  const [mode, setMode] = useState(row.position.margin.mode)
  const [says, setSays] = useState<{ readonly text: string; readonly isIssue: boolean }>()
  const message = useId()
  const seek = useSeek(previewAs, row.id)
  const context = sizeContext(row)
  /** A goal is solved in the pool the position stands in: a sheet that also changes the pool takes a size. */
  const contextIn = (wanted: 'cross' | 'isolated') =>
    wanted === row.position.margin.mode ? { ...context, seek } : context

  const attempt = (typed: string, wanted: 'cross' | 'isolated') => {
    setText(typed)
    setMode(wanted)
    const found = typedSize(typed, contextIn(wanted))
    if (!found.ok) return setSays({ text: asSentence(found.issue), isIssue: true })
    const { to, notional, flips, says: solved } = found.value
    const commands = [
      ...(to.eq(row.position.size) ? [] : [resize(row.id, to)]),
      ...(wanted === row.position.margin.mode
        ? []
        : [
            switchMode(
              row.id,
              wanted === 'cross'
                ? { mode: 'cross' }
                : { mode: 'isolated', margin: suggestedMargin(row) },
            ),
          ]),
    ]
    if (commands.length === 0) {
      abandon(previewAs)
      return setSays(undefined)
    }
    const issue = preview(previewAs, together(`Change ${row.symbol}`, commands))
    if (issue !== undefined) return setSays({ text: asSentence(issue), isIssue: true })
    const parts = [
      solved === undefined
        ? `${format({ amount: to, as: 'size' }).text} ${row.symbol}`
        : sentence(solved),
      ...(notional === undefined ? [] : [format({ amount: notional, as: 'usd' }).text]),
      ...(flips ? ['flips side'] : []),
    ]
    return setSays({ text: parts.join(' · '), isIssue: false })
  }
  /** A share of the size as it stands in the field, so that two steps add up. */
  const change = (by: string) => {
    const standing = typedSize(text, contextIn(mode))
    const held = standing.ok ? standing.value.to : row.position.size
    const found = typedSize(by, { ...context, held })
    attempt(found.ok ? editable(found.value.to) : by, mode)
  }
  const step = (up: boolean) => {
    const next = nudged(text, { up, tenfold: false })
    if (next !== undefined) attempt(next, mode)
  }
  return (
    <div className={styles['terms']}>
      <div className={styles['size']}>
        <Button look="edged" aria-label="Less" onClick={() => step(false)}>
          −
        </Button>
        <input
          className={styles['input']}
          aria-label={`Size of ${row.symbol}`}
          aria-invalid={says?.isIssue === true}
          aria-describedby={message}
          autoComplete="off"
          spellCheck={false}
          inputMode="text"
          value={text}
          onChange={(event) => attempt(event.target.value, mode)}
        />
        <Button look="edged" aria-label="More" onClick={() => step(true)}>
          +
        </Button>
      </div>
      <p
        id={message}
        className={styles['says']}
        data-issue={says?.isIssue === true ? '' : undefined}
        role={says?.isIssue === true ? 'alert' : undefined}
      >
        {says?.text ?? 'Also −25 %, *2, $40k, 5x, 0, !'}
      </p>
      <div className={styles['shares']}>
        {SHARES.map((share) => (
          <Button key={share.text} look="edged" onClick={() => change(share.text)}>
            {share.label}
          </Button>
        ))}
        <Button look="edged" onClick={() => attempt('0', mode)}>
          Flat
        </Button>
      </div>
      <Segmented
        label={`Margin mode of ${row.symbol}`}
        value={mode}
        choices={MODES}
        onChoose={(wanted) => attempt(text, wanted)}
      />
    </div>
  )
}

const SHARES = [
  { text: '-25%', label: '−25 %' },
  { text: '-10%', label: '−10 %' },
  { text: '+10%', label: '+10 %' },
  { text: '+25%', label: '+25 %' },
] as const

const MODES = [
  { value: 'cross', text: 'Cross' },
  { value: 'isolated', text: 'Isolated' },
] as const

function Outcome({ now, before }: { readonly now: RowFigures; readonly before: RowFigures }) {
  const pool = poolValues(now.pool)
  const was = now.pool.id === before.pool.id ? poolValues(before.pool) : undefined
  const { liquidation } = now
  const lines: readonly (readonly [string, Answer, Answer | undefined])[] = [
    ['Liquidation price', liquidation.price, before.liquidation.price],
    ...(liquidation.distance === undefined
      ? []
      : [['Distance', liquidation.distance, before.liquidation.distance] as const]),
    [`Joint limit, ${poolName(now.pool)}`, pool.joint, was?.joint],
    [`Buffer, ${poolName(now.pool)}`, pool.buffer, was?.buffer],
    ['Notional', now.notional, before.notional],
    ['Price P&L', now.pricePnl, before.pricePnl],
    ['Maintenance', now.maintenance, before.maintenance],
    ['Drag / day', now.dragPerDay, before.dragPerDay],
  ]
  return (
    <dl className={styles['outcome']}>
      {lines.map(([label, value, from]) => (
        <div key={label} className={styles['line']}>
          <dt>{label}</dt>
          <dd>
            <Shows label={label} value={value} before={from} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** What else can be typed in. Each of these is kept on its own, as in the table. */
function Details({ row }: { readonly row: RowFigures }) {
  const lines = [
    ['Entry', <EntryCell key="entry" row={row} />],
    ['Mark', <MarkCell key="mark" row={row} />],
    ['Margin mode', <MarginCell key="margin" row={row} />],
    ['Leverage', <LeverageCell key="leverage" row={row} leverage={row.leverage} />],
    ['Funding rate', <RateCell key="rate" row={row} />],
    ['Funding accrued', <FundingCell key="funding" row={row} />],
    ...(ownRate(row).kind === 'published'
      ? []
      : [['Maintenance rate', <MaintenanceRateCell key="maintenance" row={row} />] as const]),
  ] as const
  return (
    <>
      <h3 className={styles['more']}>Kept as you type them</h3>
      <dl className={styles['outcome']}>
        {lines.map(([label, cell]) => (
          <div key={label} className={styles['line']}>
            <dt>{label}</dt>
            <dd>{cell}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
