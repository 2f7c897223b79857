// Accounts and holdings of the plain text form: who holds the positions below, and with what behind them.
import { ONE, sign, ZERO } from '../../../engine/units/amount'
import type { ReadHint } from '../../../engine/units/read'
import { fieldsOf, present } from '../fields'
import type { ImportedAccount, ImportedHolding, ImportRow } from '../imported'
import { isSymbol } from '../symbol'
import { venueNamed } from '../venue-names'
import { placeOf, saidOf, type Line } from './plain-lines'

/** An account whose lines are being read. */
export type Open = ImportedAccount & { readonly isolates: boolean; holdings: ImportedHolding[] }

/** Not a table whose first header is Account. */
export function opensAccount(words: readonly string[]): boolean {
  const [head = '', ...rest] = words
  return head.toLowerCase() === 'account' && rest.some((word) => ACCOUNT_WORD.test(word))
}
const ACCOUNT_WORD = /^(on|cross|isolated)$/i

/** `account NAME [on VENUE] [cross|isolated] [CASH] [QUOTE]`. */
export function openAccount(
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
export function holdingLine(
  line: Line,
  account: Open | undefined,
  hint: ReadHint,
): readonly ImportRow[] {
  const fields = fieldsOf(line.line, hint)
  const [, symbol = '', ...rest] = line.words
  const said = saidOf(rest, HOLDING_WORDS, fields)
  const size = fields.amount(said.get(''), 'size', 'size', { required: true })
  const haircut = fields.amount(said.get('haircut'), 'ratio', 'haircut') ?? ZERO
  if (sign(haircut) < 0 || haircut.gt(ONE)) {
    const found = said.get('haircut')
    fields.complain('haircut-no-share', 'a haircut is a share', 'haircut', found, '0 to 100 %')
  }
  if (!isSymbol(symbol)) {
    fields.complain('market-missing', 'no coin', 'holding', symbol, 'a symbol such as ETH')
  }
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
