// Worlds: the nearest death of a pool were its prices to hang together otherwise. In one all move as one; in
// the others a hedge no longer follows what it hedges, while everything else follows more closely than before:
// how hedges fail. Sizes, marks and volatilities stay as they are.
import type { NearestDeath } from '../../engine/liquidation/nearest'
import type { Underlying } from '../../engine/model/market'
import type { Part, Shown } from '../../engine/model/explanation'
import type { Assumed, Assumptions, Correlation } from '../../engine/model/snapshot'
import { correlation, move, sigmas } from '../../engine/model/shown'
import { greatest, ratio, sign, ZERO, type Ratio } from '../../engine/units/amount'
import { coinOf } from './coin'
import { nearestOf } from './questions'
import type { PoolFigures, Side } from './sides'
import { figure, words, type Value } from './value'
import { nearestInWords, stateInWords } from './words'

export interface World {
  readonly id: string
  readonly name: string
  /** How the finding begins: `if SOL decouples`. Nothing for the world as assumed. */
  readonly when?: string
  /** The correlations it has, in words. */
  readonly says: readonly Part[]
  readonly nearest: Value
  readonly sigmas?: Ratio
  /** The largest moves of the nearest death, by coin, and how many are left out. */
  readonly moves: readonly { readonly coin: Underlying; readonly by: Shown }[]
  readonly left: number
}

/** One correlation for all that move together. */
const TOGETHER = ratio('0.95')
/** What is left between a hedge that fails and the rest, and how closely the rest then moves. */
const DECOUPLED = ratio('0.30')
const REST_AT_LEAST = ratio('0.90')
/** Hedges whose failing is looked at: those that protect most. */
const HEDGES_MAX = 3
const MOVES_LISTED = 6

/** The worlds of a pool, each worked out when it is asked for; the first is the one that is assumed. */
export function worldsOf(side: Side, pool: PoolFigures): readonly (() => World)[] {
  const { assumptions } = side.scenario
  const base = deathIn(side, pool, assumptions)
  const asAssumed = {
    id: 'base',
    name: 'As assumed',
    says: ['the correlations of the assumptions'],
  }
  const first = () => worldOf(asAssumed, base, pool)
  if (base?.kind !== 'at' || base.moves.size < 2) return [first]
  const coins = [...base.moves.keys()]
  const together = {
    id: 'together',
    name: 'All as one',
    when: 'if everything moves as one',
    says: ['every correlation ', correlation(TOGETHER)],
  }
  const others = hedgesOf(base, side).map((hedge) => () => {
    const about = {
      id: `without ${hedge}`,
      name: `${hedge} decouples`,
      when: `if ${hedge} decouples`,
      says: [
        `${hedge} to the rest `,
        correlation(DECOUPLED),
        ', the rest ',
        correlation(REST_AT_LEAST),
        ' or more',
      ],
    }
    return worldOf(about, deathIn(side, pool, decoupled(assumptions, coins, hedge)), pool)
  })
  return [
    first,
    () => worldOf(together, deathIn(side, pool, allAt(assumptions, TOGETHER)), pool),
    ...others,
  ]
}

/** The nearest of the worlds beside the one that is assumed, in one line. */
export function worldsFinding(worlds: readonly World[]): readonly Part[] {
  const [base, ...others] = worlds
  if (base === undefined) return []
  if (base.sigmas === undefined) return wordsIn(base.nearest)
  const now = base.sigmas
  if (others.length === 0) return ['one coin only, at ', sigmas(now)]
  const worst = others.reduce<World | undefined>(
    (kept, next) =>
      next.sigmas !== undefined && next.sigmas.lt(kept?.sigmas ?? now) ? next : kept,
    undefined,
  )
  if (worst?.sigmas === undefined) {
    return ['none of the worlds tried is nearer than the ', sigmas(now), ' assumed']
  }
  return [`${worst.when ?? ''}: `, sigmas(now), ' becomes ', sigmas(worst.sigmas)]
}

function wordsIn(value: Value): readonly Part[] {
  return value.kind === 'words' ? [value.text] : [value.shown]
}

function deathIn(
  side: Side,
  { state }: PoolFigures,
  assumptions: Assumptions,
): NearestDeath | undefined {
  return state.kind === 'known' ? nearestOf(state.appraisal, assumptions, side.lookup) : undefined
}

function worldOf(
  about: Pick<World, 'id' | 'name' | 'when' | 'says'>,
  death: NearestDeath | undefined,
  { state }: PoolFigures,
): World {
  if (death?.kind !== 'at') {
    const why =
      death === undefined
        ? state.kind === 'known'
          ? 'not computed'
          : stateInWords(state)
        : nearestInWords(death)
    return { ...about, nearest: words(why), moves: [], left: 0 }
  }
  const moved = [...death.moves].toSorted(([, a], [, b]) => b.abs().cmp(a.abs()))
  return {
    ...about,
    ...(death.proven ? {} : { says: [...about.says, '; approximate, a nearer one may exist'] }),
    nearest: figure(sigmas(death.sigmas)),
    sigmas: death.sigmas,
    moves: moved.slice(0, MOVES_LISTED).map(([coin, by]) => ({ coin, by: move(by) })),
    left: Math.max(0, moved.length - MOVES_LISTED),
  }
}

/** Coins that protect, the most first. Rows of one coin count together. */
function hedgesOf(death: Extract<NearestDeath, { kind: 'at' }>, side: Side): readonly Underlying[] {
  const shares = new Map<Underlying, Ratio>()
  for (const { market, share } of death.contributions) {
    const coin = coinOf(side, market)
    shares.set(coin, (shares.get(coin) ?? ZERO).plus(share))
  }
  return [...shares]
    .filter(([, share]) => sign(share) < 0)
    .toSorted(([, a], [, b]) => a.cmp(b))
    .slice(0, HEDGES_MAX)
    .map(([coin]) => coin)
}

function allAt(assumptions: Assumptions, rho: Ratio): Assumptions {
  return { ...assumptions, correlations: [], correlationElsewhere: assumed(rho) }
}

function decoupled(
  assumptions: Assumptions,
  coins: readonly Underlying[],
  hedge: Underlying,
): Assumptions {
  const raised = ({ pair, rho }: Correlation): Correlation => ({
    pair,
    rho: assumed(greatest(rho.value, REST_AT_LEAST)),
  })
  const rest = assumptions.correlations.filter(({ pair }) => !pair.includes(hedge)).map(raised)
  const own = coins
    .filter((coin) => coin !== hedge)
    .map((coin): Correlation => ({ pair: [hedge, coin], rho: assumed(DECOUPLED) }))
  const elsewhere = greatest(assumptions.correlationElsewhere.value, REST_AT_LEAST)
  return {
    ...assumptions,
    correlations: [...rest, ...own],
    correlationElsewhere: assumed(elsewhere),
  }
}

const assumed = (value: Ratio): Assumed<Ratio> => ({ value, from: 'preset' })
