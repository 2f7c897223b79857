// What dYdX's liquidation parameters mean for one account; the chain's own tests are in tests/vectors.
import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../../../src/engine/units/amount'
import {
  bankruptcyQuote,
  fillablePrice,
  liquidationSize,
} from '../../../../src/engine/venues/dydx/close-out'

/** Mainnet's genesis. */
const GENESIS = { minPositionNotional: usd('1000'), maxPositionPortion: ratio('0.1') }

describe('one block of a liquidation', () => {
  const btc = { size: size('1'), price: price('50000'), step: size('0.0001') }

  it('closes a tenth of 50,000 USDC, a whole position of less than 1,000', () => {
    const closed = liquidationSize(btc, { config: GENESIS, accountNotional: usd('100000') })
    expect(closed.toString()).toBe('-0.1')
    const small = { ...btc, size: size('-0.01') }
    const whole = liquidationSize(small, { config: GENESIS, accountNotional: usd('100000') })
    expect(whole.toString()).toBe('0.01')
  })

  it('closes a step at least, whatever is left of the account’s limit', () => {
    const closed = liquidationSize(btc, { config: GENESIS, accountNotional: usd('1') })
    expect(closed.toString()).toBe('-0.0001')
  })
})

describe('an account that requires nothing', () => {
  it('has no worst price and no bankruptcy price', () => {
    const held = { size: size('1'), value: usd('100'), maintenance: usd('0') }
    const account = { netCollateral: usd('-1'), maintenance: usd('0') }
    const config = { bankruptcyAdjustment: ratio(1), spreadToMaintenance: ratio(1) }
    const price_ = fillablePrice(held, size('-1'), account, config)
    expect(price_.ok ? '' : price_.issue.code).toBe('nothing-required')
    const after = { size: size('0'), value: usd('0'), maintenance: usd('0') }
    const quote = bankruptcyQuote(held, after, account)
    expect(quote.ok ? '' : quote.issue.code).toBe('nothing-required')
  })
})
