// Fields of one row: amounts read one by one, with everything that is wrong collected and placed, so
// that a row is good as a whole or says row, column, found and wanted.
import type { Amount, Unit } from '../../engine/units/amount'
import { ONE, sign } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import { read, type DecimalMark, type ReadHint } from '../../engine/units/read'
import type { FileQuestion, ImportedPosition, ImportRow } from './imported'

/** Reads the fields of one row and remembers what went wrong. */
export interface Fields {
  /** The amount, or undefined when the text says nothing or cannot be read (then an issue is kept). */
  amount<U extends Unit>(
    text: string | undefined,
    unit: U,
    column: string,
    of?: FieldRules,
  ): Amount<U> | undefined
  /** Keeps an issue at a column of this row. */
  complain(code: string, message: string, column: string, found?: string, wanted?: string): void
  note(text: string): void
  readonly issues: readonly Issue[]
  readonly notes: readonly string[]
  /** True once a number was met that the decimal mark alone would settle. */
  isAmbiguous(): boolean
}

export interface FieldRules extends ReadHint {
  /** Nothing is an issue. */
  readonly required?: boolean
  /** Zero or less is an issue. */
  readonly above?: 'zero'
}

export function fieldsOf(row: number, hint: ReadHint = {}): Fields {
  const issues: Issue[] = []
  const notes: string[] = []
  // A row with several readings is read several times: what is wrong with it is said once.
  const keep = (issue: Issue) => {
    const isKept = issues.some(
      ({ message, at }) => message === issue.message && at?.column === issue.at?.column,
    )
    if (!isKept) issues.push(issue)
  }
  const remark = (text: string) => {
    if (!notes.includes(text)) notes.push(text)
  }
  let ambiguous = false
  const fields: Fields = {
    amount: (text, unit, column, of = {}) => {
      // Most cells of a table say nothing.
      if ((text ?? '') === '' && of.required !== true) return undefined
      const reading = read(text ?? '', unit, { arithmetic: false, ...hint, ...of })
      switch (reading.kind) {
        case 'empty':
          if (of.required === true) {
            fields.complain('field-missing', `no ${column}`, column, text ?? '', WANTED[unit])
          }
          return undefined
        case 'issue':
          keep({ ...reading.issue, at: { row, column } })
          return undefined
        case 'question':
          ambiguous = true
          keep({ ...reading.issue, at: { row, column } })
          return undefined
        case 'amount':
          if (of.above === 'zero' && sign(reading.amount) <= 0) {
            fields.complain(
              'field-not-positive',
              `"${text ?? ''}" is not above zero`,
              column,
              text,
              'a figure above zero',
            )
            return undefined
          }
          if (reading.note !== undefined) remark(`${column}: ${reading.note}`)
          return reading.amount
      }
    },
    complain: (code, message, column, found, wanted) => {
      keep({
        code,
        message,
        at: { row, column },
        ...(found === undefined ? {} : { found }),
        ...(wanted === undefined ? {} : { wanted }),
      })
    },
    note: remark,
    issues,
    notes,
    isAmbiguous: () => ambiguous,
  }
  return fields
}

const WANTED: Record<Unit, string> = {
  usd: 'an amount of money',
  price: 'a price',
  size: 'a size in coins',
  ratio: 'a ratio or percentage',
}

/** What a row reader finds: a position, a question with its answers, or nothing beside its issues. */
export type RowFound =
  | { readonly kind: 'position'; readonly position: ImportedPosition }
  | {
      readonly kind: 'question'
      readonly question: string
      readonly choices: readonly { readonly label: string; readonly position: ImportedPosition }[]
      /** What one answer for the whole text would settle. */
      readonly about?: FileQuestion['about']
    }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'none' }

/** Keys whose value is present, so that absent figures stay absent. */
export function present<T extends object>(of: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const kept = Object.entries(of).filter(([, value]) => value !== undefined)
  return Object.fromEntries(kept) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

/**
 * One row, read. A row that only the decimal mark would settle is read under both marks and becomes a
 * question with the two results.
 */
export function rowOf(
  at: { readonly line: number; readonly source: string },
  hint: ReadHint,
  readRow: (fields: Fields) => RowFound,
): ImportRow {
  const fields = fieldsOf(at.line, hint)
  const found = readRow(fields)
  for (const position of positionsIn(found)) checkPosition(position, fields)
  if (fields.isAmbiguous() && hint.decimal === undefined) {
    return decimalQuestion(at, hint, readRow, fields)
  }
  if (fields.issues.length > 0) return { ...at, status: 'bad', issues: fields.issues }
  const notes = fields.notes
  switch (found.kind) {
    case 'position':
      return { ...at, status: 'good', position: found.position, notes }
    case 'question': {
      const { question, choices, about } = found
      return { ...at, status: 'question', question, choices, notes, ...present({ about }) }
    }
    case 'skip':
      return { ...at, status: 'skipped', why: found.why }
    case 'none':
      return { ...at, status: 'bad', issues: [notAPosition(at)] }
  }
}

function positionsIn(found: RowFound): readonly ImportedPosition[] {
  if (found.kind === 'position') return [found.position]
  return found.kind === 'question' ? found.choices.map(({ position }) => position) : []
}

/** What every position must have, whatever its dialect. */
function checkPosition(position: ImportedPosition, fields: Fields): void {
  const { venueSymbol, base, baseMultiplier } = position
  if (!baseMultiplier.eq(ONE)) {
    fields.note(`size counts ${venueSymbol}: one is ${baseMultiplier.toString()} ${base}`)
  }
  if (position.isCoinMargined === true) complainOfCoinMargin(venueSymbol, fields)
  if (isMarginBelowZero(position)) complainOfMargin(fields)
  if (position.entry === undefined && fields.issues.length === 0) {
    fields.complain('entry-missing', 'no entry price', 'entry', '', 'the entry price')
  }
}

function isMarginBelowZero({ isolatedMargin }: ImportedPosition): boolean {
  return isolatedMargin !== undefined && sign(isolatedMargin) < 0
}

/** What was set aside cannot be less than nothing, whatever was taken off it. */
function complainOfMargin(fields: Fields): void {
  // Each answer to a question is looked at; one word about it is enough.
  if (fields.issues.some(({ code }) => code === 'margin-below-zero')) return
  const message = 'the margin set aside comes out below zero'
  fields.complain('margin-below-zero', message, 'isolated margin', undefined, 'zero or more')
}

/** Contracts that pay in the coin are recognised and refused by name. */
export function complainOfCoinMargin(symbol: string, fields: Fields): void {
  const message = `${symbol} pays in its coin: its margin is not worked out here`
  fields.complain('coin-margined', message, 'market', symbol, 'a linear contract')
}

function notAPosition({ line, source }: { readonly line: number; readonly source: string }): Issue {
  return {
    code: 'row-unreadable',
    message: 'not a position',
    found: source,
    wanted: 'market, size and entry price',
    at: { row: line, column: 'row' },
  }
}

function decimalQuestion(
  at: { readonly line: number; readonly source: string },
  hint: ReadHint,
  readRow: (fields: Fields) => RowFound,
  first: Fields,
): ImportRow {
  const marks: readonly DecimalMark[] = ['.', ',']
  const choices = marks.flatMap((decimal) => {
    const fields = fieldsOf(at.line, { ...hint, decimal })
    const found = readRow(fields)
    if (fields.issues.length > 0) return []
    const name = decimal === '.' ? 'decimal point' : 'decimal comma'
    return readingsIn(found).map(({ position, also }) => ({
      label: `${name}: ${labelOf(position)}${also}`,
      position,
    }))
  })
  const question = first.issues.find((issue) => issue.code === 'number-ambiguous')?.message
  const serious = first.issues.filter((issue) => issue.code !== 'number-ambiguous')
  if (choices.length === 0 || serious.length > 0 || question === undefined) {
    return { ...at, status: 'bad', issues: first.issues }
  }
  return { ...at, status: 'question', question, choices, notes: first.notes, about: 'decimal' }
}

/** Every reading under one mark, each with what else is still open about it. */
function readingsIn(
  found: RowFound,
): readonly { readonly position: ImportedPosition; readonly also: string }[] {
  if (found.kind === 'position') return [{ position: found.position, also: '' }]
  if (found.kind !== 'question') return []
  return found.choices.map(({ position, label }) => ({
    position,
    also: label === position.side ? '' : `, ${label}`,
  }))
}

function labelOf({ side, size, entry }: ImportedPosition): string {
  return `${side} ${size.toString()}${entry === undefined ? '' : ` @ ${entry.toString()}`}`
}
