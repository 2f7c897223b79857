// Funding ledgers as venues export them. Told by their headers, which the makers of these files own; the
// sign of a payment is known only where the file's maker is, so any other table of payments is refused.
import type { VenueId } from '../../../engine/model/market'
import { NOTHING } from '../../../engine/units/amount'
import { decimalMarkOf, type ReadHint } from '../../../engine/units/read'
import { fieldOf, normal, type Field } from '../columns'
import { present, type Fields } from '../fields'
import type { FileAnswers, ImportedFunding } from '../imported'
import type { Layout } from '../layout'
import { amountOf, ledgerOf, paymentOf, type PaymentFound, type Times } from '../payments'
import type { Delimiter, TableRow } from '../table-shape'
import { dayOrderOf } from '../times'

/** The cell of a row under the first header that has one of these names; undefined where none has. */
type Cell = (...names: readonly string[]) => string | undefined

interface Ledger {
  readonly dialect: string
  readonly reason: string
  readonly venue: VenueId
  recognises(has: (...names: readonly string[]) => boolean, rows: readonly Cell[]): boolean
  read(cell: Cell, fields: Fields, times: Times): PaymentFound
  readonly isUnconfirmed?: true
}

/** Names are headers without case, blanks and punctuation, or what a header means in any language. */
const LEDGERS: readonly Ledger[] = [
  {
    dialect: 'Hyperliquid funding',
    reason: 'the headers of Hyperliquid’s funding export',
    venue: 'hyperliquid',
    recognises: (has) => has('coin') && has('sz') && has('payment'),
    read: (cell, fields, times) =>
      paymentOf(
        {
          at: times.of(cell('time'), 'time', fields),
          symbol: cell('coin'),
          amount: cell('payment'),
          currency: 'USDC',
          rate: cell('rate'),
          size: cell('sz'),
          side: cell('side'),
          columns: { symbol: 'coin' },
        },
        fields,
      ),
  },
  {
    dialect: 'dYdX funding payments',
    reason: 'the headers of dYdX’s funding export',
    venue: 'dydx',
    recognises: (has) => has('=time') && has('=market') && has('=mark') && has('=payment'),
    read: (cell, fields, times) =>
      paymentOf(
        {
          at: times.of(cell('=time'), 'Time', fields),
          symbol: cell('=market'),
          amount: cell('=payment'),
          rate: cell('rate', 'rate1h', '=funding rate'),
          size: cell('=size', '=amount'),
          side: cell('=side'),
          columns: { symbol: 'Market', amount: 'Payment' },
        },
        fields,
      ),
  },
  {
    dialect: 'Bybit transaction log',
    reason: 'the headers of Bybit’s transaction log',
    venue: 'bybit',
    recognises: (has) => has('type') && has('funding') && has('cashflow') && has('change'),
    read: bybitRow,
  },
  {
    dialect: 'Binance income',
    reason: 'rows of type Funding Fee, as Binance’s futures transaction history has',
    venue: 'binance',
    isUnconfirmed: true,
    recognises: (has, rows) =>
      has('symbol') &&
      has('asset') &&
      has('amount', 'income') &&
      rows.some((cell) => isFundingFee(cell('type', 'incometype'))),
    read: (cell, fields, times) => {
      const type = cell('type', 'incometype')
      if (!isFundingFee(type)) return { kind: 'left out', as: type || 'without type' }
      const text = {
        at: times.of(cell('=time'), 'Time', fields),
        symbol: cell('symbol'),
        amount: cell('amount', 'income'),
        currency: cell('asset'),
        columns: { symbol: 'Symbol', amount: 'Amount', currency: 'Asset' },
      }
      return paymentOf(text, fields)
    },
  },
]

/** The ledger a table is; undefined where it is something else, or holds no payment. */
export function tableFunding(
  layout: Layout,
  delimiter: Delimiter,
  answers: FileAnswers,
): ImportedFunding | undefined {
  if (!layout.hasHeader) return undefined
  const has = (...names: readonly string[]) => names.some((name) => columnAt(layout, name) >= 0)
  const cells = layout.rows.map((row) => cellOf(layout, row))
  const ledger = LEDGERS.find((each) => each.recognises(has, cells))
  if (ledger === undefined) return undefined
  const times = cells.map((cell) => cell('=time') ?? '')
  const width = layout.headers.length
  const rows = layout.rows.map((row, at) => ({
    line: row.line,
    source: row.source,
    identity: row.source,
    read: (fields: Fields, reader: Times) => {
      const cell = cells[at]
      if (row.cells.length > width) {
        const message = `${row.cells.length} cells under ${width} headers: a number may be cut in two`
        fields.complain('row-too-wide', message, 'row', row.source, `${width} cells`)
      }
      return cell === undefined ? NONE : ledger.read(cell, fields, reader)
    },
  }))
  const found = ledgerOf(rows, {
    dialect: ledger.dialect,
    reason: ledger.reason,
    venue: ledger.venue,
    hint: hintOf(layout, delimiter, answers),
    dates: answers.dates ?? dayOrderOf(times),
    isUtc: layout.headers.some((header) => fieldOf(header) === 'time' && /utc/i.test(header)),
    ...(ledger.isUnconfirmed === true ? { isUnconfirmed: true } : {}),
    notes: layout.above.map(({ line }) => `line ${line} stands above the header: left out`),
  })
  return found.payments.length + found.failed.length === 0 ? undefined : found
}

const NONE: PaymentFound = { kind: 'none' }

/** `change = cash flow + funding − fee paid`, whichever sign the fee is written with. */
function bybitRow(cell: Cell, fields: Fields, times: Times): PaymentFound {
  const type = cell('type')
  if (type?.toUpperCase() !== 'SETTLEMENT') return { kind: 'left out', as: type || 'without type' }
  const position = cell('position')
  const isSigned = /^[-−]/.test(position ?? '') || cell('direction')?.toUpperCase() === 'BUY'
  const text = {
    at: times.of(cell('=time'), 'Time', fields),
    symbol: cell('contract'),
    amount: cell('funding'),
    currency: cell('currency'),
    size: isSigned ? position : undefined,
    columns: { symbol: 'Contract', amount: 'Funding', currency: 'Currency' },
  }
  const funding = amountOf(text, fields)
  const change = fields.amount(cell('change'), 'usd', 'Change')
  const flow = fields.amount(cell('cashflow'), 'usd', 'Cash Flow') ?? NOTHING
  const fee = (fields.amount(cell('feepaid', 'fee'), 'usd', 'Fee Paid') ?? NOTHING).abs()
  if (funding !== undefined && change !== undefined) {
    const rest = change.minus(flow)
    const isSame = [rest.plus(fee), rest.minus(fee)].some((one) => one.eq(funding))
    if (!isSame) {
      const message = `funding ${funding.toString()} is not the change of ${change.toString()} less cash flow and fee`
      fields.complain('payment-does-not-add-up', message, 'Funding', cell('funding'))
    }
  }
  return paymentOf(text, fields, funding)
}

function isFundingFee(type: string | undefined): boolean {
  return /^funding[_ ]?fee$/i.test(type ?? '')
}

function cellOf(layout: Layout, row: TableRow): Cell {
  return (...names) => {
    const at = names.map((name) => columnAt(layout, name)).find((place) => place >= 0)
    return at === undefined ? undefined : row.cells[at]
  }
}

/** `=time` is the header that means a time; `sz` the one written so. */
function columnAt(layout: Layout, name: string): number {
  const field = name.startsWith('=') ? (name.slice(1) as Field) : undefined
  return layout.headers.findIndex((header) =>
    field === undefined ? normal(header) === name : fieldOf(header) === field,
  )
}

/** Programs write a point. A cell with a comma shows that a spreadsheet has been here: then its cells decide. */
function hintOf(layout: Layout, delimiter: Delimiter, answers: FileAnswers): ReadHint {
  if (answers.decimal !== undefined) return { decimal: answers.decimal }
  const cells = layout.rows.flatMap((row) => row.cells).filter((cell) => /^[-+−$]*\d/.test(cell))
  if (delimiter !== 'semicolon' && !cells.some((cell) => /\d,\d/.test(cell)))
    return { decimal: '.' }
  const found = decimalMarkOf(cells)
  return present({ decimal: found.kind === 'known' ? found.decimal : undefined })
}
