// Words for what has no figure: why there is none, and what would bring one.
import type { Refusal } from '../../engine/margin/form'
import type { MarketId } from '../../engine/model/market'
import { symbolOf } from '../../engine/model/market'
import { isWithheld } from '../../engine/model/withheld'
import type { CommonMove } from '../../engine/liquidation/joint'
import type { NearestDeath, NearestRefusal } from '../../engine/liquidation/nearest'
import type { NoPrice } from '../../engine/liquidation/price'
import type { Erosion } from '../../engine/funding/erosion'
import type { MissingFunding } from '../../engine/funding/drag'
import { unreachable } from '../../engine/units/outcome'
import type { PoolState } from './sides'

/** Markets named in one reason; the rest is counted. Each row says for itself what it lacks. */
const NAMED_MAX = 6

function names(markets: readonly MarketId[]): string {
  const named = markets.slice(0, NAMED_MAX).map(symbolOf).join(', ')
  const more = markets.length - NAMED_MAX
  return more > 0 ? `${named} and ${more} more` : named
}

export function missingMarksInWords(missing: readonly MarketId[]): string {
  const unmarked = missing.filter((market) => !isWithheld(market))
  const reasons = [
    ...(unmarked.length === missing.length ? [] : ['the cash is not disclosed']),
    ...(unmarked.length === 0 ? [] : [`no mark for ${names(unmarked)}`]),
  ]
  return `unknown: ${reasons.join('; ')}`
}

/** Why a pool has no figures. Known pools have none of this. */
export function stateInWords(state: Exclude<PoolState, { kind: 'known' }>): string {
  switch (state.kind) {
    case 'unknown':
      return missingMarksInWords(state.missing)
    case 'refused':
      return refusalsInWords(state.refusals)
    case 'venue unknown':
      return `unknown: no rules for a venue called ${state.venue}`
    default:
      return unreachable(state)
  }
}

/** Markets without terms in one breath; what else stands in the way, one by one. */
function refusalsInWords(refusals: readonly Refusal[]): string {
  const unknown = refusals.filter((one) => one.why === 'market unknown')
  if (unknown.length < 2) return refusals.map(refusalInWords).join('; ')
  const rest = refusals.filter((one) => one.why !== 'market unknown')
  const all = `unknown: no margin terms for ${names(unknown.map((one) => one.market))}; give their maintenance rates`
  return [all, ...rest.map(refusalInWords)].join('; ')
}

export function refusalInWords(refusal: Refusal): string {
  switch (refusal.why) {
    case 'market unknown':
      return `unknown: no margin terms for ${symbolOf(refusal.market)}; give its maintenance rate`
    case 'coin-margined contract':
      return `not computed: ${symbolOf(refusal.market)} is coin-margined`
    case 'held twice where positions net':
      return `not computed: this venue nets, and ${symbolOf(refusal.market)} is held in two rows`
    default:
      return unreachable(refusal)
  }
}

export function noPriceInWords(why: NoPrice): string {
  return why === 'no exposure' ? 'none: no exposure' : 'none: covered at any price'
}

export function commonMoveInWords(move: Exclude<CommonMove, { kind: 'at' }>): string {
  switch (move.kind) {
    case 'none':
      return move.why === 'nothing hurts' ? 'none: nothing to lose on' : 'none: survives to zero'
    case 'breached':
      return 'already liquidatable'
    default:
      return unreachable(move)
  }
}

export function nearestInWords(death: Exclude<NearestDeath, { kind: 'at' }>): string {
  switch (death.kind) {
    case 'none':
      return death.why === 'nothing moves'
        ? 'none under these volatilities'
        : noPriceInWords(death.why)
    case 'breached':
      return 'already liquidatable'
    case 'unknown':
      return missingMarksInWords(death.missing)
    case 'refused':
      return death.refusals.map(nearestRefusalInWords).join('; ')
    default:
      return unreachable(death)
  }
}

/** Why the nearest death is not computed. */
export function nearestRefusalInWords(refusal: NearestRefusal): string {
  switch (refusal.why) {
    case 'market unknown':
    case 'coin-margined contract':
    case 'held twice where positions net':
      return refusalInWords(refusal)
    case 'table jumps with notional':
      return `not computed: the margin table of ${symbolOf(refusal.market)} jumps with notional`
    case 'too many prices at zero':
    case 'too many combinations of tiers':
      return `not computed: ${refusal.why}`
    case 'volatility below zero':
      return `not computed: the volatility of ${refusal.underlying} is below zero`
    case 'correlation outside −1 to 1':
      return `not computed: the correlation of ${both(refusal.pair)} is outside −1 to 1`
    case 'correlation given twice':
      return `not computed: the correlation of ${both(refusal.pair)} is given twice`
    case 'too many correlations':
      return `not computed: more than ${refusal.most} underlyings with correlations of their own`
    case 'correlations cannot all hold':
      return `not computed: these correlations cannot all hold together, ${both(refusal.pair)} fits least`
    default:
      return unreachable(refusal)
  }
}

const both = (pair: readonly [string, string]) => `${pair[0]} and ${pair[1]}`

export function missingFundingInWords(missing: readonly MissingFunding[]): string {
  const rates = missing.filter((one) => one.what === 'rate').map((one) => one.market)
  const caps = missing.filter((one) => one.what === 'cap').map((one) => one.market)
  const parts = [
    ...(rates.length > 0 ? [`no funding rate for ${names(rates)}`] : []),
    ...(caps.length > 0 ? [`no funding cap known for ${names(caps)}`] : []),
  ]
  return `unknown: ${parts.join('; ')}`
}

/** The same as a sentence, with where it can be given. */
export function noRatesInWords(missing: readonly MissingFunding[]): string {
  const of = (what: MissingFunding['what']) =>
    missing.filter((one) => one.what === what).map((one) => one.market)
  const [rates, caps] = [of('rate'), of('cap')]
  return [
    ...(rates.length > 0
      ? [`no funding rate is known for ${names(rates)}. Type it in the book, under Funding rate.`]
      : []),
    ...(caps.length > 0
      ? [`no funding cap is known for ${names(caps)}. Give it in the terms of the market.`]
      : []),
  ].join(' Also, ')
}

export function erosionInWords(erosion: Exclude<Erosion, { kind: 'at' }>): string {
  switch (erosion.kind) {
    case 'never':
      return `never: ${erosion.why}`
    case 'breached':
      return 'already liquidatable'
    case 'unknown':
      return missingFundingInWords(erosion.missing)
    default:
      return unreachable(erosion)
  }
}
