// Edits: hypothetical operations on a scenario. Each gives a new scenario or the reason why not;
// what is untouched keeps its identity, so that only what changed is worked out again.
import { NOTHING, sign, type Price, type Ratio, type Size, type Usd } from '../units/amount'
import { done, refused, type Issue, type Outcome } from '../units/outcome'
import {
  accountOf,
  holderOf,
  position as newPosition,
  withAccount,
  withPosition,
  type Account,
  type AccountId,
  type MarginMode,
  type Position,
  type PositionId,
} from './book'
import { fill, type Filled } from './fill'
import type { MarketId } from './market'
import type { Scenario } from './scenario'
import { markOf, withQuote, type FundingRate } from './snapshot'

/**
 * One hypothetical operation. Trades fill at the market's mark and pay fee and slippage from cash.
 * `resize` names the size wanted, `fill` the size traded (signed), `reduce` how much to take off.
 */
export type Edit =
  | { readonly kind: 'resize'; readonly position: PositionId; readonly to: Size }
  | { readonly kind: 'fill'; readonly position: PositionId; readonly size: Size }
  | { readonly kind: 'reduce'; readonly position: PositionId; readonly by: Size }
  | { readonly kind: 'close'; readonly position: PositionId }
  | { readonly kind: 'flip'; readonly position: PositionId }
  | {
      readonly kind: 'open'
      readonly account: AccountId
      readonly position: PositionId
      readonly market: MarketId
      readonly size: Size
      readonly margin: MarginMode
      readonly leverage?: Ratio
    }
  | { readonly kind: 'deposit'; readonly account: AccountId; readonly amount: Usd }
  | { readonly kind: 'withdraw'; readonly account: AccountId; readonly amount: Usd }
  /** From cash to the isolated margin; below zero takes it back. */
  | { readonly kind: 'transfer margin'; readonly position: PositionId; readonly amount: Usd }
  | { readonly kind: 'switch mode'; readonly position: PositionId; readonly to: MarginMode }
  | { readonly kind: 'leverage'; readonly position: PositionId; readonly to?: Ratio }
  | { readonly kind: 'mark'; readonly market: MarketId; readonly to: Price }
  | { readonly kind: 'funding'; readonly market: MarketId; readonly to: FundingRate }

/** What a taker pays on a venue, as a share of notional. */
export type TakerFee = (account: Account) => Ratio

/** Applies one edit. Never throws on a user's edit: what cannot be done comes back as an issue. */
export function applyEdit(scenario: Scenario, edit: Edit, takerFee: TakerFee): Outcome<Scenario> {
  switch (edit.kind) {
    case 'resize':
      return trade(scenario, edit.position, (held) => edit.to.minus(held.size), takerFee)
    case 'fill':
      return trade(scenario, edit.position, () => edit.size, takerFee)
    case 'reduce':
      return reduce(scenario, edit.position, edit.by, takerFee)
    case 'close':
      return trade(scenario, edit.position, (held) => held.size.neg(), takerFee)
    case 'flip':
      return trade(scenario, edit.position, (held) => held.size.neg().minus(held.size), takerFee)
    case 'open':
      return open(scenario, edit, takerFee)
    case 'deposit':
      return moveCash(scenario, edit.account, edit.amount, 'deposit')
    case 'withdraw':
      return moveCash(scenario, edit.account, edit.amount.neg(), 'withdraw')
    case 'transfer margin':
      return transferMargin(scenario, edit.position, edit.amount)
    case 'switch mode':
      return switchMode(scenario, edit.position, edit.to)
    case 'leverage':
      return onPosition(scenario, edit.position, (account, held) => {
        const { leverage: _, ...rest } = held
        const next = edit.to === undefined ? rest : { ...rest, leverage: edit.to }
        return done(withPosition(account, next))
      })
    case 'mark':
      if (sign(edit.to) <= 0) {
        return refused('mark-not-above-zero', 'A mark is above zero.', {
          found: edit.to.toString(),
          wanted: 'a price above zero',
        })
      }
      return done(withMarketQuote(scenario, edit.market, { mark: edit.to }))
    case 'funding':
      return done(withMarketQuote(scenario, edit.market, { funding: edit.to }))
  }
}

/** Edits in order. An edit that cannot be done is left out and named; the rest go on. */
export function applyEdits(
  scenario: Scenario,
  edits: readonly Edit[],
  takerFee: TakerFee,
): {
  readonly scenario: Scenario
  readonly refused: readonly { readonly edit: Edit; readonly issue: Issue }[]
} {
  const left: { edit: Edit; issue: Issue }[] = []
  let now = scenario
  for (const edit of edits) {
    const next = applyEdit(now, edit, takerFee)
    if (next.ok) now = next.value
    else left.push({ edit, issue: next.issue })
  }
  return { scenario: now, refused: left }
}

/**
 * The edit list with one more edit. A later edit of the same cell takes the place of the earlier:
 * typing 2, then 24, is one fill to 24 and pays one fee. Resizing a position the draft opened changes
 * what it opens; closing it takes it out. An edit that others have since built on is left alone.
 */
export function foldEdit(edits: readonly Edit[], next: Edit): readonly Edit[] {
  const cell = cellOf(next)
  const at = cell === undefined ? -1 : edits.findLastIndex((edit) => cellOf(edit) === cell)
  const earlier = edits[at]
  if (earlier === undefined) return [...edits, next]
  const builtOn = edits.slice(at + 1).some((edit) => touches(edit, next))
  if (builtOn) return [...edits, next]
  const folded = fold(earlier, next)
  const rest = (edit: Edit, here: number) => (here === at ? folded : [edit])
  return edits.flatMap(rest)
}

function fold(earlier: Edit, next: Edit): readonly Edit[] {
  if (earlier.kind !== 'open') return [next]
  if (next.kind === 'resize' && !next.to.isZero()) return [{ ...earlier, size: next.to }]
  return next.kind === 'resize' || next.kind === 'close' ? [] : [next]
}

function touches(edit: Edit, next: Edit): boolean {
  return 'position' in edit && 'position' in next && edit.position === next.position
}

/** The cell an edit writes to; edits that add up (fills, transfers, deposits) have none. */
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
    case 'mark':
      return `mark ${edit.market}`
    case 'funding':
      return `funding ${edit.market}`
    case 'fill':
    case 'reduce':
    case 'flip':
    case 'deposit':
    case 'withdraw':
    case 'transfer margin':
      return undefined
  }
}

function onPosition(
  scenario: Scenario,
  id: PositionId,
  change: (account: Account, held: Position) => Outcome<Account>,
): Outcome<Scenario> {
  const found = holderOf(scenario.book, id)
  if (found === undefined) {
    return refused('position-unknown', 'This position is no longer in the book.', { found: id })
  }
  const next = change(found.account, found.position)
  return next.ok ? done({ ...scenario, book: withAccount(scenario.book, next.value) }) : next
}

function trade(
  scenario: Scenario,
  id: PositionId,
  deltaOf: (held: Position) => Size,
  takerFee: TakerFee,
): Outcome<Scenario> {
  return onPosition(scenario, id, (account, held) => {
    const delta = deltaOf(held)
    if (delta.isZero()) return done(account)
    const mark = markOf(scenario.snapshot, held.market)
    if (mark === undefined) return noMark(held.market)
    const filled = fill(held, delta, {
      price: mark,
      fee: scenario.assumptions.takerFee?.value ?? takerFee(account),
      slippage: scenario.assumptions.slippage.value,
    })
    return done(settle(withPosition(account, filled.position), filled))
  })
}

function noMark(market: MarketId) {
  return refused('mark-missing', 'A fill needs a mark, and this market has none yet.', {
    found: market,
    wanted: 'a mark above zero',
  })
}

/** Cash after a fill: P&L realised, margin handed back and funding settled come in, the cost goes out. */
function settle(account: Account, filled: Filled): Account {
  const cash = account.cash
    .plus(filled.realised)
    .plus(filled.marginReleased)
    .plus(filled.fundingSettled)
    .minus(filled.cost)
  return { ...account, cash }
}

function reduce(
  scenario: Scenario,
  id: PositionId,
  by: Size,
  takerFee: TakerFee,
): Outcome<Scenario> {
  const held = holderOf(scenario.book, id)?.position
  if (held !== undefined && by.abs().gt(held.size.abs())) {
    return refused('reduce-beyond-flat', 'Reducing cannot go through flat to the other side.', {
      found: by.toString(),
      wanted: `at most ${held.size.abs().toString()}`,
    })
  }
  return trade(
    scenario,
    id,
    (position) => (sign(position.size) > 0 ? by.abs().neg() : by.abs()),
    takerFee,
  )
}

function open(
  scenario: Scenario,
  edit: Extract<Edit, { kind: 'open' }>,
  takerFee: TakerFee,
): Outcome<Scenario> {
  const account = accountOf(scenario.book, edit.account)
  if (account === undefined) {
    return refused('account-unknown', 'This account is no longer in the book.', {
      found: edit.account,
    })
  }
  const mark = markOf(scenario.snapshot, edit.market)
  if (mark === undefined) return noMark(edit.market)
  const flat = newPosition({
    id: edit.position,
    market: edit.market,
    size: edit.size.minus(edit.size),
    entry: mark,
    leverage: edit.leverage,
  })
  const filled = fill(flat, edit.size, {
    price: mark,
    fee: scenario.assumptions.takerFee?.value ?? takerFee(account),
    slippage: scenario.assumptions.slippage.value,
  })
  const opened = { ...filled.position, margin: edit.margin }
  const aside = edit.margin.mode === 'isolated' ? edit.margin.margin : NOTHING
  const settled = settle(account, filled)
  const next = {
    ...settled,
    cash: settled.cash.minus(aside),
    positions: [...account.positions, opened],
  }
  return done({ ...scenario, book: withAccount(scenario.book, next) })
}

function moveCash(
  scenario: Scenario,
  id: AccountId,
  amount: Usd,
  kind: 'deposit' | 'withdraw',
): Outcome<Scenario> {
  const account = accountOf(scenario.book, id)
  if (account === undefined) {
    return refused('account-unknown', 'This account is no longer in the book.', { found: id })
  }
  const wrongWay = kind === 'deposit' ? sign(amount) < 0 : sign(amount) > 0
  if (wrongWay) {
    return refused('amount-below-zero', `A ${kind} is an amount above zero.`, {
      found: amount.toString(),
      wanted: 'an amount above zero',
    })
  }
  const next = { ...account, cash: account.cash.plus(amount) }
  return done({ ...scenario, book: withAccount(scenario.book, next) })
}

function transferMargin(scenario: Scenario, id: PositionId, amount: Usd): Outcome<Scenario> {
  return onPosition(scenario, id, (account, held) => {
    if (held.margin.mode === 'cross') {
      return refused('not-isolated', 'Margin can be moved to an isolated position only.', {
        found: 'cross',
        wanted: 'isolated',
      })
    }
    const margin = held.margin.margin.plus(amount)
    if (sign(margin) < 0) {
      return refused('margin-below-zero', 'More margin taken out than the position has.', {
        found: amount.toString(),
        wanted: `at most ${held.margin.margin.toString()}`,
      })
    }
    const next = withPosition(account, { ...held, margin: { mode: 'isolated', margin } })
    return done({ ...next, cash: account.cash.minus(amount) })
  })
}

/** To isolated: the margin leaves cash. To cross: what was set aside returns to it. */
function switchMode(scenario: Scenario, id: PositionId, to: MarginMode): Outcome<Scenario> {
  return onPosition(scenario, id, (account, held) => {
    const had = held.margin.mode === 'isolated' ? held.margin.margin : NOTHING
    const has = to.mode === 'isolated' ? to.margin : NOTHING
    if (sign(has) < 0) {
      return refused('margin-below-zero', 'Isolated margin is zero or more.', {
        found: has.toString(),
        wanted: 'zero or more',
      })
    }
    const next = withPosition(account, { ...held, margin: to })
    return done({ ...next, cash: account.cash.plus(had).minus(has) })
  })
}

function withMarketQuote(
  scenario: Scenario,
  market: MarketId,
  change: { readonly mark?: Price; readonly funding?: FundingRate },
): Scenario {
  const before = scenario.snapshot.quotes.get(market) ?? {}
  return {
    ...scenario,
    snapshot: withQuote(scenario.snapshot, market, { ...before, ...change }),
  }
}
