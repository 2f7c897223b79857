// Crashes: what would the falls of the past do to this book, from today's marks? Coins that did not trade then follow
// BTC by a beta that the reader sees and can change.
import { crashes, type Crash } from '../../engine/scenario/crash'
import type { Shown, Part } from '../../engine/model/explanation'
import type { Underlying } from '../../engine/model/market'
import { move, plain } from '../../engine/model/shown'
import { ratio, type Ratio } from '../../engine/units/amount'
import { aboveZero, afterMoves, type After } from './after-moves'
import { coinOf } from './coin'
import { betaTo, coinsHeld } from './plane'
import type { Side } from './sides'
import { holdsAnything } from './verdict'

/** Which prices of a fall: each coin's lowest, or where the last day closed. */
export type CrashAt = 'low' | 'close'

export interface CrashChoice {
  readonly at: CrashAt
  /** Betas to BTC typed by the reader. */
  readonly betas: ReadonlyMap<Underlying, Ratio>
}

/** What one coin does in a crash, and who says so. */
export interface CoinMove {
  readonly coin: Underlying
  readonly by: Ratio
  readonly shown: Shown
  readonly says:
    'spot price' | 'perpetual’s price' | 'close: its low is no price to reckon with' | 'by beta'
  /** Where the coin has no price of its own in it. */
  readonly beta?: { readonly value: Ratio; readonly shown: Shown; readonly assumed: Shown }
}

export interface CrashOutcome {
  readonly crash: Crash
  readonly moves: readonly CoinMove[]
  readonly after: After
}

const REFERENCE: Underlying = 'BTC'

/** What the coins a side holds do in a crash, the largest holding first. */
export function movesIn(side: Side, crash: Crash, choice: CrashChoice): readonly CoinMove[] {
  return coinsHeld(side).map((coin): CoinMove => {
    const own = crash.coins.get(coin)
    if (own !== undefined) {
      const by = choice.at === 'low' ? (own.low ?? own.close) : own.close
      const isClose = choice.at === 'low' && own.low === undefined
      const market = own.market === 'spot' ? 'spot price' : 'perpetual’s price'
      return {
        coin,
        by,
        shown: move(by),
        says: isClose ? 'close: its low is no price to reckon with' : market,
      }
    }
    const assumed = betaTo(side.scenario.assumptions, coin, REFERENCE)
    const value = choice.betas.get(coin) ?? assumed
    const reference = crash.coins.get(REFERENCE)
    const fall = choice.at === 'low' ? reference?.low : reference?.close
    const by = value.times(fall ?? NONE)
    return {
      coin,
      by,
      shown: move(by),
      says: 'by beta',
      beta: { value, shown: plain(value), assumed: plain(assumed) },
    }
  })
}
const NONE = ratio(0)

/** Coins that have no price in one of the crashes or more, each with its beta. */
export function followersIn(
  side: Side,
  choice: CrashChoice,
): readonly { readonly coin: Underlying; readonly beta: NonNullable<CoinMove['beta']> }[] {
  const found = new Map<Underlying, NonNullable<CoinMove['beta']>>()
  for (const crash of crashes()) {
    for (const { coin, beta } of movesIn(side, crash, choice)) {
      if (beta !== undefined) found.set(coin, beta)
    }
  }
  return Array.from(found, ([coin, beta]) => ({ coin, beta }))
}

/** Every crash, each worked out when it is asked for. */
export function crashesOf(side: Side, choice: CrashChoice): readonly (() => CrashOutcome)[] {
  if (!holdsAnything(side)) return []
  return crashes().map((crash) => () => {
    const moves = movesIn(side, crash, choice)
    const byCoin = new Map(moves.map(({ coin, by }) => [coin, by]))
    const ray = new Map(
      side.pools
        .flatMap(({ pool }) => [...pool.positions, ...pool.holdings])
        .flatMap(({ market }) => {
          const by = byCoin.get(coinOf(side, market))
          return by === undefined ? [] : [[market, by] as const]
        }),
    )
    return { crash, moves, after: afterMoves(side, aboveZero(ray)) }
  })
}

/** What the closed bench says. */
export function crashesFinding(outcomes: readonly CrashOutcome[], at: CrashAt): readonly Part[] {
  if (outcomes.length === 0) return ['nothing is held']
  const when = at === 'low' ? 'at their lows' : 'at their closes'
  const fatal = outcomes.filter(({ after }) => after.dies)
  if (fatal.length === 0) {
    const unknown = outcomes.some(({ after }) =>
      after.pools.some(({ says }) => says !== 'survives'),
    )
    return unknown
      ? ['not all pools can be worked out']
      : [`survives all ${outcomes.length} falls since 2020 ${when}`]
  }
  const [latest] = fatal
  const head = `${fatal.length} of ${outcomes.length} falls since 2020 ${when} liquidate something`
  return latest === undefined ? [head] : [`${head}; the latest is ${latest.crash.name}`]
}
