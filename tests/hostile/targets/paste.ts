// Paste: any text a trader may put into the sheet.
import { importPositions, PASTE_ROWS_MAX } from '../../../src/io/paste/import'
import type { Import, ImportedPosition, ImportRow } from '../../../src/io/paste/imported'
import type { Amount, Unit } from '../../../src/engine/units/amount'
import { sign } from '../../../src/engine/units/amount'
import type { Issue } from '../../../src/engine/units/outcome'
import { droppedLines, positionsIn } from '../support/accounted'
import { unlikePlainData } from '../support/plain-data'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { pastes } from '../support/texts'

export const PASTE: Target = {
  name: 'a pasted text',
  share: 40,
  texts: pastes,
  judge: (text) =>
    wrongWith(
      text,
      quickly(() => importPositions(text)),
    ),
}

/** What is wrong with the answer to a paste. */
export function wrongWith(text: string, found: Import): string | undefined {
  const unlike = unlikePlainData(found, text.length)
  if (unlike !== undefined) return unlike
  if (found.kind === 'refused') {
    return found.reason.trim() === '' ? 'refused without a reason' : undefined
  }
  if (found.reason.trim() === '') return 'recognised without a reason'
  if (found.kind !== 'positions') return undefined
  if (found.rows.length > PASTE_ROWS_MAX) return `${found.rows.length} rows`
  for (const row of found.rows) {
    const problem = wrongWithRow(row)
    if (problem !== undefined) return `line ${row.line}: ${problem}`
  }
  if (/^\s*[[{]/.test(text)) {
    // What is wrong as a whole may hold more than one; a table of keys is known by its headers alone.
    const isSure = found.delimiter !== 'keys' && found.rows.every(({ status }) => status !== 'bad')
    const held = isSure ? positionsIn(text) : 0
    const { length } = found.rows
    return held > 1 && length < held
      ? `${held} positions, of which ${length} have a row`
      : undefined
  }
  const [dropped] = droppedLines(text, found)
  return dropped === undefined ? undefined : `nothing speaks of the line ${JSON.stringify(dropped)}`
}

function wrongWithRow(row: ImportRow): string | undefined {
  switch (row.status) {
    case 'good':
      return wrongWithPosition(row.position)
    case 'question':
      if (row.question.trim() === '') return 'asks nothing'
      if (row.choices.length === 0) return 'asks without an answer to choose'
      return row.choices
        .map(({ position }) => wrongWithPosition(position))
        .find((one) => one !== undefined)
    case 'bad':
      if (row.issues.length === 0) return 'bad, and nobody says why'
      return row.issues.map(wrongWithIssue).find((one) => one !== undefined)
    case 'skipped':
      return row.why.trim() === '' ? 'left out, and nobody says why' : undefined
  }
}

function wrongWithIssue({ code, message, wanted }: Issue): string | undefined {
  if (message.trim() === '') return `${code} says nothing`
  return wanted === undefined || wanted.trim() === ''
    ? `${code} does not say what is wanted`
    : undefined
}

/** Figures that must be above zero where they are given. */
const ABOVE_ZERO = [
  'size',
  'entry',
  'mark',
  'leverage',
  'leverageImplied',
  'liquidationPrice',
  'contracts',
  'contractSize',
  'baseMultiplier',
  'maintenanceRate',
] as const

function wrongWithPosition(position: ImportedPosition): string | undefined {
  if (position.venueSymbol.trim() === '') return 'a market without a name'
  if (position.entry === undefined) return 'a position without an entry'
  if (position.marginMode === 'isolated' && position.isolatedMargin === undefined)
    return 'isolated, without its margin'
  for (const field of ABOVE_ZERO) {
    const value: Amount<Unit> | undefined = position[field]
    if (value !== undefined && sign(value) <= 0) return `${field} is ${value.toString()}`
  }
  return undefined
}
