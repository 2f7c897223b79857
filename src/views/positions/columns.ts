// Which columns does the book show? The reader's choice, else those that have room: what is asked of a book
// first stays longest.

import type { BookColumn, View } from '../../store/state'

export const COLUMNS: readonly { readonly id: BookColumn; readonly text: string }[] = [
  { id: 'entry', text: 'Entry and mark' },
  { id: 'liquidation', text: 'Liquidation price' },
  { id: 'funding', text: 'Funding' },
  { id: 'pnl', text: 'Price P&L, funding, fees' },
  { id: 'mode', text: 'Margin mode and leverage' },
  { id: 'margin', text: 'Maintenance and initial margin' },
]

/**
 * How the columns share the width of the book. In proportion to the widest that a before and an after make of
 * each, so that typing does not turn one line into two.
 */
const SHARE: Record<Heading, number> = {
  market: 263,
  size: 165,
  entry: 141,
  liquidation: 226,
  funding: 165,
  mode: 168,
  pnl: 255,
  margin: 230,
  actions: 40,
}

/** A column of the book, hideable or not. */
type Heading = BookColumn | 'market' | 'size' | 'actions'

const ALWAYS: readonly Heading[] = ['market', 'size', 'actions']

/** px to a unit of share below which another column is one too many. */
const LEAST = 0.84
/** The same for the columns a book is read by: the row being drafted may break a line for them. */
const LEAST_OF_FIRST = 0.735
const FIRST: readonly BookColumn[] = ['entry', 'liquidation', 'funding']

const CARDS_SHORT_BELOW = 560

/** The columns shown in a place that many px wide; all of them where the width is not known. */
export function columnsShown(hidden: View['hidden'], width: number): ReadonlySet<BookColumn> {
  if (hidden !== 'fit') {
    return new Set(COLUMNS.map(({ id }) => id).filter((id) => !hidden.includes(id)))
  }
  // Cards of a phone: what ends the position; the rest is typed in its sheet.
  if (width > 0 && width < CARDS_SHORT_BELOW) return new Set(['liquidation'])
  const shown = new Set<BookColumn>()
  for (const { id } of COLUMNS) {
    const least = FIRST.includes(id) ? LEAST_OF_FIRST : LEAST
    if (width > 0 && shareOf([...ALWAYS, ...shown, id]) * least > width) continue
    shown.add(id)
  }
  return shown
}

/** What part of the width a column takes beside the others shown, in percent. */
export function widthOf(column: Heading, shown: ReadonlySet<BookColumn>): number {
  return (100 * SHARE[column]) / shareOf([...ALWAYS, ...shown])
}

function shareOf(columns: readonly Heading[]): number {
  return columns.reduce((sum, each) => sum + SHARE[each], 0)
}

/** What is hidden once a column is shown that was not, or the other way round. */
export function toggled(shown: ReadonlySet<BookColumn>, column: BookColumn): readonly BookColumn[] {
  return COLUMNS.map(({ id }) => id).filter((id) => shown.has(id) === (id === column))
}
