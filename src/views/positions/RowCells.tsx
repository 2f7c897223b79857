// The cells of a row that can be typed in. Each reads its text, previews what it means, and says what
// the typed text will do before it is kept.

import type { Position } from '../../engine/model/book'
import { setMaintenanceRate } from '../../store/commands/market'
import { giveFunding, giveMark } from '../../store/commands/missing'
import { resize } from '../../store/commands/resize'
import {
  setEntry,
  setFundingUnsettled,
  setIsolatedMargin,
  setLeverage,
  switchMode,
} from '../../store/commands/terms'
import { rowFigures, type RowFigures, type RowTerms } from '../../store/select/rows'
import {
  ownRate,
  signedNotional,
  suggestedMargin,
  sizeContext,
} from '../../store/select/row-context'
import { typedRate } from '../../store/select/typed-rate'
import type { Value } from '../../store/select/value'
import { asNotional, sizeAnswers, typedPercent, typedSize } from '../../store/select/typed-size'
import { Button } from '../../ui/Button'
import { Cell } from '../../ui/Cell'
import { editable, editablePercent, format, type Printable } from '../../ui/format'
import { sentence } from '../../ui/Shows'
import { asSentence, typed } from '../../ui/typed'
import { useCell } from '../use-cell'
import { useActions, useRisk, useSidesNow, useStateNow } from '../use-risk'
import { useSeek } from './use-seek'
import styles from './Positions.module.css'

/** What a cell is drawn from. Terms alone where they are enough: an edit elsewhere does not change them. */
interface OfRow<T = RowTerms> {
  readonly row: T
  readonly before?: T | undefined
}

export function SizeCell({
  row,
  before,
  isDrafted,
}: OfRow<RowFigures> & { readonly isDrafted: boolean }) {
  const { attempt, ...handlers } = useCell(`size ${row.id}`)
  const seek = useSeek(`size ${row.id}`, row.id)
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const inUsd = useRisk((state) => state.view.sizeUnit === 'usd') && row.quote?.mark !== undefined
  const shown = (of: RowFigures): Printable => {
    const notional = inUsd ? signedNotional(of) : undefined
    return notional === undefined
      ? { amount: of.position.size, as: 'size' }
      : { amount: notional, as: 'usd' }
  }
  return (
    <Cell
      label={`Size of ${row.symbol}`}
      step={inUsd ? undefined : row.market?.lot?.toString()}
      shown={shown(row)}
      before={before && shown(before)}
      text={
        inUsd
          ? editable(signedNotional(row)?.abs() ?? row.position.size)
          : editable(row.position.size)
      }
      drafted={isDrafted}
      onPreview={(typedText) => {
        const context = { ...sizeContext(row), seek }
        const text = inUsd ? asNotional(typedText) : typedText
        const found = typedSize(text, context)
        if (!found.ok) {
          const answers = sizeAnswers(text, context)
          return { kind: 'issue', message: asSentence(found.issue), answers }
        }
        const { to, notional, flips, says } = found.value
        const parts = [
          says === undefined
            ? `${format({ amount: to, as: 'size' }).text} ${row.symbol}`
            : sentence(says),
          ...(notional === undefined ? [] : [format({ amount: notional, as: 'usd' }).text]),
          ...(flips ? ['flips side'] : []),
          ...(inBaseline ? [] : ['fills at the mark']),
        ]
        return attempt(resize(row.id, to), parts.join(' · '))
      }}
      {...handlers}
    />
  )
}

export function EntryCell({ row, before }: OfRow) {
  const { attempt, ...handlers } = useCell(`entry ${row.id}`)
  const tick = row.market?.tick
  const price = (of: Position): Printable => ({ amount: of.entry, as: 'price', tick })
  return (
    <Cell
      label={`Entry of ${row.symbol}`}
      step={tick?.toString()}
      shown={price(row.position)}
      before={before && price(before.position)}
      text={editable(row.position.entry)}
      onPreview={(text) => {
        const found = typed(text, 'price')
        if (found.kind === 'issue') return found
        return attempt(setEntry(row.id, found.amount), found.note ?? 'corrects the record')
      }}
      {...handlers}
    />
  )
}

/** Funding accrued and not yet in cash. Above zero: to be received. */
export function FundingCell({ row, before }: OfRow) {
  const { attempt, ...handlers } = useCell(`accrued ${row.id}`)
  const accrued = row.position.fundingUnsettled
  const shown = (answer: RowTerms['funding'] | undefined) =>
    answer?.kind === 'figure' ? answer.shown : undefined
  return (
    <Cell
      label={`Funding accrued of ${row.symbol}`}
      shown={shown(row.funding)}
      before={shown(before?.funding)}
      text={editable(accrued)}
      onPreview={(text) => {
        const found = typed(text, 'usd')
        if (found.kind === 'issue') return found
        return attempt(
          setFundingUnsettled(row.id, found.amount),
          found.note ?? 'accrued, not yet in cash; above zero is received',
        )
      }}
      {...handlers}
    />
  )
}

export function MarkCell({ row, before }: OfRow) {
  const market = row.position.market
  const { attempt, ...handlers } = useCell(`mark ${market}`)
  const now = row.quote?.mark
  const was = before?.quote?.mark
  const tick = row.market?.tick
  return (
    <Cell
      label={`Mark of ${row.symbol}`}
      step={tick?.toString()}
      shown={now && { amount: now, as: 'price', tick }}
      before={was && { amount: was, as: 'price', tick }}
      empty="type a mark"
      text={now === undefined ? '' : editable(now)}
      onPreview={(text) => {
        const found = typed(text.trim().replace(/^@/, ''), 'price')
        if (found.kind === 'issue') return found
        return attempt(giveMark(market, found.amount), found.note)
      }}
      {...handlers}
    />
  )
}

/** Cross or isolated; isolated with the margin set aside. */
export function MarginCell({ row, before }: OfRow) {
  const { attempt, ...handlers } = useCell(`margin ${row.id}`)
  const { run, tell } = useActions()
  const stateNow = useStateNow()
  const sidesNow = useSidesNow()
  const { margin } = row.position
  const isIsolated = margin.mode === 'isolated'
  const suggested = () => {
    const { baseline, draft } = sidesNow()
    const figures = rowFigures(stateNow().view.show === 'baseline' ? baseline : draft, row.id)
    return suggestedMargin(figures)
  }
  const toggle = () => {
    const to = isIsolated
      ? ({ mode: 'cross' } as const)
      : ({ mode: 'isolated', margin: suggested() } as const)
    const issue = run(switchMode(row.id, to))
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
  }
  const was = before?.position.margin
  return (
    <>
      {isIsolated && (
        <Cell
          label={`Isolated margin of ${row.symbol}`}
          shown={{ amount: margin.margin, as: 'usd' }}
          before={was?.mode === 'isolated' ? { amount: was.margin, as: 'usd' } : undefined}
          text={editable(margin.margin)}
          onPreview={(text) => {
            const found = typed(text, 'usd')
            if (found.kind === 'issue') return found
            return attempt(setIsolatedMargin(row.id, found.amount), found.note)
          }}
          {...handlers}
        />
      )}
      <Button
        look="text"
        data-stop=""
        aria-label={`Margin mode of ${row.symbol}: ${margin.mode}. Switch`}
        title={isIsolated ? 'Switch to cross' : 'Switch to isolated'}
        onClick={toggle}
      >
        {isIsolated ? 'Isolated' : 'Cross'}
      </Button>
    </>
  )
}

export function LeverageCell({
  row,
  leverage,
  before,
}: {
  readonly row: RowTerms
  readonly leverage: Value
  readonly before?: Value | undefined
}) {
  const { attempt, ...handlers } = useCell(`leverage ${row.id}`)
  const shown = leverage.kind === 'figure' ? leverage.shown : undefined
  const was = before?.kind === 'figure' ? before.shown : undefined
  const chosen = row.position.leverage
  return (
    <Cell
      label={`Leverage of ${row.symbol}`}
      shown={shown}
      before={was}
      empty={chosen === undefined ? 'highest' : format({ amount: chosen, as: 'leverage' }).text}
      text={chosen === undefined ? '' : editable(chosen)}
      onPreview={(text) => {
        if (text.trim() === '') {
          return attempt(setLeverage(row.id, undefined), 'the highest the tier allows')
        }
        const found = typed(text, 'ratio')
        if (found.kind === 'issue') return found
        return attempt(setLeverage(row.id, found.amount), 'changes initial margin only')
      }}
      {...handlers}
    />
  )
}

export function RateCell({ row, before }: OfRow) {
  const market = row.position.market
  const { attempt, ...handlers } = useCell(`rate ${market}`)
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const funding = row.quote?.funding
  const hours = row.rateHours
  return (
    <Cell
      label={`Funding rate of ${row.symbol}, percent per ${hours} hours`}
      shown={row.rate.kind === 'figure' ? row.rate.shown : undefined}
      before={before?.rate.kind === 'figure' ? before.rate.shown : undefined}
      rateUnit={rateUnit}
      empty="type a rate"
      text={funding === undefined ? '' : `${editablePercent(funding.rate)}%/${hours}h`}
      onPreview={(text) => {
        const found = typedRate(text, hours)
        if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
        const { rate, everyHours } = found.value
        const says = format({ amount: rate, as: 'rate', everyHours, signed: true }, 'interval').text
        return attempt(giveFunding(market, found.value), says)
      }}
      {...handlers}
    />
  )
}

/** For a market whose terms nobody publishes: the one figure without which nothing can be said. */
export function MaintenanceRateCell({ row }: OfRow) {
  const { attempt, ...handlers } = useCell(`terms ${row.position.market}`)
  const own = ownRate(row)
  if (own.kind === 'published') return null
  const rate = own.kind === 'typed' ? own.rate : undefined
  return (
    <span className={styles['rate']} title="Maintenance margin rate: yours to say for this market">
      mmr
      <Cell
        label={`Maintenance rate of ${row.symbol}, percent`}
        shown={rate && { amount: rate, as: 'percent' }}
        empty="type its rate, %"
        text={rate === undefined ? '' : editablePercent(rate)}
        onPreview={(text) => {
          const found = typedPercent(text)
          if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
          const says = 'of notional, at every size; initial margin twice that'
          return attempt(setMaintenanceRate(row.position.market, found.value), says)
        }}
        {...handlers}
      />
    </span>
  )
}
