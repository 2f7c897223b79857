// Why is a joint limit where it is? The move of all that hurts, or of everything, as the division that made it.
import { assumptionsOf, sourcesOf } from '../margin/explain-rules'
import type { Appraisal } from '../margin/stand'
import type { Explanation, ExplainedLine, Part, Shown } from '../model/explanation'
import { poolFigure } from '../model/explanation'
import { symbolOf } from '../model/market'
import { cushion, move, pnl } from '../model/shown'
import { NOTHING, usd } from '../units/amount'
import { NOT_COUNTED } from './explain'
import type { CommonMove, JointLimit } from './joint'
import { slopeOfMarket } from './ray'

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
    substituted: moveIn(appraisal, limit, answer),
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
      NOT_COUNTED,
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesOf(appraisal),
  }
}

/**
 * The division behind a common move. It is written out where no tier edge is met on the way; where one
 * is, the slopes of now are not those of the whole way.
 */
function moveIn(appraisal: Appraisal, limit: CommonMove, answer: Shown | string): readonly Part[] {
  if (limit.kind !== 'at') return [typeof answer === 'string' ? answer : '']
  const slope = limit.moving.reduce(
    (total, market) => total.plus(slopeOfMarket(appraisal, market)),
    NOTHING,
  )
  const straight = appraisal.buffer.plus(slope.times(limit.move)).abs().lt(HAIR)
  return straight
    ? ['−', cushion(appraisal.buffer), ' ÷ ', pnl(slope)]
    : [cushion(appraisal.buffer), ' ÷ what each market takes per 100 %, tier by tier']
}
const HAIR = usd('0.00000001')
