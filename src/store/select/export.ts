// Out: the positions of a side as rows for a spreadsheet or a program. What is written here is read back by the
// paste reader as the same positions: every size, price and margin with all its digits.
import type { Account, Position } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import { ONE, ratio, sign, type Amount, type Unit } from '../../engine/units/amount'
import type { Side } from './sides'

/** Rows under their headers; a cell of no characters says nothing. */
export interface PositionRows {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface Column {
  readonly head: string
  /** Its name in JSON. */
  readonly key: string
  readonly cell: (held: Position, account: Account, side: Side) => string
  /** Written only where a row says something. */
  readonly isOptional?: true
}

const COLUMNS: readonly Column[] = [
  { head: 'Account', key: 'account', cell: (_, account, side) => accountName(account, side) },
  { head: 'Venue', key: 'venue', cell: (_, { venue }) => venue },
  { head: 'Quote', key: 'quote', cell: (_, account) => account.quote },
  { head: 'Market', key: 'market', cell: (held) => symbolOf(held.market) },
  { head: 'Side', key: 'side', cell: ({ size }) => (sign(size) < 0 ? 'short' : 'long') },
  { head: 'Size', key: 'size', cell: ({ size }) => digits(size.abs()) },
  { head: 'Entry', key: 'entry', cell: ({ entry }) => digits(entry) },
  { head: 'Mark', key: 'mark', cell: (held, _, side) => digits(quoteOf(held, side)?.mark) },
  { head: 'Leverage', key: 'leverage', cell: ({ leverage }) => digits(leverage) },
  { head: 'Margin mode', key: 'marginMode', cell: ({ margin }) => margin.mode },
  {
    head: 'Isolated margin',
    key: 'isolatedMargin',
    cell: ({ margin }) => (margin.mode === 'isolated' ? digits(margin.margin) : ''),
  },
  { head: 'Funding rate', key: 'fundingRate', cell: (held, _, side) => fundingOf(held, side) },
  {
    head: 'Maintenance rate',
    key: 'maintenanceRate',
    cell: (held, _, side) => ownRateOf(held, side),
    isOptional: true,
  },
  {
    head: 'Accrued funding',
    key: 'accruedFunding',
    cell: ({ fundingUnsettled }) => (fundingUnsettled.isZero() ? '' : digits(fundingUnsettled)),
    isOptional: true,
  },
  {
    head: 'Excluded',
    key: 'excluded',
    cell: ({ excluded }) => (excluded === true ? 'yes' : ''),
    isOptional: true,
  },
]

/** The positions of a side, one row each, in the order of the book. Flat ones are none. */
export function positionRows(side: Side): PositionRows {
  const held = side.scenario.book.accounts.flatMap((account) =>
    account.positions
      .filter(({ size }) => !size.isZero())
      .map((position) => ({ position, account })),
  )
  const columns = COLUMNS.filter(
    ({ cell, isOptional }) =>
      isOptional !== true ||
      held.some(({ position, account }) => cell(position, account, side) !== ''),
  )
  return {
    head: columns.map(({ head }) => head),
    rows: held.map(({ position, account }) =>
      columns.map(({ cell }) => cell(position, account, side)),
    ),
  }
}

/** The same as a list of JSON objects. What a row does not say is not among its keys. */
export function positionsJson(side: Side): string {
  const { head, rows } = positionRows(side)
  const keys = head.map((each) => COLUMNS.find((column) => column.head === each)?.key ?? each)
  const entries = rows.map((row) =>
    Object.fromEntries(
      row.flatMap((cell, at) => (cell === '' ? [] : [[keys[at] ?? String(at), cell]])),
    ),
  )
  return `${JSON.stringify(entries, null, 2)}\n`
}

/** An account is told by its name; without one, or where another has it too, by its number as well. */
function accountName({ name, id }: Account, side: Side): string {
  const { accounts } = side.scenario.book
  const plain = oneLine(name)
  const isAlone = accounts.filter((other) => oneLine(other.name) === plain).length === 1
  if (plain !== '' && isAlone) return plain
  return `${plain === '' ? 'Account' : plain} ${accounts.findIndex((each) => each.id === id) + 1}`
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function quoteOf(held: Position, side: Side) {
  return side.scenario.snapshot.quotes.get(held.market)
}

/** A rate together with its hours, `0.01%/8h`: without them it says nothing. */
function fundingOf(held: Position, side: Side): string {
  const funding = quoteOf(held, side)?.funding
  if (funding === undefined) return ''
  return `${funding.rate.times(HUNDRED).toString()}%/${funding.everyHours}h`
}
const HUNDRED = ratio(100)

/** The maintenance rate of a market on terms of the user's own, where one rate says all of them. */
function ownRateOf(held: Position, side: Side): string {
  const tiers = side.scenario.markets.get(held.market)?.table.tiers ?? []
  const [only, more] = tiers
  if (only === undefined || more !== undefined || only.rate.gte(ONE)) return ''
  return digits(only.rate)
}

/**
 * Every digit of an amount. Where exactly three stand behind the point a nought is added: `1.234` may be read as
 * a thousand and more by who writes numbers with a comma, `1.2340` may not.
 */
function digits(amount: Amount<Unit> | undefined): string {
  const text = amount?.toString() ?? ''
  return /\.\d{3}$/.test(text) ? `${text}0` : text
}
