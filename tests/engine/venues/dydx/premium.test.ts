import { describe, expect, it } from 'vitest'
import { asNonZero, price, ratio, size, usd } from '../../../../src/engine/units/amount'
import {
  impactPrice,
  medianPremium,
  premiumSample,
  premiumVote,
  withoutTails,
  type BookLevel,
} from '../../../../src/engine/venues/dydx/premium'

const level = (at: string, of: string): BookLevel => ({ price: price(at), size: size(of) })
const UNIT = size('0.01')
const COINS = asNonZero(size('1.06'), 'coins')

describe('the impact price', () => {
  const asks = [level('100', '1'), level('200', '2')]
  const at = (impactNotional: string) =>
    impactPrice(asks, { impactNotional: usd(impactNotional), sizeUnit: UNIT })?.toString()

  it('is the average of what it walks through', () => {
    // 100 buys 1 at 100, the other 200 buy 1 at 200: 300 for 2.
    expect(at('300')).toBe('150')
  })

  it('rounds the coins of the last level up', () => {
    // 1 at 100, then 12 ÷ 200 = 0.06 exactly; 11 ÷ 200 = 0.055 becomes 0.06 as well.
    expect(at('112')).toBe(usd('112').div(COINS).toString())
    expect(at('111')).toBe(usd('111').div(COINS).toString())
  })

  it('is the best price when there is nothing to trade', () => {
    expect(at('0')).toBe('100')
  })

  it('takes the whole side to its last coin, and no further', () => {
    // 100 + 400 = 500 for 3 coins.
    expect(at('500')?.slice(0, 8)).toBe('166.6666')
    expect(at('500.01')).toBeUndefined()
  })

  it('has none on an empty side', () => {
    expect(impactPrice([], { impactNotional: usd('0'), sizeUnit: UNIT })).toBeUndefined()
  })
})

describe('a vote', () => {
  const book = { bids: [level('102', '10')], asks: [level('104', '10')] }
  const vote = (oracle: string, maximum = '1') =>
    premiumVote(book, {
      oracle: price(oracle),
      impactNotional: usd('204'),
      sizeUnit: UNIT,
      maximum: ratio(maximum),
    }).toString()

  it('is above zero where the oracle lies below the bids', () => {
    expect(vote('100')).toBe('0.02')
  })

  it('is below zero where the oracle lies above the asks', () => {
    // 204 at 104 buy 1.9615… coins, rounded up to 1.97: 204 ÷ 1.97 = 103.5532…, ÷ 130 − 1 = −0.20343…
    expect(vote('130')).toBe('-0.203436')
  })

  it('is nothing between bid and ask, and on either of them', () => {
    expect([vote('102'), vote('103'), vote('104')]).toEqual(['0', '0', '0'])
  })

  it('is held within the maximum either way', () => {
    expect([vote('100', '0.01'), vote('130', '0.01')]).toEqual(['0.01', '-0.01'])
  })

  it('is nothing where the side is too thin for the impact notional', () => {
    const thin = { bids: [level('102', '1')], asks: [] }
    const of = {
      oracle: price('100'),
      impactNotional: usd('204'),
      sizeUnit: UNIT,
      maximum: ratio('1'),
    }
    expect(premiumVote(thin, of).toString()).toBe('0')
  })

  it('does not turn round where a deep walk ends beyond the oracle', () => {
    // Best bid 102 above the oracle, but most rests at 50: the average is below 100, the vote nothing.
    const deep = { bids: [level('102', '0.1'), level('50', '100')], asks: [] }
    const of = {
      oracle: price('100'),
      impactNotional: usd('204'),
      sizeUnit: UNIT,
      maximum: ratio('1'),
    }
    expect(premiumVote(deep, of).toString()).toBe('0')
  })
})

describe('the median', () => {
  const median = (...values: string[]) => medianPremium(values.map(ratio)).toString()

  it('is the middle value, whatever the order', () => {
    expect(median('0.03', '-0.01', '0.02')).toBe('0.02')
  })

  it('of two sends half a millionth away from zero', () => {
    expect(median('0.000001', '0.000002')).toBe('0.000002')
    expect(median('-0.000001', '-0.000002')).toBe('-0.000002')
  })

  it('of nothing is a broken promise', () => {
    expect(() => median()).toThrow('at least one value')
  })
})

describe('a sample', () => {
  it('counts silent blocks as votes of zero', () => {
    const votes = ['0.003', '0.001', '0.002'].map(ratio)
    // 0, 0.001, 0.002, 0.003 with one silent block; 0, 0, 0, 0.001, 0.002, 0.003 with three.
    expect(premiumSample(votes, { blocks: 4, leastVotes: 2 }).toString()).toBe('0.0015')
    expect(premiumSample(votes, { blocks: 3, leastVotes: 6 }).toString()).toBe('0.0005')
  })

  it('has no more votes than blocks', () => {
    const votes = ['0.003', '0.001'].map(ratio)
    expect(() => premiumSample(votes, { blocks: 1, leastVotes: 1 })).toThrow('2 in 1')
  })

  it('of no blocks is nothing', () => {
    expect(premiumSample([], { blocks: 0, leastVotes: 0 }).toString()).toBe('0')
  })
})

describe('tails', () => {
  const kept = (share: string, ...samples: string[]) =>
    withoutTails(samples.map(ratio), ratio(share)).map(String)

  it('are not cut at a share of zero, as in production', () => {
    expect(kept('0', '0.02', '0.01')).toEqual(['0.01', '0.02'])
  })

  it('lose the odd one at the top', () => {
    // floor(2 × 0.25 × 6) = 3 go: one from below, two from above.
    expect(kept('0.25', '6', '5', '4', '3', '2', '1')).toEqual(['2', '3', '4'])
  })
})
