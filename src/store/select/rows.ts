// Rows: one position with everything the table prints about it.
import { unrealisedOf, chosenLeverage } from '../../engine/margin/position'
import { crossPoolId, poolIdOf } from '../../engine/margin/pool'
import type { LegLine } from '../../engine/margin/stand'
import { holderOf, type Account, type Position, type PositionId } from '../../engine/model/book'
import { symbolOf, type Market } from '../../engine/model/market'
import type { Quote } from '../../engine/model/snapshot'
import type { LegDrag } from '../../engine/funding/drag'
import { distanceTo, type Band } from '../../engine/liquidation/price'
import { sign, type Price, type Usd } from '../../engine/units/amount'
import { rulesOf } from '../../engine/venues/registry'
import { unreachable } from '../../engine/units/outcome'
import { once } from '../derive'
import { bandIn, bankruptcyIn } from './questions'
import { type PoolFigures, type Severity, type Side } from './sides'
import {
  demand,
  flow,
  leverageShown,
  liquidationPrice,
  money,
  move,
  paid,
  pnl,
  priceOf,
  rateOf,
  bankruptcyPrice,
  NO_BANKRUPTCY,
} from '../../engine/model/shown'
import { figure, words, type Value } from './value'
import {
  missingFundingInWords,
  missingMarksInWords,
  noPriceInWords,
  refusalInWords,
  stateInWords,
} from './words'

/** What is said of a position itself: one object for as long as it, its market and its quote stand. */
export interface RowTerms {
  readonly id: PositionId
  readonly position: Position
  readonly symbol: string
  readonly market?: Market
  readonly quote?: Quote
  readonly side: 'long' | 'short' | 'flat'
  readonly mark: Value
  readonly funding: Value
  readonly costs: Value
  readonly rate: Value
  /** Hours that a typed rate is for where its text names none. */
  readonly rateHours: number
  /** Why the market's terms are an estimate; what holds for the whole venue is said of the account. */
  readonly estimate?: string
}

export interface RowFigures extends RowTerms {
  readonly terms: RowTerms
  readonly account: Account
  /** The pool it stands in. One that is excluded stands in none: then its account's cross pool. */
  readonly pool: PoolFigures
  readonly notional: Value
  /** Price P&L, funding and fees stay three figures. */
  readonly pricePnl: Value
  readonly maintenance: Value
  readonly initial: Value
  readonly leverage: Value
  readonly liquidation: Liquidation
  readonly bankruptcy: Value
  readonly dragPerDay: Value
  readonly severity?: Severity
}

/** The liquidation price of a row: the nearer bound with its distance, and the other one where there is one. */
export interface Liquidation {
  readonly price: Value
  readonly distance?: Value
  readonly other?: Value
  /** Safe prices beyond the bounds may exist: the table jumps with notional. */
  readonly nearestOnly: boolean
}

const rowsOf = once((_: Side) => new Map<PositionId, RowFigures>())

/** The row of a position on one side, or undefined when that side does not hold it. Worked out on demand. */
export function rowFigures(side: Side, id: PositionId): RowFigures | undefined {
  const known = rowsOf(side)
  const kept = known.get(id)
  if (kept !== undefined) return kept
  const held = holdersOf(side).get(id) ?? undefined
  if (held === undefined) return undefined
  const pool =
    side.poolsById.get(poolIdOf(held.account.id, held.position)) ??
    side.poolsById.get(crossPoolId(held.account.id))
  if (pool === undefined) return undefined
  const row = keptRow(pool, side, held.account, held.position)
  known.set(id, row)
  return row
}

const holdersOf = once((side: Side) => {
  const found = new Map<PositionId, { readonly account: Account; readonly position: Position }>()
  for (const account of side.scenario.book.accounts) {
    for (const position of account.positions) found.set(position.id, { account, position })
  }
  return found
})

/** Finds a position on a side. */
export function heldOn(side: Side, id: PositionId) {
  return holdersOf(side).get(id) ?? holderOf(side.scenario.book, id)
}

const rowsByPool = once((_: PoolFigures) => new Map<PositionId, RowFigures>())

/** Rows live as long as their pool's figures do: an edit elsewhere leaves them, and React, alone. */
function keptRow(pool: PoolFigures, side: Side, account: Account, position: Position): RowFigures {
  const known = rowsByPool(pool)
  const kept = known.get(position.id)
  const row = kept?.position === position ? kept : rowOf(pool, side, account, position)
  known.set(position.id, row)
  return row
}

function rowOf(pool: PoolFigures, side: Side, account: Account, position: Position): RowFigures {
  const market = side.lookup(position.market)
  const quote = side.scenario.snapshot.quotes.get(position.market)
  const terms = termsOf(position, { market, quote, rateHours: rateHoursOf(account, market, quote) })
  const base = { ...terms, terms, account, pool }
  const figures = lineFigures(pool, position)
  if (figures === undefined || pool.state.kind !== 'known') {
    return { ...base, ...withoutFigures(pool, position, market) }
  }
  return { ...base, ...ofLine(pool.state, figures, market?.tick) }
}

interface Around {
  readonly market: Market | undefined
  readonly quote: Quote | undefined
  readonly rateHours: number
}

/** As the rate has them, else the market, else the venue. Most venues pay every eight. */
function rateHoursOf(account: Account, market: Market | undefined, quote: Quote | undefined) {
  const stated = quote?.funding?.everyHours ?? market?.funding.everyHours
  return stated ?? rulesOf(account)?.funding.everyHours ?? 8
}

const termsKept = once((_: Position) => ({
  last: undefined as (Around & { terms: RowTerms }) | undefined,
}))

/** The same object while nothing about it changed: a cell drawn from it need not be drawn again. */
function termsOf(position: Position, around: Around): RowTerms {
  const kept = termsKept(position)
  const { last } = kept
  if (
    last !== undefined &&
    last.market === around.market &&
    last.quote === around.quote &&
    last.rateHours === around.rateHours
  ) {
    return last.terms
  }
  const terms = freshTerms(position, around)
  kept.last = { ...around, terms }
  return terms
}

function freshTerms(position: Position, { market, quote, rateHours }: Around): RowTerms {
  const direction = sign(position.size)
  return {
    id: position.id,
    position,
    symbol: symbolOf(position.market),
    ...(market === undefined ? {} : { market }),
    ...(quote === undefined ? {} : { quote }),
    side:
      direction > 0 ? ('long' as const) : direction < 0 ? ('short' as const) : ('flat' as const),
    mark: quote?.mark === undefined ? words('no mark') : figure(priceOf(quote.mark, market?.tick)),
    funding: figure(flow(position.fundingUnsettled)),
    costs: figure(paid(position.costsPaid)),
    rate:
      quote?.funding === undefined
        ? words('no rate')
        : figure(rateOf(quote.funding.rate, quote.funding.everyHours)),
    rateHours,
    ...(market?.provenance.estimate === undefined ? {} : { estimate: market.provenance.estimate }),
  }
}

/** What a pool worked out for one position: its line, initial margin and funding. */
export interface LineFigures {
  readonly line: LegLine
  readonly initial: Usd
  /** Nothing where no funding is paid: a position of no size. */
  readonly drag: LegDrag | undefined
}

/** The figures of a position in its pool, found through its market. */
export function lineFigures(pool: PoolFigures, held: Position): LineFigures | undefined {
  if (pool.state.kind !== 'known') return undefined
  const { appraisal, summary, drag } = pool.state
  for (const at of appraisal.form.legsOf.get(held.market) ?? []) {
    const line = appraisal.lines[at]
    const initial = summary.sums?.initial.parts[at]
    if (line?.leg.position === held && initial !== undefined) {
      return { line, initial, drag: drag.byLine[at] }
    }
  }
  return undefined
}

function ofLine(
  state: Extract<PoolFigures['state'], { kind: 'known' }>,
  { line, initial, drag }: LineFigures,
  tick: Price | undefined,
) {
  const { appraisal } = state
  const bankruptcy = bankruptcyIn(appraisal, line.leg.market)
  return {
    ...aloneOf(line),
    initial: demandOf(initial),
    liquidation: liquidationOf(bandIn(appraisal, line.leg.market), line, tick),
    bankruptcy:
      bankruptcy === undefined
        ? words(NO_BANKRUPTCY)
        : figure(bankruptcyPrice(bankruptcy, line.mark, tick)),
    dragPerDay: drag === undefined ? dragless(line) : dragValue(drag),
    ...(line.value.isZero() ? {} : { severity: state.severity }),
  }
}

/** What a line says by itself: the same answers for as long as it lives, whatever is edited elsewhere. */
const aloneOf = once((line: LegLine) => {
  const unrealised = unrealisedOf(line)
  const leverage = chosenLeverage(line)
  return {
    notional: figure(money(line.notional)),
    pricePnl: unrealised === undefined ? words('no entry') : figure(pnl(unrealised)),
    maintenance: figure(demand(line.requirement)),
    leverage: leverage === undefined ? words('no limit') : figure(leverageShown(leverage)),
  }
})

const demandOf = once((amount: Usd) => figure(demand(amount)))

const dragless = once((line: LegLine) => words(line.value.isZero() ? 'flat' : 'no rate'))

const dragValue = once((drag: LegDrag): Value =>
  drag.kind === 'known' ? figure(flow(drag.perDay)) : words(missingFundingInWords(drag.missing)),
)

/** The nearer bound of a band as the table prints it, rounded towards the mark. */
export function liquidationOf(band: Band, line: LegLine, tick?: Price): Liquidation {
  switch (band.kind) {
    case 'at': {
      const near = distanceTo(band, line.mark)
      if (near === undefined) return { price: words('none'), nearestOnly: band.nearestOnly }
      const far = near.side === 'lower' ? band.upper : band.lower
      const farSide = near.side === 'lower' ? 'upper' : 'lower'
      return {
        price: figure(liquidationPrice(near.price, near.side, tick)),
        distance: figure(move(near.move)),
        ...(far === undefined ? {} : { other: figure(liquidationPrice(far, farSide, tick)) }),
        nearestOnly: band.nearestOnly,
      }
    }
    case 'none':
      return { price: words(noPriceInWords(band.why)), nearestOnly: false }
    case 'breached':
      return { price: words('already liquidatable'), nearestOnly: false }
    case 'unknown':
      return {
        price: words(missingMarksInWords(band.missing)),
        nearestOnly: false,
      }
    case 'refused':
      return { price: words(band.refusals.map(refusalInWords).join('; ')), nearestOnly: false }
    default:
      return unreachable(band)
  }
}

function withoutFigures(pool: PoolFigures, position: Position, market: Market | undefined) {
  const why =
    position.excluded === true
      ? words('excluded: not in any figure')
      : pool.state.kind === 'known'
        ? words('unknown')
        : words(
            market === undefined
              ? refusalInWords({ why: 'market unknown', market: position.market })
              : stateInWords(pool.state),
          )
  return {
    notional: why,
    pricePnl: why,
    maintenance: why,
    initial: why,
    leverage: why,
    liquidation: { price: why, nearestOnly: false },
    bankruptcy: why,
    dragPerDay: why,
  }
}
