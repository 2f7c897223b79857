// Answers to what the chain's own tests ask about margin: the engine's figures for the account in question.
import {
  admit,
  meetsInitial,
  refusalsOfMargin,
  type MarginState,
  type Refused,
} from '../../../src/engine/margin/admission'
import { leastInitialRate, scaledInitialRate } from '../../../src/engine/margin/initial'
import { isLiquidatable } from '../../../src/engine/margin/stand'
import { NO_SIZE, ratio, sign, size, usd, price } from '../../../src/engine/units/amount'
import {
  maintenanceRate,
  openInterestDelta,
  tierFaults,
} from '../../../src/engine/venues/dydx/tier'
import { sizeOfNotional } from '../../../src/engine/venues/dydx/units'
import { CHAIN, crossFigures, marketOf, type PositionInput } from './dydx-account'
import type { Answer } from './dydx-row'

/** Terms where the vector has none, because its answer does not depend on them. */
const ANY_TERMS = { market: 'BTC-USD', baseImf: '0.05', maintenanceFraction: '0.6' }

/** An account that holds nothing but one position, at its mark: its equity is the position's value. */
export function notional(inputs: { readonly size: string; readonly price: string }): Answer {
  return { notional: crossFigures('0', [{ ...ANY_TERMS, ...inputs }], CHAIN).summary.equity }
}

export function notionalToSize(inputs: {
  readonly notional: string
  readonly price: string
  readonly sizeUnit: string
}): Answer {
  const { notional, sizeUnit } = inputs
  return { size: sizeOfNotional(usd(notional), price(inputs.price), size(sizeUnit)) }
}

export function positionMargin(inputs: Omit<PositionInput, 'market'>): Answer {
  const { summary } = crossFigures('0', [{ market: 'BTC-USD', ...inputs }], CHAIN)
  return { initialMargin: summary.initial, maintenanceMargin: summary.maintenance }
}

interface OpenInterestInput {
  readonly baseImf: string
  readonly openInterestNotional: string
  readonly oiLowerCap: string
  readonly oiUpperCap: string
}

/** At a price of one a notional is a size, and open interest in money is open interest in coins. */
export function initialMarginFromNotional(
  inputs: OpenInterestInput & { readonly notional: string },
): Answer {
  const { notional, openInterestNotional, ...terms } = inputs
  const held = {
    ...terms,
    market: 'BTC-USD',
    size: notional,
    price: '1',
    openInterest: openInterestNotional,
  }
  return { initialMargin: crossFigures('0', [held], CHAIN).summary.initial }
}

export function effectiveImf(inputs: OpenInterestInput): Answer {
  const market = marketOf({ ...inputs, market: 'BTC-USD', size: '0' })
  const openInterest = usd(inputs.openInterestNotional)
  return { effectiveImf: leastInitialRate(market, NO_SIZE, usd('0'), openInterest) }
}

/** The web app does not floor the rise to a millionth. */
export function screenEffectiveImf(inputs: {
  readonly baseImf: string
  readonly openInterest: string
  readonly oraclePrice: string
  readonly oiLowerCap?: string
  readonly oiUpperCap?: string
}): Answer {
  const { openInterestCaps } = marketOf({ ...inputs, market: 'BTC-USD', size: '0' })
  const openInterest = size(inputs.openInterest).times(price(inputs.oraclePrice))
  return { effectiveImf: scaledInitialRate(ratio(inputs.baseImf), openInterest, openInterestCaps) }
}

export function maintenanceFraction(inputs: {
  readonly imf: string
  readonly maintenanceFraction: string
}): Answer {
  return { mmf: maintenanceRate(ratio(inputs.imf), ratio(inputs.maintenanceFraction)) }
}

export function accountRisk(inputs: {
  readonly usdc: string
  readonly positions: readonly PositionInput[]
}): Answer {
  const { summary } = crossFigures(inputs.usdc, inputs.positions, CHAIN)
  return {
    netCollateral: summary.equity,
    initialMargin: summary.initial,
    maintenanceMargin: summary.maintenance,
    liquidatable: isLiquidatable(summary, CHAIN.liquidatedAtZero),
  }
}

/** An account with the wanted figures: one position whose margins are its whole notional, the rest in cash. */
export function riskFlags(inputs: {
  readonly netCollateral: string
  readonly initialMargin?: string
  readonly maintenanceMargin?: string
}): Answer {
  const required = inputs.initialMargin ?? inputs.maintenanceMargin ?? '0'
  const held = {
    market: 'BTC-USD',
    size: required,
    price: '1',
    baseImf: '1',
    maintenanceFraction: '1',
  }
  const cash = usd(inputs.netCollateral).minus(usd(required)).toString()
  const { summary } = crossFigures(cash, required === '0' ? [] : [held], CHAIN)
  return {
    initialCollateralized: meetsInitial(summary),
    maintenanceCollateralized: sign(summary.buffer) >= 0,
    liquidatable: isLiquidatable(summary, CHAIN.liquidatedAtZero),
  }
}

interface StateInput {
  readonly netCollateral: string
  readonly initialMargin?: string
  readonly maintenanceMargin: string
}

/** The rule for updates that end below initial margin: without one stated, a millionth more than there is. */
export function undercollateralizedTransition(inputs: {
  readonly old: StateInput
  readonly new: StateInput
}): Answer {
  const reasons = refusalsOfMargin(stateOf(inputs.old), stateOf(inputs.new))
  return { result: resultOf(reasons) }
}

function stateOf(input: StateInput): MarginState {
  const equity = usd(input.netCollateral)
  return {
    equity,
    initial:
      input.initialMargin === undefined ? equity.plus(usd('0.000001')) : usd(input.initialMargin),
    maintenance: usd(input.maintenanceMargin),
  }
}

/** The chain looks at isolation before margin, and names one result. */
function resultOf(reasons: readonly Refused[]): string {
  if (reasons.some(({ why }) => why === 'not alone' || why === 'isolated only')) {
    return 'ViolatesIsolatedSubaccountConstraints'
  }
  const [first] = reasons
  if (first === undefined) return 'Success'
  if (first.why !== 'initial margin') throw new Error(`the chain has no result for ${first.why}`)
  return first.short === 'newly' ? 'NewlyUndercollateralized' : 'StillUndercollateralized'
}

interface UpdateInput {
  readonly markets: readonly (Omit<PositionInput, 'size'> & {
    readonly openInterestAfter?: string
  })[]
  readonly account: {
    readonly usdc: string
    readonly positions: readonly Pick<
      PositionInput,
      'market' | 'size' | 'entryFundingIndex' | 'currentFundingIndex'
    >[]
  }
  readonly update: {
    readonly usdcDelta: string
    readonly positionDeltas: readonly { readonly market: string; readonly sizeDelta: string }[]
  }
}

export function accountUpdate({ markets, account, update }: UpdateInput): Answer {
  const held = markets.flatMap(({ openInterestAfter, ...terms }) => {
    const before = account.positions.find(({ market }) => market === terms.market)
    const delta = update.positionDeltas.find(({ market }) => market === terms.market)
    const sizeBefore = size(before?.size ?? '0')
    const sizeAfter = sizeBefore.plus(size(delta?.sizeDelta ?? '0'))
    const position = {
      ...terms,
      ...before,
      ...(openInterestAfter === undefined ? {} : { openInterest: openInterestAfter }),
    }
    return [{ position, before: sizeBefore, after: sizeAfter }]
  })
  const withSize = (which: 'before' | 'after') =>
    held.flatMap((one) =>
      one[which].isZero() ? [] : [{ ...one.position, size: one[which].toString() }],
    )
  const before = crossFigures(account.usdc, withSize('before'), CHAIN)
  const usdcAfter = usd(account.usdc).plus(usd(update.usdcDelta)).toString()
  const after = crossFigures(usdcAfter, withSize('after'), CHAIN)
  const admission = admit(before.summary, after.summary, {
    rules: CHAIN,
    pool: after.pool.kind,
    lines: after.appraisal.lines,
    heldBefore: (id) => before.pool.positions.find((position) => position.id === id),
  })
  return { result: resultOf(admission.kind === 'accepted' ? [] : admission.reasons) }
}

const FAULTS = {
  'initial margin above 100 %': 'initial_margin_above_100_percent',
  'maintenance share above 100 %': 'maintenance_fraction_above_100_percent',
  'impact notional is zero': 'impact_notional_is_zero',
  'lower open-interest cap above the upper': 'lower_cap_above_upper_cap',
}

export function tierValidation(inputs: {
  readonly imf: string
  readonly maintenanceFraction: string
  readonly impactNotional: string
  readonly oiLowerCap: string
  readonly oiUpperCap: string
}): Answer {
  const [fault] = tierFaults({
    initialRate: ratio(inputs.imf),
    maintenanceShare: ratio(inputs.maintenanceFraction),
    impactNotional: usd(inputs.impactNotional),
    openInterestLower: usd(inputs.oiLowerCap),
    openInterestUpper: usd(inputs.oiUpperCap),
  })
  return { valid: fault === undefined, reason: fault && FAULTS[fault] }
}

export function openInterest(inputs: {
  readonly buyerSizeBefore: string
  readonly sellerSizeBefore: string
  readonly matchedSize: string
}): Answer {
  return {
    openInterestDelta: openInterestDelta({
      buyerBefore: size(inputs.buyerSizeBefore),
      sellerBefore: size(inputs.sellerSizeBefore),
      matched: size(inputs.matchedSize),
    }),
  }
}
