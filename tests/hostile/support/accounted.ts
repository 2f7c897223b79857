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
  return /^(#|account\b|holding\b|as\b)/i.test(plainCharacters(line))
}
