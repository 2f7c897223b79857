// Funding of a pool along one path of rates: position by position and in all, a day and over a horizon, what
// share of equity that is, which price move pays for it, and where the liquidation prices drift meanwhile.
import { moveThatPays, shareOfEquity, type LegDrag } from '../../engine/funding/drag'
import type { Position, PositionId } from '../../engine/model/book'
import type { MarketId } from '../../engine/model/market'
import { flow, rateOf, NO_EQUITY } from '../../engine/model/shown'
import { ratio, sign, type Ratio, type Usd } from '../../engine/units/amount'
import { driftOfPosition, type Drift } from './drift'
import { alongPath, daysShown, ratePathOf, type Along, type PathChoice } from './funding-path'
import { lineFigures, rowFigures } from './rows'
import type { PoolFigures, PoolState, Side } from './sides'
import { figure, words, type Value } from './value'
import { missingFundingInWords, stateInWords } from './words'

/** What funding takes or brings. */
interface Flows {
  readonly perDay: Value
  readonly horizon: Value
  /** Of the pool's equity, over the horizon. */
  readonly share: Value
}

export interface FundingRow extends Flows {
  readonly id: PositionId
  readonly market: MarketId
  readonly symbol: string
  readonly pays: 'you pay' | 'you receive' | 'nothing paid' | 'flat' | 'unknown'
  readonly rate: Value
  readonly every: string
  /** The move of the market that brings in what the horizon costs. */
  readonly paysFor: Value
  readonly drift: Drift | undefined
  /** What stands where a liquidation price would, when there is none to drift. */
  readonly noPrice: Value
}

export interface FundingTotal extends Flows {
  /** Days to zero buffer. */
  readonly days: Value
}

export interface FundingOf {
  readonly path: PathChoice
  /** Days. */
  readonly horizon: number
}

type Known = Extract<PoolState, { kind: 'known' }>

/** Funding of a pool's first `most` positions, and of all: what nobody looks at is not worked out. */
export function fundingOf(
  side: Side,
  pool: PoolFigures,
  of: FundingOf,
  most: number = Infinity,
): { readonly rows: readonly FundingRow[]; readonly total: FundingTotal } {
  const { state } = pool
  const days = ratio(of.horizon)
  const along = state.kind === 'known' ? alongPath(pool, state, ratePathOf(of.path)) : undefined
  const rows = pool.pool.positions
    .slice(0, most)
    .flatMap((held): readonly FundingRow[] => rowOf(side, pool, held, { along, days, of }))
  if (state.kind !== 'known' || along === undefined) {
    const why = words(state.kind === 'known' ? 'unknown' : stateInWords(state))
    return { rows, total: { perDay: why, horizon: why, share: why, days: why } }
  }
  return { rows, total: { ...totalOf(state, along, days), days: daysShown(along.erosion) } }
}

function totalOf({ summary }: Known, { drag }: Along, days: Ratio): Flows {
  if (drag.kind === 'known') return flowsOf(drag.perDay, summary.equity, days)
  return nowhere(words(missingFundingInWords(drag.missing)))
}

function flowsOf(perDay: Usd, equity: Usd, days: Ratio): Flows {
  const horizon = perDay.times(days)
  const share = shareOfEquity(horizon, equity)
  return {
    perDay: figure(flow(perDay)),
    horizon: figure(flow(horizon)),
    share:
      share === undefined
        ? words(NO_EQUITY)
        : figure({ amount: share, as: 'percent', rounding: 'down', signed: true }),
  }
}

const nowhere = (why: Value): Flows => ({ perDay: why, horizon: why, share: why })

function rowOf(
  side: Side,
  pool: PoolFigures,
  held: Position,
  at: { readonly along: Along | undefined; readonly days: Ratio; readonly of: FundingOf },
): readonly FundingRow[] {
  const row = rowFigures(side, held.id)
  if (row === undefined) return []
  const { along, days } = at
  const line = lineFigures(pool, held)?.line
  const leg = line && along?.drag.lines.find((one) => one.line === line)
  const base = {
    id: row.id,
    market: held.market,
    symbol: row.symbol,
    drift: along && driftOfPosition(pool, held, { drag: along.drag, days }),
    noPrice: row.liquidation.price,
  }
  const hours = row.quote?.funding?.everyHours ?? row.market?.funding.everyHours
  if (leg?.kind !== 'known' || pool.state.kind !== 'known') {
    const why = whyNot(row.dragPerDay, along, leg)
    return [
      {
        ...base,
        ...nowhere(why),
        pays: row.side === 'flat' && pool.state.kind === 'known' ? 'flat' : 'unknown',
        rate: at.of.path.rates === 'cap' ? why : row.rate,
        every: hours === undefined ? 'unknown' : `${hours} h`,
        paysFor: why,
      },
    ]
  }
  const direction = sign(leg.perDay)
  return [
    {
      ...base,
      ...flowsOf(leg.perDay, pool.state.summary.equity, days),
      pays: direction < 0 ? 'you pay' : direction > 0 ? 'you receive' : 'nothing paid',
      rate: figure(rateOf(leg.funding.rate, leg.funding.everyHours)),
      every: `${leg.funding.everyHours} h`,
      paysFor: paysForOf(leg, days),
    },
  ]
}

/** Why a position has no funding along a path: what its market lacks, or what its pool does. */
function whyNot(today: Value, along: Along | undefined, leg: LegDrag | undefined): Value {
  const market = leg?.line.leg.market
  const missing = along?.missing.filter((one) => one.market === market) ?? []
  if (missing.length > 0) return words(missingFundingInWords(missing))
  return today.kind === 'words' ? today : words('unknown: no rate')
}

/** Rounded away from zero: the move printed is enough. */
function paysForOf(leg: Extract<LegDrag, { kind: 'known' }>, days: Ratio): Value {
  if (sign(leg.perDay) > 0) return words('none: it receives')
  const move = sign(leg.perDay) < 0 ? moveThatPays(leg.line, leg.perDay, days) : undefined
  return move === undefined
    ? words('none: nothing paid')
    : figure({ amount: move, as: 'move', rounding: 'larger' })
}
