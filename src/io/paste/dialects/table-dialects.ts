// Whose positions table is it? Told by its headers, compared as one line of small letters without blanks.
// Bybit's and OKX's pages have no capture behind them here: their readers follow what is published.
import type { VenueId } from '../../../engine/model/market'
import type { Field } from '../columns'
import type { FileAnswers } from '../imported'
import type { Layout } from '../layout'

export interface TableDialect {
  readonly name: string
  readonly reason: string
  /** Absent: each row says its own. */
  readonly venue?: VenueId
  readonly quote?: string
  /** True where the page signs its sizes, so that one without a sign is long. */
  readonly signsSizes: boolean
  readonly margin?: FileAnswers['margin']
  /** Fields whose header means something else on this page. */
  readonly not?: readonly Field[]
  readonly isUnconfirmed?: true
  /** What is known of such a table, and need not be asked. */
  readonly settled?: FileAnswers
}

interface Told extends TableDialect {
  recognises(headers: string): boolean
}

const DIALECTS: readonly Told[] = [
  {
    name: 'Plimsoll positions',
    reason: 'the headers of positions saved by this page',
    signsSizes: false,
    margin: 'without P&L',
    settled: { decimal: '.', sizes: 'coins' },
    recognises: (headers) => headers.startsWith('account|venue|quote|market|side|size|entry|'),
  },
  {
    name: 'Hyperliquid table',
    reason: 'the headers of Hyperliquid’s positions table',
    venue: 'hyperliquid',
    quote: 'USD',
    signsSizes: true,
    margin: 'with P&L',
    recognises: (headers) =>
      /(^|\|)coin\|/.test(headers) && headers.includes('positionvalue') && headers.includes('liq'),
  },
  {
    name: 'OKX table',
    reason: 'the headers of OKX’s positions table',
    venue: 'okx',
    signsSizes: false,
    // A safe ratio there is a high one: it is no maintenance rate.
    not: ['maintenance rate'],
    isUnconfirmed: true,
    recognises: (headers) =>
      /est\.?liq\.?price|estimatedliq/.test(headers) &&
      /floatingpnl|maintenancemarginratio|\|mmr|avg\.?(?:entry)?price|upl/.test(headers),
  },
  {
    name: 'Binance table',
    reason: 'the headers of Binance’s futures positions table',
    venue: 'binance',
    signsSizes: true,
    recognises: (headers) =>
      /(^|\|)symbol\|/.test(headers) &&
      headers.includes('marginratio') &&
      /pnl\(ro[ei]/.test(headers),
  },
  {
    name: 'Bybit table',
    reason: 'the headers of Bybit’s positions table',
    venue: 'bybit',
    signsSizes: false,
    isUnconfirmed: true,
    recognises: (headers) =>
      /(^|\|)(?:contracts|symbol)\|/.test(headers) &&
      headers.includes('liq') &&
      headers.includes('markprice') &&
      (/^contracts\||\|contracts\|/.test(headers) || /\|im(?:\||\()|\|mm(?:\||\()/.test(headers)),
  },
]

/** The page a table was copied from; undefined where no venue's headers are recognised. */
export function dialectOf(layout: Layout): TableDialect | undefined {
  if (!layout.hasHeader) return undefined
  const headers = layout.headers.map((header) => header.toLowerCase().replace(/\s/g, '')).join('|')
  return DIALECTS.find((dialect) => dialect.recognises(headers))
}
