// Several answers in one paste: pages of a list, the accounts of one trader, or an account with a list of
// markets behind it. Each is read by itself and the rows are put one after another.
import { present } from './fields'
import type {
  Import,
  ImportedMarket,
  ImportedMarkets,
  ImportedPosition,
  ImportedPositions,
  ImportRow,
} from './imported'
import { isList, isObject, type ExactJson } from './json'

/** Answers that one paste may hold. */
const PAGES_MAX = 64

/** The answers of a paste; undefined where it is one answer, or a list of plain entries. */
export function pagesOf(value: ExactJson): readonly ExactJson[] | undefined {
  if (!isList(value) || value.length < 2 || value.length > PAGES_MAX) return undefined
  return value.every((page) => isObject(page) || isList(page)) ? value : undefined
}

/** The answers as one; undefined where they do not make one list of positions. */
export function joined(pages: readonly Import[]): Import | undefined {
  const positions = pages.filter((page) => page.kind === 'positions')
  const markets = pages.filter((page) => page.kind === 'markets')
  const isEmpty = (page: Import) => page.kind === 'refused' && page.what === 'empty'
  const [first] = positions
  if (first === undefined) return undefined
  if (positions.length + markets.length + pages.filter(isEmpty).length < pages.length) {
    return undefined
  }
  const isApart =
    positions.length > 1 &&
    positions.some((page) => page.accounts.some(({ cash }) => cash !== undefined))
  const parts = positions.map(isApart ? inOwnAccount : inOneAccount)
  const accounts = parts.flatMap((part) => part.accounts)
  const single = accounts.length === 1 ? accounts[0] : undefined
  const rows = numbered(parts.map((part) => part.rows))
  const marked = withMarks(rows, markets)
  return {
    kind: 'positions',
    dialect: first.dialect,
    reason: first.reason,
    accounts,
    rows: marked,
    notes: [
      ...new Set([
        `${pages.length} answers, read one after another`,
        ...parts.flatMap((part) => part.notes),
        ...markets.map(({ dialect }) => `marks and funding rates are those of ${dialect}`),
      ]),
    ],
    ...present({
      venue: sameOf(positions.map((page) => page.venue)),
      quote: sameOf(positions.map((page) => page.quote)),
      cash: single?.cash,
      asOf: sameOf(positions.map((page) => page.asOf)),
      isUnconfirmed: positions.some((page) => page.isUnconfirmed === true)
        ? (true as const)
        : undefined,
    }),
  }
}

type Part = Pick<ImportedPositions, 'accounts' | 'rows' | 'notes'>

/** One list of positions in several pages: its only account is that of the first. */
function inOneAccount({ accounts, rows, notes }: Part, at: number): Part {
  return { accounts: at === 0 ? accounts : accounts.filter(({ key }) => key !== ''), rows, notes }
}

/** Where some answer says the cash of its account, every answer is an account of its own. */
function inOwnAccount(page: ImportedPositions, at: number): Part {
  const keyOf = (key: string | undefined) => `${at + 1}/${key ?? ''}`
  const accounts = page.accounts.map((account) => ({
    ...account,
    key: keyOf(account.key),
    name: `${account.name ?? page.dialect} ${at + 1}`,
  }))
  const rows = page.rows.map((row) =>
    changed(row, (position) => ({ ...position, account: keyOf(position.account) })),
  )
  return { accounts, rows, notes: page.notes }
}

/** A row with its position, or each of its answers, changed. */
function changed(
  row: ImportRow,
  change: (position: ImportedPosition) => ImportedPosition,
): ImportRow {
  if (row.status === 'good') return { ...row, position: change(row.position) }
  if (row.status !== 'question') return row
  const choices = row.choices.map(({ label, position }) => ({ label, position: change(position) }))
  return { ...row, choices }
}

/** Rows under numbers that go on from page to page. */
function numbered(pages: readonly (readonly ImportRow[])[]): readonly ImportRow[] {
  let before = 0
  return pages.flatMap((rows) => {
    const from = before
    before += Math.max(0, ...rows.map(({ line }) => line))
    return rows.map((row) => moved(row, from))
  })
}

function moved(row: ImportRow, by: number): ImportRow {
  const line = row.line + by
  if (row.status !== 'bad') return { ...row, line }
  return {
    ...row,
    line,
    issues: row.issues.map((issue) => ({ ...issue, at: { ...issue.at, row: line } })),
  }
}

/** Positions at the marks and rates of a market list of their venue, which are younger than the account's. */
function withMarks(
  rows: readonly ImportRow[],
  lists: readonly ImportedMarkets[],
): readonly ImportRow[] {
  const found = new Map<string, ImportedMarket>()
  for (const { venue, markets } of lists) {
    for (const market of markets) found.set(`${venue} ${market.symbol}`, market)
  }
  return rows.map((row) =>
    changed(row, (position) => {
      const { mark, funding } = found.get(`${position.venue ?? ''} ${position.venueSymbol}`) ?? {}
      return { ...position, ...present({ mark, funding }) }
    }),
  )
}

function sameOf<T>(of: readonly (T | undefined)[]): T | undefined {
  const [first] = of
  return of.every((each) => each === first) ? first : undefined
}
