// Why is a liquidation or a bankruptcy price where it is? The lines that made it, ending with a check:
// the buffer evaluated there.
import { assumptionsOf, sourcesOf } from '../margin/explain-rules'
import { legTierAt } from '../margin/form'
import { appraise, type Appraisal, type LegLine } from '../margin/stand'
import type { Explanation, ExplainedLine, Part, Shown } from '../model/explanation'
import { poolFigure } from '../model/explanation'
import { symbolOf, type MarketId } from '../model/market'
import {
  cushion,
  demand,
  liquidationPrice,
  money,
  pnl,
  priceOf,
  share,
  sizeOf,
  bankruptcyPrice,
  NO_BANKRUPTCY,
} from '../model/shown'
import { NO_SIZE, NOTHING, ratio, sign, type Price } from '../units/amount'
import type { CommonMove } from './joint'
import { bandOf, distanceTo, type Band, type Bounds } from './price'

/** The liquidation price of a position's market, others held still; `words` stand for it where there is none. */
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
  const legs = openLines(appraisal, market)
  const jumps = legs.some(({ leg }) => leg.shape === 'whole')
  return {
    title: `Liquidation price, ${symbol} (others held still)`,
    answer: near === undefined ? of.words : liquidationPrice(near.price, near.side, tick),
    formula: formulaFor(legs.length, jumps),
    substituted:
      near === undefined
        ? [of.words]
        : jumps
          ? [cushion(appraisal.buffer), ' is used up at ', priceOf(near.price, tick)]
          : substituted(appraisal, legs, near.price),
    lines: [
      {
        label: 'Buffer',
        result: cushion(appraisal.buffer),
        figure: poolFigure(appraisal.form.pool, 'buffer'),
      },
      { label: 'Mark', result: priceOf(line.mark, tick) },
      ...legs.flatMap((each) => tierLines(each, near?.price, legs.length)),
      ...boundLines(appraisal, market, band, tick),
    ],
    assumes: [
      `No other price moves than ${symbol}’s.`,
      ...jointWords(of.joint),
      ...(band.kind === 'at' && band.nearestOnly
        ? [
            'The margin table jumps with notional: this is the nearest crossing, safe prices may lie beyond.',
          ]
        : []),
      NOT_COUNTED,
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesOf(appraisal),
  }
}

/** The lines that move with a market: positions and counted holdings, all at one price. */
function openLines(appraisal: Appraisal, market: MarketId): readonly LegLine[] {
  return appraisal.lines.filter((line) => line.leg.market === market && !line.value.isZero())
}

function formulaFor(legs: number, jumps: boolean): string {
  if (jumps) {
    return 'the nearest price at which buffer = 0, jumps of the margin table with notional included'
  }
  return legs <= 1
    ? 'price = −(rest of the pool + deduction) ÷ (size − rate × |size|)'
    : 'price = −(rest of the pool + Σ deductions) ÷ Σ (size − rate × |size|), over the legs of this market'
}

/** The tier that holds the position at the liquidation price is the one that counts there. */
function tierLines(line: LegLine, at: Price | undefined, legs: number): readonly ExplainedLine[] {
  if (at === undefined || line.leg.terms === undefined) return []
  const tier = legTierAt(line.leg, line.leg.size.times(at).abs())
  const row = line.leg.tiers[tier]
  if (row === undefined) return []
  const moved = tier === line.tier ? '' : `, tier ${line.tier + 1} now`
  const whose = legs > 1 ? `, ${sign(line.value) > 0 ? 'long' : 'short'} leg` : ''
  return [
    { label: `Maintenance rate there: tier ${tier + 1}${moved}${whose}`, result: share(row.rate) },
    { label: `Deduction of that tier${whose}`, result: money(row.deduction) },
  ]
}

/** The formula with the numbers of the tiers that hold at the price. */
function substituted(appraisal: Appraisal, legs: readonly LegLine[], at: Price): readonly Part[] {
  let rest = appraisal.buffer
  let deduction = NOTHING
  const slopes: Part[] = []
  for (const { leg, value, requirement } of legs) {
    const row = leg.tiers[legTierAt(leg, leg.size.times(at).abs())]
    if (row === undefined) continue
    rest = rest.minus(value).plus(requirement)
    deduction = deduction.plus(row.deduction)
    slopes.push(
      ...(slopes.length === 0 ? [] : [' + ']),
      sizeOf(leg.size),
      ' − ',
      share(row.rate),
      ' × ',
      sizeOf(leg.size.abs()),
    )
  }
  return ['−(', pnl(rest), ' + ', money(deduction), ') ÷ (', ...slopes, ')']
}

/** Both bounds, and the buffer at each as a check. */
function boundLines(
  appraisal: Appraisal,
  market: MarketId,
  band: Band,
  tick: Price | undefined,
): readonly ExplainedLine[] {
  if (band.kind === 'breached') {
    const back = band.safe && nearerBound(appraisal, market, band.safe)
    return [
      { label: 'Short of maintenance by', result: demand(band.shortfall) },
      ...(back === undefined
        ? []
        : [
            {
              label: back.side === 'lower' ? 'Safe again above' : 'Safe again below',
              result: liquidationPrice(back.price, back.side, tick),
            },
          ]),
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

/** The bound of safety that a pool now in danger would meet first. */
function nearerBound(appraisal: Appraisal, market: MarketId, safe: Bounds) {
  const mark = openLines(appraisal, market)[0]?.mark
  return mark && distanceTo(safe, mark)
}

/**
 * The buffer evaluated with one market at another price: the proof of the price. A price is kept to 40
 * digits, so what is left is the rounding of that division: below a 10⁻²⁰th of what the pool holds there
 * it is none, and printed as none.
 */
function bufferAt(appraisal: Appraisal, market: MarketId, at: Price): Shown {
  const marks = new Map(appraisal.lines.map((line) => [line.leg.market, line.mark]))
  const there = appraise(appraisal.form, (id) => (id === market ? at : (marks.get(id) ?? at)))
  const scale = there.lines.reduce((sum, line) => sum.plus(line.value.abs()), there.equity.abs())
  const isRest = there.buffer.abs().lt(scale.times(RESIDUE))
  return { amount: isRest ? NOTHING : there.buffer, as: 'usd', rounding: 'half-even' }
}

const RESIDUE = ratio('0.00000000000000000001')

function jointWords(joint: CommonMove | undefined): readonly string[] {
  if (joint?.kind !== 'at') return []
  const names = joint.moving.map(symbolOf).join(', ')
  return joint.moving.length > 1
    ? [`If ${names} ${joint.direction} together the pool dies sooner: see its joint limit.`]
    : []
}

/** Bankruptcy price: where equity, not the buffer, is zero. All legs of the market share it. */
export function explainBankruptcy(
  appraisal: Appraisal,
  line: LegLine,
  price: Price | undefined,
): Explanation {
  const tick = line.leg.terms?.tick
  const legs = openLines(appraisal, line.leg.market)
  const size = legs.reduce((total, { leg }) => total.plus(leg.size), NO_SIZE)
  return {
    title: `Bankruptcy price, ${symbolOf(line.leg.market)}`,
    answer: price === undefined ? NO_BANKRUPTCY : bankruptcyPrice(price, line.mark, tick),
    formula:
      legs.length > 1
        ? 'price = mark − equity ÷ Σ size of this market'
        : 'price = mark − equity ÷ size',
    substituted: [priceOf(line.mark, tick), ' − ', money(appraisal.equity), ' ÷ ', sizeOf(size)],
    lines: [
      {
        label: 'Equity',
        result: money(appraisal.equity),
        figure: poolFigure(appraisal.form.pool, 'equity'),
      },
    ],
    assumes: ['No other price moves.', NOT_COUNTED, ...assumptionsOf(appraisal)],
    sources: sourcesOf(appraisal),
  }
}

/** What no liquidation figure holds, said with each. */
export const NOT_COUNTED =
  'Funding from now until then is not counted, nor price impact and any fee of the liquidation itself beyond the requirement.'
