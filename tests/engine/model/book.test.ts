// Book: what is untouched keeps its identity.
import { describe, expect, it } from 'vitest'
import {
  accountOf,
  holderOf,
  position,
  withAccount,
  withPosition,
} from '../../../src/engine/model/book'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, size, usd } from '../../../src/engine/units/amount'
import { bookFrom } from '../../fixtures/book'

const BOOK = bookFrom(
  `account A cross 1_000
   BTC long 1 @ 100
   ETH long 1 @ 10
   account B cross 5
   SOL long 1 @ 1`,
  { mmr: '1%' },
)

describe('a book', () => {
  it('finds an account, and a position with its holder', () => {
    expect(accountOf(BOOK, 'b')?.name).toBe('B')
    expect(holderOf(BOOK, 'p3')?.account.id).toBe('b')
    expect(holderOf(BOOK, 'p3')?.position.market).toBe('generic:SOL')
  })

  it('does not find what is not there', () => {
    expect(accountOf(BOOK, 'c')).toBeUndefined()
    expect(holderOf(BOOK, 'p4')).toBeUndefined()
  })

  it('with one account replaced shares the others', () => {
    const first = accountOf(BOOK, 'a')
    if (first === undefined) throw new Error('account a')
    const next = withAccount(BOOK, { ...first, cash: usd(7) })
    expect(next.accounts[0]?.cash.toString()).toBe('7')
    expect(next.accounts[1]).toBe(BOOK.accounts[1])
  })

  it('an account with one position replaced shares the others', () => {
    const account = accountOf(BOOK, 'a')
    const held = account?.positions[0]
    if (account === undefined || held === undefined) throw new Error('position p1')
    const next = withPosition(account, { ...held, size: size(9) })
    expect(next.positions[0]?.size.toString()).toBe('9')
    expect(next.positions[1]).toBe(account.positions[1])
  })
})

it('a new position is cross, with nothing accrued, paid or realised', () => {
  const fresh = position({
    id: 'p1',
    market: marketIdOf('generic', 'BTC'),
    size: size(1),
    entry: price(1),
  })
  expect(fresh.margin).toEqual({ mode: 'cross' })
  expect(fresh).not.toHaveProperty('leverage')
  const nothing = [fresh.fundingUnsettled, fresh.costsPaid, fresh.realised]
  expect(nothing.map((amount) => amount.toString())).toEqual(['0', '0', '0'])
})
