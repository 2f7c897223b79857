// Accounted for: has every line of a pasted text become a row, or something that the preview shows?
// A header is shown as the columns, a comment is the writer's own, and an account line is an account.
import type { ImportedPositions } from '../../../src/io/paste/imported'
import { plainCharacters } from '../../../src/engine/units/read'

/** The lines of a text, other than JSON, that nothing in the answer speaks of. */
export function droppedLines(text: string, found: ImportedPositions): readonly string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const spoken = new Set<number>()
  for (const { line, source } of found.rows) {
    const more = source.split('\n').length
    for (let at = 0; at < more; at += 1) spoken.add(line + at)
  }
  const left = lines.flatMap((line, at) => (spoken.has(at + 1) || isNothing(line) ? [] : [line]))
  const isPlain = found.dialect === 'plain text'
  const labels = new Set(found.columns?.map(({ header }) => header))
  // Of a text with one field a line, the labels are headers.
  const unsaid = left.filter((line) =>
    isPlain ? !isShownOtherwise(line) : !labels.has(line.trim()),
  )
  const headers = found.columns === undefined ? 0 : 1
  // Under a Markdown header stands a ruler.
  const rows = unsaid.filter((line) => !/^[\s|:+=_─━-]+$/.test(line))
  return rows.length <= headers ? [] : rows
}

/** Blank, or made of characters that nobody sees. */
function isNothing(line: string): boolean {
  return plainCharacters(line) === '' || /^[\s,;|"']*$/.test(line)
}

/** A comment, an account, a holding or the time of the marks. */
function isShownOtherwise(line: string): boolean {
  return /^(?:[-*•·]\s*)?(#|account\b|holding\b|as\b)/i.test(plainCharacters(line))
}

/** Keys that stand together in a position of some venue, and in nothing else that its answer holds. */
const POSITION_KEYS: readonly (readonly string[])[] = [
  ['symbol', 'positionAmt'],
  ['coin', 'szi'],
  ['instId', 'pos'],
  ['symbol', 'contracts', 'contractSize'],
  ['pair', 'trade_id'],
  ['market', 'sumOpen'],
  ['symbol', 'positionIdx'],
]

/** Positions in the longest list of them that a JSON text holds; an entry may wrap its position once. */
export function positionsIn(text: string): number {
  let most = 0
  const queue: unknown[] = [parsed(text)]
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next !== 'object' || next === null) continue
    const entries = Object.values(next) as unknown[]
    const found = entries.filter((entry) => isPosition(entry) || isPosition(insideOf(entry)))
    // What stands inside an entry is that entry's own.
    if (Array.isArray(next)) most = Math.max(most, found.length)
    else queue.push(...entries)
  }
  return most
}

function isPosition(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  return POSITION_KEYS.some((keys) => keys.every((key) => Object.hasOwn(entry, key)))
}

function insideOf(entry: unknown): unknown {
  if (typeof entry !== 'object' || entry === null) return undefined
  return (entry as { readonly position?: unknown }).position
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
