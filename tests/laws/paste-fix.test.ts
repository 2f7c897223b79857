// Correcting changes what was corrected and nothing else: a row put right to what it says already reads as
// before, in every sample of what people paste.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPaste, type PasteFound, type PasteRow } from '../../src/store/select/paste'
import { cellsOf } from '../../src/store/select/paste-fix'

const SAMPLES = join(import.meta.dirname, '..', 'vectors', 'samples')
const names = readdirSync(SAMPLES).filter(
  (name) => /\.(json|csv|tsv|txt)$/.test(name) && name !== 'expected.json',
)

function rowsOf(found: PasteFound): readonly PasteRow[] {
  return found.kind === 'positions' ? found.rows : []
}

/** A row as it reads, whatever form its numbers were written in. */
const reading = ({ source: _source, ...row }: PasteRow) => JSON.stringify(row)

describe('a row corrected to what it says', () => {
  it.each(names)('reads as before: %s', (name) => {
    const text = readFileSync(join(SAMPLES, name), 'utf8')
    const found = readPaste(text)
    const rows = rowsOf(found)
    const headers = found.kind === 'positions' ? found.columns.map(({ header }) => header) : []
    for (const row of rows) {
      const fix = cellsOf(text, row.raw, headers).map((cell) => cell.text)
      expect(fix.length).toBeGreaterThan(0)
      const again = readPaste(text, { file: {}, fixes: new Map([[row.id, fix]]) })
      expect(rowsOf(again).map(reading)).toEqual(rows.map(reading))
    }
  })

  it('has rows to correct', () => {
    const texts = names.map((name) => readFileSync(join(SAMPLES, name), 'utf8'))
    expect(texts.flatMap((text) => rowsOf(readPaste(text))).length).toBeGreaterThan(30)
  })
})
