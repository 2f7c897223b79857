// Answers to what the chain's own tests ask about deleveraging and whole blocks: accounts kept as they keep them,
// margin and the rule for changes by the engine.
import { admit } from '../../../src/engine/margin/admission'
import { bookedOf, standingOf } from '../../../src/engine/margin/stand'
import {
  isNonZero,
  NO_SIZE,
  NOTHING,
  price,
  ratio,
  size,
  usd,
  type Size,
  type Usd,
} from '../../../src/engine/units/amount'
import { liquidateInBlock, type BlockMarket } from '../../../src/engine/venues/dydx/block'
import { MILLIONTH, type HeldAt } from '../../../src/engine/venues/dydx/close-out'
import { deleverage, offsetAll, type Accounting } from '../../../src/engine/venues/dydx/deleverage'
import { CHAIN, crossFigures, idOf, type PositionInput } from './dydx-account'
import type { Answer } from './dydx-row'

/** An account as the vectors write it. */
interface Kept {
  readonly usdc: string
  readonly positions: readonly PositionInput[]
}

const figuresOf = ({ usdc, positions }: Kept) => crossFigures(usdc, positions, CHAIN)

/** Accounts in one market, on the terms its positions are written with. */
function accountingIn(market: string, terms: Omit<PositionInput, 'size'>): Accounting<Kept> {
  return {
    riskOf: (account) => {
      const { equity, maintenance } = standingOf(figuresOf(account).appraisal)
      return { netCollateral: equity, maintenance }
    },
    heldIn: (account): HeldAt => {
      const line = figuresOf(account).appraisal.lines.find(({ leg }) => leg.market === idOf(market))
      if (line === undefined) return { size: NO_SIZE, value: NOTHING, maintenance: NOTHING }
      const { value, requirement } = bookedOf(line, MILLIONTH)
      return { size: line.leg.size, value, maintenance: requirement }
    },
    changed: (account, delta, quote) => changed(account, { market, terms, delta, quote }),
    admits: (before, after) => {
      const [was, is] = [figuresOf(before), figuresOf(after)]
      const admission = admit(was.summary, is.summary, {
        rules: CHAIN,
        pool: is.pool.kind,
        lines: is.appraisal.lines,
        heldBefore: (id) => was.pool.positions.find((position) => position.id === id),
      })
      return admission.kind === 'accepted'
    },
  }
}

function changed(
  account: Kept,
  of: {
    readonly market: string
    readonly terms: Omit<PositionInput, 'size'>
    readonly delta: Size
    readonly quote: Usd
  },
): Kept {
  const before = account.positions.find((held) => held.market === of.market)
  const after = size(before?.size ?? '0').plus(of.delta)
  const others = account.positions.filter((held) => held.market !== of.market)
  const positions = isNonZero(after)
    ? account.positions.some((held) => held.market === of.market)
      ? account.positions.map((held) =>
          held.market === of.market ? { ...held, size: after.toString() } : held,
        )
      : [...others, { ...of.terms, size: after.toString() }]
    : others
  return { usdc: usd(account.usdc).plus(of.quote).toString(), positions }
}

function shown({ usdc, positions }: Kept): Answer {
  return {
    usdc: usd(usdc),
    positions: positions.map(({ market, size: held }) => ({ market, size: size(held) })),
  }
}

function termsIn(market: string, ...accounts: readonly Kept[]): Omit<PositionInput, 'size'> {
  const found = accounts
    .flatMap(({ positions }) => positions)
    .find((held) => held.market === market)
  if (found === undefined) throw new Error(`nobody holds ${market}`)
  const { size: _, ...terms } = found
  return terms
}

export function deleveraged(inputs: {
  readonly market: string
  readonly liquidated: Kept
  readonly offsetting: Kept
  readonly sizeDelta: string
  readonly priceMode: 'BANKRUPTCY' | 'ORACLE'
}): Answer {
  const { market, liquidated, offsetting } = inputs
  const found = deleverage(liquidated, offsetting, {
    delta: size(inputs.sizeDelta),
    at: inputs.priceMode === 'ORACLE' ? 'oracle price' : 'bankruptcy price',
    accounting: accountingIn(market, termsIn(market, liquidated, offsetting)),
  })
  return found.ok
    ? {
        liquidatedAfter: shown(found.value.liquidated),
        offsettingAfter: shown(found.value.offsetting),
      }
    : { error: found.issue.code.replaceAll('-', '_') }
}

export function offset(inputs: {
  readonly market: string
  readonly liquidated: Kept
  readonly sizeDelta: string
  readonly candidates: readonly (Kept & { readonly id: string })[]
}): Answer {
  const { market, liquidated, candidates } = inputs
  const found = offsetAll<Kept>(liquidated, candidates, {
    delta: size(inputs.sizeDelta),
    at: 'bankruptcy price',
    accounting: accountingIn(market, termsIn(market, liquidated, ...candidates)),
  })
  return {
    liquidatedAfter: shown(found.liquidated),
    candidatesAfter: Object.fromEntries(
      candidates.map(({ id }, at) => [id, shown(found.others[at] ?? liquidated)]),
    ),
    sizeRemaining: found.remaining,
  }
}

interface FlowInput {
  readonly market: {
    readonly market: string
    readonly price: string
    readonly baseImf: string
    readonly maintenanceFraction: string
    readonly stepSize: string
    readonly tickSize: string
    readonly status: 'ACTIVE' | 'FINAL_SETTLEMENT'
  }
  readonly config: Readonly<
    Record<
      | 'maxLiquidationFee'
      | 'bankruptcyAdjustment'
      | 'spreadToMaintenanceMarginRatio'
      | 'minPositionNotional'
      | 'maxPositionPortion'
      | 'subaccountMaxNotional'
      | 'subaccountMaxInsuranceLoss',
      string
    >
  >
  readonly insuranceFundBalance: string
  readonly accounts: readonly {
    readonly id: string
    readonly usdc: string
    readonly size: string
  }[]
  readonly restingOrders: readonly {
    readonly account: string
    readonly side: 'BUY' | 'SELL'
    readonly size: string
    readonly price: string
  }[]
  readonly liquidationOrder: readonly string[]
}

export function flow(inputs: FlowInput): Answer {
  const { market: of, config } = inputs
  const { stepSize, tickSize, status, ...terms } = of
  const market: BlockMarket = {
    oracle: price(of.price),
    step: size(stepSize),
    tick: price(tickSize),
    status: status === 'ACTIVE' ? 'active' : 'final settlement',
  }
  const accounts = new Map(
    inputs.accounts.map(({ id, usdc, size: held }): [string, Kept] => [
      id,
      { usdc, positions: [{ ...terms, size: held }] },
    ]),
  )
  const end = liquidateInBlock<Kept>(
    {
      accounts,
      book: inputs.restingOrders
        .map(({ account, side, size: amount, price: at }) => ({
          owner: account,
          size: side === 'SELL' ? size(amount).neg() : size(amount),
          price: price(at),
        }))
        .toSorted((a, b) => (a.size.lt(NO_SIZE) ? a.price.cmp(b.price) : b.price.cmp(a.price))),
      fund: usd(inputs.insuranceFundBalance),
    },
    inputs.liquidationOrder,
    {
      market,
      config: {
        maxFee: ratio(config.maxLiquidationFee),
        bankruptcyAdjustment: ratio(config.bankruptcyAdjustment),
        spreadToMaintenance: ratio(config.spreadToMaintenanceMarginRatio),
        minPositionNotional: usd(config.minPositionNotional),
        maxPositionPortion: ratio(config.maxPositionPortion),
        accountNotional: usd(config.subaccountMaxNotional),
        accountInsuranceLoss: usd(config.subaccountMaxInsuranceLoss),
      },
      accounting: accountingIn(of.market, terms),
    },
  )
  return {
    accounts: Object.fromEntries(
      [...end.accounts].map(([id, { usdc, positions }]) => [
        id,
        { usdc: usd(usdc), size: size(positions[0]?.size ?? '0') },
      ]),
    ),
  }
}
