// Coin: which coin does a market's price speak of? Legs of one coin move together, whatever their venue.
import { symbolOf, type MarketId, type Underlying } from '../../engine/model/market'
import type { Side } from './sides'

export function coinOf({ lookup }: Pick<Side, 'lookup'>, market: MarketId): Underlying {
  return lookup(market)?.underlying ?? symbolOf(market)
}
