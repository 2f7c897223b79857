// Funding that has been paid or received: what each row of a ledger says, gathered with what is wrong in
// it. Whose sign it is differs from venue to venue; here every payment is from the holder's view.
import type { VenueId } from '../../engine/model/market'
import { sign, type Usd } from '../../engine/units/amount'
import type { ReadHint } from '../../engine/units/read'
import { fieldsOf, present, type Fields } from './fields'
import { asksOf } from './asks'
import type { FundingPayment, ImportedFunding } from './imported'
import { SYMBOL_MAX, named } from './symbol'
import { timeOf, type DayOrder, type TimeHint } from './times'
import { sideOf } from './words'

/** What a row of a ledger is found to be. Rows left out are counted by what they are. */
export type PaymentFound =
  | { readonly kind: 'payment'; readonly payment: Omit<FundingPayment, 'line'> }
  | { readonly kind: 'left out'; readonly as: string }
  | { readonly kind: 'none' }

export interface LedgerRow {
  readonly line: number
  readonly source: string
  /** The whole row: two that are the same are one payment met twice. */
  readonly identity: string
  read(fields: Fields, times: Times): PaymentFound
}

/** Reads the times of one ledger and counts those that can be read in two ways. */
export interface Times {
  of(text: string | undefined, column: string, fields: Fields): string | undefined
}

export interface LedgerRules {
  readonly dialect: string
  readonly reason: string
  readonly venue?: VenueId
  readonly hint: ReadHint
  readonly dates?: DayOrder | undefined
  readonly isUtc: boolean
  readonly notes: readonly string[]
  readonly isUnconfirmed?: true
}

/** The ledger: payments, rows that failed, and a count of what is no funding. */
export function ledgerOf(rows: readonly LedgerRow[], rules: LedgerRules): ImportedFunding {
  const payments: FundingPayment[] = []
  const failed: ImportedFunding['failed'][number][] = []
  const leftOut = new Map<string, number>()
  const seen = new Set<string>()
  const asked = { dates: 0, decimal: 0 }
  let isLocal = false
  const count = (as: string) => leftOut.set(as, (leftOut.get(as) ?? 0) + 1)
  for (const row of rows) {
    const { line, source, identity } = row
    const fields = fieldsOf(line, rules.hint)
    const before = asked.dates
    const found = row.read(fields, timesOf(rules, asked))
    if (found.kind === 'left out') count(found.as)
    else if (fields.issues.length > 0 || found.kind === 'none') {
      if (fields.isAmbiguous()) asked.decimal += 1
      asked.dates = before
      failed.push({ line, source, issues: fields.issues })
    } else if (seen.has(identity)) count('repeated word for word')
    else {
      seen.add(identity)
      payments.push({ line, ...found.payment })
      if (found.payment.at !== undefined && !/Z$|[+-]\d\d:?\d\d$/.test(found.payment.at))
        isLocal = true
    }
  }
  return {
    kind: 'funding',
    dialect: rules.dialect,
    reason: rules.reason,
    payments,
    failed,
    notes: [
      ...rules.notes,
      ...(isLocal ? ['times are on the clock of whoever made the file: it names no zone'] : []),
      ...Array.from(
        leftOut,
        ([as, rowsOf]) => `${rowsOf} ${rowsOf === 1 ? 'row' : 'rows'} left out: ${as}`,
      ),
    ],
    ...present({
      venue: rules.venue,
      asks: asksOf(asked),
      isUnconfirmed: rules.isUnconfirmed,
    }),
  }
}

function timesOf(rules: TimeHint, asked: { dates: number }): Times {
  return {
    of: (text, column, fields) => {
      if (text === undefined || text === '') return undefined
      const found = timeOf(text, rules)
      if (found.kind === 'time') return found.iso
      if (found.kind === 'ambiguous') {
        asked.dates += 1
        return undefined
      }
      const wanted = 'a date such as 2026-01-31 08:00:00'
      fields.complain('time-unreadable', `"${text}" is not a time`, column, text, wanted)
      return undefined
    },
  }
}

/** The texts of one payment. */
export interface PaymentText {
  readonly at?: string | undefined
  readonly symbol: string | undefined
  readonly amount: string | undefined
  readonly currency?: string | undefined
  readonly rate?: string | undefined
  readonly size?: string | undefined
  /** Where the size has no sign. */
  readonly side?: string | undefined
  /** Names of the columns the texts stood in, where they are not these keys. */
  readonly columns?: Partial<Record<'symbol' | 'amount' | 'currency', string>>
}

/** Currencies that are taken as dollars, as everywhere here. */
const DOLLAR = /^(?:USD[A-Z0-9]{0,2}|[BFTP]{1,2}USD|DAI)$/

/** The payment that the texts say; issues are kept where they say none. */
export function paymentOf(
  text: PaymentText,
  fields: Fields,
  amount: Usd | undefined = amountOf(text, fields),
): PaymentFound {
  const symbol = text.symbol?.trim() ?? ''
  const column = text.columns?.symbol ?? 'market'
  if (symbol === '' || symbol.length > SYMBOL_MAX || !/\p{L}/u.test(symbol)) {
    fields.complain('market-missing', 'no market', column, symbol, 'a symbol such as BTCUSDT')
  }
  const currency = text.currency?.trim().toUpperCase()
  if (currency !== undefined && currency !== '' && !DOLLAR.test(currency)) {
    fields.complain(
      'currency-not-dollar',
      `paid in ${currency}: funding is added up in dollars`,
      text.columns?.currency ?? 'currency',
      currency,
      'USD, USDT or USDC',
    )
  }
  const rate = fields.amount(text.rate, 'ratio', 'rate')
  const size = sizeOf(text, fields)
  if (amount === undefined) return { kind: 'none' }
  const { venueSymbol, base, quote } = named(symbol, currency === '' ? undefined : currency)
  const payment = { venueSymbol, base, amount, ...present({ quote, at: text.at, rate, size }) }
  return { kind: 'payment', payment }
}

export function amountOf(text: PaymentText, fields: Fields): Usd | undefined {
  return fields.amount(text.amount, 'usd', text.columns?.amount ?? 'payment', { required: true })
}

function sizeOf(text: PaymentText, fields: Fields) {
  const size = fields.amount(text.size, 'size', 'size')
  if (size === undefined) return undefined
  const side = text.side === undefined ? undefined : sideOf(text.side)
  if (side === undefined || sign(size) < 0) return size
  return side === 'short' ? size.neg() : size
}
