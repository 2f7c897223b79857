// Answers to what dYdX's tests ask about funding: premium votes, samples, the hourly tick, and who pays what.
import { accountIndexPayment, indexPayment, indexStep } from '../../../src/engine/funding/accrual'
import { capOfMargins, fundingRate, premiumMean } from '../../../src/engine/funding/rate'
import { price, ratio, size, sum, usd, NOTHING } from '../../../src/engine/units/amount'
import { must } from '../../../src/engine/units/outcome'
import {
  medianPremium,
  premiumSample,
  premiumVote,
  withoutTails,
} from '../../../src/engine/venues/dydx/premium'
import { maintenanceRate } from '../../../src/engine/venues/dydx/tier'
import {
  fundingIndexFrom,
  hourlyRateFrom,
  signedQuote,
  tickFrom,
} from '../../../src/engine/venues/dydx/units'
import { CHAIN, crossFigures } from './dydx-account'
import type { Answer } from './dydx-row'

interface ClampInput {
  readonly clampFactor: string
  readonly imf: string
  readonly maintenanceFraction: string
}

function capOf({ clampFactor, imf, maintenanceFraction }: ClampInput) {
  const maintenance = maintenanceRate(ratio(imf), ratio(maintenanceFraction))
  return capOfMargins(ratio(clampFactor), ratio(imf), maintenance)
}

export function fundingClamp(inputs: ClampInput): Answer {
  return { maxAbsRate8h: capOf(inputs) }
}

/** The documentation writes maintenance as a share of notional. */
export function documentedFundingCap(inputs: {
  readonly clampFactor: string
  readonly imf: string
  readonly mmf: string
}): Answer {
  const { clampFactor, imf, mmf } = inputs
  return { maxAbsRate8h: capOfMargins(ratio(clampFactor), ratio(imf), ratio(mmf)) }
}

export function fundingTick(
  inputs: ClampInput & {
    readonly samples: readonly { readonly premium: string; readonly count: number }[]
    readonly expectedSamples: number
    readonly defaultRate8h: string
    readonly price: string
    readonly seconds: number
    readonly indexUnit: string
  },
): Answer {
  const samples = inputs.samples.flatMap(({ premium, count }) =>
    Array.from({ length: count }, () => ratio(premium)),
  )
  const premium = premiumMean(samples, { atLeast: inputs.expectedSamples, places: 6 })
  const { rate } = fundingRate(premium, {
    interest: ratio(inputs.defaultRate8h),
    everyHours: 8,
    cap: capOf(inputs),
  })
  return { rate8h: rate, ...fundingIndexDelta({ ...inputs, rate8h: rate.toString() }) }
}

export function fundingIndexDelta(inputs: {
  readonly rate8h: string
  readonly price: string
  readonly seconds: number
  readonly indexUnit: string
}) {
  return {
    indexDelta: indexStep(ratio(inputs.rate8h), {
      price: price(inputs.price),
      seconds: inputs.seconds,
      unit: price(inputs.indexUnit),
    }),
  }
}

export function premiumAverage(inputs: { readonly values: readonly string[] }): Answer {
  return { average: premiumMean(inputs.values.map(ratio), { places: 6 }) }
}

export function premiumMedian(inputs: { readonly values: readonly string[] }): Answer {
  return { median: medianPremium(inputs.values.map(ratio)) }
}

export function premiumSampled(inputs: {
  readonly votes: readonly string[]
  readonly numVotes: number
  readonly minVotes: number
}): Answer {
  const { votes, numVotes, minVotes } = inputs
  return { sample: premiumSample(votes.map(ratio), { blocks: numVotes, leastVotes: minVotes }) }
}

export function premiumTails(inputs: {
  readonly removalRate: string
  readonly samples: readonly string[]
}): Answer {
  return { kept: withoutTails(inputs.samples.map(ratio), ratio(inputs.removalRate)) }
}

interface LevelInput {
  readonly price: string
  readonly size: string
}

export function premiumFromBook(inputs: {
  readonly indexPrice: string
  readonly impactNotional: string
  readonly maxAbsPremium: string
  readonly sizeUnit: string
  readonly bids: readonly LevelInput[]
  readonly asks: readonly LevelInput[]
}): Answer {
  const level = (one: LevelInput) => ({ price: price(one.price), size: size(one.size) })
  return {
    premium: premiumVote(
      { bids: inputs.bids.map(level), asks: inputs.asks.map(level) },
      {
        oracle: price(inputs.indexPrice),
        impactNotional: usd(inputs.impactNotional),
        sizeUnit: size(inputs.sizeUnit),
        maximum: ratio(inputs.maxAbsPremium),
      },
    ),
  }
}

interface SpanInput {
  readonly market: string
  readonly size: string
  readonly entryFundingIndex: string
  readonly currentFundingIndex: string
}

function spanOf(input: Omit<SpanInput, 'market'>) {
  return {
    size: size(input.size),
    indexAtEntry: price(input.entryFundingIndex),
    indexNow: price(input.currentFundingIndex),
  }
}

export function settlementExact(inputs: Omit<SpanInput, 'market'>): Answer {
  return { settlement: indexPayment(spanOf(inputs)) }
}

/** The pool at marks of one has the same cash as the settlement leaves: both cut the funding once. */
export function settlement(inputs: {
  readonly usdc: string
  readonly usdcDelta: string
  readonly positions: readonly SpanInput[]
}): Answer {
  const cash = usd(inputs.usdc).plus(usd(inputs.usdcDelta))
  const spans = inputs.positions.map(spanOf)
  const usdcAfter = cash.plus(accountIndexPayment(spans, CHAIN.cashUnit))
  const terms = { price: '1', baseImf: '0.05', maintenanceFraction: '0.6' }
  const held = inputs.positions.map((one) => ({ ...terms, ...one }))
  const { summary } = crossFigures(cash.toString(), held, CHAIN)
  must(summary.equity.minus(summary.net).eq(usdcAfter), 'the pool settles as the account does')
  const paid = inputs.positions.flatMap((one): [string, Answer][] => {
    const span = spanOf(one)
    if (indexPayment(span).isZero()) return []
    return [[one.market, accountIndexPayment([span], CHAIN.cashUnit).neg()]]
  })
  return { usdcAfter, fundingPaid: Object.fromEntries(paid) }
}

export function indexerPayment(inputs: {
  readonly size: string
  readonly previousFundingIndex: string
  readonly fundingIndex: string
}): Answer {
  const { settlement } = settlementExact({
    size: inputs.size,
    entryFundingIndex: inputs.previousFundingIndex,
    currentFundingIndex: inputs.fundingIndex,
  }) as { readonly settlement: Answer }
  return { payment: settlement }
}

export function indexerUnsettled(inputs: { readonly positions: readonly SpanInput[] }): Answer {
  const payments = inputs.positions.map((one) => indexPayment(spanOf(one)))
  return { unsettledFunding: sum(payments, NOTHING) }
}

export function indexerUsdc(inputs: {
  readonly side: 'LONG' | 'SHORT'
  readonly size: string
  readonly unsettledFunding: string
}): Answer {
  const { side, size: amount, unsettledFunding } = inputs
  return {
    signedUsdc: signedQuote({ side, amount: usd(amount), fundingDue: usd(unsettledFunding) }),
  }
}

export type UnitsInput =
  | { readonly what: 'funding_index'; readonly raw: string; readonly atomicResolution: number }
  | { readonly what: 'funding_rate_8h_ppm_to_1h'; readonly raw: string }
  | {
      readonly what: 'tick_size'
      readonly subticksPerTick: string
      readonly quantumConversionExponent: number
      readonly atomicResolution: number
    }

export function indexerUnits(inputs: UnitsInput): Answer {
  switch (inputs.what) {
    case 'funding_index':
      return { human: fundingIndexFrom(inputs.raw, inputs.atomicResolution) }
    case 'funding_rate_8h_ppm_to_1h':
      return { human: hourlyRateFrom(inputs.raw) }
    case 'tick_size':
      return { human: tickFrom(inputs.subticksPerTick, inputs) }
  }
}
