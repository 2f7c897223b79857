// What is assumed of how prices move before anybody has typed anything: round figures, shown as such.
import type { Underlying } from '../../engine/model/market'
import type { Assumed, Assumptions } from '../../engine/model/snapshot'
import { ratio, type Ratio } from '../../engine/units/amount'

/** The day these figures were chosen. */
export const PRESETS_AS_OF = '2026-11-25'

const preset = (digits: string): Assumed<Ratio> => ({ value: ratio(digits), from: 'preset' })

/** Of an underlying nobody has typed anything about. */
export const ASSUMPTIONS_AT_START: Assumptions = {
  volatility: new Map([
    ['BTC', preset('0.03')],
    ['ETH', preset('0.042')],
    ['SOL', preset('0.055')],
    ['DOGE', preset('0.06')],
  ]),
  volatilityElsewhere: preset('0.06'),
  correlations: [
    { pair: ['BTC', 'ETH'], rho: preset('0.85') },
    { pair: ['BTC', 'SOL'], rho: preset('0.75') },
    { pair: ['ETH', 'SOL'], rho: preset('0.78') },
  ],
  correlationElsewhere: preset('0.7'),
  slippage: preset('0.0003'),
}

/** Those of the start with other daily volatilities, and one correlation for every pair. */
export function movingTogether(of: {
  readonly volatility: Readonly<Record<Underlying, string>>
  readonly correlation: string
}): Assumptions {
  const volatility = new Map(ASSUMPTIONS_AT_START.volatility)
  for (const [underlying, digits] of Object.entries(of.volatility)) {
    volatility.set(underlying, preset(digits))
  }
  return {
    ...ASSUMPTIONS_AT_START,
    volatility,
    correlations: [],
    correlationElsewhere: preset(of.correlation),
  }
}
