// Lines of the plain text form: what is a comment, which words are left, and what each word is followed by.
import { ACCOUNTS_MAX, POSITIONS_MAX } from '../../../engine/model/book'
import { plainCharacters } from '../../../engine/units/read'
import type { Fields } from '../fields'

export interface Line {
  readonly line: number
  readonly source: string
  /** None beyond the lines that a book has room for: those are counted and not read. */
  readonly words: readonly string[]
}

/** Characters a line may have: every word the form knows, three times over. */
export const LINE_MAX = 600
/** Lines that are read: as many as a book may have positions and accounts, and one for the time of the marks. */
const LINES_MAX = POSITIONS_MAX + ACCOUNTS_MAX + 1
/** What lists put before a line. */
const LIST_MARK = /^\s*(?:[-*•]|\d+[.)])\s+/
/** Ends of lines as any system writes them. */
export const LINE_END = /\r\n|\r|\n/

/** The lines that say something. */
export function linesOf(text: string): readonly Line[] {
  const found: Line[] = []
  for (const [at, source] of text.split(LINE_END).entries()) {
    const plain = withoutComment(source)
    if (plain === '') continue
    const words = found.length < LINES_MAX ? wordsOf(plain) : []
    found.push({ line: at + 1, source: source.trim().slice(0, LINE_MAX), words })
  }
  return found
}

export function withoutComment(line: string): string {
  return plainCharacters(line.replace(/(^|\s)#.*$/, ''))
}

export function wordsOf(line: string): readonly string[] {
  const words =
    line
      .replace(LIST_MARK, '')
      .replace(/@/g, ' @ ')
      .match(/"[^"]*"|\S+/g) ?? []
  return words.map((word) => word.replace(/(?<=.)[,;:]$/, ''))
}

export function placeOf({ line, source }: Line) {
  return { line, source }
}

/** What each word is followed by; what stands before the first word is under ''. */
export function saidOf(
  words: readonly string[],
  known: ReadonlyMap<string, string>,
  fields: Fields,
): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  let key = ''
  let value: string[] = []
  const twice = new Set<string>()
  const keep = () => {
    const text = value.join(' ')
    if (said.has(key) && !twice.has(key)) {
      fields.complain('said-twice', `${key} is said twice`, key, text, 'it once')
      twice.add(key)
    }
    said.set(key, text)
  }
  for (const word of words) {
    const isLeverage = key !== 'leverage' && known.has('lev') && /^\d+(\.\d+)?x$/i.test(word)
    const next = isLeverage ? 'leverage' : known.get(word.toLowerCase())
    if (next === undefined) {
      value.push(word)
      continue
    }
    keep()
    key = next
    value = isLeverage ? [word] : []
  }
  keep()
  if (said.has('cross') && said.has('isolated')) {
    fields.complain(
      'mode-twice',
      'both cross and isolated',
      'margin mode',
      'cross … isolated',
      'one of them',
    )
  }
  if ((said.get('cross') ?? '') !== '') {
    fields.complain(
      'word-unknown',
      `"${said.get('cross') ?? ''}" is not understood`,
      'margin mode',
      said.get('cross'),
      'mark, mmr, lev, funding, isolated or liq',
    )
  }
  return said
}
