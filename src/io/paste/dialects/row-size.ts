// The size of a row in coins: given in coins, in contracts, or as a value in money.
import { isNonZero, ONE, type Price, type Size, type Usd } from '../../../engine/units/amount'
import { read } from '../../../engine/units/read'
import { partsOf } from '../../../engine/venues/symbols'
import type { Fields } from '../fields'
import { mainOf, type Cells } from './cells'
import { ofContracts, plainSize, type SizeClues, type SizeReading } from './row-contracts'
import type { MarketCell } from './row-market'

const CONTRACTS = /\s*(?:conts?\.?|contracts?|张|張|枚|kontrakte|contrats|contratos)$/i

/** Coins, signed: none after an issue, two where only the reader can tell coins from contracts. */
export function sizesOf(cells: Cells, fields: Fields, clues: SizeClues): readonly SizeReading[] {
  const text = mainOf(cells.text('size'))
  const column = cells.header('size')
  const one = (size: Size | undefined) => (size === undefined ? [] : [{ size }])
  if (CONTRACTS.test(text)) {
    return ofContracts(text.replace(CONTRACTS, ''), column, cells, fields, clues)
  }
  if (text === '') {
    const contracts = cells.text('contracts')
    return contracts === ''
      ? one(sizeOfValue(cells.text('value'), valueColumn(cells), fields, clues.mark))
      : ofContracts(contracts, cells.header('contracts'), cells, fields, clues)
  }
  if (saysMoney(text)) return one(sizeOfValue(text, column, fields, clues.mark))
  const reading = read(text, 'size', { arithmetic: false })
  const suffix = reading.kind === 'amount' ? reading.suffix : undefined
  const signed = fields.amount(text, 'size', column, { required: true })
  if (signed === undefined) return []
  if (suffix !== undefined) {
    return one(inUnitsOf(clues.market, suffix, signed, column, text, fields))
  }
  return plainSize(signed, cells, fields, clues)
}

/** A row without any size is told by the column that should have held it. */
function valueColumn(cells: Cells): string {
  return cells.header(cells.text('value') === '' ? 'size' : 'value')
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

// --- coins ---

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
