// Cards: a title, then labels and values in turn, as a phone shows a position. Where they do not pair up
// the row says so: a value under its neighbour's label would be a wrong figure that looks right.
import { fieldOf, normal } from './columns'
import { isTitle, rowOf, textOf, type Item } from './lines'
import type { Table, TableRow } from './table-shape'
import { modeOf, sideOf } from './words'

/** Header of what stands in a card under no label. It means no field, so that it is named as left out. */
const UNLABELLED = 'unlabelled'

interface Card {
  readonly items: readonly Item[]
  /** The line that opened it, where a title did. */
  readonly title: boolean
}

/** Cards in order; what stands before the first title is a card of its own without one. */
export function cardsOf(items: readonly Item[]): readonly Card[] {
  const hasMarketLabel = items.some(
    (item) => item.kind !== 'value' && fieldOf(item.label) === 'market',
  )
  const isStrict = items.some((item) => item.kind === 'value' && isTitle(item.value, false))
  const opens = (item: Item) =>
    !hasMarketLabel && item.kind === 'value' && isTitle(item.value, !isStrict)
  const cards: { items: Item[]; title: boolean }[] = []
  let seen = new Set<string>()
  for (const item of items) {
    const isTitled = opens(item)
    const label = item.kind === 'value' ? undefined : normal(item.label)
    const isAgain = label !== undefined && seen.has(label) && !cards.at(-1)?.title
    if (cards.length === 0 || isTitled || isAgain) {
      cards.push({ items: [], title: isTitled })
      seen = new Set()
    }
    if (label !== undefined) seen.add(label)
    cards.at(-1)?.items.push(item)
  }
  return cards
}

/** The table of the cards: a column for each label, a row for each card. */
export function tableOfCards(cards: readonly Card[], text: readonly string[]): Table | undefined {
  const isTitled = cards.some((card) => card.title)
  const columns = new Map<string, string>(isTitled ? [['market', 'Market']] : [])
  const above: TableRow[] = []
  const found: { readonly card: Card; readonly said: Said }[] = []
  for (const card of cards) {
    const said = saidIn(card)
    if (isTitled && !card.title) {
      above.push(rowOf(card.items, card.items.map(textOf), text))
      continue
    }
    for (const [key, { label }] of said.cells) if (!columns.has(key)) columns.set(key, label)
    found.push({ card, said })
  }
  if (found.length === 0) return undefined
  const keys = [...columns.keys()]
  const rows = found.map(({ card, said }): TableRow => {
    const row = rowOf(
      card.items,
      keys.map((key) => said.cells.get(key)?.value ?? ''),
      text,
    )
    return said.problem === undefined ? row : { ...row, problem: said.problem }
  })
  const header = { line: 0, source: '', cells: [...columns.values()] }
  return { delimiter: 'lines', rows: [...above, header, ...rows] }
}

interface Said {
  readonly cells: ReadonlyMap<string, { readonly label: string; readonly value: string }>
  readonly problem?: string
}

/** What a card says under its labels. */
function saidIn(card: Card): Said {
  const cells = new Map<string, { label: string; value: string }>()
  const add = (label: string, value: string) => {
    const field = fieldOf(label)
    const isField = field !== undefined && field !== 'ignored' && !cells.has(field)
    const key = isField ? field : normal(label)
    const before = cells.get(key)
    cells.set(
      key,
      before === undefined ? { label, value } : { label, value: `${before.value} ${value}` },
    )
  }
  const items = [...card.items]
  if (card.title) {
    const title = items.splice(0, 1 + namesBehind(items)).map(textOf)
    add('Market', title.join(' '))
  }
  for (const item of items) if (item.kind === 'pair') add(item.label, item.value)
  const rest = withoutButtons(items.filter((item) => item.kind !== 'pair'))
  const paired = pairedUp(rest)
  if (paired === undefined) {
    for (const item of rest) if (item.kind === 'label') add(item.label, '')
    return {
      cells,
      problem: 'labels and values do not pair up: a value may stand under the wrong label',
    }
  }
  for (const { label, value } of paired) add(label, value)
  return { cells }
}

/** Lines behind the title that belong to it: `Perp`, `Cross 20x`, `Long`. */
function namesBehind(items: readonly Item[]): number {
  const end = items.findIndex(
    (item, at) => at > 0 && !(item.kind === 'value' && isNames(item.value)),
  )
  return end < 0 ? items.length - 1 : end - 1
}

const DECORATION = /^(?:perp|perpetual|swap|永续|永續|無期限|合约|合約|\d+(?:\.\d+)?\s*x)$/i

/** Nothing but sides, margin modes, leverage and kinds of contract. */
function isNames(value: string): boolean {
  const words = value.split(/[\s·|,()]+/).filter((word) => word !== '')
  const isName = (word: string) =>
    sideOf(word) !== undefined || modeOf(word) !== undefined || DECORATION.test(word)
  return words.length > 0 && words.every(isName)
}

/** Labels at the end of a card that head nothing: what its buttons say. */
function withoutButtons(items: readonly Item[]): readonly Item[] {
  const last = items.findLastIndex(
    (item) => item.kind === 'value' || (item.kind === 'label' && fieldOf(item.label) !== 'ignored'),
  )
  return items.slice(0, last + 1)
}

interface Labelled {
  readonly label: string
  readonly value: string
}

/** Labels with their values: a run of labels, then as many values. Undefined where they come out uneven. */
function pairedUp(items: readonly Item[]): readonly Labelled[] | undefined {
  const found: Labelled[] = []
  // Values above their labels, or a last value that is missing: the two look the same.
  if (items[0]?.kind === 'value' && items.at(-1)?.kind === 'label') return undefined
  let labels: string[] = []
  let values: string[] = []
  const settle = (): boolean => {
    if (values.length > 0 && values.length < labels.length) return false
    labels.forEach((label, at) => found.push({ label, value: values[at] ?? '' }))
    for (const value of values.slice(labels.length)) found.push({ label: UNLABELLED, value })
    labels = []
    values = []
    return true
  }
  for (const item of items) {
    if (item.kind === 'value') values.push(item.value)
    else if (item.kind === 'label') {
      if (values.length > 0 && !settle()) return undefined
      labels.push(item.label)
    }
  }
  return settle() ? found : undefined
}
