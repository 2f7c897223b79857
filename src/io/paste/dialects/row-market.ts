// The market cell of a row: the symbol, and what tables put beside it: `BTCUSDT Perp Cross 20x Long`.
import type { VenueId } from '../../../engine/model/market'
import type { Ratio } from '../../../engine/units/amount'
import { plainCharacters } from '../../../engine/units/read'
import { present, type Fields } from '../fields'
import type { Side } from '../imported'
import { isSymbol, named, SYMBOL_MAX } from '../symbol'
import { venueNamed } from '../venue-names'
import { modeOf, sideOf } from '../words'
import type { Cells } from './cells'

export interface MarketCell {
  readonly name: ReturnType<typeof named>
  readonly venue?: VenueId
  readonly side?: Side
  readonly mode?: 'cross' | 'isolated'
  readonly leverage?: Ratio
}

const DECORATION =
  /^(?:perp|perpetual|swap|futures?|linear|usdⓢ-m|usd-m|永续|永續|無期限|合约|合約|perpetuo|perpétuel|·|\||-)$/i
const GLUED = /(?:永续|永續|無期限)(?:合约|合約)?/
const LEVERAGE = /^(?:\d+(?:\.\d+)?[x×]|[x×]\d+(?:\.\d+)?)$/i

/** The market of a row; undefined after an issue. */
export function marketOf(
  cells: Cells,
  fields: Fields,
  of: { readonly venue?: VenueId | undefined; readonly quote?: string | undefined },
): MarketCell | undefined {
  const column = cells.header('market')
  const text = plainCharacters(cells.text('market'))
  const [symbol = '', ...beside] = text.replace(GLUED, ' ').split(/\s+/)
  const words = beside.flatMap((word) => word.split(/[·|,()]+/))
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
  const venue = venueText === '' ? of.venue : venueNamed(venueText)
  if (venueText !== '' && venue === undefined) fields.note(`${venueText} has no rules here`)
  const quote = cells.text('quote') === '' ? of.quote : cells.text('quote').toUpperCase()
  if (quote !== undefined && quote.length > SYMBOL_MAX) {
    const message = `"${quote.slice(0, SYMBOL_MAX)}…" is not a currency`
    fields.complain('quote-unreadable', message, cells.header('quote'), quote, 'such as USDT')
  }
  return { name: named(symbol, quote), ...present({ venue }), ...besideOf(words, column, fields) }
}

/** Leverage, side and margin mode among the words behind a symbol. */
export function besideOf(
  words: readonly string[],
  column: string,
  fields: Fields,
): Pick<MarketCell, 'side' | 'mode' | 'leverage'> {
  let leverage: Ratio | undefined
  let side: Side | undefined
  let mode: 'cross' | 'isolated' | undefined
  for (const word of words) {
    if (LEVERAGE.test(word))
      leverage = fields.amount(plainLeverage(word), 'ratio', column, { above: 'zero' })
    else if (sideOf(word) !== undefined) side = sideOf(word)
    else if (modeOf(word) !== undefined) mode = modeOf(word)
    else if (word !== '' && !DECORATION.test(word)) fields.note(`${column}: "${word}" left out`)
  }
  return present({ leverage, side, mode })
}

/** `x20` is `20x`. */
export function plainLeverage(word: string): string {
  return word.replace(/^[x×]\s*(.+)$/i, '$1x')
}
