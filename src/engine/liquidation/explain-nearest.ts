// Why is a nearest death that far, and what is one position's share of it? Distances, moves and shares in lines.
import { assumptionsOf, sourcesOf } from '../margin/explain-rules'
import type { Appraisal } from '../margin/stand'
import type { PositionId } from '../model/book'
import type { Explanation, ExplainedLine } from '../model/explanation'
import { poolFigure, positionFigure } from '../model/explanation'
import { symbolOf } from '../model/market'
import { cushion, money, move, pnl, share, sigmas } from '../model/shown'
import { volatilityOf, type Assumptions } from '../model/snapshot'
import { isNonZero, sign } from '../units/amount'
import { NOT_COUNTED } from './explain'
import type { NearestDeath } from './nearest'

/** The share of one position in the nearest death; `words` stand for it where there is none. */
export function explainShare(
  appraisal: Appraisal,
  death: NearestDeath,
  of: {
    readonly position: PositionId
    readonly words: string
    readonly without: NearestDeath
  },
): Explanation {
  const found =
    death.kind === 'at'
      ? death.contributions.find((each) => each.position === of.position)
      : undefined
  return {
    title: 'Contribution to the nearest death',
    answer: found === undefined ? of.words : share(found.share),
    formula: 'share = what this position loses on the way ÷ the buffer; below zero it protects',
    substituted:
      found === undefined
        ? [of.words]
        : [
            pnl(appraisal.buffer.times(found.share).neg()),
            ' of ',
            cushion(appraisal.buffer),
            ' on the way to the nearest death',
          ],
    lines: [
      {
        label: 'Nearest death',
        ...(death.kind === 'at' ? { result: sigmas(death.sigmas) } : { substituted: [of.words] }),
        figure: poolFigure(appraisal.form.pool, 'nearest'),
      },
      {
        label: 'Distance without this position',
        ...(of.without.kind === 'at'
          ? { result: sigmas(of.without.sigmas) }
          : { substituted: ['no nearest death without it'] }),
      },
    ],
    assumes: nearestAssumes(appraisal, death),
    sources: sourcesOf(appraisal),
  }
}

function nearestAssumes(appraisal: Appraisal, death: NearestDeath): readonly string[] {
  return [
    'Volatilities and correlations are assumptions, not forecasts.',
    ...(death.kind === 'at' && !death.proven ? ['Approximate: a nearer death may exist.'] : []),
    NOT_COUNTED,
    ...assumptionsOf(appraisal),
  ]
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
      'σ = buffer ÷ √(b · Σ b): the smallest move, in standard deviations of one day, that empties the buffer; b is what the buffer gains per 100 % of each underlying, Σ their covariance',
    substituted:
      death.kind === 'at' && isNonZero(death.sigmas)
        ? [
            cushion(appraisal.buffer),
            ' ÷ ',
            money(appraisal.buffer.div(death.sigmas)),
            ' of one-day standard deviation on that way',
          ]
        : [death.kind === 'at' ? 'the buffer is used up' : of.words],
    lines,
    assumes: nearestAssumes(appraisal, death),
    sources: sourcesOf(appraisal),
  }
}
