// Venue names as people and programs write them.
import type { VenueId } from '../../engine/model/market'

const NAMES: Readonly<Record<string, VenueId>> = {
  generic: 'generic',
  other: 'generic',
  hyperliquid: 'hyperliquid',
  hl: 'hyperliquid',
  binance: 'binance',
  binanceusdm: 'binance',
  bybit: 'bybit',
  bybitlinear: 'bybit',
  okx: 'okx',
  okex: 'okx',
  okxlinear: 'okx',
  dydx: 'dydx',
  dydxv4: 'dydx',
}

/** The venue a name means; undefined when we have no rules for it. */
export function venueNamed(name: string): VenueId | undefined {
  const key = name.toLowerCase().replace(/[^a-z0-9]/g, '')
  return Object.hasOwn(NAMES, key) ? NAMES[key] : undefined
}
