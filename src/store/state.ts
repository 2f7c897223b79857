// State: what the user said, and nothing that follows from it.
import type { PoolId } from '../engine/margin/pool'
import type { Edit } from '../engine/model/edit'
import type { Scenario } from '../engine/model/scenario'
import type { Unread } from '../io/file/unread'
import type { RealisedPayment } from '../io/link/payments'

/** What undo remembers, a link carries and storage keeps: the frozen baseline and the edits drafted on it. */
export interface Document {
  readonly baseline: Scenario
  readonly draft: readonly Edit[]
  /** What funding has in fact cost or brought, as imported ledgers say. History: no figure of a pool counts it. */
  readonly realisedFunding?: readonly RealisedPayment[]
  /** What the file it came from says and this page does not know: it goes back into the next file. */
  readonly unread?: readonly Unread[]
}

/** Which side of the document the page shows, and which one typing changes. */
export type Show = 'baseline' | 'draft' | 'both'

export type RateUnit = 'interval' | '8h' | 'day' | 'apr'

export type Theme = 'system' | 'light' | 'dark'

/** How tall a row is: 28, 32 or 40 px and more where it has two lines. */
export type Density = 'compact' | 'standard' | 'comfortable'

/** Which pair of colours says above and below zero. Words and signs say it as well, in each of them. */
export type Colours = 'blue-orange' | 'green-red' | 'red-up' | 'monochrome'

export type Contrast = 'system' | 'more'

/** The question the lens answers. */
export type LensTab = 'buffers' | 'curve' | 'funding' | 'frontier'

/** Order of the rows within their pool; `book` is the order the user gave them. */
export type RowOrder = 'book' | 'contribution' | 'distance' | 'notional' | 'drag'

/** Columns of the book that can be hidden; market and size always stand. */
export type BookColumn = 'entry' | 'mode' | 'pnl' | 'margin' | 'liquidation' | 'funding'

/** Sizes as the venue counts them, or as notional at the mark. */
export type SizeUnit = 'coin' | 'usd'

/** How the page is looked at. Not part of undo; of these only the rate unit could matter to a reader of a link. */
export interface View {
  readonly show: Show
  readonly rateUnit: RateUnit
  readonly theme: Theme
  readonly contrast: Contrast
  readonly colours: Colours
  readonly density: Density
  readonly lens: LensTab
  readonly order: RowOrder
  /** `fit` leaves out what has no room; a list is the reader's own choice. */
  readonly hidden: readonly BookColumn[] | 'fit'
  readonly sizeUnit: SizeUnit
  /** Whose figures the verdict speaks of. */
  readonly pool: PoolId | 'all'
  /** True until the user has touched the sample. */
  readonly firstVisit: boolean
}

/** Something to tell the user once, beside the page and not in its way. */
export interface Notice {
  readonly id: number
  readonly kind: 'info' | 'problem'
  readonly text: string
  /** Offers to take the last step back. */
  readonly undo?: boolean
  /** Offers to look at the kept scenarios. */
  readonly toShelf?: boolean
  /** Offers to do something else about it. */
  readonly act?: NoticeAct
}

export interface NoticeAct {
  readonly text: string
  readonly run: () => void
}

/** One named step of the past: the document as it was before it. */
export interface Step {
  readonly label: string
  readonly before: Document
  /** While a cell is being typed in, its keystrokes share one step under this key. */
  readonly join?: string
  /** While it is, what could be redone before the first keystroke: Escape gives it back. */
  readonly future?: readonly Undone[]
  /** True where another scenario was put on the page: what follows belongs to that one. */
  readonly opens?: boolean
}

/** A step that was undone: what undo left behind, to go forward to. */
export interface Undone {
  readonly label: string
  readonly after: Document
}

export interface History {
  readonly past: readonly Step[]
  readonly future: readonly Undone[]
}

export const VIEW_AT_START: View = {
  show: 'both',
  rateUnit: '8h',
  theme: 'system',
  contrast: 'system',
  colours: 'blue-orange',
  density: 'standard',
  lens: 'buffers',
  order: 'book',
  hidden: 'fit',
  sizeUnit: 'coin',
  pool: 'all',
  firstVisit: true,
}
