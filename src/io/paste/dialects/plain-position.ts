// A position of the plain text form: `SYMBOL [long|short] SIZE @ ENTRY` and the words behind it.
import { ONE, sign } from '../../../engine/units/amount'
import { partsOf } from '../../../engine/venues/symbols'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPosition, Side } from '../imported'
import { isSymbol, named, SYMBOL_MAX } from '../symbol'
import { sideOf } from '../words'
import type { Open } from './plain-account'
import { saidOf, type Line } from './plain-lines'

/** True when words say a market, a size and `@`, or `at` for it. */
export function saysPosition(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === '@' || word.toLowerCase() === 'at')
  return at >= 2 && at <= 5 && words.slice(0, at).some((word) => /^[-+]?[\d.,]/.test(word))
}

const POSITION_WORDS = new Map([
  ['@', 'entry'],
  ['at', 'entry'],
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

/** True when a line has no side and a size below zero: then sizes of this text are signed. */
export function signsSize(words: readonly string[]): boolean {
  const { stated, rest } = beginningOf(words)
  return stated === undefined && /^-\s*\d/.test(rest[0] ?? '')
}

/**
 * `SYMBOL [long|short] SIZE @ ENTRY` and its words; `long SIZE SYMBOL @ ENTRY` is understood too.
 * A size without a side is short below zero; without a sign it is long where others are signed, or asked.
 */
export function positionLine(
  line: Line,
  fields: Fields,
  account: Open | undefined,
  unsigned: Side | undefined,
): RowFound {
  const { symbol, stated, rest } = beginningOf(line.words)
  const said = saidOf(rest, POSITION_WORDS, fields)
  if (!isSymbol(symbol)) {
    const message = `"${symbol.slice(0, SYMBOL_MAX)}" is not a market`
    fields.complain('market-missing', message, 'market', symbol, 'a symbol such as BTC')
  }
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
  const side = stated ?? (sign(signed) < 0 ? 'short' : unsigned)
  if (stated === 'long' && sign(signed) < 0) {
    fields.complain(
      'side-contradicts-size',
      'long with a size below zero',
      'size',
      said.get(''),
      'a size above zero, or short',
    )
  }
  const position = (of: Side): ImportedPosition => ({
    ...named(symbol, account?.quote),
    side: of,
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
  })
  if (side !== undefined) return { kind: 'position', position: position(side) }
  return {
    kind: 'question',
    question: `${symbol}: No side is given. Long or short?`,
    choices: SIDES.map((of) => ({ label: of, position: position(of) })),
    about: 'side',
  }
}

const SIDES: readonly Side[] = ['long', 'short']

/** Market and side, whichever comes first, and the words from the size on. */
function beginningOf(words: readonly string[]): {
  readonly symbol: string
  readonly stated: Side | undefined
  readonly rest: readonly string[]
} {
  const [first = '', second = '', third = '', ...rest] = words
  const leading = COINS_TOO.has(first.toLowerCase()) ? undefined : sideOf(first)
  if (leading === undefined) {
    const stated = sideOf(second)
    return { symbol: first, stated, rest: words.slice(stated === undefined ? 1 : 2) }
  }
  const isSizeFirst = /^[-+]?[\d.,]/.test(second)
  return isSizeFirst
    ? { symbol: third, stated: leading, rest: [second, ...rest] }
    : { symbol: second, stated: leading, rest: words.slice(2) }
}

/** Words for a side that are coins as well: first in a line they are the market. */
const COINS_TOO = new Set(['l', 's', 'b', 'a', 'bid', 'ask'])

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
