// Stress grid: if prices moved at once by a tenth, a fifth, three tenths, does the book live, which pool dies
// first, and what buffer is left where? Falls of everything, of what is held long, of each coin alone; and the
// same as rises where anything is held short, since a fall alone would flatter such a book.
// A pool whose marks are not known stays unknown: it never counts as one that survives.
import { shocked, type Shocked } from '../../engine/liquidation/shock'
import type { Ray } from '../../engine/liquidation/ray'
import type { Shown } from '../../engine/model/explanation'
import type { MarketId, Underlying } from '../../engine/model/market'
import { cushion, move } from '../../engine/model/shown'
import { markOf } from '../../engine/model/snapshot'
import { isNonZero, NOTHING, ratio, sign, type Ratio, type Usd } from '../../engine/units/amount'
import { coinOf } from './coin'
import type { PoolFigures, Side } from './sides'
import { figure, words, type Value } from './value'
import { poolName, poolsInUse } from './verdict'
import { stateInWords } from './words'

export interface StressCell {
  readonly kind: 'survives' | 'dies' | 'unknown'
  /** The word that comes first: who survives, who dies first. */
  readonly says: string
  /** Pools that hold what moves, those in most danger first. Alone in the book, a pool goes without its name. */
  readonly left: readonly { readonly pool: string | undefined; readonly buffer: Value }[]
  /** Pools not listed: each has a larger share of its equity left than those that are. */
  readonly more: number
}

export interface StressRow {
  readonly id: string
  readonly name: string
  /** What moves, or what else is meant. */
  readonly says: string
  /** One for each shock. */
  readonly cells: readonly StressCell[]
}

export interface StressTable {
  readonly id: 'falls' | 'rises'
  readonly shocks: readonly Shown[]
  /** Each worked out when it is asked for. */
  readonly rows: readonly (() => StressRow)[]
}

const SHARES = ['0.1', '0.2', '0.3']
/** Pools listed in one cell. */
const POOLS_MAX = 3
const COINS_NAMED = 5

/** The tables of a side: falls, and rises where anything is held short. */
export function stressOf(side: Side): readonly StressTable[] {
  const book = heldOf(side)
  if (book.length === 0) return []
  const tables = [tableOf(side, book, 'falls')]
  if (book.some(({ markets }) => markets.some(({ net }) => sign(net) < 0))) {
    tables.push(tableOf(side, book, 'rises'))
  }
  return tables
}

function tableOf(side: Side, book: readonly HeldPool[], id: StressTable['id']): StressTable {
  const way = id === 'falls' ? -1 : 1
  const shares = SHARES.map((share) => ratio(share).times(ratio(way)))
  return {
    id,
    shocks: shares.map(move),
    rows: casesOf(book, way).map((one) => () => ({
      id: one.id,
      name: one.name,
      says: one.says,
      cells: shares.map((share) => cellOf(side, book, one, share)),
    })),
  }
}

// --- what moves ---

/** A market of a pool with the value of what the pool holds of it. */
interface HeldMarket {
  readonly id: MarketId
  readonly coin: Underlying
  readonly net: Usd
}

interface HeldPool {
  readonly pool: PoolFigures
  readonly markets: readonly HeldMarket[]
}

/** Pools that hold positions. Where a mark is missing the entry stands in, to tell long from short only. */
function heldOf(side: Side): readonly HeldPool[] {
  const { snapshot } = side.scenario
  return poolsInUse(side)
    .filter(({ pool }) => pool.positions.length > 0)
    .map((figures) => {
      const nets = new Map<MarketId, Usd>()
      const add = (market: MarketId, value: Usd) =>
        nets.set(market, (nets.get(market) ?? NOTHING).plus(value))
      for (const { market, size, entry } of figures.pool.positions) {
        add(market, size.times(markOf(snapshot, market) ?? entry))
      }
      for (const { market, size } of figures.pool.holdings) {
        const mark = markOf(snapshot, market)
        add(market, mark === undefined ? NOTHING : size.times(mark))
      }
      const markets = Array.from(nets, ([id, net]) => ({ id, net, coin: coinOf(side, id) }))
      return { pool: figures, markets }
    })
}

/** One question: which markets of which pool move. */
interface Case {
  readonly id: string
  readonly name: string
  readonly says: string
  readonly moves: (of: HeldMarket) => boolean
}

/** The questions of one way, each asked once: where two of them move the same, the first is asked. */
function casesOf(book: readonly HeldPool[], way: -1 | 1): readonly Case[] {
  const coins = new Map<Underlying, Usd>()
  const hurt = new Set<Underlying>()
  for (const { markets } of book) {
    for (const { coin, net } of markets) {
      coins.set(coin, (coins.get(coin) ?? NOTHING).plus(net))
      if (sign(net) === -way) hurt.add(coin)
    }
  }
  const sided = [...coins].flatMap(([coin, net]) => (sign(net) === -way ? [coin] : []))
  const [held, other] = way < 0 ? ['Longs', 'Shorts'] : ['Shorts', 'Longs']
  const alone: Case = {
    id: 'sided',
    name: `${held} only`,
    says: namesOf(sided),
    moves: ({ coin }) => sided.includes(coin),
  }
  const flat: Case = {
    id: 'flat',
    name: `${held} only, hedges flat`,
    says: `${other} of the same coin stand still as well`,
    moves: ({ net }) => sign(net) === -way,
  }
  const all: Case = {
    id: 'all',
    name: 'Everything',
    says: 'all coins alike, hedges help',
    moves: () => true,
  }
  const isHedgedWithin = shapeOf(book, alone) !== shapeOf(book, flat)
  const each = [...hurt].map((coin): Case => ({
    id: `coin ${coin}`,
    name: `${coin} alone`,
    says: '',
    moves: (market) => market.coin === coin,
  }))
  // Where no coin is held both ways, the hedges stand still in either question: it is asked once, by both names.
  const sidedCases = isHedgedWithin ? [alone, flat] : [{ ...alone, name: flat.name }]
  return distinct(book, [all, ...sidedCases, ...each])
}

function distinct(book: readonly HeldPool[], cases: readonly Case[]): readonly Case[] {
  const seen = new Set<string>([NOBODY])
  return cases.filter((one) => {
    const shape = shapeOf(book, one)
    if (seen.has(shape)) return false
    seen.add(shape)
    return true
  })
}

/** What a question moves, as text to compare. */
function shapeOf(book: readonly HeldPool[], { moves }: Case): string {
  return book
    .flatMap(({ pool, markets }) =>
      markets.flatMap((market) => (moves(market) ? [JSON.stringify([pool.id, market.id])] : [])),
    )
    .join()
}
const NOBODY = ''

function namesOf(coins: readonly Underlying[]): string {
  const named = coins.slice(0, COINS_NAMED).join(', ')
  const more = coins.length - COINS_NAMED
  return more > 0 ? `${named} and ${more} more` : named
}

// --- what becomes of the pools ---

interface Outcome {
  readonly pool: PoolFigures
  readonly name: string
  /** Absent where the pool is not known. */
  readonly found?: Shocked
}

function cellOf(side: Side, book: readonly HeldPool[], of: Case, share: Ratio): StressCell {
  const accounts = side.scenario.book.accounts.length
  const outcomes = book.flatMap(({ pool, markets }): readonly Outcome[] => {
    const ray: Ray = new Map(markets.flatMap((one) => (of.moves(one) ? [[one.id, share]] : [])))
    if (ray.size === 0) return []
    const { state } = pool
    const found = state.kind === 'known' ? { found: shocked(state.appraisal, ray) } : {}
    return [{ pool, name: poolName(pool, accounts), ...found }]
  })
  const ranked = outcomes.toSorted(byDanger)
  const isAlone = book.length === 1
  return {
    ...wordsOf(ranked, isAlone),
    left: ranked.slice(0, POOLS_MAX).map((one) => ({
      pool: isAlone ? undefined : one.name,
      buffer: bufferOf(one),
    })),
    more: Math.max(0, ranked.length - POOLS_MAX),
  }
}

function bufferOf({ pool, found }: Outcome): Value {
  if (found !== undefined) return figure(cushion(found.standing.buffer))
  return words(pool.state.kind === 'known' ? 'unknown' : stateInWords(pool.state))
}

/** Gone, then dead in the order of dying, then unknown, then alive by the share of equity that is left. */
function byDanger(a: Outcome, b: Outcome): number {
  const [one, other] = [rankOf(a), rankOf(b)]
  if (one !== other) return one - other
  if (a.found?.kind === 'dies' && b.found?.kind === 'dies') return a.found.at.cmp(b.found.at)
  const [left, right] = [shareLeft(a), shareLeft(b)]
  if (left === undefined || right === undefined) return 0
  return left.cmp(right)
}

function rankOf({ found }: Outcome): number {
  switch (found?.kind) {
    case 'gone':
      return 0
    case 'dies':
      return 1
    case undefined:
      return 2
    case 'survives':
      return 3
  }
}

function shareLeft({ found }: Outcome): Ratio | undefined {
  if (found === undefined) return undefined
  const { buffer, equity } = found.standing
  return isNonZero(equity) ? buffer.div(equity) : undefined
}

function wordsOf(ranked: readonly Outcome[], isAlone: boolean): Pick<StressCell, 'kind' | 'says'> {
  const gone = ranked.filter(({ found }) => found?.kind === 'gone')
  const dead = ranked.filter(({ found }) => found?.kind === 'dies')
  const unknown = ranked.filter(({ found }) => found === undefined)
  const said = [
    ...(gone.length > 0
      ? [isAlone ? 'already liquidatable' : `${namesIn(gone)} already liquidatable`]
      : []),
    ...(dead.length > 0 ? [isAlone ? 'dies' : orderOfDying(dead)] : []),
    ...(unknown.length > 0 ? [isAlone ? 'unknown' : `${namesIn(unknown)} unknown`] : []),
  ]
  if (said.length === 0) return { kind: 'survives', says: 'survives' }
  return { kind: gone.length + dead.length > 0 ? 'dies' : 'unknown', says: said.join('; ') }
}

const namesIn = (outcomes: readonly Outcome[]) => namesOf(outcomes.map(({ name }) => name))

/** `DOGE isolated dies`; `DOGE isolated dies first, then Cross`. */
function orderOfDying(dead: readonly Outcome[]): string {
  const [first, ...others] = dead
  if (first === undefined) return ''
  if (others.length === 0) return `${first.name} dies`
  const atOnce = others.filter((one) => isAtOnce(one, first))
  if (atOnce.length > 0) {
    const then = others.slice(atOnce.length)
    return `${namesIn([first, ...atOnce])} die at once${then.length > 0 ? `, then ${namesIn(then)}` : ''}`
  }
  return `${first.name} dies first, then ${namesIn(others)}`
}

function isAtOnce(a: Outcome, b: Outcome): boolean {
  return a.found?.kind === 'dies' && b.found?.kind === 'dies' && a.found.at.eq(b.found.at)
}
