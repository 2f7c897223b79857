// Columns: which field a header means. Headers are compared without case, spacing and punctuation;
// what stands in brackets behind one is a unit or a remark.
import { HEADERS } from './column-words'

/** What a column can hold. The last group serves only to recognise texts that hold no positions. */
export type Field =
  | 'market'
  | 'side'
  | 'size'
  | 'contracts'
  | 'contract size'
  | 'value'
  | 'entry'
  | 'mark'
  | 'leverage'
  | 'margin'
  | 'margin mode'
  | 'liquidation price'
  | 'P&L'
  | 'funding'
  | 'funding rate'
  | 'maintenance rate'
  | 'accrued'
  | 'excluded'
  | 'venue'
  | 'account'
  | 'quote'
  | 'ignored'
  | 'time'
  | 'price'
  | 'fee'
  | 'exit'
  | 'closed P&L'
  | 'payment'
  | 'direction'
  | 'movement'
  | 'order'
  | 'amount'

const ASCII = /^[!-~]*$/

const FIELD_OF = new Map<string, Field>(
  HEADERS.flatMap(([field, words]: readonly [Field, string]) =>
    words.split('|').map((word): [string, Field] => [normal(word), field]),
  ),
)

/** Lower case without spaces, accents and punctuation; signs that carry meaning stay. */
export function normal(header: string): string {
  const plain = header.toLowerCase().replace(/[\s._\-–—'’"“”:()[\]]/g, '')
  if (ASCII.test(plain)) return plain
  return plain
    .normalize('NFKD')
    .replace(/\p{M}|[\s:()[\]]/gu, '')
    .replaceAll('ß', 'ss')
}
const REMARK = /\s*[([（【].*$/
const CURRENCY = /[([（【]\s*(?:\$|US\$|€|USD[A-Z0-9]{0,2}|in USD[TC]?)\s*[)\]）】]/i
const CONTRACTS =
  /[([（【]\s*(?:conts?\.?|contracts?|张|張|枚|kontrakte|contrats|contratos)\s*[)\]）】]/i

/** The field a header means; undefined when it is not known. */
export function fieldOf(header: string): Field | undefined {
  if (header.length > HEADER_MAX) return undefined
  const found = FIELD_OF.get(normal(header)) ?? FIELD_OF.get(normal(header.replace(REMARK, '')))
  if (found !== 'size') return found
  // `Size (USDT)` is money and `Size (Cont)` counts contracts: neither is coins.
  if (CONTRACTS.test(header)) return 'contracts'
  return CURRENCY.test(header) ? 'value' : found
}

/** Characters of a header: no list of names is longer. */
const HEADER_MAX = 80
