// An account to type into.
import { expect, it } from 'vitest'
import { addEmptyAccount } from '../../../src/store/commands/empty-account'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

it('each new account has its own number and nothing in it', () => {
  const risk = riskOf(scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'))
  risk.run(addEmptyAccount)
  risk.run(addEmptyAccount)
  const accounts = risk.baseline().scenario.book.accounts
  expect(accounts.map(({ name }) => name)).toEqual(['A', 'Account 2', 'Account 3'])
  expect(new Set(accounts.map(({ id }) => id)).size).toBe(3)
  expect(accounts[2]?.cash.isZero()).toBe(true)
})
