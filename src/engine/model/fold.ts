// Folding: how a draft's list of edits stays the list a person would write.
// Typing 2, then 24, into one cell is one fill to 24 and pays one fee; but an edit that a later one was
// built on stays where it is, since moving it would trade at a price that was not there.
import { isNonZero, sign, type Usd } from '../units/amount'
import { holderOf, type AccountId, type Book, type Position, type PositionId } from './book'
import type { Edit } from './edit'
import type { MarketId } from './market'
import type { Scenario } from './scenario'

/**
 * The list with one more edit. A later edit of the same cell takes the place of the earlier one, unless
 * something between them builds on the earlier: a trade on a mark, a change of mark on a trade.
 * Resizing a position that the draft opened changes what it opens; closing it takes it out.
 * Deposits and withdrawals of an account become one amount.
 */
export function foldEdit(edits: readonly Edit[], next: Edit, baseline: Book): readonly Edit[] {
  if (next.kind === 'deposit' || next.kind === 'withdraw') return foldCash(edits, next)
  const cell = cellOf(next)
  const at = cell === undefined ? -1 : edits.findLastIndex((edit) => cellOf(edit) === cell)
  const earlier = edits[at]
  if (earlier === undefined) return [...edits, next]
  const heldOf = (id: PositionId) => heldIn(baseline, edits, id)
  if (edits.slice(at + 1).some((edit) => isBetween(edit, next, heldOf))) return [...edits, next]
  if (earlier.kind === 'open' && !('market' in next)) {
    const opening = reopened(earlier, next)
    if (opening === undefined) return edits.filter((edit) => !isOn(edit, earlier.position))
    return edits.toSpliced(at, 1, opening)
  }
  return edits.toSpliced(at, 1, next)
}

/**
 * Whether an edit changes nothing where it stands: it says what the baseline says, and no edit before it
 * wrote to the same cell. Such an edit can be left out of the list.
 */
export function isIdle(edit: Edit, edits: readonly Edit[], baseline: Scenario): boolean {
  const before = edits.slice(0, edits.indexOf(edit))
  switch (edit.kind) {
    case 'mark':
      return (
        !before.some((other) => other.kind === 'mark' && other.market === edit.market) &&
        (baseline.snapshot.quotes.get(edit.market)?.mark?.eq(edit.to) ?? false)
      )
    case 'funding': {
      const known = baseline.snapshot.quotes.get(edit.market)?.funding
      return (
        !before.some((other) => other.kind === 'funding' && other.market === edit.market) &&
        known?.everyHours === edit.to.everyHours &&
        known.rate.eq(edit.to.rate)
      )
    }
    case 'resize':
    case 'leverage':
    case 'include':
    case 'switch mode': {
      const writesBefore = (other: Edit) =>
        isOn(other, edit.position) && (edit.kind === 'include') === (other.kind === 'include')
      if (before.some(writesBefore)) return false
      const held = holderOf(baseline.book, edit.position)?.position
      return held !== undefined && says(edit, held)
    }
    default:
      return false
  }
}

function says(
  edit: Extract<Edit, { kind: 'resize' | 'leverage' | 'switch mode' | 'include' }>,
  held: Position,
): boolean {
  switch (edit.kind) {
    case 'resize':
      return held.size.eq(edit.to)
    case 'leverage':
      return edit.to === undefined || held.leverage === undefined
        ? edit.to === held.leverage
        : held.leverage.eq(edit.to)
    case 'include':
      return (held.excluded !== true) === edit.included
    case 'switch mode':
      return edit.to.mode === 'cross' || held.margin.mode === 'cross'
        ? edit.to.mode === held.margin.mode
        : held.margin.margin.eq(edit.to.margin)
  }
}

type CashEdit = Extract<Edit, { kind: 'deposit' | 'withdraw' }>

function foldCash(edits: readonly Edit[], next: CashEdit): readonly Edit[] {
  const isSame = (edit: Edit): edit is CashEdit =>
    (edit.kind === 'deposit' || edit.kind === 'withdraw') && edit.account === next.account
  const at = edits.findIndex(isSame)
  const earlier = edits[at]
  if (earlier === undefined || !isSame(earlier)) return [...edits, next]
  const total = signed(earlier).plus(signed(next))
  return isNonZero(total)
    ? edits.toSpliced(at, 1, cashEdit(next.account, total))
    : edits.toSpliced(at, 1)
}

function signed(edit: CashEdit): Usd {
  return edit.kind === 'deposit' ? edit.amount : edit.amount.neg()
}

/** A deposit of an amount above zero, a withdrawal of one below. */
export function cashEdit(account: AccountId, change: Usd): CashEdit {
  return sign(change) > 0
    ? { kind: 'deposit', account, amount: change }
    : { kind: 'withdraw', account, amount: change.neg() }
}

type Opening = Extract<Edit, { kind: 'open' }>

/** What a draft-opened position opens after its size is typed again; undefined when it is closed. */
function reopened(opening: Opening, next: Edit): Opening | undefined {
  if (next.kind !== 'resize' || next.to.isZero()) return undefined
  const { size, margin } = opening
  if (margin.mode === 'cross' || !isNonZero(size)) return { ...opening, size: next.to }
  // As with any isolated position, the margin per unit stays what it was.
  const scaled = margin.margin.times(next.to.div(size).abs())
  return { ...opening, size: next.to, margin: { mode: 'isolated', margin: scaled } }
}

interface Held {
  readonly market: MarketId
  /** Isolated at some point of the draft. */
  readonly isolated: boolean
}

function heldIn(baseline: Book, edits: readonly Edit[], id: PositionId): Held | undefined {
  const opening = edits.find(
    (edit): edit is Opening => edit.kind === 'open' && edit.position === id,
  )
  const held = opening ?? holderOf(baseline, id)?.position
  if (held === undefined) return undefined
  const switched = edits.some((edit) => edit.kind === 'switch mode' && edit.position === id)
  return { market: held.market, isolated: switched || held.margin.mode === 'isolated' }
}

type HeldOf = (id: PositionId) => Held | undefined

/** Whether an edit that stands between two of one cell keeps the later from taking the earlier's place. */
function isBetween(edit: Edit, next: Edit, heldOf: HeldOf): boolean {
  if (next.kind === 'mark') return isTrade(edit) && marketOf(edit, heldOf) === next.market
  if (!('position' in next)) return false
  if (edit.kind === 'mark') return isTrade(next) && marketOf(next, heldOf) === edit.market
  if (!isOn(edit, next.position)) return false
  // While a position is left out nothing of it trades, so no trade was built on that.
  if (next.kind === 'include' || edit.kind === 'include') return false
  // Leverage decides what an isolated position sets aside when it grows, and nothing else.
  const aboutLeverage = next.kind === 'leverage' || edit.kind === 'leverage'
  return !aboutLeverage || (heldOf(next.position)?.isolated ?? true)
}

function isOn(edit: Edit, position: PositionId): boolean {
  return 'position' in edit && edit.position === position
}

type Trade = Extract<Edit, { kind: 'resize' | 'fill' | 'reduce' | 'close' | 'flip' | 'open' }>

function isTrade(edit: Edit): edit is Trade {
  switch (edit.kind) {
    case 'resize':
    case 'fill':
    case 'reduce':
    case 'close':
    case 'flip':
    case 'open':
      return true
    default:
      return false
  }
}

function marketOf(edit: Trade, heldOf: HeldOf): MarketId | undefined {
  return edit.kind === 'open' ? edit.market : heldOf(edit.position)?.market
}

/** The cell an edit writes to; edits that add up (fills, transfers) have none. */
function cellOf(edit: Edit): string | undefined {
  switch (edit.kind) {
    case 'resize':
    case 'close':
    case 'open':
      return `size ${edit.position}`
    case 'switch mode':
      return `mode ${edit.position}`
    case 'leverage':
      return `leverage ${edit.position}`
    case 'include':
      return `include ${edit.position}`
    case 'mark':
      return `mark ${edit.market}`
    case 'funding':
      return `funding ${edit.market}`
    default:
      return undefined
  }
}
