// Sharing: what of a document goes to others, under the privacy chosen; and what they will see of it beside
// what stands on the page. Funding payments, and what a file said beyond the page, always stay behind.
import type { PoolId } from '../../engine/margin/pool'
import type { Account } from '../../engine/model/book'
import type { TakerFee } from '../../engine/model/edit'
import type { Market, MarketId } from '../../engine/model/market'
import { symbolOf } from '../../engine/model/market'
import { marketsOf } from '../../engine/model/scenario'
import { money, sizeOf } from '../../engine/model/shown'
import { withCashWithheld } from '../../engine/model/withheld'
import {
  scaledEdit,
  scaledMarket,
  scaledScenario,
  scaleTo,
  worthOf,
} from '../../engine/scenario/scale'
import { ratio, usd, type Ratio } from '../../engine/units/amount'
import { publishedMarket } from '../../engine/venues/registry'
import type { Document, View } from '../state'
import { cashOf } from './cash'
import { drafted } from './drafted'
import { rowFigures } from './rows'
import { sidesSelector, type Side } from './sides'
import { figure, words, type Value } from './value'
import { verdictOf } from './verdict'

/** What of the money in a book is told. */
export interface Privacy {
  /** All positions together are worth 100. */
  readonly scales: boolean
  /** Margin tiers count money: as published they may fit a scaled position otherwise than the true one. */
  readonly tiers: 'published' | 'scaled'
  readonly hidesCash: boolean
}

export const NOTHING_HIDDEN: Privacy = { scales: false, tiers: 'published', hidesCash: false }

/** What all positions of a scaled book are worth together. */
const SCALED_WORTH = usd(100)

/** The document that others get. Itself, less what always stays behind, where nothing is hidden. */
export function sharedDocument(whole: Document, privacy: Privacy, takerFee: TakerFee): Document {
  const { baseline, draft } = whole
  const document: Document = { baseline, draft }
  const by = privacy.scales ? scaleOf(document, takerFee) : undefined
  const scaled = by === undefined ? document : scaledDocument(document, by, privacy)
  return privacy.hidesCash ? withoutCash(scaled) : scaled
}

/** The number a document is scaled by; undefined where it holds nothing. */
export function scaleOf(document: Document, takerFee: TakerFee): Ratio | undefined {
  return (
    scaleTo(SCALED_WORTH, worthOf(document.baseline)) ??
    scaleTo(SCALED_WORTH, worthOf(drafted(document, takerFee).scenario))
  )
}

function scaledDocument({ baseline, draft }: Document, by: Ratio, privacy: Privacy): Document {
  const scenario = scaledScenario(baseline, by)
  const markets =
    privacy.tiers === 'scaled' ? scaledMarkets({ baseline, draft }, by) : baseline.markets
  return { baseline: { ...scenario, markets }, draft: draft.map((edit) => scaledEdit(edit, by)) }
}

/** Terms for every market held, with tiers that fit the scaled sizes. */
function scaledMarkets({ baseline, draft }: Document, by: Ratio): ReadonlyMap<MarketId, Market> {
  const lookup = marketsOf(baseline, publishedMarket)
  const held = baseline.book.accounts.flatMap(({ positions }) =>
    positions.map((each) => each.market),
  )
  const opened = draft.flatMap((edit) => (edit.kind === 'open' ? [edit.market] : []))
  const markets = new Map(baseline.markets)
  for (const id of new Set([...baseline.markets.keys(), ...held, ...opened])) {
    const market = lookup(id)
    const scaled = market === undefined ? undefined : scaledMarket(market, by)
    if (scaled !== undefined && scaled !== market) markets.set(id, scaled)
  }
  return markets
}

/** Transfers go with the cash: they would tell of the same wealth. */
function withoutCash({ baseline, draft }: Document): Document {
  const accounts = baseline.book.accounts.map(withCashWithheld)
  return {
    baseline: { ...baseline, book: { accounts } },
    draft: draft.filter(({ kind }) => kind !== 'deposit' && kind !== 'withdraw'),
  }
}

/** Deposits and withdrawals drafted: what hiding the cash leaves out. */
export function transfersIn({ draft }: Document): number {
  return draft.filter(({ kind }) => kind === 'deposit' || kind === 'withdraw').length
}

// --- what others see ---

/** One figure of the page, and what it is for whoever opens the link. */
export interface Compared {
  readonly label: string
  readonly mine: Value
  readonly theirs: Value
}

export interface SharePreview {
  readonly figures: readonly Compared[]
  /** Size and liquidation price of the first positions, in the order of the book. */
  readonly rows: readonly {
    readonly id: string
    readonly symbol: string
    readonly size: Compared
    readonly price: Compared
  }[]
  /** Positions that are not listed. */
  readonly more: number
  /** True where a distance reads differently for others: their tiers fit other sizes. */
  readonly differs: boolean
}

/** Positions listed; the rest is counted. */
const ROWS_LISTED = 8

/** What others see of a document beside what stands on the page. */
export function sharePreview(
  of: { readonly mine: Side; readonly theirs: Side },
  pool: View['pool'],
): SharePreview {
  const { mine, theirs } = of
  const [first, second] = [verdictOf(mine, pool), verdictOf(theirs, poolThere(mine, pool))]
  const compared = (
    label: string,
    pick: (verdict: NonNullable<typeof first>) => Value,
  ): Compared => ({
    label,
    mine: first === undefined ? NOTHING_HELD : pick(first),
    theirs: second === undefined ? NOTHING_HELD : pick(second),
  })
  const distances = [
    compared('Joint limit', ({ values }) => values.joint),
    compared('Nearest death, 1 d', ({ nearest }) => nearest),
    compared('Margin ratio', ({ values }) => values.marginRatio),
    compared('Leverage', ({ values }) => values.leverage),
  ]
  const rows = rowsOf(mine).map((id) => comparedRow(id, mine, theirs))
  return {
    figures: [
      ...distances,
      compared('Buffer', ({ values }) => values.buffer),
      compared('Cash', ({ pool: { account } }) => cashShown(account)),
    ],
    rows: rows.slice(0, ROWS_LISTED),
    more: Math.max(0, rows.length - ROWS_LISTED),
    differs: [...distances, ...rows.map(({ price }) => price)].some(isApart),
  }
}

/** The pool that the page speaks of, named: with cash withheld another would take its place. */
function poolThere(mine: Side, chosen: View['pool']): PoolId | 'all' {
  return verdictOf(mine, chosen)?.pool.id ?? chosen
}

const NOTHING_HELD = words('nothing held')

function cashShown(account: Account): Value {
  const cash = cashOf(account)
  return cash === undefined ? words('not disclosed') : figure(money(cash))
}

function rowsOf({ scenario }: Side): readonly string[] {
  return scenario.book.accounts.flatMap(({ positions }) => positions.map(({ id }) => id))
}

function comparedRow(id: string, mine: Side, theirs: Side) {
  const [here, there] = [rowFigures(mine, id), rowFigures(theirs, id)]
  const symbol = here === undefined ? id : symbolOf(here.position.market)
  const sizeIn = (row: typeof here) =>
    row === undefined ? NONE : figure(sizeOf(row.position.size))
  const priceIn = (row: typeof here) => (row === undefined ? NONE : row.liquidation.price)
  return {
    id,
    symbol,
    size: { label: `Size of ${symbol}`, mine: sizeIn(here), theirs: sizeIn(there) },
    price: {
      label: `Liquidation price of ${symbol}`,
      mine: priceIn(here),
      theirs: priceIn(there),
    },
  }
}
const NONE = words('none')

/** True of two figures that differ by more than rounding. What is not disclosed differs on purpose. */
function isApart({ mine, theirs }: Compared): boolean {
  if (theirs.kind === 'words') return mine.kind === 'figure' && !theirs.text.startsWith('unknown')
  if (mine.kind === 'words') return true
  const here = ratio(mine.shown.amount.toString())
  const there = ratio(theirs.shown.amount.toString())
  return here.minus(there).abs().gt(here.abs().times(ROUNDING))
}
/** Sizes keep six digits; a buffer is a small difference of large amounts. */
const ROUNDING = ratio('0.001')

/** Both sides worked out, as the page shows them: the baseline, or what is drafted on it. */
export function sideShown(document: Document, show: View['show'], takerFee: TakerFee): Side {
  const sides = sidesSelector(takerFee)({ document })
  return show === 'baseline' ? sides.baseline : sides.draft
}
