// One block of liquidations; the chain's own tests are in tests/vectors.
import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd, type Price } from '../../../../src/engine/units/amount'
import { liquidateInBlock, type BlockState } from '../../../../src/engine/venues/dydx/block'
import { PLAIN, plain, printed, type Plain } from './support'

const CONFIG = {
  maxFee: ratio('0.015'),
  bankruptcyAdjustment: ratio(1),
  spreadToMaintenance: ratio('1.5'),
  minPositionNotional: usd(10),
  maxPositionPortion: ratio('0.5'),
  accountNotional: usd(1_000),
  accountInsuranceLoss: usd(1_000),
}
const MARKET = {
  oracle: price(100),
  step: size('0.01'),
  tick: price('0.01'),
  status: 'active',
} as const
const RULES = { market: MARKET, config: CONFIG, accounting: PLAIN }

/** Long 1 with −95: 5 of collateral, half of the maintenance it needs. Mia buys at a price. */
function state(bid: Price, fund = '0'): BlockState<Plain> {
  return {
    accounts: new Map([
      ['long', plain('-95', '1')],
      ['mia', plain('500', '0')],
    ]),
    book: [{ owner: 'mia', size: size(9), price: bid }],
    fund: usd(fund),
  }
}
const told = (end: BlockState<Plain>, id: string) => {
  const account = end.accounts.get(id)
  return account === undefined ? 'gone' : printed(account)
}

describe('a block', () => {
  it('closes half of the position at the maker’s price, the fund taking its fee of what is beyond bankruptcy', () => {
    const end = liquidateInBlock(state(price(99)), ['long'], RULES)
    // 0.5 at 99 = 49.50; bankrupt at 47.50; fee 1.5 % of 49.50 = 0.7425
    expect(told(end, 'long')).toBe('-46.2425 and 0.5')
    expect(told(end, 'mia')).toBe('450.5 and 0.5')
    expect(end.fund.toString()).toBe('0.7425')
  })

  it('leaves alone who meets the margin, and what no bid near the limit wants', () => {
    const healthy = { ...state(price(99)), accounts: new Map([['long', plain('-50', '1')]]) }
    expect(told(liquidateInBlock(healthy, ['long'], RULES), 'long')).toBe('-50 and 1')
    // At half of the maintenance the limit is 100 − 0.5 × 1.5 × 10 = 92.50.
    expect(told(liquidateInBlock(state(price(92)), ['long'], RULES), 'long')).toBe('-95 and 1')
  })

  it('fills nothing that the fund cannot make whole', () => {
    // At 94 half a coin brings 47 where 47.50 are needed.
    expect(told(liquidateInBlock(state(price(94)), ['long'], RULES), 'long')).toBe('-95 and 1')
    const end = liquidateInBlock(state(price(94), '3'), ['long'], RULES)
    expect(told(end, 'long')).toBe('-47.5 and 0.5')
    expect(end.fund.toString()).toBe('2.5')
  })
})
