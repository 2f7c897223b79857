// The plain text form: positions the way people say them, what the page copies out and what tests read.
//
//   account Main on hyperliquid cross 18_800
//   BTC  long 1.2 @ 61_500 mark 64_000 mmr 1.25% lev 40x funding 0.01%/8h
//   DOGE long 60_000 @ 0.125 isolated 1_200 mark 0.118 mmr 5% funding 0.03%/8h
//   SOL  -260 @ 148
//   holding ETH 2 haircut 5% mark 3_000
//
// `#` starts a comment. The account line is optional. The decimal mark is a point unless the text's own
// numbers say otherwise. `margin 10` is `isolated 10`; `accrued` is funding owed to the holder.
import { ACCOUNTS_MAX, POSITIONS_MAX } from '../../../engine/model/book'
import { ONE, sign, ZERO } from '../../../engine/units/amount'
import { decimalMarkOf, plainCharacters, type ReadHint } from '../../../engine/units/read'
import { partsOf } from '../../../engine/venues/symbols'
import { fieldsOf, present, rowOf, type Fields, type RowFound } from '../fields'
import type {
  ImportedAccount,
  ImportedHolding,
  ImportedPosition,
  ImportedPositions,
  ImportRow,
  Side,
} from '../imported'
import { named } from '../symbol'
import { venueNamed } from '../venue-names'

interface Line {
  readonly line: number
  readonly source: string
  /** None beyond the lines that a book has room for: those are counted and not read. */
  readonly words: readonly string[]
}

/** Characters a line may have: every word the form knows, three times over. */
const LINE_MAX = 600
/** Lines that are read: as many as a book may have positions and accounts, and one for the time of the marks. */
const LINES_MAX = POSITIONS_MAX + ACCOUNTS_MAX + 1
const LINE_END = /\r\n|\r|\n/

/** True when a line opens an account, or says a market, a size and `@`. */
export function isPlainText(text: string): boolean {
  return text.split(LINE_END).some((line) => {
    // Long tables have many lines: those that cannot be meant are not taken apart.
    if (line.length > LINE_MAX || !/@|account/i.test(line)) return false
    const words = wordsOf(withoutComment(line))
    return opensAccount(words) || saysPosition(words)
  })
}

/** Not a table whose first header is Account. */
function opensAccount(words: readonly string[]): boolean {
  const [head = '', ...rest] = words
  return head.toLowerCase() === 'account' && rest.some((word) => ACCOUNT_WORD.test(word))
}
const ACCOUNT_WORD = /^(on|cross|isolated)$/i

function saysPosition(words: readonly string[]): boolean {
  const at = words.indexOf('@')
  return at >= 2 && at <= 5 && words.slice(0, at).some((word) => /^[-+]?[\d.,]/.test(word))
}

function wordsOf(line: string): readonly string[] {
  return line.replace(/@/g, ' @ ').match(/"[^"]*"|\S+/g) ?? []
}

/** Reads the plain text form. Wrong lines become rows with issues; nothing is dropped. */
export function readPlainText(text: string): ImportedPositions {
  const lines = linesOf(text)
  const hint = hintOf(lines)
  const accounts: Open[] = []
  const rows: ImportRow[] = []
  let asOf: string | undefined
  for (const line of lines) {
    const [head] = line.words
    if (head === undefined) {
      rows.push({ ...placeOf(line), status: 'skipped', why: 'more lines than a book has room for' })
      continue
    }
    if (line.source.length === LINE_MAX) {
      const message = `longer than ${LINE_MAX} characters`
      const issue = { code: 'line-too-long', message, wanted: 'one position a line' }
      rows.push({ ...placeOf(line), status: 'bad', issues: [issue] })
      continue
    }
    const keyword = head.toLowerCase()
    if (keyword === 'account') {
      const opened = openAccount(line, accounts.length + 1, hint)
      accounts.push(opened.account)
      if (opened.row !== undefined) rows.push(opened.row)
    } else if (keyword === 'as' && line.words[1]?.toLowerCase() === 'of') {
      asOf = timeIn(line.words[2] ?? '')
      if (asOf === undefined) rows.push(badTime(line))
    } else if (keyword === 'holding') {
      rows.push(...holdingLine(line, accounts.at(-1), hint))
    } else {
      const account = accounts.at(-1)
      rows.push(rowOf(line, hint, (fields) => positionLine(line, fields, account)))
    }
  }
  const [only] = accounts
  const single = accounts.length === 1 ? only : undefined
  return {
    kind: 'positions',
    dialect: 'plain text',
    reason: 'lines that say market, side, size and @ entry',
    ...present({ venue: single?.venue, quote: single?.quote, cash: single?.cash, asOf }),
    accounts: accounts.map(({ isolates: _isolates, ...account }) => account),
    rows,
    notes: [],
    ...present({ decimal: hint.decimal }),
  }
}

const ISO_TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/

function timeIn(word: string): string | undefined {
  return ISO_TIME.test(word) && !Number.isNaN(Date.parse(word)) ? word : undefined
}

function badTime(line: Line): ImportRow {
  const issue = {
    code: 'time-unreadable',
    message: `"${line.words[2] ?? ''}" is not a time`,
    found: line.source,
    wanted: 'as of 2026-10-10T21:00Z',
    at: { row: line.line, column: 'as of' },
  }
  return { ...placeOf(line), status: 'bad', issues: [issue] }
}

type Open = ImportedAccount & { readonly isolates: boolean; holdings: ImportedHolding[] }

function placeOf({ line, source }: Line) {
  return { line, source }
}

function linesOf(text: string): readonly Line[] {
  const found: Line[] = []
  for (const [at, source] of text.split(LINE_END).entries()) {
    const plain = withoutComment(source)
    if (plain === '') continue
    const words = found.length < LINES_MAX ? wordsOf(plain) : []
    found.push({ line: at + 1, source: source.trim().slice(0, LINE_MAX), words })
  }
  return found
}

function withoutComment(line: string): string {
  return plainCharacters(line.replace(/(^|\s)#.*$/, ''))
}

function hintOf(lines: readonly Line[]): ReadHint {
  const found = decimalMarkOf(lines.flatMap((line) => line.words.slice(1)))
  if (found.kind === 'mixed') return { arithmetic: false }
  return { decimal: found.kind === 'known' ? found.decimal : '.', arithmetic: false }
}

/** `account NAME [on VENUE] [cross|isolated] [CASH] [QUOTE]`. */
function openAccount(
  line: Line,
  number: number,
  hint: ReadHint,
): { readonly account: Open; readonly row?: ImportRow } {
  const fields = fieldsOf(line.line, hint)
  const words = line.words.slice(1)
  const end = words.findIndex((word) => ACCOUNT_WORD.test(word))
  const name = (end < 0 ? words : words.slice(0, end)).join(' ').replaceAll('"', '')
  const rest = end < 0 ? [] : words.slice(end)
  let venue: string | undefined
  if (rest[0]?.toLowerCase() === 'on') {
    venue = venueNamed(rest[1] ?? '')
    if (venue === undefined) {
      fields.complain(
        'venue-unknown',
        `"${rest[1] ?? ''}" is not a venue we know`,
        'venue',
        rest[1],
        'hyperliquid, binance, bybit, okx, dydx or generic',
      )
    }
    rest.splice(0, 2)
  }
  const mode = rest.shift()?.toLowerCase()
  const quote = /^[A-Z]{3,6}$/.test(rest.at(-1) ?? '') ? rest.pop() : undefined
  const cash = fields.amount(rest.join(' '), 'usd', 'cash')
  const account: Open = {
    key: String(number),
    holdings: [],
    isolates: mode === 'isolated',
    ...present({ name: name === '' ? undefined : name, venue, quote, cash }),
  }
  if (fields.issues.length === 0) return { account }
  return {
    account,
    row: { ...placeOf(line), status: 'bad', issues: fields.issues },
  }
}

/** `holding SYMBOL SIZE [haircut R] [mark P]`: collateral in another coin. */
function holdingLine(line: Line, account: Open | undefined, hint: ReadHint): readonly ImportRow[] {
  const fields = fieldsOf(line.line, hint)
  const [, symbol = '', ...rest] = line.words
  const said = saidOf(rest, HOLDING_WORDS, fields)
  const size = fields.amount(said.get(''), 'size', 'size', { required: true })
  const haircut = fields.amount(said.get('haircut'), 'ratio', 'haircut') ?? ZERO
  const mark = fields.amount(said.get('mark'), 'price', 'mark', { above: 'zero' })
  if (account === undefined) {
    fields.complain(
      'account-missing',
      'a holding belongs to an account, and none is opened yet',
      'holding',
      line.source,
      'an account line above it',
    )
  }
  if (size === undefined || account === undefined || fields.issues.length > 0) {
    return [{ ...placeOf(line), status: 'bad', issues: fields.issues }]
  }
  account.holdings.push({ symbol, size, haircut, ...present({ mark }) })
  return []
}

const HOLDING_WORDS = new Map([
  ['haircut', 'haircut'],
  ['mark', 'mark'],
])

const POSITION_WORDS = new Map([
  ['@', 'entry'],
  ['mark', 'mark'],
  ['mmr', 'mmr'],
  ['lev', 'leverage'],
  ['leverage', 'leverage'],
  ['funding', 'funding'],
  ['isolated', 'isolated'],
  ['margin', 'isolated'],
  ['cross', 'cross'],
  ['liq', 'liquidation price'],
  ['accrued', 'accrued'],
])

/**
 * `SYMBOL [long|short] SIZE @ ENTRY` and its words; `long SIZE SYMBOL @ ENTRY` is understood too.
 * A size without a side is long, or short below zero.
 */
function positionLine(line: Line, fields: Fields, account: Open | undefined): RowFound {
  const { symbol, stated, rest } = beginningOf(line.words)
  const said = saidOf(rest, POSITION_WORDS, fields)
  const coin = partsOf(symbol).base
  const signed = fields.amount(said.get(''), 'size', 'size', { required: true, coin })
  const entry = fields.amount(said.get('entry'), 'price', 'entry', {
    required: true,
    above: 'zero',
  })
  const margin = fields.amount(said.get('isolated'), 'usd', 'isolated margin')
  const isolates = said.has('isolated') || (account?.isolates === true && !said.has('cross'))
  if (isolates && margin === undefined) {
    fields.complain(
      'margin-missing',
      'an isolated position needs its margin',
      'isolated margin',
      said.get('isolated') ?? '',
      '`isolated 1_200`',
    )
  }
  const details = detailsOf(said, fields)
  if (signed === undefined) return { kind: 'none' }
  if (signed.isZero()) return { kind: 'skip', why: 'size is zero' }
  const side: Side = stated ?? (sign(signed) < 0 ? 'short' : 'long')
  if (stated === 'long' && sign(signed) < 0) {
    fields.complain(
      'side-contradicts-size',
      'long with a size below zero',
      'size',
      said.get(''),
      'a size above zero, or short',
    )
  }
  const position: ImportedPosition = {
    ...named(symbol, account?.quote),
    side,
    size: signed.abs(),
    marginMode: isolates ? 'isolated' : 'cross',
    ...present({
      venue: account?.venue,
      account: account?.key,
      entry,
      isolatedMargin: margin,
      isolatedMarginGiven: margin,
    }),
    ...details,
  }
  return { kind: 'position', position }
}

/** Market and side, whichever comes first, and the words from the size on. */
function beginningOf(words: readonly string[]): {
  readonly symbol: string
  readonly stated: Side | undefined
  readonly rest: readonly string[]
} {
  const [first = '', second = '', third = '', ...rest] = words
  const leading = SIDE.get(first.toLowerCase())
  if (leading === undefined) {
    const stated = SIDE.get(second.toLowerCase())
    return { symbol: first, stated, rest: words.slice(stated === undefined ? 1 : 2) }
  }
  const isSizeFirst = /^[-+]?[\d.,]/.test(second)
  return isSizeFirst
    ? { symbol: third, stated: leading, rest: [second, ...rest] }
    : { symbol: second, stated: leading, rest: words.slice(2) }
}

const SIDE: ReadonlyMap<string, Side> = new Map([
  ['long', 'long'],
  ['buy', 'long'],
  ['short', 'short'],
  ['sell', 'short'],
])

function detailsOf(said: ReadonlyMap<string, string>, fields: Fields) {
  const above = { above: 'zero' } as const
  const maintenanceRate = fields.amount(said.get('mmr'), 'ratio', 'mmr', above)
  if (maintenanceRate?.gte(HUNDRED_PERCENT) === true) {
    fields.complain(
      'mmr-too-high',
      `"${said.get('mmr') ?? ''}" is 100 % or more`,
      'mmr',
      said.get('mmr'),
      'a percentage such as 1.25%',
    )
  }
  return present({
    mark: fields.amount(said.get('mark'), 'price', 'mark', above),
    maintenanceRate,
    leverage: fields.amount(said.get('leverage'), 'ratio', 'leverage', above),
    funding: fundingOf(said.get('funding'), fields),
    liquidationPrice: fields.amount(
      said.get('liquidation price'),
      'price',
      'liquidation price',
      above,
    ),
    fundingUnsettled: fields.amount(said.get('accrued'), 'usd', 'accrued'),
  })
}
const HUNDRED_PERCENT = ONE

/** `0.01%/8h`: a rate without its interval says nothing. */
function fundingOf(text: string | undefined, fields: Fields) {
  if (text === undefined) return undefined
  const [, rateText, hours] = /^(.*?)\s*\/\s*(\d{1,2})\s*h$/i.exec(text) ?? []
  const everyHours = Number(hours)
  if (rateText === undefined || !(everyHours >= 1 && everyHours <= 24)) {
    fields.complain(
      'funding-without-interval',
      `"${text}" does not say per how many hours`,
      'funding',
      text,
      'a rate such as 0.01%/8h',
    )
    return undefined
  }
  const rate = fields.amount(rateText, 'ratio', 'funding', { required: true })
  return rate === undefined ? undefined : { rate, everyHours }
}

/** What each word is followed by; what stands before the first word is under ''. */
function saidOf(
  words: readonly string[],
  known: ReadonlyMap<string, string>,
  fields: Fields,
): ReadonlyMap<string, string> {
  const said = new Map<string, string>()
  let key = ''
  let value: string[] = []
  const twice = new Set<string>()
  const keep = () => {
    const text = value.join(' ')
    if (said.has(key) && !twice.has(key)) {
      fields.complain('said-twice', `${key} is said twice`, key, text, 'it once')
      twice.add(key)
    }
    said.set(key, text)
  }
  for (const word of words) {
    const isLeverage = key !== 'leverage' && known.has('lev') && /^\d+(\.\d+)?x$/i.test(word)
    const next = isLeverage ? 'leverage' : known.get(word.toLowerCase())
    if (next === undefined) {
      value.push(word)
      continue
    }
    keep()
    key = next
    value = isLeverage ? [word] : []
  }
  keep()
  if (said.has('cross') && said.has('isolated')) {
    fields.complain(
      'mode-twice',
      'both cross and isolated',
      'margin mode',
      'cross … isolated',
      'one of them',
    )
  }
  if ((said.get('cross') ?? '') !== '') {
    fields.complain(
      'word-unknown',
      `"${said.get('cross') ?? ''}" is not understood`,
      'margin mode',
      said.get('cross'),
      'mark, mmr, lev, funding, isolated or liq',
    )
  }
  return said
}
