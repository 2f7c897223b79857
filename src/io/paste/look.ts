// Columns without headers, by the look of their cells: names, sides, leverage, and figures in an order that
// is asked about unless something in the cells tells.
import { partsOf } from '../../engine/venues/symbols'
import type { Field } from './columns'
import type { FileAnswers, NumberOrder } from './imported'
import type { TableRow } from './table-shape'
import { modeOf, sideOf } from './words'

/** Orders of plain figures that people write, likeliest first. */
const ORDERS: readonly NumberOrder[] = [
  'size, entry',
  'entry, size',
  'size, entry, mark',
  'size, mark, entry',
  'entry, mark, size',
  'entry, size, mark',
  'entry',
  'entry, mark',
  'mark, entry',
]

export const NUMBER = /^[-+−$€]*\d[\d.,' ]*[%xkm]?$/i

/** What each column seems to hold, and the orders its figures may be in where the cells do not tell. */
export function fieldsByLook(
  rows: readonly TableRow[],
  order: FileAnswers['numbers'],
): { readonly fields: readonly (Field | undefined)[]; readonly orders: readonly NumberOrder[] } {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  const columns = Array.from({ length: width }, (_, at) =>
    rows.map((row) => row.cells[at] ?? '').filter((cell) => cell !== ''),
  )
  const looks = columns.map(lookOf)
  const plain = looks.flatMap((look, at) => (look === 'number' ? [at] : []))
  const isSizeKnown = looks.includes('size')
  const most = Math.min(plain.length, isSizeKnown ? 2 : 3)
  const possible = ORDERS.filter((each) => fieldsOf(each).includes('size') !== isSizeKnown)
  // A third figure that is no mark is something else: P&L, or a liquidation price.
  const orders =
    [most, most - 1]
      .map((count) => possible.filter((each) => fits(each, count, rows, plain)))
      .find((each) => each.length > 0) ?? []
  const names = fieldsOf(order !== undefined && orders.includes(order) ? order : orders[0])
  const fields = looks.map((look, at): Field | undefined => {
    if (look === 'number') return names[plain.indexOf(at)]
    const isAgain = look !== undefined && looks.indexOf(look) < at
    return isAgain ? undefined : look
  })
  return { fields, orders }
}

function fieldsOf(order: NumberOrder | undefined): readonly Field[] {
  return (order ?? '').split(', ') as readonly Field[]
}

/** Entry and mark lie near one another: an order that says otherwise is none. */
function fits(
  order: NumberOrder,
  count: number,
  rows: readonly TableRow[],
  plain: readonly number[],
): boolean {
  const names = fieldsOf(order)
  if (names.length !== count) return false
  const [entry, mark] = [names.indexOf('entry'), names.indexOf('mark')]
  if (mark < 0) return true
  return rows.every((row) => {
    const [one, other] = [entry, mark].map((at) => roughly(row.cells[plain[at] ?? -1] ?? ''))
    if (one === undefined || other === undefined) return true
    return one <= other * FACTOR_MAX && other <= one * FACTOR_MAX
  })
}
/** Entry and mark of one position are not further apart than this, or the columns are something else. */
const FACTOR_MAX = 3

/** Digits of a cell, for telling columns apart and nothing else. */
function roughly(cell: string): number | undefined {
  const parts = /^[-+−$€]*([\d.,' ]+)/.exec(cell)?.[1]
  if (parts === undefined) return undefined
  const fraction = /[.,](\d+)\s*$/.exec(parts)?.[1] ?? ''
  const isGroup = fraction.length === 3 && !parts.startsWith('0')
  const digits = Number(parts.replace(/\D/g, ''))
  const value = isGroup ? digits : digits / 10 ** fraction.length
  return value > 0 ? value : undefined
}

function lookOf(cells: readonly string[]): Field | 'number' | undefined {
  const most = (test: (cell: string) => boolean) =>
    cells.length > 0 && cells.filter(test).length >= cells.length * 0.6
  if (most((cell) => sideOf(cell) !== undefined)) return 'side'
  if (most((cell) => modeOf(cell) !== undefined)) return 'margin mode'
  if (most((cell) => /^(?:\d+(\.\d+)?\s*x|x\s*\d+(\.\d+)?)$/i.test(cell))) return 'leverage'
  if (most((cell) => /%\)?$/.test(cell) && !/[A-Z$]/.test(cell))) return 'ignored'
  if (most(countsCoins)) return 'size'
  if (most(saysMoney)) return undefined
  if (most((cell) => /^[-+−(]?\d/.test(cell) && !/^\d+[A-Z]{2,}/.test(cell))) return 'number'
  if (most((cell) => /^[A-Za-z0-9]/.test(cell) && partsOf(cell).base.length <= 20)) return 'market'
  return undefined
}

/** `$31,994.33`, `735.15 USDT`, `+91.17 (+12 %)`: value, margin or P&L, which only a header can tell. */
function saysMoney(cell: string): boolean {
  return /[$€£¥]|\d\s*(?:USD[A-Z0-9]{0,2}|[BFT]USD|DAI|EUR)\b|^\+|\d\s*\([-+]/.test(cell)
}

/** `0.150 BTC`, but not `735.15 USDT`. */
function countsCoins(cell: string): boolean {
  const coin = /^[-+−(]?\d[\d.,' ]*\s([A-Za-z][A-Za-z0-9]{1,9}|1000[A-Z]+)\)?$/.exec(cell)?.[1]
  return coin !== undefined && !/USD|^(?:DAI|EUR|GBP|JPY)$/i.test(coin)
}

/** A line of words alone above columns of which some hold figures. */
export function standsOverFigures(rows: readonly TableRow[]): boolean {
  const [first, ...rest] = rows
  if (first === undefined || rest.length === 0 || first.cells.some((cell) => /\d/.test(cell)))
    return false
  return first.cells.some((_, at) => rest.every((row) => /\d/.test(row.cells[at] ?? '')))
}
