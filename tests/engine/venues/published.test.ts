// From a data file's rows to markets: built once, when asked for.
import { describe, expect, it } from 'vitest'
import type { Market } from '../../../src/engine/model/market'
import { ratio } from '../../../src/engine/units/amount'
import { genericMarket } from '../../../src/engine/venues/generic'
import { published, remembered, tierDigits } from '../../../src/engine/venues/published'

function counting() {
  const asked: string[] = []
  const build = (symbol: string): Market => {
    asked.push(symbol)
    return genericMarket(symbol, { maintenanceRate: ratio('0.01') })
  }
  return { asked, build }
}

describe('published markets', () => {
  it('are built at the first question and not again', () => {
    const { asked, build } = counting()
    const list = published([{ symbol: 'A' }, { symbol: 'B' }], (row) => build(row.symbol))
    expect(list.symbols).toEqual(['A', 'B'])
    expect(asked).toEqual([])
    expect(list.market('B')).toBe(list.market('B'))
    expect(asked).toEqual(['B'])
    expect(list.market('C')).toBeUndefined()
  })

  it('are listed once', () => {
    const { build } = counting()
    expect(() => published([{ symbol: 'A' }, { symbol: 'A' }], (row) => build(row.symbol))).toThrow(
      'published once',
    )
  })

  it('outside the list are remembered too, a bounded number of them', () => {
    const { asked, build } = counting()
    const marketFor = remembered(build)
    expect(marketFor('A')).toBe(marketFor('A'))
    for (let at = 0; at < 1_000; at += 1) marketFor(`X${at}`)
    marketFor('A')
    expect(asked.filter((symbol) => symbol === 'A')).toHaveLength(2)
  })
})

describe('a table in a data file', () => {
  it('is floor, rate and a third number', () => {
    expect(tierDigits('0:0.01:20 5000:0.02:10')).toEqual([
      ['0', '0.01', '20'],
      ['5000', '0.02', '10'],
    ])
  })

  it('with a number missing is refused', () => {
    expect(() => tierDigits('0:0.01')).toThrow('floor:rate:third')
  })
})
