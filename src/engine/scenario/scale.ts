// Scale: the same book in other money. Every size, cash and margin is multiplied by one number, so leverage,
// proportions and distances stay and the money does not show. Prices, rates and assumptions are the market's own.
import type { Account, Holding, Position } from '../model/book'
import type { Edit } from '../model/edit'
import type { MarginTable, Market } from '../model/market'
import type { Scenario } from '../model/scenario'
import { markOf } from '../model/snapshot'
import {
  isNonZero,
  NOTHING,
  roundToDigits,
  sum,
  type Amount,
  type Ratio,
  type Unit,
  type Usd,
} from '../units/amount'
import { graduated } from '../venues/tiers'

/**
 * Digits of a scaled amount. Six keep every printed distance; more would let sizes be worked back from their
 * exact proportions, since venues trade in whole lots.
 */
const DIGITS_KEPT = 6

/** What all positions of a scenario are worth: at their marks, at entry where there is none. */
export function worthOf(scenario: Scenario): Usd {
  const worths = scenario.book.accounts.flatMap(({ positions }) =>
    positions.map(({ market, size, entry }) =>
      size.times(markOf(scenario.snapshot, market) ?? entry).abs(),
    ),
  )
  return sum(worths, NOTHING)
}

/** The number that makes a worth `to`; undefined where there is nothing to scale. */
export function scaleTo(to: Usd, worth: Usd): Ratio | undefined {
  return isNonZero(worth) ? to.div(worth) : undefined
}

/** The scenario with its book scaled. Margin tables stay as they are: they count the money of the venue. */
export function scaledScenario(scenario: Scenario, by: Ratio): Scenario {
  const accounts = scenario.book.accounts.map((account) => scaledAccount(account, by))
  return { ...scenario, book: { accounts } }
}

function scaledAccount(account: Account, by: Ratio): Account {
  const scaled = scaling(by)
  return {
    ...account,
    cash: scaled(account.cash),
    holdings: account.holdings.map((held): Holding => ({ ...held, size: scaled(held.size) })),
    positions: account.positions.map((held) => scaledPosition(held, by)),
  }
}

function scaledPosition(held: Position, by: Ratio): Position {
  const scaled = scaling(by)
  const { margin } = held
  return {
    ...held,
    size: scaled(held.size),
    margin: margin.mode === 'isolated' ? { ...margin, margin: scaled(margin.margin) } : margin,
    fundingUnsettled: scaled(held.fundingUnsettled),
    costsPaid: scaled(held.costsPaid),
    realised: scaled(held.realised),
  }
}

function scaling(by: Ratio) {
  // Whatever the unit, times a ratio it is the same; the types know that of each unit, not of all.
  return <U extends Unit>(amount: Amount<U>): Amount<U> =>
    roundToDigits(amount.times(by), DIGITS_KEPT, 'half-even') as unknown as Amount<U>
}

/** The edit on a scaled book. */
export function scaledEdit(edit: Edit, by: Ratio): Edit {
  const scaled = scaling(by)
  switch (edit.kind) {
    case 'resize':
      return { ...edit, to: scaled(edit.to) }
    case 'fill':
      return { ...edit, size: scaled(edit.size) }
    case 'reduce':
      return { ...edit, by: scaled(edit.by) }
    case 'open': {
      const { margin } = edit
      return {
        ...edit,
        size: scaled(edit.size),
        margin: margin.mode === 'isolated' ? { ...margin, margin: scaled(margin.margin) } : margin,
      }
    }
    case 'deposit':
    case 'withdraw':
    case 'transfer margin':
      return { ...edit, amount: scaled(edit.amount) }
    case 'switch mode':
      return edit.to.mode === 'isolated'
        ? { ...edit, to: { ...edit.to, margin: scaled(edit.to.margin) } }
        : edit
    case 'close':
    case 'flip':
    case 'leverage':
    case 'include':
    case 'mark':
    case 'funding':
      return edit
  }
}

/**
 * The market with its tiers scaled too, so that a scaled position stands in the tier it stood in; itself where
 * one tier says all. Whoever compares it with the published table can work out the number.
 */
export function scaledMarket(market: Market, by: Ratio): Market {
  const { table } = market
  if (table.tiers.length < 2 && table.cap === undefined) return market
  const { asOf, source } = market.provenance
  return {
    ...market,
    table: scaledTable(table, by),
    provenance: { asOf, source, estimate: 'margin tiers scaled with the sizes for sharing' },
  }
}

function scaledTable(table: MarginTable, by: Ratio): MarginTable {
  const scaled = scaling(by)
  if (table.counts === 'size') {
    const tiers = table.tiers.map((tier) => ({ ...tier, floor: scaled(tier.floor) }))
    return { ...table, tiers, ...(table.cap === undefined ? {} : { cap: scaled(table.cap) }) }
  }
  const tiers = table.tiers.map((tier) => ({ ...tier, floor: scaled(tier.floor) }))
  const cap = table.cap === undefined ? {} : { cap: scaled(table.cap) }
  if (table.shape === 'graduated') return graduated(tiers, { edge: table.edge, ...cap })
  return { ...table, tiers, ...cap }
}
