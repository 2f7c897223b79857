// Why does holding cost what it costs? Funding as the lines that made it.
import { assumptionsOf, sourcesOf } from '../margin/explain-rules'
import type { Appraisal } from '../margin/stand'
import type { Explanation, ExplainedLine } from '../model/explanation'
import { poolFigure, positionFigure } from '../model/explanation'
import { symbolOf, type Provenance } from '../model/market'
import { cushion, days, demand, flow, priceOf, rateOf, sizeOf } from '../model/shown'
import { sign } from '../units/amount'
import type { FundingRules } from '../venues/rules'
import type { LegDrag, PoolDrag, PriceBasis } from './drag'
import type { Erosion } from './erosion'
import { ratePace } from './drag'

const BASIS: Record<PriceBasis, string | undefined> = {
  oracle: undefined,
  mark: undefined,
  'mark standing in for oracle':
    'Estimate: this venue pays on its oracle price; the mark stands in for it.',
}

/** Funding of one position per day, or the words that say why it is not known. */
export function explainLegDrag(leg: LegDrag, words: string, rules: FundingRules): Explanation {
  const { line } = leg
  const sources = sourcesOfMarket(rules, line.leg.terms?.provenance)
  const symbol = symbolOf(line.leg.market)
  const tick = line.leg.terms?.tick
  if (leg.kind === 'unknown') {
    return {
      title: `Funding per day, ${symbol}`,
      answer: words,
      formula: '−size × price × rate × intervals per day',
      substituted: [words],
      lines: [],
      assumes: ['What is missing counts as unknown, never as zero.', ...estimateWords(rules)],
      sources,
    }
  }
  const { rate, everyHours } = leg.funding
  const pace = ratePace(leg.funding)
  return {
    title: `Funding per day, ${symbol}`,
    answer: flow(leg.perDay),
    formula: '−size × price × rate × (24 ÷ interval hours)',
    substituted: [
      '−',
      sizeOf(line.leg.size),
      ' × ',
      priceOf(leg.price, tick),
      ' × ',
      rateOf(rate, everyHours),
      ` × (24 ÷ ${everyHours})`,
    ],
    lines: [
      { label: `One payment, every ${everyHours} h`, result: flow(leg.perInterval) },
      { label: 'Per 8 hours', result: flow(leg.per8Hours) },
      { label: 'Per year, simple', result: flow(leg.perYear) },
      // A percentage, not a rate: rates are printed in the interval the reader chose.
      {
        label: 'Rate per year, simple',
        result: { amount: pace.perYear, as: 'percent', signed: true },
      },
    ],
    assumes: [
      'The rate and the price stand still.',
      ...basisWords([leg.basis]),
      ...estimateWords(rules),
    ],
    sources,
  }
}

/** Funding of a pool per day. */
export function explainPoolDrag(appraisal: Appraisal, drag: PoolDrag, words: string): Explanation {
  const { rules } = appraisal.form
  return {
    title: 'Funding drag per day',
    answer: drag.kind === 'known' ? flow(drag.perDay) : words,
    formula: 'Σ −size × price × rate × (24 ÷ interval hours)',
    substituted:
      drag.lines.length === 0
        ? ['nothing is held']
        : drag.lines.flatMap((leg, at) => [
            ...(at === 0 ? [] : [' + ']),
            leg.kind === 'known' ? flow(leg.perDay) : 'unknown',
          ]),
    lines: drag.lines.map((leg): ExplainedLine => ({
      label: symbolOf(leg.line.leg.market),
      ...(leg.kind === 'known' ? { result: flow(leg.perDay) } : { substituted: ['no rate given'] }),
      ...(leg.line.leg.position === undefined
        ? {}
        : { figure: positionFigure(leg.line.leg.position.id, 'dragPerDay') }),
    })),
    assumes: [
      'Rates and prices stand still. Above zero is received, below zero is paid.',
      ...basisWords(drag.kind === 'known' ? drag.bases : []),
      ...estimateWords(rules.funding),
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesAlong(appraisal),
  }
}

/** Where the rules of payment come from, then those of the pool's markets; once each. */
function sourcesAlong(appraisal: Appraisal): readonly Provenance[] {
  const { provenance } = appraisal.form.rules.funding
  const others = sourcesOf(appraisal).filter(
    ({ source, asOf }) => source !== provenance.source || asOf !== provenance.asOf,
  )
  return [provenance, ...others]
}

function estimateWords({ provenance }: FundingRules): readonly string[] {
  return provenance.estimate === undefined ? [] : [`Estimate: ${provenance.estimate}`]
}

function basisWords(bases: readonly PriceBasis[]): readonly string[] {
  return bases.flatMap((basis) => BASIS[basis] ?? [])
}

/** Days until funding alone eats the buffer. */
export function explainErosion(
  appraisal: Appraisal,
  drag: PoolDrag,
  of: { readonly erosion: Erosion; readonly words: string },
): Explanation {
  const perDay = drag.kind === 'known' ? drag.perDay : undefined
  const { pool, rules } = appraisal.form
  return {
    title: 'Days until funding eats the buffer',
    answer: of.erosion.kind === 'at' ? days(of.erosion.days) : of.words,
    formula: 'days = buffer ÷ funding paid per day',
    substituted: [
      cushion(appraisal.buffer),
      ' ÷ ',
      perDay === undefined ? 'unknown' : sign(perDay) < 0 ? demand(perDay.neg()) : 'nothing paid',
    ],
    lines: [
      { label: 'Buffer', result: cushion(appraisal.buffer), figure: poolFigure(pool, 'buffer') },
      {
        label: 'Funding per day',
        ...(perDay === undefined ? { substituted: ['unknown'] } : { result: flow(perDay) }),
        figure: poolFigure(pool, 'dragPerDay'),
      },
    ],
    assumes: [
      'Prices and rates stand still; payments are spread evenly over the day.',
      ...basisWords(drag.kind === 'known' ? drag.bases : []),
      ...estimateWords(rules.funding),
      ...assumptionsOf(appraisal),
    ],
    sources: sourcesAlong(appraisal),
  }
}

function sourcesOfMarket(
  rules: FundingRules,
  market: Provenance | undefined,
): readonly Provenance[] {
  return market === undefined ? [rules.provenance] : [rules.provenance, market]
}
