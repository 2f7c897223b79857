// One row of a positions table. Every cell may carry more than its column says: leverage beside the
// symbol, a coin behind the size, the margin mode in brackets, a percentage behind the P&L.
import type { VenueId } from '../../../engine/model/market'
import {
  isNonZero,
  ONE,
  sign,
  size as sizeOf,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../../engine/units/amount'
import { plainCharacters, read } from '../../../engine/units/read'
import { venueRules } from '../../../engine/venues/registry'
import { normaliseSymbol, partsOf } from '../../../engine/venues/symbols'
import type { Field } from '../columns'
import { present, type Fields, type RowFound } from '../fields'
import type { ImportedPosition, Side } from '../imported'
import { named, SYMBOL_MAX } from '../symbol'
import { venueNamed } from '../venue-names'
import { walletOf } from '../wallet'
import { modeOf, sideOf } from '../words'

export interface TableRules {
  readonly venue?: VenueId
  readonly quote?: string
  /** Sizes are signed: one without a sign is long. */
  readonly signsSizes: boolean
  /** The margin of isolated positions counts unrealised P&L. */
  readonly countsPnl: boolean
}

/** The cells of one row by field, and the headers they stand under. */
export interface Cells {
  text(field: Field): string
  header(field: Field): string
}

/** The position of a row, a question about its side, or what is wrong with it. */
export function readTableRow(cells: Cells, fields: Fields, rules: TableRules): RowFound {
  const market = marketOf(cells, fields, rules)
  if (market === undefined) return { kind: 'none' }
  const prices = pricesOf(cells, fields)
  const signed = signedSize(cells, fields, market, prices.mark)
  if (signed?.isZero() === true) return { kind: 'skip', why: 'size is zero' }
  const sides = sidesOf(cells, fields, signed, market.side, rules)
  const mode =
    market.mode ??
    modeIn(cells.text('margin mode')) ??
    modeIn(remarkOf(cells.text('margin'))) ??
    modeIn(cells.text('leverage'))
  const leverage = market.leverage ?? leverageOf(cells, fields)
  if (signed === undefined) return { kind: 'none' }
  const size = signed.abs()
  const pnl = fields.amount(mainOf(cells.text('P&L')), 'usd', cells.header('P&L'))
  const margin = marginOf(cells, fields, { mode, pnl, size, leverage, entry: prices.entry }, rules)
  const position = (side: Side): ImportedPosition => ({
    ...market.name,
    side,
    size,
    ...margin,
    ...present({
      ...prices,
      venue: market.venue,
      leverage,
      unrealizedPnl: pnl,
      ...restOf(cells, fields),
    }),
  })
  const [only, other] = sides
  if (only === undefined) return { kind: 'none' }
  if (other === undefined) return { kind: 'position', position: position(only) }
  const question =
    sign(signed) < 0 ? 'The side says long, the size is below zero' : 'No side is given'
  return {
    kind: 'question',
    question: `${market.name.venueSymbol}: ${question}. Long or short?`,
    choices: sides.map((side) => ({ label: side, position: position(side) })),
  }
}

// --- market ---

interface MarketCell {
  readonly name: ReturnType<typeof named>
  readonly venue?: VenueId
  readonly side?: Side
  readonly mode?: 'cross' | 'isolated'
  readonly leverage?: Ratio
}

const DECORATION =
  /^(?:perp|perpetual|swap|futures?|linear|usdⓢ-m|usd-m|永续|永續|無期限|合约|·|\|)$/i

/** `BTCUSDT Perp 20x`: the symbol, and what stands beside it. */
function marketOf(cells: Cells, fields: Fields, rules: TableRules): MarketCell | undefined {
  const column = cells.header('market')
  const text = plainCharacters(cells.text('market'))
  const [symbol = '', ...words] = text.replace(/(?:永续|永續|無期限)(?:合约)?/, ' ').split(/\s+/)
  if (!isSymbol(symbol)) {
    fields.complain(
      'market-missing',
      text === '' ? 'no market' : `"${text.slice(0, SYMBOL_MAX)}" is not a market`,
      column,
      text,
      'a symbol such as BTCUSDT',
    )
    return undefined
  }
  const venueText = cells.text('venue')
  const venue = venueText === '' ? rules.venue : venueNamed(venueText)
  if (venueText !== '' && venue === undefined) fields.note(`${venueText} has no rules here`)
  const quote = cells.text('quote') === '' ? rules.quote : cells.text('quote').toUpperCase()
  return { name: named(symbol, quote), ...present({ venue }), ...besideOf(words, column, fields) }
}

/** A name of letters, or Hyperliquid's `dex:COIN`; no name is longer. */
function isSymbol(text: string): boolean {
  return text.length <= SYMBOL_MAX && /\p{L}/u.test(text)
}

/** Leverage, side and margin mode among the words behind a symbol. */
function besideOf(
  words: readonly string[],
  column: string,
  fields: Fields,
): Pick<MarketCell, 'side' | 'mode' | 'leverage'> {
  let leverage: Ratio | undefined
  let side: Side | undefined
  let mode: 'cross' | 'isolated' | undefined
  for (const word of words) {
    if (/^\d+(?:\.\d+)?x$/i.test(word)) leverage = fields.amount(word, 'ratio', column)
    else if (sideOf(word) !== undefined) side = sideOf(word)
    else if (modeOf(word) !== undefined) mode = modeOf(word)
    else if (word !== '' && !DECORATION.test(word)) fields.note(`${column}: "${word}" left out`)
  }
  return present({ leverage, side, mode })
}

// --- size ---

const CONTRACTS = /\s*(?:conts?\.?|contracts?|张|張|枚|kontrakte|contrats|contratos)$/i

/** Coins, signed. From coins, from contracts, or from a value in money and the mark. */
function signedSize(
  cells: Cells,
  fields: Fields,
  market: MarketCell,
  mark: Price | undefined,
): Size | undefined {
  const text = mainOf(cells.text('size'))
  const column = cells.header('size')
  const contracts = CONTRACTS.test(text)
    ? text.replace(CONTRACTS, '')
    : text === ''
      ? cells.text('contracts')
      : ''
  if (contracts !== '')
    return sizeOfContracts(
      contracts,
      cells.header(text === '' ? 'contracts' : 'size'),
      fields,
      market,
    )
  if (text === '') return sizeOfValue(cells.text('value'), cells.header('value'), fields, mark)
  if (saysMoney(text)) return sizeOfValue(text, column, fields, mark)
  const reading = read(text, 'size', { arithmetic: false })
  const suffix = reading.kind === 'amount' ? reading.suffix : undefined
  const signed = fields.amount(text, 'size', column, { required: true })
  if (signed === undefined || suffix === undefined) return signed
  return inUnitsOf(market, suffix, signed, column, text, fields)
}

/** A size in money reads as money and not as coins. */
function saysMoney(text: string): boolean {
  const asSize = read(text, 'size', { arithmetic: false })
  return (
    asSize.kind === 'issue' &&
    asSize.issue.code === 'size-wrong-unit' &&
    read(text, 'usd').kind !== 'issue'
  )
}

function sizeOfValue(
  text: string,
  column: string,
  fields: Fields,
  mark: Price | undefined,
): Size | undefined {
  const value: Usd | undefined = fields.amount(mainOf(text), 'usd', column, { required: true })
  if (value === undefined) return undefined
  if (mark === undefined || !isNonZero(mark)) {
    fields.complain(
      'size-needs-mark',
      `"${text}" is money, and no mark says how many coins that is`,
      column,
      text,
      'a size in coins, or the mark',
    )
    return undefined
  }
  fields.note('size worked out: value ÷ mark')
  return value.div(mark)
}

function sizeOfContracts(
  text: string,
  column: string,
  fields: Fields,
  market: MarketCell,
): Size | undefined {
  const contracts = fields.amount(text, 'ratio', column, { required: true })
  if (contracts === undefined) return undefined
  const { venueSymbol } = market.name
  const rules = market.venue === undefined ? undefined : venueRules(market.venue)
  const spelled = market.venue === undefined ? [] : normaliseSymbol(market.venue, venueSymbol)
  const listed = spelled.flatMap((symbol) => rules?.market(symbol) ?? [])[0]
  if (listed === undefined) {
    fields.complain(
      'contract-value-unknown',
      `nobody says how many coins one ${venueSymbol} contract is`,
      column,
      text,
      'a size in coins',
    )
    return undefined
  }
  fields.note(`${contracts.toString()} contracts of ${listed.contractSize.toString()} coins`)
  return listed.contractSize.times(contracts)
}

/** The coin behind a size is the market's own unit, or its coin where the unit is a thousand of them. */
function inUnitsOf(
  market: MarketCell,
  suffix: string,
  signed: Size,
  column: string,
  text: string,
  fields: Fields,
): Size | undefined {
  const { base, baseMultiplier, venueSymbol } = market.name
  const unit = partsOf(venueSymbol).base
  const said = suffix.toUpperCase()
  if (said === unit.toUpperCase() || said === venueSymbol.toUpperCase()) return signed
  if (said === base.toUpperCase()) {
    if (baseMultiplier.eq(ONE) || !isNonZero(baseMultiplier)) return signed
    fields.note(
      `size in ${base}, of which ${venueSymbol} counts ${baseMultiplier.toString()} as one`,
    )
    return signed.div(baseMultiplier)
  }
  const parts = partsOf(suffix)
  if (parts.underlying === base && parts.multiplier.eq(baseMultiplier)) return signed
  fields.complain(
    'size-other-coin',
    `"${text}" is not in ${unit}`,
    column,
    text,
    `a size in ${unit}`,
  )
  return undefined
}

// --- side ---

/** The side, or both when only the reader can tell. Empty after an issue. */
function sidesOf(
  cells: Cells,
  fields: Fields,
  signed: Size | undefined,
  beside: Side | undefined,
  rules: TableRules,
): readonly Side[] {
  const text = cells.text('side')
  const said = sideOf(text) ?? sideOf(text.split(/\s+/)[0] ?? '')
  if (text !== '' && said === undefined) {
    fields.complain(
      'side-unknown',
      `"${text}" is not a side`,
      cells.header('side'),
      text,
      'long or short',
    )
    return []
  }
  const side = said ?? beside
  const isBelowZero = (signed ?? NO_COINS).lt(NO_COINS)
  if (side === 'long' && isBelowZero) return BOTH
  if (side !== undefined) return [side]
  if (isBelowZero) return ['short']
  return rules.signsSizes ? ['long'] : BOTH
}
const NO_COINS = sizeOf(0)
const BOTH: readonly Side[] = ['long', 'short']

// --- margin, prices and the rest ---

function marginOf(
  cells: Cells,
  fields: Fields,
  of: {
    readonly mode: 'cross' | 'isolated' | undefined
    readonly pnl: Usd | undefined
    readonly size: Size
    readonly entry: Price | undefined
    readonly leverage: Ratio | undefined
  },
  rules: TableRules,
) {
  const column = cells.header('margin')
  const given = fields.amount(mainOf(cells.text('margin')), 'usd', column)
  if (of.mode === 'cross') return { marginMode: 'cross' as const }
  if (given === undefined) {
    if (of.mode === undefined) return {}
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      column,
      cells.text('margin'),
      'the margin set aside',
    )
    return { marginMode: 'isolated' as const }
  }
  const { wallet, note } = walletOf({
    given,
    unrealizedPnl: of.pnl,
    size: of.size,
    entry: of.entry,
    leverage: of.leverage,
    countsPnl: rules.countsPnl,
  })
  fields.note(note)
  if (of.mode === undefined) fields.note('cross or isolated is not stated')
  return { isolatedMargin: wallet, isolatedMarginGiven: given, ...present({ marginMode: of.mode }) }
}

function pricesOf(cells: Cells, fields: Fields) {
  const price = (field: Field, required: boolean) =>
    fields.amount(mainOf(cells.text(field)), 'price', cells.header(field), {
      required,
      above: 'zero',
    })
  const liquidation = fields.amount(
    mainOf(cells.text('liquidation price')),
    'price',
    cells.header('liquidation price'),
  )
  return {
    entry: price('entry', true),
    mark: price('mark', false),
    liquidationPrice: liquidation !== undefined && sign(liquidation) > 0 ? liquidation : undefined,
  }
}

/** `20x`, `20`, `Cross 20x`. */
function leverageOf(cells: Cells, fields: Fields): Ratio | undefined {
  const word =
    cells
      .text('leverage')
      .split(/\s+/)
      .find((each) => /\d/.test(each)) ?? ''
  return fields.amount(word, 'ratio', cells.header('leverage'), { above: 'zero' })
}

function restOf(cells: Cells, fields: Fields) {
  const account = cells.text('account')
  return {
    account: account === '' ? undefined : account,
    fundingSinceOpen: fields.amount(mainOf(cells.text('funding')), 'usd', cells.header('funding')),
    funding: fundingRateOf(cells, fields),
    maintenanceRate: maintenanceOf(cells, fields),
  }
}

/** A rate counts only when the cell or its header says per how many hours. */
function fundingRateOf(cells: Cells, fields: Fields) {
  const text = cells.text('funding rate')
  const hours = /(\d{1,2})\s*h/i.exec(
    `${text.split('/')[1] ?? ''} ${cells.header('funding rate')}`,
  )?.[1]
  if (text === '') return undefined
  if (hours === undefined) {
    fields.note('funding rate left out: it does not say per how many hours')
    return undefined
  }
  const rate = fields.amount(text.split('/')[0] ?? '', 'ratio', cells.header('funding rate'))
  return rate === undefined ? undefined : { rate, everyHours: Number(hours) }
}

function maintenanceOf(cells: Cells, fields: Fields): Ratio | undefined {
  const text = cells.text('maintenance rate')
  const rate = fields.amount(text, 'ratio', cells.header('maintenance rate'), { above: 'zero' })
  if (rate === undefined || rate.lt(ONE)) return rate
  fields.complain(
    'mmr-too-high',
    `"${text}" is 100 % or more`,
    cells.header('maintenance rate'),
    text,
    'a percentage such as 1.25%',
  )
  return undefined
}

function modeIn(text: string): 'cross' | 'isolated' | undefined {
  return text
    .split(/[\s()]+/)
    .map(modeOf)
    .find((mode) => mode !== undefined)
}

/** The cell without what stands in brackets behind it: `735.15 USDT` of `735.15 USDT (Cross)`. */
export function mainOf(cell: string): string {
  return /^([^(（]+?)\s*[(（].*$/.exec(cell)?.[1] ?? cell
}

function remarkOf(cell: string): string {
  return /^[^(（]+[(（](.*)[)）]$/.exec(cell)?.[1] ?? ''
}
