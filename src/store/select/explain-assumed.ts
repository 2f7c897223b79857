// What a figure rests on that nobody can look up, and what the user has switched off: σ and ρ with who says so,
// what a fill of the draft is assumed to cost, and the rows that are in no figure.
import type { ExplainedLine, Explanation } from '../../engine/model/explanation'
import { symbolOf, type MarketId, type Provenance } from '../../engine/model/market'
import { feeShown } from '../../engine/model/shown'
import type { Ratio } from '../../engine/units/amount'
import { assumedOn, type AssumedCorrelation, type AssumedFigure } from './assumed'
import type { PoolFigures, Side } from './sides'

type Resting = Pick<Explanation, 'lines' | 'assumes' | 'sources'>

/** The σ and ρ behind a nearest death, each with who says so; nothing where the pool is not worked out. */
export function movesBehind(side: Side, pool: PoolFigures): Resting {
  if (pool.state.kind !== 'known') return NOTHING_RESTED_ON
  const held = new Set(
    pool.state.appraisal.lines.flatMap(({ leg }) => side.lookup(leg.market)?.underlying ?? []),
  )
  const { volatilities, matrix, beyond } = assumedOn(side)
  const sigma = volatilities.filter(({ underlying }) => held.has(underlying))
  const rho = [...matrix.flatMap(({ cells }) => cells), ...beyond].filter(({ pair }) =>
    pair.every((one) => held.has(one)),
  )
  const written = rho.length <= PAIRS_MAX
  return {
    lines: [
      ...sigma.map((each) => lineOf(`σ of ${each.underlying}, one day`, each)),
      ...(written ? rho.map((each) => lineOf(`ρ of ${each.pair.join(' and ')}`, each)) : []),
    ],
    assumes: written ? [] : [`ρ of ${rho.length} pairs: ${countedBySource(rho)}; see Assumptions.`],
    sources: sourcesIn([...sigma, ...rho]),
  }
}

/** Pairs that are written out one by one: those of four underlyings. */
const PAIRS_MAX = 6

const NOTHING_RESTED_ON: Resting = { lines: [], assumes: [], sources: [] }

/** What each fill of the draft in a market is assumed to cost, as a share of its notional. */
export function costsBehind(side: Side, pool: PoolFigures, market: MarketId): Resting {
  const { takerFee, slippage } = assumedOn(side)
  const own = side.lookup(market)?.takerFee
  const fee = (from: string, of: Ratio): ExplainedLine => ({
    label: 'Taker fee, of notional',
    substituted: [from],
    result: feeShown(of),
  })
  const asked =
    own !== undefined
      ? [fee(`typed by you for ${symbolOf(market)}, before the assumptions and the venue`, own)]
      : takerFee !== undefined
        ? [lineOf('Taker fee, of notional', takerFee)]
        : pool.rules === undefined
          ? []
          : [fee(`${pool.rules.name}’s own`, pool.rules.takerFee)]
  const assumed = own === undefined && takerFee !== undefined ? [takerFee] : []
  return {
    lines: [...asked, lineOf('Slippage, of notional', slippage)],
    assumes: [
      'Slippage is an assumption: one share of notional, whatever the size of the fill.',
      'What was paid before this scenario began is in its cash, not here.',
    ],
    sources: sourcesIn([...assumed, slippage]),
  }
}

/** Says of an account’s rows which are left out of every figure of it. */
export function switchedOff({ account }: PoolFigures): readonly string[] {
  const out = account.positions.filter(({ excluded }) => excluded === true)
  if (out.length === 0) return []
  const names = [...new Set(out.map(({ market }) => symbolOf(market)))].join(', ')
  return [`Switched off: ${names}. What you left out is in no figure.`]
}

/** One explanation with more put below what it has; sources once each. */
export function restingOn(of: Explanation, ...more: readonly Resting[]): Explanation {
  const sources = [...of.sources, ...more.flatMap((each) => each.sources)]
  return {
    ...of,
    lines: [...of.lines, ...more.flatMap((each) => each.lines)],
    assumes: [...new Set([...of.assumes, ...more.flatMap((each) => each.assumes)])],
    sources: [...new Map(sources.map((each) => [`${each.source} ${each.asOf}`, each])).values()],
  }
}

const FROM: Record<AssumedFigure['from'], string> = {
  typed: 'typed by you',
  preset: 'preset, not measured',
  imported: 'imported',
}

const lineOf = (label: string, of: AssumedFigure): ExplainedLine => ({
  label,
  substituted: [
    of.provenance === undefined || of.from === 'preset'
      ? FROM[of.from]
      : `${FROM[of.from]}, ${of.provenance.source}`,
  ],
  result: of.shown,
})

function countedBySource(of: readonly AssumedCorrelation[]): string {
  return (['typed', 'imported', 'preset'] as const)
    .map((from) => ({ from, count: of.filter((each) => each.from === from).length }))
    .filter(({ count }) => count > 0)
    .map(({ from, count }) => `${count} ${FROM[from]}`)
    .join(', ')
}

function sourcesIn(of: readonly AssumedFigure[]): readonly Provenance[] {
  return of.flatMap(({ provenance }) => provenance ?? [])
}
