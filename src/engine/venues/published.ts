// Published data: how the compact rows of a venue's data file become markets.
// A market is built when somebody first asks for it, and stays the same object from then on:
// loading every venue costs next to nothing, and memos keyed by a market keep working.
import type { Market } from '../model/market'
import { must } from '../units/outcome'
import type { VenueRules } from './rules'

/** Markets remembered for symbols outside the published list; one more forgets them all. */
const REMEMBERED_MAX = 1_000

/** The published part of a venue's rules, from its rows. */
export function published<Row extends { readonly symbol: string }>(
  rows: readonly Row[],
  build: (row: Row) => Market,
): Pick<VenueRules, 'symbols' | 'market'> {
  const rowOf = new Map(rows.map((row) => [row.symbol, row]))
  must(rowOf.size === rows.length, 'a symbol is published once')
  const built = new Map<string, Market>()
  return {
    symbols: rows.map((row) => row.symbol),
    market: (symbol) => {
      const known = built.get(symbol)
      if (known !== undefined) return known
      const row = rowOf.get(symbol)
      if (row === undefined) return undefined
      const market = build(row)
      built.set(symbol, market)
      return market
    },
  }
}

/** A rule for unpublished symbols that gives the same market for the same symbol. */
export function remembered(
  build: (symbol: string) => Market | undefined,
): (symbol: string) => Market | undefined {
  const built = new Map<string, Market | undefined>()
  return (symbol) => {
    if (!built.has(symbol)) {
      if (built.size >= REMEMBERED_MAX) built.clear()
      built.set(symbol, build(symbol))
    }
    return built.get(symbol)
  }
}

/** Three numbers of one published tier: where it starts, its maintenance rate, its leverage or initial rate. */
export type TierDigits = readonly [floor: string, rate: string, third: string]

/** Reads `floor:rate:third floor:rate:third …`, the form in which the data files keep a table. */
export function tierDigits(table: string): readonly TierDigits[] {
  return table.split(' ').map((text) => {
    const [floor, rate, third, ...more] = text.split(':')
    must(
      floor !== undefined && rate !== undefined && third !== undefined && more.length === 0,
      `a tier is floor:rate:third, was ${text}`,
    )
    return [floor, rate, third]
  })
}
