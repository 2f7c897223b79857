// Block: one block of dYdX's liquidations in one market. Each account in turn sends an order of limited size at a
// limited price, is matched at the makers' prices as long as fund and limits allow, and is deleveraged where nothing
// filled and nothing is left. The liquidated side pays no trading fee.
// Source: dydxprotocol/v4-chain 84d4664b (2026-03-04), x/clob/keeper/liquidations.go and deleveraging.go.
import {
  greatest,
  isNonZero,
  least,
  NO_SIZE,
  NOTHING,
  roundTo,
  sign,
  type Price,
  type Size,
  type Usd,
} from '../../units/amount'
import {
  bankruptcyQuote,
  deleveragesAt,
  fillablePrice,
  liquidationSize,
  type LiquidationConfig,
} from './close-out'
import { offsetAll, type Accounting } from './deleverage'
import { insuranceCovers, insuranceDelta, quoteOf } from './insurance'

/** An order that rests on the book, a sale below zero. */
export interface RestingOrder {
  readonly owner: string
  readonly size: Size
  readonly price: Price
}

export interface BlockMarket {
  readonly oracle: Price
  readonly step: Size
  readonly tick: Price
  readonly status: 'active' | 'final settlement'
}

export interface BlockState<A> {
  readonly accounts: ReadonlyMap<string, A>
  /** Best first within each side. */
  readonly book: readonly RestingOrder[]
  readonly fund: Usd
}

interface BlockRules<A> {
  readonly market: BlockMarket
  readonly config: LiquidationConfig
  readonly accounting: Accounting<A>
}

/** The state after one block. `order`: whom the chain takes first; who needs no liquidation is passed over. */
export function liquidateInBlock<A>(
  start: BlockState<A>,
  order: readonly string[],
  rules: BlockRules<A>,
): BlockState<A> {
  if (rules.market.status === 'final settlement') return wound(start, rules)
  return order.reduce((state, id) => liquidated(state, id, rules), start)
}

/** Everyone is closed: at the oracle price, or at the price that leaves nothing where less than that is left. */
function wound<A>(start: BlockState<A>, { accounting, market }: BlockRules<A>): BlockState<A> {
  return [...start.accounts.keys()].reduce((state, id) => {
    const own = state.accounts.get(id)
    if (own === undefined) return state
    const { size } = accounting.heldIn(own)
    if (!isNonZero(size)) return state
    const may = deleveragesAt(accounting.riskOf(own).netCollateral, market.status)
    const at = may.bankruptcyPrice ? 'bankruptcy price' : 'oracle price'
    return offset(state, id, { delta: size.neg(), at, accounting })
  }, start)
}

function offset<A>(
  state: BlockState<A>,
  id: string,
  of: Parameters<typeof offsetAll<A>>[2],
): BlockState<A> {
  const own = state.accounts.get(id)
  if (own === undefined) return state
  const ids = [...state.accounts.keys()].filter((other) => other !== id)
  const others = ids.flatMap((other) => state.accounts.get(other) ?? [])
  const after = offsetAll(own, others, of)
  const accounts = new Map(state.accounts)
  accounts.set(id, after.liquidated)
  for (const [at, other] of ids.entries()) {
    const changed = after.others[at]
    if (changed !== undefined) accounts.set(other, changed)
  }
  return { ...state, accounts }
}

function liquidated<A>(state: BlockState<A>, id: string, rules: BlockRules<A>): BlockState<A> {
  const { market, config, accounting } = rules
  const own = state.accounts.get(id)
  if (own === undefined) return state
  const { size } = accounting.heldIn(own)
  const risk = accounting.riskOf(own)
  if (!isNonZero(size) || risk.netCollateral.gte(risk.maintenance)) return state
  const delta = liquidationSize(
    { size, price: market.oracle, step: market.step },
    { config, accountNotional: config.accountNotional },
  )
  const worst = fillablePrice(accounting.heldIn(own), delta, risk, config)
  if (!worst.ok) return state
  const limit = onTick(worst.value, delta, market.tick)
  const matched = matchedAt(state, id, { delta, limit, rules })
  if (isNonZero(matched.filled)) return matched.state
  return deleveragesAt(risk.netCollateral, market.status).bankruptcyPrice
    ? offset(matched.state, id, { delta, at: 'bankruptcy price', accounting })
    : matched.state
}

/** A sale's limit is rounded up, a purchase's down; never below one tick. */
function onTick(price: Price, delta: Size, tick: Price): Price {
  return greatest(tick, roundTo(price, tick, sign(delta) < 0 ? 'up' : 'down'))
}

function matchedAt<A>(
  start: BlockState<A>,
  id: string,
  of: { readonly delta: Size; readonly limit: Price; readonly rules: BlockRules<A> },
): { readonly state: BlockState<A>; readonly filled: Size } {
  const { delta, limit, rules } = of
  const buys = sign(delta) > 0
  let state = start
  let filled = NO_SIZE
  let lost = NOTHING
  for (const [at, resting] of start.book.entries()) {
    const rest = delta.minus(filled)
    if (!isNonZero(rest)) break
    if (sign(resting.size) !== -sign(delta) || resting.owner === id) continue
    if (buys ? resting.price.gt(limit) : resting.price.lt(limit)) continue
    const part = least(rest.abs(), resting.size.abs())
    const one = filledBy(state, id, {
      at,
      delta: buys ? part : part.neg(),
      lossLeft: rules.config.accountInsuranceLoss.minus(lost),
      rules,
    })
    // What one maker cannot be paid for, none behind it can: they ask for more.
    if (one === undefined) break
    state = one.state
    filled = filled.plus(buys ? part : part.neg())
    lost = lost.plus(one.lost)
  }
  return { state, filled }
}

/** One fill at a maker's price; undefined where the fund, a limit or either account does not allow it. */
function filledBy<A>(
  state: BlockState<A>,
  id: string,
  of: {
    readonly at: number
    readonly delta: Size
    readonly lossLeft: Usd
    readonly rules: BlockRules<A>
  },
): { readonly state: BlockState<A>; readonly lost: Usd } | undefined {
  const { delta, rules } = of
  const { accounting, config } = rules
  const maker = state.book[of.at]
  const own = state.accounts.get(id)
  const other = maker === undefined ? undefined : state.accounts.get(maker.owner)
  if (maker === undefined || own === undefined || other === undefined) return undefined
  const held = accounting.heldIn(own)
  const after = accounting.heldIn(accounting.changed(own, delta, NOTHING))
  const bankrupt = bankruptcyQuote(held, after, accounting.riskOf(own))
  if (!bankrupt.ok) return undefined
  const insured = insuranceDelta({ delta, price: maker.price }, bankrupt.value, config.maxFee)
  if (!insured.ok || !insuranceCovers(state.fund, insured.value)) return undefined
  const lost = greatest(NOTHING, insured.value.neg())
  if (lost.gt(of.lossLeft)) return undefined
  const quote = quoteOf(delta, maker.price)
  const paid = accounting.changed(own, delta, quote.minus(insured.value))
  const taken = accounting.changed(other, delta.neg(), quote.neg())
  if (!accounting.admits(own, paid) || !accounting.admits(other, taken)) return undefined
  const accounts = new Map(state.accounts)
  accounts.set(id, paid)
  accounts.set(maker.owner, taken)
  const book = state.book.map((resting, place) =>
    place === of.at ? { ...resting, size: resting.size.plus(delta) } : resting,
  )
  return { state: { accounts, book, fund: state.fund.plus(insured.value) }, lost }
}
