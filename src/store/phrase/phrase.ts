// Phrase: a change of the book asked for in words, such as `sell half eth`. What it will do is said before it
// is done, and a text that asks for nothing here is no phrase.
import type { AccountId, PositionId } from '../../engine/model/book'
import type { Part } from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import type { SizeGoal } from '../../engine/units/goal'
import type { Issue, Outcome } from '../../engine/units/outcome'
import { partsOf } from '../../engine/venues/symbols'
import type { Command } from '../commands/command'
import { once } from '../derive'
import { rowFigures, type RowFigures } from '../select/rows'
import type { Side } from '../select/sides'
import type { SoughtSize } from '../select/typed-size'

/** What the words are about: the side that is being edited, and which one that is. */
export interface PhraseContext {
  readonly side: Side
  readonly editing: 'baseline' | 'draft'
  /** Solves for the size of a position that reaches a goal. Without it a goal is refused. */
  readonly seek?: (id: PositionId, goal: SizeGoal) => Outcome<SoughtSize>
}

export type Phrase =
  | {
      readonly kind: 'does'
      /** The same for the same change: `resize p2 9`. */
      readonly id: string
      /** What is done, and from what to what. */
      readonly says: readonly Part[]
      readonly command: Command
    }
  /** Understood, and cannot be done or is not finished. */
  | { readonly kind: 'issue'; readonly id: string; readonly says: string; readonly issue: Issue }

/** Rows a word names, by symbol or coin: `eth` is ETH, ETHUSDT and ETH-USD; `xbt` is BTC. */
export function rowsNamed(word: string, side: Side): readonly RowFigures[] {
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9][\w:./-]*$/.test(word)) return []
  const { bySymbol, byCoin } = namesOn(side)
  const [name, { underlying, quote }] = [word.toUpperCase(), partsOf(word.toUpperCase())]
  const ids = quote === undefined ? byCoin.get(underlying) : undefined
  return (ids ?? bySymbol.get(name) ?? []).flatMap((id) => rowFigures(side, id) ?? [])
}

/** Positions whose coin or symbol begins with a word of two letters or more. */
export function namedOn(side: Side, word: string): readonly PositionId[] {
  const wanted = word.toUpperCase()
  if (!/^[A-Z0-9]{2,}/.test(wanted)) return []
  const { bySymbol, byCoin } = namesOn(side)
  const found = [...byCoin, ...bySymbol].filter(([name]) => name.startsWith(wanted))
  return found.flatMap(([, ids]) => ids)
}

/** Every row of a side under its market's symbol and under its coin. */
const namesOn = once((side: Side) => {
  const bySymbol = new Map<string, PositionId[]>()
  const byCoin = new Map<string, PositionId[]>()
  for (const { positions } of side.scenario.book.accounts) {
    for (const { id, market } of positions) {
      const symbol = symbolOf(market)
      put(bySymbol, symbol.toUpperCase(), id)
      put(byCoin, partsOf(symbol).underlying, id)
    }
  }
  return { bySymbol, byCoin }
})

function put(into: Map<string, PositionId[]>, name: string, id: PositionId): void {
  const ids = into.get(name)
  if (ids === undefined) into.set(name, [id])
  else ids.push(id)
}

/** A row as people call it: its side and account are said where the symbol alone would not tell. */
export function rowName(row: RowFigures, side: Side): string {
  const ids = namesOn(side).bySymbol.get(row.symbol.toUpperCase()) ?? []
  if (ids.length < 2) return row.symbol
  return `${row.symbol} ${row.side}${nameOfAccount(row.account.id, side)}`
}

/** ` in Main`, where there is more than one account to tell apart. */
export function nameOfAccount(id: AccountId, side: Side): string {
  const { accounts } = side.scenario.book
  const account = accounts.find((each) => each.id === id)
  return accounts.length < 2 || account === undefined ? '' : ` in ${account.name}`
}

/** Where the change goes: ` in draft`, or ` in the baseline`. */
export function place({ editing }: PhraseContext): string {
  return editing === 'draft' ? ' in draft' : ' in the baseline'
}

/** The words without those that carry nothing. */
export function withoutFiller(words: readonly string[]): readonly string[] {
  return words.filter((word) => !FILLER.has(word.toLowerCase()))
}
const FILLER = new Set(['of', 'by', 'to', 'the', 'at', 'my', '='])
