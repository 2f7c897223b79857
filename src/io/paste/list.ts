// Lists of JSON entries: each entry through its schema, then through its dialect's row reader.
import * as z from 'zod/mini'
import {
  isNonZero,
  ratio,
  roundToPlaces,
  sign,
  type Price,
  type Ratio,
  type Usd,
} from '../../engine/units/amount'
import type { ReadHint } from '../../engine/units/read'
import { rowOf, type Fields, type RowFound } from './fields'
import type { ImportRow } from './imported'
import { pathOf, type ExactJson } from './json'
import { SYMBOL_MAX } from './symbol'

/** Figures and words of an entry: text (numbers are kept as text), or absent. */
export const text = z.nullish(z.string())
/** A name has a letter or a digit. */
export const symbolText = z.string().check(z.maxLength(SYMBOL_MAX), z.regex(/[\p{L}\p{N}]/u))
export const flag = z.nullish(z.union([z.boolean(), z.string()]))

/** Machine-written numbers have a point and no groups. */
export const MACHINE: ReadHint = { decimal: '.', arithmetic: false }

/** Keys of one entry that are named as wrong. */
const ISSUES_MAX = 5
/** Length of a row's source in a preview. */
const SOURCE_MAX = 240

/** Reads the entries of a list. An entry that does not fit the schema is a bad row that says where. */
export function rowsOfList<T>(
  entries: readonly ExactJson[],
  schema: z.ZodMiniType<T>,
  readRow: (entry: T, fields: Fields) => RowFound,
): readonly ImportRow[] {
  return entries.map((entry, at) => rowOfEntry(entry, at + 1, schema, readRow))
}

export function rowOfEntry<T>(
  entry: ExactJson,
  line: number,
  schema: z.ZodMiniType<T>,
  readRow: (entry: T, fields: Fields) => RowFound,
): ImportRow {
  const source = sourceOf(entry)
  const parsed = z.safeParse(schema, entry)
  return rowOf({ line, source }, MACHINE, (fields) => {
    if (parsed.success) return readRow(parsed.data, fields)
    for (const { path } of parsed.error.issues.slice(0, ISSUES_MAX)) {
      const keys = path.map(String)
      const column = keys.length === 0 ? 'entry' : keys.join('.')
      const found = pathOf(entry, ...keys)
      if (found === undefined) {
        fields.complain('field-missing', `no ${column}`, column, '', 'text or a number')
      } else {
        const isText = typeof found === 'string'
        const message = `${column} is ${isText ? 'empty or too long' : 'neither text nor a number'}`
        const wanted = isText ? `1 to ${SYMBOL_MAX} characters` : 'text or a number'
        fields.complain('field-wrong-kind', message, column, sourceOf(found), wanted)
      }
    }
    return { kind: 'none' }
  })
}

export function sourceOf(entry: ExactJson): string {
  const source = JSON.stringify(entry) ?? ''
  return source.length > SOURCE_MAX ? `${source.slice(0, SOURCE_MAX)}…` : source
}

/** A price where zero, less or nothing means none. */
export function priceOrNone(
  fields: Fields,
  of: string | null | undefined,
  column: string,
): Price | undefined {
  const found = fields.amount(of ?? '', 'price', column)
  return found === undefined || sign(found) <= 0 ? undefined : found
}

/** Leverage as notional over initial margin, when that is a whole number within one per cent. */
export function impliedLeverage(
  notional: Usd | undefined,
  initial: Usd | undefined,
): Ratio | undefined {
  if (notional === undefined || initial === undefined || !isNonZero(initial)) return undefined
  const leverage = notional.abs().div(initial)
  const whole = roundToPlaces(leverage, 0, 'half-even')
  if (whole.isZero() || leverage.minus(whole).abs().gt(whole.times(ONE_PERCENT))) return undefined
  return whole
}
const ONE_PERCENT = ratio('0.01')

/** ISO time of a Unix time in milliseconds; undefined when it is none. */
export function isoOf(milliseconds: string | null | undefined): string | undefined {
  const time = Number(milliseconds ?? '')
  const isPlausible = time > 1e12 && time < 1e13
  return isPlausible ? new Date(time).toISOString() : undefined
}
