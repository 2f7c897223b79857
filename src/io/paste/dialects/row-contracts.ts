// Coins or contracts: what does a size count where a contract of the market is not one coin? A unit or the
// row's own figures tell; where they do not, both readings come back and the reader is asked.
import type { VenueId } from '../../../engine/model/market'
import {
  isNonZero,
  ratio,
  size as sizeOf,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../../engine/units/amount'
import { venueRules } from '../../../engine/venues/registry'
import type { VenueRules } from '../../../engine/venues/rules'
import { normaliseSymbol } from '../../../engine/venues/symbols'
import type { Fields } from '../fields'
import type { FileAnswers } from '../imported'
import { mainOf, type Cells } from './cells'
import type { MarketCell } from './row-market'

/** A size, signed as the cell is. */
export interface SizeReading {
  readonly size: Size
  readonly contracts?: Ratio
  readonly contractSize?: Size
  /** Where there are two: what the number was taken for. */
  readonly label?: string
}

/** What else the row says, by which a plain number can be told. */
export interface SizeClues {
  readonly market: MarketCell
  readonly entry: Price | undefined
  readonly mark: Price | undefined
  readonly pnl: Usd | undefined
  readonly counts: FileAnswers['sizes']
}

/** A number of contracts in coins; none after an issue. */
export function ofContracts(
  text: string,
  column: string,
  cells: Cells,
  fields: Fields,
  clues: SizeClues,
): readonly SizeReading[] {
  const contracts = fields.amount(text, 'ratio', column, { required: true })
  if (contracts === undefined) return []
  const coins = coinsInContract(cells, fields, clues.market)
  if (coins !== undefined) {
    fields.note(`${contracts.toString()} contracts of ${coins.toString()} coins`)
    return [counted(contracts, coins)]
  }
  const { venueSymbol } = clues.market.name
  fields.complain(
    'contract-value-unknown',
    `nobody says how many coins one ${venueSymbol} contract is`,
    column,
    text,
    'a size in coins',
  )
  return []
}

function counted(contracts: Ratio, contractSize: Size): SizeReading {
  return { size: contractSize.times(contracts), contracts: contracts.abs(), contractSize }
}

/** Coins in one contract: as a column says, else as the venue's table does. */
function coinsInContract(cells: Cells, fields: Fields, market: MarketCell): Size | undefined {
  const text = mainOf(cells.text('contract size'))
  const said = fields.amount(text, 'size', cells.header('contract size'), { above: 'zero' })
  if (said !== undefined) return said
  const venue = venueOf(market)
  const spelled = venue === undefined ? [] : normaliseSymbol(venue, market.name.venueSymbol)
  return spelled.flatMap((symbol) => marketsOf(venue)?.market(symbol) ?? [])[0]?.contractSize
}

/** The venue that is said, else the one that alone spells its symbols so. */
function venueOf(market: MarketCell): VenueId | undefined {
  return market.venue ?? (/-SWAP$/i.test(market.name.venueSymbol) ? 'okx' : undefined)
}

function marketsOf(venue: VenueId | undefined): VenueRules | undefined {
  return venue === undefined ? undefined : venueRules(venue)
}

/** True where some contract of the market's venue is not one coin. */
function countsContracts(market: MarketCell): boolean {
  const rules = marketsOf(venueOf(market))
  const listed = rules?.symbols.slice(0, MARKETS_SEEN) ?? []
  return listed.some((symbol) => rules?.market(symbol)?.contractSize.eq(ONE_COIN) === false)
}
const MARKETS_SEEN = 5

/** A number without a unit: coins, unless a contract of the market is another number of them. */
export function plainSize(
  signed: Size,
  cells: Cells,
  fields: Fields,
  clues: SizeClues,
): readonly SizeReading[] {
  const { market, counts } = clues
  const inCoins = { size: signed }
  const coins = coinsInContract(cells, fields, market)
  if (coins === undefined ? !countsContracts(market) : coins.eq(ONE_COIN)) return [inCoins]
  if (counts === 'coins') return [inCoins]
  if (counts === 'contracts') {
    return ofContracts(cells.text('size'), cells.header('size'), cells, fields, clues)
  }
  const seen = coinsSeen(cells, fields, clues)
  if (seen !== undefined && isNear(seen, signed.abs())) {
    fields.note('size counts coins: the value or P&L of the row says so')
    return [inCoins]
  }
  if (coins === undefined) return [{ ...inCoins, label: 'coins' }]
  const inContracts = counted(ratio(signed.toString()), coins)
  if (seen !== undefined && isNear(seen, inContracts.size.abs())) {
    fields.note(`size counts contracts of ${coins.toString()}: the value or P&L of the row says so`)
    return [inContracts]
  }
  return [
    { ...inCoins, label: 'coins' },
    { ...inContracts, label: `contracts of ${coins.toString()}` },
  ]
}

/** Coins by value ÷ mark, else by P&L ÷ (mark − entry). */
function coinsSeen(cells: Cells, fields: Fields, clues: SizeClues): Size | undefined {
  const { mark, entry, pnl } = clues
  if (mark === undefined || !isNonZero(mark)) return undefined
  const value = fields.amount(mainOf(cells.text('value')), 'usd', cells.header('value'))
  if (value?.isZero() === false) return value.abs().div(mark)
  if (pnl === undefined || entry === undefined || pnl.isZero()) return undefined
  const move = mark.minus(entry)
  return isNonZero(move) ? pnl.div(move).abs() : undefined
}

const ONE_COIN = sizeOf(1)
const TWO_PERCENT = ratio('0.02')

function isNear(a: Size, b: Size): boolean {
  return a.minus(b).abs().lte(b.abs().times(TWO_PERCENT))
}
