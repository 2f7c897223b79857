// Paths of rates: a rate of one's own, and the sentence that says what a path lacks.
import { describe, expect, it } from 'vitest'
import { lackingAlong, typedOwnRate, type PathChoice } from '../../../src/store/select/funding-path'
import { ratio } from '../../../src/engine/units/amount'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

describe('a rate of one’s own', () => {
  it.each([
    ['0.1', '0.001', 8],
    ['0.10 %', '0.001', 8],
    ['-0.03', '-0.0003', 8],
    ['0.01%/1h', '0.0001', 1],
  ])('%s is %s every %i hours', (typed, rate, everyHours) => {
    const found = typedOwnRate(typed)
    expect(found.ok && [found.value.rate.toString(), found.value.everyHours]).toEqual([
      rate,
      everyHours,
    ])
  })

  it.each(['', 'much', '0.1/moon'])('"%s" is refused', (typed) => {
    expect(typedOwnRate(typed).ok).toBe(false)
  })
})

describe('what a path lacks', () => {
  const side = riskOf(
    scenarioFrom(`
      account A cross 50
      BTC long 1 @ 100 mark 100 mmr 1% funding 0.01%/8h
      ETH short 10 @ 10 mark 10 mmr 1% funding 0.02%/4h
      SOL long 1 @ 5 mark 5 mmr 1%`),
  ).baseline()
  const own = { rate: ratio('0.001'), everyHours: 8 }
  const lacking = (path: Omit<PathChoice, 'own'>) => lackingAlong(side, { ...path, own })

  it('is a sentence with the way to give it', () => {
    expect(lacking({ rates: 'cap', flips: false }).text).toBe(
      'No funding cap is known for BTC, SOL. Give it in the terms of the market.',
    )
    expect(lacking({ rates: 'today', flips: false }).text).toBe(
      'No funding rate is known for SOL. Type it in the book, under Funding rate.',
    )
  })

  it('offers the terms of the markets whose cap is missing', () => {
    const { markets } = lacking({ rates: 'cap', flips: true })
    expect(markets.map(({ symbol }) => symbol)).toEqual(['BTC', 'ETH', 'SOL'])
    expect(lacking({ rates: 'today', flips: false }).markets).toEqual([])
  })

  it('is nothing where the reader gives the rate', () => {
    expect(lacking({ rates: 'own', flips: false }).text).toBeUndefined()
  })
})
