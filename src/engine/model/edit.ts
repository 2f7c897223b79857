// Edits: hypothetical operations on a scenario. Each gives a new scenario or the reason why not;
// what is untouched keeps its identity, so that only what changed is worked out again.
import {
  NO_SIZE,
  NOTHING,
  sign,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../units/amount'
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
import { fill, type Filled, type FillTerms } from './fill'
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
  /** Leaves a position out as if it were not there, or counts it again. Nothing trades, so nothing is paid. */
  | { readonly kind: 'include'; readonly position: PositionId; readonly included: boolean }
  | { readonly kind: 'mark'; readonly market: MarketId; readonly to: Price }
  | { readonly kind: 'funding'; readonly market: MarketId; readonly to: FundingRate }

/** Edits one draft may hold: a list that a reader can still take in, and that a link can carry. */
export const EDITS_MAX = 5_000

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
      return chooseLeverage(scenario, edit.position, edit.to)
    case 'include':
      return include(scenario, edit.position, edit.included)
    case 'mark': {
      const wrong = markIssue(edit.to)
      return wrong ?? done(withMarketQuote(scenario, edit.market, { mark: edit.to }))
    }
    case 'funding': {
      const wrong = fundingIssue(edit.to)
      return wrong ?? done(withMarketQuote(scenario, edit.market, { funding: edit.to }))
    }
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

function onPosition(
  scenario: Scenario,
  id: PositionId,
  change: (account: Account, held: Position) => Outcome<Account>,
): Outcome<Scenario> {
  const found = holderOf(scenario.book, id)
  if (found === undefined) {
    return refused('position-unknown', 'This position is no longer in the book.', { found: id })
  }
  if (found.position.excluded === true) {
    return refused('position-excluded', 'An excluded position does not trade.', {
      found: id,
      wanted: 'include it first',
    })
  }
  const next = change(found.account, found.position)
  return next.ok ? done({ ...scenario, book: withAccount(scenario.book, next.value) }) : next
}

function include(scenario: Scenario, id: PositionId, included: boolean): Outcome<Scenario> {
  const found = holderOf(scenario.book, id)
  if (found === undefined) {
    return refused('position-unknown', 'This position is no longer in the book.', { found: id })
  }
  const account = withPosition(found.account, counted(found.position, included))
  return done({ ...scenario, book: withAccount(scenario.book, account) })
}

/** The position counted, or left out; itself where it is so already. */
export function counted(held: Position, included: boolean): Position {
  if ((held.excluded !== true) === included) return held
  const { excluded: _, ...rest } = held
  return included ? rest : { ...rest, excluded: true }
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
    if (mark === undefined || sign(mark) <= 0) return noMark(held.market)
    const fee = feeOf(scenario, held.market, takerFee(account))
    const filled = fill(held, delta, termsOf(scenario, mark, fee))
    return done(settle(withPosition(account, filled.position), filled))
  })
}

/**
 * What a trade in a market pays: the fee that market was given, else the one assumed for every trade, else the
 * venue's. The narrowest that was said stands first.
 */
function feeOf({ markets, assumptions }: Scenario, market: MarketId, ofVenue: Ratio): Ratio {
  return markets.get(market)?.takerFee ?? assumptions.takerFee?.value ?? ofVenue
}

function termsOf({ assumptions }: Scenario, mark: Price, fee: Ratio): FillTerms {
  return { price: mark, fee, slippage: assumptions.slippage.value }
}

/** A mark of zero or less is no mark: nothing trades there. */
function noMark(market: MarketId) {
  return refused('mark-missing', 'A fill needs a mark, and this market has none yet.', {
    found: market,
    wanted: 'a mark above zero',
  })
}

/** What is wrong with a mark, if anything. */
export function markIssue(to: Price): Refusal | undefined {
  if (sign(to) > 0) return undefined
  return refused('mark-not-above-zero', 'A mark is above zero.', {
    found: to.toString(),
    wanted: 'a price above zero',
  })
}

/** What is wrong with a funding rate, if anything: its interval. Rates may be negative. */
export function fundingIssue(to: FundingRate): Refusal | undefined {
  if (to.everyHours > 0 && Number.isFinite(to.everyHours)) return undefined
  return refused('interval-not-above-zero', 'A funding interval is above zero hours.', {
    found: String(to.everyHours),
    wanted: 'hours such as 8',
  })
}

/** What is wrong with a chosen leverage, if anything. None chosen is the highest the tier allows. */
export function leverageIssue(to: Ratio | undefined): Refusal | undefined {
  if (to === undefined || sign(to) > 0) return undefined
  return refused('leverage-not-above-zero', 'Leverage is above zero.', {
    found: to.toString(),
    wanted: 'a number such as 10x',
  })
}

/** What is wrong with a margin mode, if anything: an isolated margin below zero. */
export function marginIssue(to: MarginMode): Refusal | undefined {
  if (to.mode === 'cross' || sign(to.margin) >= 0) return undefined
  return refused('margin-below-zero', 'Isolated margin is zero or more.', {
    found: to.margin.toString(),
    wanted: 'zero or more',
  })
}

type Refusal = ReturnType<typeof refused>

function chooseLeverage(
  scenario: Scenario,
  id: PositionId,
  to: Ratio | undefined,
): Outcome<Scenario> {
  return onPosition(scenario, id, (account, { leverage: _, ...rest }) => {
    const next = to === undefined ? rest : { ...rest, leverage: to }
    return leverageIssue(to) ?? done(withPosition(account, next))
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
  if (holderOf(scenario.book, edit.position) !== undefined) {
    return refused('position-exists', 'This position is in the book already.', {
      found: edit.position,
    })
  }
  const wrong = marginIssue(edit.margin) ?? leverageIssue(edit.leverage)
  if (wrong !== undefined) return wrong
  const mark = markOf(scenario.snapshot, edit.market)
  if (mark === undefined || sign(mark) <= 0) return noMark(edit.market)
  const flat = newPosition({
    id: edit.position,
    market: edit.market,
    size: NO_SIZE,
    entry: mark,
    leverage: edit.leverage,
  })
  const fee = feeOf(scenario, edit.market, takerFee(account))
  const filled = fill(flat, edit.size, termsOf(scenario, mark, fee))
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
    const wrong = marginIssue(to)
    if (wrong !== undefined) return wrong
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
