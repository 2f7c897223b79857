// A pool's header, figure by figure.
import { describe, expect, it } from 'vitest'
import { isInUse, nearestValue, poolValues } from '../../../src/store/select/pool-values'
import type { PoolFigures } from '../../../src/store/select/sides'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

function pool(words: string): PoolFigures {
  const [first] = riskOf(scenarioFrom(words)).baseline().pools
  if (first === undefined) throw new Error('a pool')
  return first
}

const LONG = pool('account A cross 50\nBTC long 2 @ 90 mark 100 mmr 1% lev 10x funding 0.01%/8h')

describe('the header', () => {
  it('rounds every figure towards danger', () => {
    const values = poolValues(LONG)
    const texts = Object.fromEntries(
      (['equity', 'maintenance', 'buffer', 'initial', 'freeCollateral', 'gross'] as const).map(
        (what) => [what, text(values[what])],
      ),
    )
    // 50 + 20; 1 % of 200; 70 − 2; 200 ÷ 10; 70 − 20
    expect(texts).toEqual({
      equity: '$70.00',
      maintenance: '$2.00',
      buffer: '$68.00',
      initial: '$20.00',
      freeCollateral: '$50.00',
      gross: '$200.00',
    })
  })

  it('divides by equity: 2 ÷ 70 up, 68 ÷ 70 down, 200 ÷ 70 up', () => {
    const { marginRatio, bufferShare, leverage, netLeverage } = poolValues(LONG)
    expect([marginRatio, bufferShare, leverage, netLeverage].map(text)).toEqual([
      '2.86 %',
      '97.14 %',
      '2.86×',
      '2.86×',
    ])
  })

  it('a short book’s net leverage is below zero', () => {
    const { netLeverage } = poolValues(
      pool('account A cross 50\nBTC short 2 @ 100 mark 100 mmr 1%'),
    )
    expect(text(netLeverage)).toBe('−4.00×')
  })

  it('drag per day, as a share of equity and as days left', () => {
    const { dragPerDay, dragShare, daysLeft } = poolValues(LONG)
    // 200 × 0.01 % × 3 = 0.06; 0.0857 % of 70; 68 ÷ 0.06
    expect([dragPerDay, dragShare, daysLeft].map(text)).toEqual(['−$0.06', '−0.09 %', '1,133 d'])
  })

  it('is worked out once for as long as the pool stays', () => {
    expect(poolValues(LONG)).toBe(poolValues(LONG))
  })

  it('without equity has words where ratios were', () => {
    const { marginRatio, dragShare, equity } = poolValues(
      pool('account A cross 0\nBTC long 2 @ 100 mark 90 mmr 1% funding 0.01%/8h'),
    )
    expect([equity, marginRatio, dragShare].map(text)).toEqual([
      '−$20.00',
      'none: no equity left',
      'none: no equity left',
    ])
  })

  it('of cash alone has nothing to lose on and lasts for ever', () => {
    const { joint, common, daysLeft, dragPerDay } = poolValues(
      pool('account A cross 50\nBTC long 2 @ 100 mark 90 mmr 1% isolated 30'),
    )
    expect([joint, common, daysLeft, dragPerDay].map(text)).toEqual([
      'none: nothing to lose on',
      'none: nothing to lose on',
      'never: no funding is paid',
      '$0.00',
    ])
  })

  it('of a pool that receives lasts for ever', () => {
    const { dragPerDay, daysLeft } = poolValues(
      pool('account A cross 50\nBTC short 2 @ 100 mark 100 mmr 1% funding 0.01%/8h'),
    )
    expect([dragPerDay, daysLeft].map(text)).toEqual(['+$0.06', 'never: funding is received'])
  })

  it('of a pool already gone says so in place of limits', () => {
    const { joint, daysLeft } = poolValues(
      pool('account A cross 5\nBTC long 2 @ 100 mark 90 mmr 1% funding 0.01%/8h'),
    )
    expect([joint, daysLeft].map(text)).toEqual(['already liquidatable', 'already liquidatable'])
  })

  it('says which way the joint limit goes', () => {
    expect(poolValues(LONG).jointDirection).toBe('fall')
    const short = pool('account A cross 50\nBTC short 2 @ 100 mark 100 mmr 1%')
    expect(poolValues(short).jointDirection).toBe('rise')
  })
})

it('a nearest death that is none gives its reason', () => {
  const side = riskOf(
    scenarioFrom('account A cross 500\nBTC long 1 @ 100 mark 100 mmr 1%'),
  ).baseline()
  const [cross] = side.pools
  expect(cross && text(nearestValue(cross, side))).toBe('none: covered at any price')
})

it('a pool of debt is in use, an empty one is not', () => {
  const withCash = (cash: string) =>
    isInUse(pool(`account A cross ${cash}\nBTC long 2 @ 100 mark 90 mmr 1% isolated 30`))
  expect([withCash('-5'), withCash('5'), withCash('0')]).toEqual([true, true, false])
})
