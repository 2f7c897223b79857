// Withheld cash is unknown, never zero; and once it is told, everything is known again.
import { describe, expect, it } from 'vitest'
import { isCashWithheld, withCash, withCashWithheld } from '../../../src/engine/model/withheld'
import { usd } from '../../../src/engine/units/amount'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { scenarioFrom } from '../../fixtures/book'

const SCENARIO = scenarioFrom(`
  account Main on hyperliquid cross 1_000
  holding ETH 2 haircut 5% mark 3_000
  BTC long 1 @ 100 mark 90
  SOL long 2 @ 10 isolated 5 mark 9
`)
const [ACCOUNT] = SCENARIO.book.accounts
if (ACCOUNT === undefined) throw new Error('one account')
const HIDDEN = withCashWithheld(ACCOUNT)

function poolsOf(account: typeof HIDDEN) {
  const baseline = { ...SCENARIO, book: { accounts: [account] } }
  return sidesSelector(takerFee)({ document: { baseline, draft: [] } }).baseline.pools
}

describe('an account whose cash is withheld', () => {
  it('says so, and holds no other collateral', () => {
    expect(isCashWithheld(HIDDEN)).toBe(true)
    expect(isCashWithheld(ACCOUNT)).toBe(false)
    expect(HIDDEN.holdings.map(({ market }) => market)).toEqual(['hyperliquid:cash not disclosed'])
    expect(HIDDEN.positions).toBe(ACCOUNT.positions)
  })

  it('leaves its cross pool unknown, by name; an isolated margin is known still', () => {
    const [cross, isolated] = poolsOf(HIDDEN)
    expect(cross?.state).toEqual({
      kind: 'unknown',
      missing: ['hyperliquid:cash not disclosed'],
    })
    expect(isolated?.state.kind).toBe('known')
  })

  it('is known again once the cash is told', () => {
    const told = withCash(HIDDEN, usd(500))
    expect(isCashWithheld(told)).toBe(false)
    const [cross] = poolsOf(told)
    // 500 − (100 − 90) = 490
    expect(cross?.state.kind === 'known' && cross.state.summary.equity.toString()).toBe('490')
  })
})

it('telling cash that was never withheld leaves the other collateral', () => {
  expect(withCash(ACCOUNT, usd(5))).toEqual({ ...ACCOUNT, cash: usd(5) })
})
