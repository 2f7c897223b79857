// Why is a liquidation price, a joint limit or a nearest death where it is? The lines that made it,
// ending with a check: the buffer evaluated there.
import { assumptionsOf, sourcesOf } from '../margin/explain'
import { appraise, type Appraisal, type LegLine } from '../margin/stand'
import type { PositionId } from '../model/book'
import type { Explanation, ExplainedLine, Part, Shown } from '../model/explanation'
import { poolFigure, positionFigure } from '../model/explanation'
import { symbolOf, type MarketId } from '../model/market'
import type { Assumptions } from '../model/snapshot'
import { volatilityOf } from '../model/snapshot'
import {
  cushion,
  demand,
  liquidationPrice,
  money,
  move,
  pnl,
  priceOf,
  share,
  sigmas,
  sizeOf,
} from '../model/shown'
import { sign, type Price } from '../units/amount'
import type { CommonMove, JointLimit } from './joint'
import type { NearestDeath } from './nearest'
import { bandOf, distanceTo, type Band } from './price'
import { slopeOfMarket } from './ray'

/** The liquidation price of a position's market, others held still, with its answer in `words` when none. */
export function explainLiquidation(
  appraisal: Appraisal,
  line: LegLine,
  of: { readonly words: string; readonly joint?: CommonMove },
): Explanation {
  const { market } = line.leg
  const tick = line.leg.terms?.tick
  const band = bandOf(appraisal, market)
  const near = band.kind === 'at' ? distanceTo(band, line.mark) : undefined
  const symbol = symbolOf(market)
  const legs = appraisal.form.legsOf.get(market)?.length ?? 0
  const alone = legs === 1
  const lines: ExplainedLine[] = [
    {
      label: 'Buffer',
      result: cushion(appraisal.buffer),
      figure: poolFigure(appraisal.form.pool, 'buffer'),
    },
    { label: 'Mark', result: priceOf(line.mark, tick) },
    ...tierLines(line, near?.price),
    ...boundLines(appraisal, market, band, tick),
  ]
  return {
    title: `Liquidation price, ${symbol} (others held still)`,
    answer: near === undefined ? of.words : liquidationPrice(near.price, near.side, tick),
    formula: alone
      ? 'price = −(rest of the pool + deduction) ÷ (size − rate × |size|)'
      : 'price where the buffer of all legs of this market reaches zero, tier edges included',
    substituted:
      near === undefined || !alone ? [of.words] : substituted(appraisal, line, near.price),
    lines,
    assumes: [
      `No other price moves than ${symbol}’s.`,
      ...jointWords(of.joint),
      ...(band.kind === 'at' && band.nearestOnly
        ? [
            'The margin table jumps with notional: this is the nearest crossing, safe prices may lie beyond.',
          ]
        : []),
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesOf(appraisal),
  }
}

/** The tier that holds the position at the liquidation price is the one that counts there. */
function tierLines(line: LegLine, at: Price | undefined): readonly ExplainedLine[] {
  if (at === undefined) return []
  const tier = tierAtPrice(line, at)
  const row = line.leg.tiers[tier]
  if (row === undefined) return []
  const moved = tier === line.tier ? '' : `, tier ${line.tier + 1} now`
  return [
    { label: `Maintenance rate there: tier ${tier + 1}${moved}`, result: share(row.rate) },
    { label: 'Deduction of that tier', result: money(row.deduction) },
  ]
}

function tierAtPrice(line: LegLine, at: Price): number {
  const notional = line.leg.size.times(at).abs()
  const found = line.leg.tiers.findLastIndex((tier) => notional.gte(tier.floor))
  return Math.max(found, 0)
}

function substituted(appraisal: Appraisal, line: LegLine, at: Price): readonly Part[] {
  const row = line.leg.tiers[tierAtPrice(line, at)]
  if (row === undefined) return []
  const rest = appraisal.buffer.minus(line.value).plus(line.requirement)
  return [
    '−(',
    pnl(rest),
    ' + ',
    money(row.deduction),
    ') ÷ (',
    sizeOf(line.leg.size),
    ' − ',
    share(row.rate),
    ' × ',
    sizeOf(line.leg.size.abs()),
    ')',
  ]
}

/** Both bounds, and the buffer at each as a check. */
function boundLines(
  appraisal: Appraisal,
  market: MarketId,
  band: Band,
  tick: Price | undefined,
): readonly ExplainedLine[] {
  if (band.kind === 'breached') {
    const back = band.safe?.lower ?? band.safe?.upper
    const side = band.safe?.lower === undefined ? 'upper' : 'lower'
    return [
      { label: 'Short of maintenance by', result: demand(band.shortfall) },
      ...(back === undefined
        ? []
        : [{ label: 'Safe again beyond', result: liquidationPrice(back, side, tick) }]),
    ]
  }
  if (band.kind !== 'at') return []
  const check = (label: string, at: Price | undefined, side: 'lower' | 'upper') =>
    at === undefined
      ? []
      : [
          { label, result: liquidationPrice(at, side, tick) },
          { label: `Buffer at the ${side} price`, result: bufferAt(appraisal, market, at) },
        ]
  return [
    ...check('Liquidated at or below', band.lower, 'lower'),
    ...check('Liquidated at or above', band.upper, 'upper'),
  ]
}

/** The buffer evaluated with one market at another price, to the micro-unit: the proof of the price. */
function bufferAt(appraisal: Appraisal, market: MarketId, at: Price): Shown {
  const marks = new Map(appraisal.lines.map((line) => [line.leg.market, line.mark]))
  const there = appraise(appraisal.form, (id) => (id === market ? at : (marks.get(id) ?? at)))
  return { amount: there.buffer, as: 'usd', rounding: 'half-even' }
}

function jointWords(joint: CommonMove | undefined): readonly string[] {
  if (joint?.kind !== 'at') return []
  const names = joint.moving.map(symbolOf).join(', ')
  return joint.moving.length > 1
    ? [`If ${names} ${joint.direction} together the pool dies sooner: see its joint limit.`]
    : []
}

/** Bankruptcy price: where equity, not the buffer, is zero. */
export function explainBankruptcy(
  appraisal: Appraisal,
  line: LegLine,
  price: Price | undefined,
): Explanation {
  const tick = line.leg.terms?.tick
  const side = sign(line.value) > 0 ? 'lower' : 'upper'
  return {
    title: `Bankruptcy price, ${symbolOf(line.leg.market)}`,
    answer: price === undefined ? 'none above zero' : liquidationPrice(price, side, tick),
    formula: 'price = mark − equity ÷ size',
    substituted: [
      priceOf(line.mark, tick),
      ' − ',
      money(appraisal.equity),
      ' ÷ ',
      sizeOf(line.leg.size),
    ],
    lines: [
      {
        label: 'Equity',
        result: money(appraisal.equity),
        figure: poolFigure(appraisal.form.pool, 'equity'),
      },
    ],
    assumes: ['No other price moves.', ...assumptionsOf(appraisal)],
    sources: sourcesOf(appraisal),
  }
}

/** Joint limit, or the common move of all positions. */
export function explainMove(
  appraisal: Appraisal,
  what: 'joint' | 'common',
  of: {
    readonly limit: JointLimit
    readonly words: (move: Exclude<CommonMove, { kind: 'at' }>) => string
  },
): Explanation {
  const { limit, fall, rise } = of.limit
  const moving = limit.kind === 'at' ? limit.moving : []
  const shown = (each: CommonMove): Shown | string =>
    each.kind === 'at' ? move(each.move) : of.words(each)
  const answer = shown(limit)
  const side = (label: string, each: CommonMove): ExplainedLine =>
    each.kind === 'at'
      ? { label: `${label}: ${each.moving.map(symbolOf).join(', ')}`, result: move(each.move) }
      : { label, substituted: [of.words(each)] }
  return {
    title: what === 'joint' ? 'Joint limit' : 'Common move of all positions',
    answer,
    formula:
      what === 'joint'
        ? 'smallest common move of everything that hurts, hedges giving no help, that empties the buffer'
        : 'smallest common move of every position, hedges helping, that empties the buffer',
    substituted: [
      cushion(appraisal.buffer),
      ' ÷ Σ of what each market takes per 100 %, tier by tier',
    ],
    lines: [
      {
        label: 'Buffer',
        result: cushion(appraisal.buffer),
        figure: poolFigure(appraisal.form.pool, 'buffer'),
      },
      ...moving.map((market) => ({
        label: `${symbolOf(market)}: buffer gained per +100 %`,
        formula: 'Σ (value − rate × notional) of its legs',
        result: pnl(slopeOfMarket(appraisal, market)),
      })),
      side('Common fall', fall),
      side('Common rise', rise),
    ],
    assumes: [
      what === 'joint'
        ? 'Markets that do not hurt stand still: a hedge gives no help.'
        : 'Every market moves by the same percentage.',
      'No assumption about volatility or correlation enters.',
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesOf(appraisal),
  }
}

/** Nearest death, with shares and the distance without each position. */
export function explainNearest(
  appraisal: Appraisal,
  death: NearestDeath,
  of: {
    readonly words: string
    readonly assumptions: Assumptions
    readonly without: (position: PositionId) => NearestDeath
  },
): Explanation {
  const lines: ExplainedLine[] = []
  if (death.kind === 'at') {
    for (const [underlying, by] of death.moves) {
      lines.push({
        label: `${underlying} moves, at σ per day`,
        substituted: [share(volatilityOf(of.assumptions, underlying).value)],
        result: move(by),
      })
    }
    for (const each of death.contributions) {
      if (each.position === undefined) continue
      const alone = of.without(each.position)
      lines.push({
        label: `${symbolOf(each.market)} ${sign(each.share) < 0 ? 'protects' : 'contributes'}; distance without it`,
        substituted: alone.kind === 'at' ? [sigmas(alone.sigmas)] : ['no nearest death without it'],
        result: share(each.share),
        figure: positionFigure(each.position, 'share'),
      })
    }
  }
  return {
    title: 'Nearest death',
    answer: death.kind === 'at' ? sigmas(death.sigmas) : of.words,
    formula:
      'σ = buffer ÷ √(bᵀ Σ b): smallest move, in standard deviations of one day, that empties the buffer',
    substituted: [cushion(appraisal.buffer), ' ÷ one-day standard deviation of the buffer'],
    lines,
    assumes: [
      'Volatilities and correlations are assumptions, not forecasts.',
      ...(death.kind === 'at' && !death.proven ? ['Approximate: a nearer death may exist.'] : []),
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesOf(appraisal),
  }
}
