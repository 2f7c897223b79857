// Crash: a named fall of the past, as what each coin's price did in it. History is not a forecast: coins fell by
// other amounts at other times, and the lows of a window need not have come in the same minute.
import type { Underlying } from '../model/market'
import { ratio, type Ratio } from '../units/amount'
import { must } from '../units/outcome'
import { CRASH_ROWS } from './crash-rows'

/** What one coin did from the open of the first day. */
export interface CoinInCrash {
  /** To the lowest price of the window. Absent where the lowest print is not one to reckon with. */
  readonly low?: Ratio
  /** To the close of the last day. */
  readonly close: Ratio
  readonly market: 'spot' | 'perp'
}

export interface Crash {
  readonly id: string
  readonly name: string
  /** First and last day, ISO. */
  readonly from: string
  readonly to: string
  readonly coins: ReadonlyMap<Underlying, CoinInCrash>
}

/** The latest first. */
export function crashes(): readonly Crash[] {
  kept ??= CRASH_ROWS.map(({ prices, ...row }) => ({
    ...row,
    coins: new Map(prices.split(',').map(coinIn)),
  })).toSorted((a, b) => b.from.localeCompare(a.from))
  return kept
}
let kept: readonly Crash[] | undefined

function coinIn(text: string): readonly [Underlying, CoinInCrash] {
  const [name, low, close] = text.trim().split(' ')
  must(name !== undefined && low !== undefined && close !== undefined, `a coin in "${text}"`)
  const isPerp = name.endsWith('*')
  return [
    isPerp ? name.slice(0, -1) : name,
    {
      ...(low === 'x' ? {} : { low: ratio(low) }),
      close: ratio(close),
      market: isPerp ? 'perp' : 'spot',
    },
  ]
}
