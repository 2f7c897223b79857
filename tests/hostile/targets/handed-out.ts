// Handed out: the positions of any document, written for a spreadsheet or a program, are pasted back as the same
// positions, whatever their accounts are called; and none of their cells is a formula.
import { csv } from '../../../src/charts/csv'
import { readVersion } from '../../../src/io/link/migrate'
import { adopt } from '../../../src/io/paste/adopt'
import { importPositions } from '../../../src/io/paste/import'
import { ratio, usd } from '../../../src/engine/units/amount'
import { positionRows, positionsJson } from '../../../src/store/select/export'
import { sidesSelector, type Side } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { documentTexts, outsideOf } from '../support/documents'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'

export const HANDED_OUT: Target = {
  name: 'positions handed out',
  share: 4,
  texts: documentTexts,
  judge: (text) => {
    const outside = outsideOf(text)
    const read = outside && readVersion(outside.version, outside.json)
    if (read?.ok !== true) return undefined
    const { baseline } = read.value.document
    const { draft } = sidesSelector(takerFee)({ document: { baseline, draft: [] } })
    const { head, rows } = positionRows(draft)
    if (rows.length === 0) return undefined
    const formula = rows.flat().find((cell) => isFormula(csv([[cell]]).trimEnd()))
    if (formula !== undefined) return `the cell ${JSON.stringify(formula)} is a formula`
    return changedBy(csv([head, ...rows]), draft) ?? changedBy(positionsJson(draft), draft)
  },
}

/** What a spreadsheet would run, save for plain numbers. */
function isFormula(cell: string): boolean {
  return /^"?[=+\-@\t\r]/.test(cell) && !/^"?-?[\d.]+%?(?:\/[\d.]+h)?"?$/.test(cell)
}

/** Which sizes and entries do not come back. A row that asks or says what is wrong with it is no loss. */
function changedBy(text: string, side: Side): string | undefined {
  const found = quickly(() => importPositions(text))
  if (found.kind !== 'positions')
    return isMisleading(side) ? undefined : `read back as ${found.kind}`
  const open = found.rows.find(({ status }) => status === 'skipped')
  if (open !== undefined) return `a row is left out: ${open.source}`
  if (found.rows.some(({ status }) => status !== 'good')) return undefined
  const { wanted } = adopt(found, {})
  const collateral = new Map(wanted.map(({ key }) => [key, usd(1)]))
  const back = adopt(found, { collateral, maintenanceRate: ratio('0.01') })
  if (back.issues.length > 0) return undefined
  const [before, after] = [side.scenario.book.accounts, back.accounts].map((accounts) =>
    accounts
      .flatMap(({ positions }) => positions)
      .filter(({ size }) => !size.isZero())
      .map(({ size, entry, margin }) => `${size.toString()} @ ${entry.toString()} ${margin.mode}`)
      .toSorted()
      .join('; '),
  )
  return before === after ? undefined : `${before} became ${after}`
}

/** Markets and accounts named by what separates columns may make a table look like another: it is refused. */
function isMisleading({ scenario }: Side): boolean {
  return scenario.book.accounts.some(({ name, quote, venue, positions }) =>
    [name, quote, venue, ...positions.map(({ market }) => market)].some((each) =>
      /[;|,\s"]/.test(each),
    ),
  )
}
