// Assumptions: how prices are assumed to move together, and what trading is assumed to cost. Facts about
// the world and not trades, so each corrects the baseline and with it both sides.
import type { Underlying } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Assumed, Assumptions, Correlation } from '../../engine/model/snapshot'
import { ONE, ratio, sign, type Ratio } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { ASSUMPTIONS_AT_START, PRESETS_AS_OF } from '../samples/assumptions'
import { correction, type Command } from './command'

const typed = (value: Ratio): Assumed<Ratio> => ({ value, from: 'typed' })

/** The σ of one day for an underlying, as the user sees it. */
export function setVolatility(underlying: Underlying, to: Ratio): Command {
  return assuming('Change volatility', (now) => {
    if (sign(to) <= 0) return volatilityIssue(to)
    const volatility = new Map(now.volatility)
    volatility.set(underlying, typed(to))
    return done({ ...now, volatility })
  })
}

/** The σ of one day of every underlying without one of its own. */
export function setVolatilityElsewhere(to: Ratio): Command {
  return assuming('Change volatility elsewhere', (now) =>
    sign(to) <= 0 ? volatilityIssue(to) : done({ ...now, volatilityElsewhere: typed(to) }),
  )
}

function volatilityIssue(to: Ratio) {
  return refused('volatility-not-above-zero', 'A volatility is above zero.', {
    found: to.toString(),
    wanted: 'a percentage a day, such as 3 %',
  })
}

/** The correlation of one pair, whichever of the two is named first. */
export function setCorrelation(one: Underlying, other: Underlying, to: Ratio): Command {
  return assuming('Change correlation', (now) => {
    if (to.abs().gt(ONE)) return correlationIssue(to)
    const rest = without(now.correlations, one, other)
    return done({ ...now, correlations: [...rest, { pair: [one, other], rho: typed(to) }] })
  })
}

/** The correlation of every pair without one of its own. */
export function setCorrelationElsewhere(to: Ratio): Command {
  return assuming('Change correlation elsewhere', (now) =>
    to.abs().gt(ONE) ? correlationIssue(to) : done({ ...now, correlationElsewhere: typed(to) }),
  )
}

function correlationIssue(to: Ratio) {
  return refused('correlation-out-of-range', 'A correlation lies between −1 and 1.', {
    found: to.toString(),
    wanted: 'a number such as 0.85',
  })
}

function without(
  correlations: readonly Correlation[],
  one: Underlying,
  other: Underlying,
): readonly Correlation[] {
  return correlations.filter(({ pair }) => !(pair.includes(one) && pair.includes(other)))
}

/** Share of notional that every taker pays, whatever its venue says; undefined is each venue's own. */
export function setTakerFee(to: Ratio | undefined): Command {
  return assuming('Change taker fee', ({ takerFee: _, ...now }) => {
    if (to === undefined) return done(now)
    return costIssue('taker fee', to) ?? done({ ...now, takerFee: typed(to) })
  })
}

/** Share of notional lost to the book when filling at the mark. */
export function setSlippage(to: Ratio): Command {
  return assuming(
    'Change slippage',
    (now) => costIssue('slippage', to) ?? done({ ...now, slippage: typed(to) }),
  )
}

function costIssue(what: string, to: Ratio) {
  if (sign(to) >= 0 && to.lt(ONE)) return undefined
  return refused('cost-out-of-range', `A ${what} lies between 0 and 100 %.`, {
    found: to.toString(),
    wanted: 'a percentage such as 0.045 %',
  })
}

/** One correlation for every pair. */
export function correlateAll(to: Ratio): Command {
  const name = `All correlations ${to.toString()}`
  return assuming(name, (now) =>
    to.abs().gt(ONE)
      ? correlationIssue(to)
      : done({ ...now, correlations: [], correlationElsewhere: ofWorld(name, to) }),
  )
}

/** Everything moves as one: hedges help most, and nothing else does. */
export const allAlike: Command = correlateAll(ratio('0.95'))

const COUPLED = ratio('0.9')
const DECOUPLED = ratio('0.3')
/** Pairs a link can carry. */
const PAIRS_MAX = 5_000

/** The hedge stops moving with what it hedges: 0.30 across the two, 0.90 within each. */
export function decouple(hedge: readonly Underlying[], hedged: readonly Underlying[]): Command {
  const name = 'Hedge decouples'
  return assuming(name, (now) => {
    const pairs = hedge.length * hedged.length
    if (pairs > PAIRS_MAX) {
      return refused('too-many-correlations', `At most ${PAIRS_MAX} pairs have their own ρ.`, {
        found: String(pairs),
        wanted: 'fewer underlyings on the two sides',
      })
    }
    const correlations = hedge.flatMap((one) =>
      hedged.map((other): Correlation => ({ pair: [one, other], rho: ofWorld(name, DECOUPLED) })),
    )
    return done({ ...now, correlations, correlationElsewhere: ofWorld(name, COUPLED) })
  })
}

function ofWorld(name: string, value: Ratio): Assumed<Ratio> {
  return { value, from: 'preset', provenance: { asOf: PRESETS_AS_OF, source: name } }
}

/** Which assumption goes back to its preset. */
export type PresetOf =
  | { readonly what: 'volatility'; readonly underlying: Underlying }
  | { readonly what: 'correlations' }
  | { readonly what: 'volatilityElsewhere' | 'correlationElsewhere' | 'slippage' }

/** Puts back what was assumed before anybody typed. All correlations go back together: a matrix is one whole. */
export function backToPreset(of: PresetOf): Command {
  const start = ASSUMPTIONS_AT_START
  return assuming('Back to the preset', (now) => {
    switch (of.what) {
      case 'volatility': {
        const volatility = new Map(now.volatility)
        const preset = start.volatility.get(of.underlying)
        if (preset === undefined) volatility.delete(of.underlying)
        else volatility.set(of.underlying, preset)
        return done({ ...now, volatility })
      }
      case 'correlations':
        return done({
          ...now,
          correlations: start.correlations,
          correlationElsewhere: start.correlationElsewhere,
        })
      case 'volatilityElsewhere':
      case 'correlationElsewhere':
      case 'slippage':
        return done({ ...now, [of.what]: start[of.what] })
    }
  })
}

function assuming(label: string, change: (now: Assumptions) => Outcome<Assumptions>): Command {
  return correction(label, (baseline): Outcome<Scenario> => {
    const next = change(baseline.assumptions)
    return next.ok ? done({ ...baseline, assumptions: next.value }) : next
  })
}
