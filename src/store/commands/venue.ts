// Venue of an account: the same positions under another venue's rules.
import { accountOf, withAccount, type Account, type AccountId } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import { marketIdOf, symbolOf, type MarketId, type VenueId } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import type { Quote } from '../../engine/model/snapshot'
import {
  asNonZero,
  ONE,
  type NonZero,
  type Price,
  type Ratio,
  type Size,
} from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { publishedMarket } from '../../engine/venues/registry'
import { partsOf } from '../../engine/venues/symbols'
import type { Document } from '../state'
import type { Command } from './command'

/**
 * Moves an account to another venue's rules: every position keeps its coin, under the symbol that
 * `symbolThere` spells, and the marks and rates come along, as do the edits drafted on the account. Where
 * one symbol counts thousands of coins and the other single ones, sizes and prices are counted anew, so
 * that no dollar figure changes. A market the venue does not list stays in the book and says so.
 */
export function setVenue(
  id: AccountId,
  venue: VenueId,
  symbolThere: (symbol: string) => string,
): Command {
  return {
    label: 'Change venue',
    change: (document) => {
      const { baseline } = document
      const account = accountOf(baseline.book, id)
      if (account === undefined) {
        return refused('account-unknown', 'This account is no longer in the book.', { found: id })
      }
      if (account.venue === venue) return done(document)
      const moves = movesOf(document, account, (from) =>
        moveTo(baseline, from, marketIdOf(venue, symbolThere(symbolOf(from)))),
      )
      return done({
        ...document,
        baseline: {
          ...baseline,
          book: withAccount(baseline.book, accountThere(account, venue, moves)),
          snapshot: { ...baseline.snapshot, quotes: quotesThere(baseline, moves) },
        },
        draft: draftThere(document, account, moves),
      })
    },
  }
}

/** Where a market goes, and how many of its units one unit there holds. */
interface Move {
  readonly to: MarketId
  readonly per: NonZero<'ratio'>
}

type Moves = ReadonlyMap<MarketId, Move>

/** The markets of an account, those that only its draft opens among them. */
function movesOf({ draft }: Document, account: Account, moveOf: (from: MarketId) => Move): Moves {
  const markets = new Set(account.positions.map((held) => held.market))
  for (const edit of draft) {
    if (edit.kind === 'open' && edit.account === account.id) markets.add(edit.market)
  }
  return new Map(Array.from(markets, (market) => [market, moveOf(market)]))
}

function moveTo(scenario: Scenario, from: MarketId, to: MarketId): Move {
  const [here, there] = [coinsIn(scenario, from), coinsIn(scenario, to)]
  const per = there.eq(here) ? ONE : there.div(asNonZero(here, 'coins in a unit'))
  return { to, per: asNonZero(per, 'coins in a unit') }
}

/** Coins in one base unit: 1,000 for 1000PEPE. */
function coinsIn(scenario: Scenario, market: MarketId): Ratio {
  const known = scenario.markets.get(market) ?? publishedMarket(market)
  return known?.multiplier ?? partsOf(symbolOf(market)).multiplier
}

const sizeThere = (size: Size, { per }: Move): Size => (per.eq(ONE) ? size : size.div(per))
const priceThere = (price: Price, { per }: Move): Price => (per.eq(ONE) ? price : price.times(per))

/** Own terms were said of the venue that is left, and do not hold at another. */
function accountThere({ terms: _, ...account }: Account, venue: VenueId, moves: Moves): Account {
  return {
    ...account,
    venue,
    positions: account.positions.map((held) => {
      const move = moves.get(held.market)
      if (move === undefined) return held
      const [size, entry] = [sizeThere(held.size, move), priceThere(held.entry, move)]
      return { ...held, market: move.to, size, entry }
    }),
  }
}

/** Marks, rates and the rest under the new names. What the other venue is already quoted at stands. */
function quotesThere({ snapshot }: Scenario, moves: Moves): ReadonlyMap<MarketId, Quote> {
  const quotes = new Map(snapshot.quotes)
  for (const [from, move] of moves) {
    const quote = snapshot.quotes.get(from)
    if (quote !== undefined && !quotes.has(move.to)) quotes.set(move.to, quoteThere(quote, move))
  }
  return quotes
}

function quoteThere(quote: Quote, move: Move): Quote {
  const { mark, index, openInterest: _, ...rest } = quote
  return {
    ...rest,
    ...(mark === undefined ? {} : { mark: priceThere(mark, move) }),
    ...(index === undefined ? {} : { index: priceThere(index, move) }),
  }
}

function draftThere({ baseline, draft }: Document, account: Account, moves: Moves) {
  const held = new Map(account.positions.map((position) => [position.id, position.market]))
  for (const edit of draft) {
    if (edit.kind === 'open' && edit.account === account.id) held.set(edit.position, edit.market)
  }
  const others = new Set(
    baseline.book.accounts.flatMap((each) =>
      each === account ? [] : each.positions.map((position) => position.market),
    ),
  )
  return draft.flatMap((edit): readonly Edit[] => {
    switch (edit.kind) {
      case 'open': {
        const move = edit.account === account.id ? moves.get(edit.market) : undefined
        if (move === undefined) return [edit]
        return [{ ...edit, market: move.to, size: sizeThere(edit.size, move) }]
      }
      case 'resize': {
        const move = moves.get(held.get(edit.position) ?? NO_MARKET)
        return [move === undefined ? edit : { ...edit, to: sizeThere(edit.to, move) }]
      }
      case 'fill': {
        const move = moves.get(held.get(edit.position) ?? NO_MARKET)
        return [move === undefined ? edit : { ...edit, size: sizeThere(edit.size, move) }]
      }
      case 'reduce': {
        const move = moves.get(held.get(edit.position) ?? NO_MARKET)
        return [move === undefined ? edit : { ...edit, by: sizeThere(edit.by, move) }]
      }
      case 'mark': {
        const move = moves.get(edit.market)
        if (move === undefined) return [edit]
        const there: Edit = { ...edit, market: move.to, to: priceThere(edit.to, move) }
        return others.has(edit.market) ? [edit, there] : [there]
      }
      case 'funding': {
        const move = moves.get(edit.market)
        if (move === undefined) return [edit]
        const there: Edit = { ...edit, market: move.to }
        return others.has(edit.market) ? [edit, there] : [there]
      }
      default:
        return [edit]
    }
  })
}
const NO_MARKET = '' as MarketId
