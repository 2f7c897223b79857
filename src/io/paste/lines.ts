// Lines of a text with one field a line: what is a label, what a value, what both, and what opens a card.
import { partsOf } from '../../engine/venues/symbols'
import { fieldOf } from './columns'
import type { TableRow } from './table-shape'
import { modeOf, sideOf } from './words'

export interface Line {
  readonly line: number
  readonly text: string
}

export type Item =
  | { readonly kind: 'label'; readonly line: number; readonly label: string }
  | { readonly kind: 'pair'; readonly line: number; readonly label: string; readonly value: string }
  | { readonly kind: 'value'; readonly line: number; readonly value: string }

export function itemOf({ line, text }: Line): Item {
  if (text.length > LINE_MAX) return { kind: 'value', line, value: text }
  if (fieldOf(text) !== undefined && !isTitle(text, false))
    return { kind: 'label', line, label: text }
  const pair = pairIn(text)
  return pair === undefined ? { kind: 'value', line, value: text } : { kind: 'pair', line, ...pair }
}

/** Characters of a line that may name a field: a longer one is not taken apart, which would take its time. */
const LINE_MAX = 200

/** `Entry price: 97,412.30`, or the same with blanks, a tab or nothing but the words themselves between. */
function pairIn(text: string): { readonly label: string; readonly value: string } | undefined {
  const [, label = '', value = ''] = /^(.+?)\s*(?:[:：=\t]|\s{2,})\s*(.+)$/.exec(text) ?? []
  if (value !== '' && fieldOf(label) !== undefined) return { label, value }
  const words = text.split(/\s+/)
  for (let count = Math.min(WORDS_MAX, words.length - 1); count >= 1; count -= 1) {
    const head = words.slice(0, count).join(' ')
    if (fieldOf(head) !== undefined) return { label: head, value: words.slice(count).join(' ') }
  }
  return undefined
}
const WORDS_MAX = 5

/** A pair as the plain line it is. */
export function asValue(item: Extract<Item, { kind: 'pair' }>): Item {
  return { kind: 'value', line: item.line, value: `${item.label} ${item.value}` }
}

/** Fields of positions that some label names. */
export function fieldsIn(items: readonly Item[]): number {
  const fields = items.map((item) => (item.kind === 'value' ? undefined : fieldOf(item.label)))
  return new Set(fields.filter((field) => field !== undefined && field !== 'ignored')).size
}

const NOT_A_NUMBER = /^[A-Za-z0-9:/_-]*[A-Za-z][A-Za-z0-9:/_.-]*$/

/** A line that opens a card: a symbol with its quote or contract kind, or a bare coin where that will do. */
export function isTitle(text: string, bareWillDo: boolean): boolean {
  const [symbol = '', next = ''] = text.split(/\s+/)
  if (text.length > LINE_MAX) return false
  if (!NOT_A_NUMBER.test(symbol) || sideOf(symbol) !== undefined || modeOf(symbol) !== undefined)
    return false
  const { base, quote } = partsOf(symbol)
  if (!/\p{L}/u.test(base) || base.length > 20) return false
  if (quote !== undefined && /^[A-Z0-9a-z]/.test(symbol) && /[A-Z]/.test(symbol)) return true
  if (/^(?:perp|perpetual|swap|永续|永續|無期限)/i.test(next) || /[-_](?:perp|swap)$/i.test(symbol))
    return true
  return bareWillDo && /^(?:[a-z]+:)?k?[A-Z0-9]{2,15}$/.test(symbol) && fieldOf(text) === undefined
}

export function textOf(item: Item): string {
  if (item.kind === 'value') return item.value
  return item.kind === 'pair' ? `${item.label} ${item.value}` : item.label
}

/** A row over the lines it was made of, as they stand in the text. */
export function rowOf(
  of: readonly { readonly line: number }[],
  cells: readonly string[],
  text: readonly string[],
): TableRow {
  const first = of[0]?.line ?? 1
  const last = of.at(-1)?.line ?? first
  return { line: first, source: text.slice(first - 1, last).join('\n'), cells }
}
