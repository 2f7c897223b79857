// Exports that are not open positions, told by their headers: no venue exports open positions as a file,
// so a file with times is a history.
import { fieldOf, type Field } from '../columns'
import type { ImportRefused } from '../imported'
import type { Layout } from '../layout'

/** Why a table holds no open positions; undefined when it may. */
export function tableHistory(layout: Layout): ImportRefused | undefined {
  if (!layout.hasHeader) return undefined
  const said = layout.headers.map(fieldOf)
  const has = (...fields: readonly Field[]) => fields.every((field) => said.includes(field))
  const known = layout.headers.join(', ')
  if (has('exit') || (has('closed P&L') && has('entry', 'time'))) {
    return refused(
      'closed trades',
      `closed trades, not open positions: must not be taken as positions (${known})`,
    )
  }
  if (has('payment') && (has('time') || !has('entry'))) {
    return refused('ledger', `funding payments, not open positions (${known})`)
  }
  if (said.filter((field) => field === 'order').length >= 2) {
    return refused('orders', `orders, not open positions (${known})`)
  }
  const priced = has('price') || has('entry')
  if (has('time', 'fee') && priced && (has('size') || has('amount'))) {
    return refused('fills', `fills, not open positions: each line is one trade (${known})`)
  }
  if ((has('closed P&L') || has('direction')) && has('time') && priced) {
    return refused('fills', `fills, not open positions: each line is one trade (${known})`)
  }
  if (has('time', 'movement')) {
    return refused('ledger', `account movements, not open positions (${known})`)
  }
  return undefined
}

function refused(what: ImportRefused['what'], reason: string): ImportRefused {
  return { kind: 'refused', what, dialect: 'history', reason }
}
