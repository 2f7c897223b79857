// Plane: two coins move, each along an axis; the others stand still, follow the first by their beta, or stand
// where the user puts them. What every market of the book does in such a plane, and the window that is looked at.
import type { Place, Swing, Swings } from '../../engine/liquidation/frontier'
import type { Shown } from '../../engine/model/explanation'
import type { Underlying } from '../../engine/model/market'
import { move, plain } from '../../engine/model/shown'
import { volatilityOf, type Assumptions } from '../../engine/model/snapshot'
import {
  greatest,
  isNonZero,
  NOTHING,
  ONE,
  ratio,
  sign,
  ZERO,
  type Ratio,
  type Usd,
} from '../../engine/units/amount'
import { read } from '../../engine/units/read'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { once } from '../derive'
import { coinOf } from './coin'
import type { Side } from './sides'
import { typedPercent } from './typed-size'
import { poolsInUse } from './verdict'

/** What the coins of no axis do. */
export type Others = 'still' | 'beta' | 'set'

/** What the reader chose; what is absent is the page's own choice. */
export interface PlaneWanted {
  readonly across?: Underlying | undefined
  readonly up?: Underlying | undefined
  readonly others?: Others | undefined
  /** By coin: its beta to the coin across, or the move it is set to. */
  readonly betas?: ReadonlyMap<Underlying, Ratio> | undefined
  readonly set?: ReadonlyMap<Underlying, Ratio> | undefined
  /** Half of the window, as a share: 0.3 shows falls and rises of thirty per cent. */
  readonly reach?: Ratio | undefined
}

export interface Plane {
  readonly across: Underlying
  readonly up: Underlying
  readonly others: Others
  /** The coins of no axis, with what each does. */
  readonly rest: readonly {
    readonly coin: Underlying
    readonly beta: Ratio
    /** The beta that the assumptions give it. */
    readonly betaAssumed: Ratio
    readonly move: Ratio
  }[]
  readonly reach: Ratio
}

/** Coins held, the largest notional first. */
export const coinsHeld = once((side: Side): readonly Underlying[] => {
  const sizes = new Map<Underlying, Usd>()
  for (const { state } of poolsInUse(side)) {
    if (state.kind !== 'known') continue
    for (const { leg, notional } of state.appraisal.lines) {
      if (notional.isZero()) continue
      const coin = coinOf(side, leg.market)
      sizes.set(coin, (sizes.get(coin) ?? NOTHING).plus(notional))
    }
  }
  return [...sizes].toSorted(([, a], [, b]) => b.cmp(a)).map(([coin]) => coin)
})

/** Half-windows that can be chosen. No price falls by all of itself. */
export const REACHES = ['0.1', '0.2', '0.3', '0.5', '0.8'].map((share) => ratio(share))
const REACH_AT_START = ratio('0.3')

/** The half-window that holds a place where the present one does not; undefined where it does. */
export function reachFor(
  at: { readonly across: Ratio; readonly up: Ratio },
  now: Ratio | undefined,
): Ratio | undefined {
  const far = greatest(at.across.abs(), at.up.abs())
  if (now === undefined || far.lte(now)) return undefined
  return REACHES.find((reach) => far.lte(reach)) ?? REACHES.at(-1)
}

/** The plane to show. Undefined: fewer than two coins are held. A choice the book has no more is passed over. */
export function planeOf(side: Side, wanted: PlaneWanted): Plane | undefined {
  const coins = coinsHeld(side)
  const has = (coin: Underlying | undefined) => (coins.includes(coin ?? '') ? coin : undefined)
  const across = has(wanted.across) ?? coins.find((coin) => coin !== wanted.up)
  const up =
    has(wanted.up === across ? undefined : wanted.up) ?? coins.find((coin) => coin !== across)
  if (across === undefined || up === undefined) return undefined
  const rest = coins
    .filter((coin) => coin !== across && coin !== up)
    .map((coin) => {
      const betaAssumed = betaTo(side.scenario.assumptions, coin, across)
      return {
        coin,
        betaAssumed,
        beta: wanted.betas?.get(coin) ?? betaAssumed,
        move: wanted.set?.get(coin) ?? ZERO,
      }
    })
  return {
    across,
    up,
    others: wanted.others ?? 'still',
    rest,
    reach: wanted.reach ?? REACH_AT_START,
  }
}

/** The assumed correlation of two coins. */
export function correlationOf(assumptions: Assumptions, one: Underlying, other: Underlying): Ratio {
  const listed = assumptions.correlations.find(
    ({ pair }) => pair.includes(one) && pair.includes(other),
  )
  return (listed?.rho ?? assumptions.correlationElsewhere).value
}

/** ρ × σ of the coin ÷ σ of the other: how far the one is expected to move per move of the other. */
export function betaTo(assumptions: Assumptions, coin: Underlying, to: Underlying): Ratio {
  const rho = correlationOf(assumptions, coin, to)
  const against = volatilityOf(assumptions, to).value
  const own = volatilityOf(assumptions, coin).value
  return isNonZero(against) ? rho.times(own.div(against)) : ZERO
}

const ACROSS: Swing = { across: ONE, up: ZERO, offset: ZERO }
const UP: Swing = { across: ZERO, up: ONE, offset: ZERO }

/** What each market of a side does in a plane; one that stands still is left out. */
export function swingsOf(side: Side, plane: Plane): Swings {
  const byCoin = new Map<Underlying, Swing>([
    [plane.across, ACROSS],
    [plane.up, UP],
  ])
  for (const { coin, beta, move } of plane.rest) {
    if (plane.others === 'beta' && sign(beta) !== 0) {
      byCoin.set(coin, { across: beta, up: ZERO, offset: ZERO })
    }
    if (plane.others === 'set' && sign(move) !== 0) {
      byCoin.set(coin, { across: ZERO, up: ZERO, offset: move })
    }
  }
  return new Map(
    side.pools
      .flatMap(({ pool }) => [...pool.positions, ...pool.holdings])
      .flatMap(({ market }) => {
        const swing = byCoin.get(coinOf(side, market))
        return swing === undefined ? [] : [[market, swing] as const]
      }),
  )
}

/** A move as it is typed: percent, above minus a hundred. */
export function typedMove(text: string): Outcome<Ratio> {
  const found = typedPercent(text)
  if (!found.ok) return found
  if (found.value.gt(MINUS_ONE) && found.value.lte(RISE_MOST)) return found
  return refused('move-out-of-range', 'a price neither falls to zero nor rises more than tenfold', {
    found: text,
    wanted: 'a move such as -12%',
  })
}
const MINUS_ONE = ratio(-1)
const RISE_MOST = ratio(9)

/** A beta as it is typed: a plain number. */
export function typedBeta(text: string): Outcome<Ratio> {
  const found = read(text, 'ratio')
  if (found.kind === 'amount' && found.amount.abs().lte(BETA_MOST)) return done(found.amount)
  return refused('beta-unreadable', 'a beta is a plain number', {
    found: text,
    wanted: `a number such as 1.4, at most ${BETA_MOST.toString()} either way`,
  })
}
/** Beyond it a coin would be at zero before the other has moved by a twentieth. */
const BETA_MOST = ratio(20)

export const moveShown = (by: Ratio): Shown => move(by)
export const betaShown = (beta: Ratio): Shown => plain(beta)

/** Where nothing has moved. */
export const AT_MARKS: Place = { across: ZERO, up: ZERO }

/** A place of the drawing, as the amounts a question is asked with. */
export function placeOf(across: number, up: number): Place {
  return { across: ratio(across), up: ratio(up) }
}
