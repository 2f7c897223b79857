// Pools: who is liquidated together.
import { describe, expect, it } from 'vitest'
import { crossPoolId, isolatedPoolId, poolIdOf, poolsOf } from '../../../src/engine/margin/pool'
import type { Account } from '../../../src/engine/model/book'
import { bookFrom } from '../../fixtures/book'

const [ACCOUNT] = bookFrom(
  `account Main cross 1_000
   BTC long 1 @ 100
   DOGE long 10 @ 1 isolated 20
   ETH short 1 @ 10
   SOL long 1 @ 5 isolated 3`,
  { mmr: '1%' },
).accounts as readonly [Account]

describe('an account', () => {
  it('has one cross pool with all its cash, and one pool for each isolated position', () => {
    const pools = poolsOf(ACCOUNT).map((pool) => [
      pool.id,
      pool.kind,
      pool.collateral.toString(),
      pool.positions.map((held) => held.id).join(' '),
    ])
    expect(pools).toEqual([
      ['main/cross', 'cross', '1000', 'p1 p3'],
      ['main/p2', 'isolated', '20', 'p2'],
      ['main/p4', 'isolated', '3', 'p4'],
    ])
  })

  it('without cross positions still has its cross pool', () => {
    const [cross] = poolsOf({ ...ACCOUNT, positions: [] })
    expect([cross?.id, cross?.positions.length]).toEqual(['main/cross', 0])
  })

  it('counts other collateral for the cross pool only', () => {
    const holding = { market: 'generic:BTC', size: ACCOUNT.positions[0]?.size } as never
    const holds = poolsOf({ ...ACCOUNT, holdings: [holding] }).map((pool) => pool.holdings.length)
    expect(holds).toEqual([1, 0, 0])
  })
})

it('a position names its pool by its margin mode', () => {
  const [btc, doge] = ACCOUNT.positions
  if (btc === undefined || doge === undefined) throw new Error('two positions')
  expect(poolIdOf('main', btc)).toBe(crossPoolId('main'))
  expect(poolIdOf('main', doge)).toBe(isolatedPoolId('main', 'p2'))
})
