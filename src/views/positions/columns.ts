// Which columns does the book show? The reader's choice, else those that have room: what is asked of a book
// first stays longest.

import type { BookColumn, View } from '../../store/state'

export const COLUMNS: readonly { readonly id: BookColumn; readonly text: string }[] = [
  { id: 'entry', text: 'Entry and mark' },
  { id: 'liquidation', text: 'Liquidation price' },
  { id: 'funding', text: 'Funding' },
  { id: 'mode', text: 'Margin mode and leverage' },
  { id: 'pnl', text: 'Price P&L, funding, fees' },
  { id: 'margin', text: 'Maintenance and initial margin' },
]

/** Room for market, size and the menu of a row, in px. */
const ALWAYS = 310
/** Room for each column, with a before and an after in it. */
const ROOM: Record<BookColumn, number> = {
  entry: 124,
  liquidation: 168,
  funding: 128,
  mode: 116,
  pnl: 190,
  margin: 170,
}

const CARDS_SHORT_BELOW = 560

/** The columns shown in a place that many px wide; all of them where the width is not known. */
export function columnsShown(hidden: View['hidden'], width: number): ReadonlySet<BookColumn> {
  if (hidden !== 'fit') {
    return new Set(COLUMNS.map(({ id }) => id).filter((id) => !hidden.includes(id)))
  }
  // Cards of a phone: what ends the position; the rest is typed in its sheet.
  if (width > 0 && width < CARDS_SHORT_BELOW) return new Set(['liquidation'])
  const shown = new Set<BookColumn>()
  let left = width === 0 ? Infinity : width - ALWAYS
  for (const { id } of COLUMNS) {
    left -= ROOM[id]
    if (left < 0) break
    shown.add(id)
  }
  return shown
}

/** What is hidden once a column is shown that was not, or the other way round. */
export function toggled(shown: ReadonlySet<BookColumn>, column: BookColumn): readonly BookColumn[] {
  return COLUMNS.map(({ id }) => id).filter((id) => shown.has(id) === (id === column))
}
