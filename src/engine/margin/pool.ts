// Pools: who is liquidated together. All cross positions of an account stand and fall with its cash;
// an isolated position stands alone with the margin set aside for it.
import type { Account, AccountId, Holding, Position } from '../model/book'
import type { Usd } from '../units/amount'

export type PoolId = string

export interface Pool {
  readonly id: PoolId
  readonly account: AccountId
  readonly kind: 'cross' | 'isolated'
  /** Collateral in the quote currency, before any position's P&L. */
  readonly collateral: Usd
  readonly holdings: readonly Holding[]
  readonly positions: readonly Position[]
}

export function crossPoolId(account: AccountId): PoolId {
  return `${account}/cross`
}

export function isolatedPoolId(account: AccountId, position: Position['id']): PoolId {
  return `${account}/${position}`
}

/** The pool a position belongs to. */
export function poolIdOf(account: AccountId, position: Position): PoolId {
  return position.margin.mode === 'cross'
    ? crossPoolId(account)
    : isolatedPoolId(account, position.id)
}

/**
 * The cross pool first, even when it holds only cash; then each isolated position in its order.
 * What is excluded is in none of them.
 */
export function poolsOf(account: Account): readonly Pool[] {
  const shared: Position[] = []
  const isolated: Pool[] = []
  for (const held of account.positions) {
    if (held.excluded === true) continue
    if (held.margin.mode === 'cross') {
      shared.push(held)
      continue
    }
    isolated.push({
      id: isolatedPoolId(account.id, held.id),
      account: account.id,
      kind: 'isolated',
      collateral: held.margin.margin,
      holdings: [],
      positions: [held],
    })
  }
  const cross: Pool = {
    id: crossPoolId(account.id),
    account: account.id,
    kind: 'cross',
    collateral: account.cash,
    holdings: account.holdings,
    positions: shared,
  }
  return [cross, ...isolated]
}
