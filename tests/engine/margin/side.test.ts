// Rows of one side share its tier, as the one position a venue would keep.
import { describe, expect, it } from 'vitest'
import { formOf } from '../../../src/engine/margin/form'
import { initialOf } from '../../../src/engine/margin/initial'
import { sharesOfSides } from '../../../src/engine/margin/side'
import { appraise, sideNotional, sideSize } from '../../../src/engine/margin/stand'
import { position } from '../../../src/engine/model/book'
import { marketIdOf, type Market } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { generic, genericMarket } from '../../../src/engine/venues/generic'
import { graduated, wholeBySize } from '../../../src/engine/venues/tiers'

const id = marketIdOf('generic', 'BTC')
const base = genericMarket('BTC', { maintenanceRate: ratio('0.01') })

// 1 % up to 1,000, then 5 %: at 1,500 the requirement is 5 % × 1,500 − 40 = 35.
const byNotional: Market = {
  ...base,
  table: graduated([
    { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
    { floor: usd(1_000), rate: ratio('0.05'), initialRate: ratio('0.1') },
  ]),
}

// 1 % up to 10 coins, then 5 % of all.
const bySize: Market = {
  ...base,
  table: wholeBySize([
    { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
    { floor: size(10), rate: ratio('0.05'), initialRate: ratio('0.1') },
  ]),
}

const rows = (sizes: readonly number[]) =>
  sizes.map((units, at) =>
    position({ id: `p${at}`, market: id, size: size(units), entry: price(100) }),
  )

function appraised(sizes: readonly number[], market: Market) {
  const formed = formOf(
    {
      id: 'a/cross',
      account: 'a',
      kind: 'cross',
      collateral: usd(1_000),
      holdings: [],
      positions: rows(sizes),
    },
    generic,
    () => market,
  )
  if (!formed.ok) throw new Error('the pool has a form')
  return appraise(formed.form, () => price(100))
}

describe('rows of one side', () => {
  it('have shares by size: 10 and 5 are two thirds and one third', () => {
    const share = sharesOfSides(rows([10, 5]), 'mark')
    expect(
      [share(0), share(1)].map((each) => `${String(each?.own)} of ${String(each?.total)}`),
    ).toEqual(['10 of 15', '5 of 15'])
  })

  it('have none where a row is alone on its side, or has no size', () => {
    const share = sharesOfSides(rows([10, -5, 0]), 'mark')
    expect([share(0), share(1), share(2)]).toEqual([undefined, undefined, undefined])
  })

  it('require what one position of 15 would: 35, not 10 and 5', () => {
    expect(appraised([15], byNotional).maintenance.toString()).toBe('35')
    // 50 − 40 × 10 ÷ 15 and 25 − 40 × 5 ÷ 15, to the last of 40 digits
    expect(appraised([10, 5], byNotional).maintenance.toNumber()).toBe(35)
  })

  it('leave the other side of a hedge its own tier', () => {
    // Long 15 in the upper tier: 35. Short 5 in the lower: 1 % × 500 = 5.
    expect(appraised([15, -5], byNotional).maintenance.toString()).toBe('40')
  })

  it('look a table counted in size up by the size of the side', () => {
    // 12 coins: 5 % × 1,200 = 60. Alone each would take 1 %.
    expect(appraised([8, 4], bySize).maintenance.toString()).toBe('60')
    expect(appraised([8], bySize).maintenance.toString()).toBe('8')
  })

  it('whose side fills a tier exactly stay in it, however odd their parts', () => {
    // 0.89 + 9.11 = 10 coins: the tier of up to 10 holds them. 0.89 ÷ (0.89 ÷ 10) is not 10 in every digit.
    for (const own of [0.89, 0.07, 1.31, 3.33]) {
      const rest = Number((10 - own).toFixed(2))
      expect(appraised([own, rest], bySize).maintenance.toString()).toBe('10')
      expect(appraised([own, rest], bySize).lines.map((line) => sideSize(line).toString())).toEqual(
        ['10', '10'],
      )
      expect(appraised([own, rest], byNotional).lines.map(sideNotional).join()).toBe('1000,1000')
    }
  })

  it('take their least initial rate from the side as well', () => {
    const [first] = appraised([10, 5], byNotional).lines
    if (first === undefined) throw new Error('two lines')
    expect(sideSize(first).toString()).toBe('15')
    expect(sideNotional(first).toString()).toBe('1500')
    // 10 % × 1,000, where alone it would be 2 %.
    expect(initialOf(first).toString()).toBe('100')
  })
})
