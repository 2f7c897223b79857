// Fills: growing averages the entry, reducing realises, crossing zero is a close and an opening.
import { describe, expect, it } from 'vitest'
import { position, type MarginMode } from '../../../src/engine/model/book'
import { averageEntry, fill, pricePnl } from '../../../src/engine/model/fill'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'

const FREE = { fee: ratio(0), slippage: ratio(0) }

function held(of: {
  size: string
  entry?: string
  margin?: MarginMode
  leverage?: string
  funding?: string
}) {
  return position({
    id: 'p1',
    market: marketIdOf('generic', 'BTC'),
    size: size(of.size),
    entry: price(of.entry ?? '100'),
    ...(of.margin === undefined ? {} : { margin: of.margin }),
    ...(of.leverage === undefined ? {} : { leverage: ratio(of.leverage) }),
    ...(of.funding === undefined ? {} : { fundingUnsettled: usd(of.funding) }),
  })
}

const isolated = (margin: string): MarginMode => ({ mode: 'isolated', margin: usd(margin) })

function marginOf(of: { margin: MarginMode }): string {
  return of.margin.mode === 'isolated' ? of.margin.margin.toString() : 'cross'
}

describe('growing', () => {
  it('averages the entry by size', () => {
    // (2 × 100 + 1 × 130) ÷ 3 = 110
    const { position: after, realised } = fill(held({ size: '2' }), size(1), {
      price: price(130),
      ...FREE,
    })
    expect(after.size.toString()).toBe('3')
    expect(after.entry.toString()).toBe('110')
    expect(realised.toString()).toBe('0')
  })

  it('averages the entry of a short the same way', () => {
    // (−2 × 100 − 2 × 120) ÷ −4 = 110
    const after = fill(held({ size: '-2' }), size(-2), { price: price(120), ...FREE }).position
    expect([after.size.toString(), after.entry.toString()]).toEqual(['-4', '110'])
  })

  it('from flat takes the price of the fill', () => {
    const after = fill(held({ size: '0' }), size(-2), { price: price(120), ...FREE }).position
    expect([after.size.toString(), after.entry.toString()]).toEqual(['-2', '120'])
  })

  it('of an isolated position sets aside notional ÷ chosen leverage', () => {
    // 1 × 150 ÷ 10 = 15 on top of 20
    const grown = fill(held({ size: '2', margin: isolated('20'), leverage: '10' }), size(1), {
      price: price(150),
      ...FREE,
    })
    expect(marginOf(grown.position)).toBe('35')
    expect(grown.marginReleased.toString()).toBe('-15')
  })

  it('without a chosen leverage sets aside the margin per unit that is there', () => {
    // 20 for 2, so 10 for 1
    const grown = fill(held({ size: '2', margin: isolated('20') }), size(1), {
      price: price(150),
      ...FREE,
    })
    expect(marginOf(grown.position)).toBe('30')
  })

  it('a wallet part below zero asks nothing and breaks nothing', () => {
    const grown = fill(held({ size: '2', margin: isolated('-20') }), size(1), {
      price: price(150),
      ...FREE,
    })
    expect(marginOf(grown.position)).toBe('-20')
  })
})

describe('reducing', () => {
  it('realises the part closed and leaves the entry', () => {
    // 1 × (130 − 100) = 30
    const reduced = fill(held({ size: '3' }), size(-1), { price: price(130), ...FREE })
    expect(reduced.position.size.toString()).toBe('2')
    expect(reduced.position.entry.toString()).toBe('100')
    expect(reduced.realised.toString()).toBe('30')
    expect(reduced.position.realised.toString()).toBe('30')
  })

  it('adds what it realises to what was realised before', () => {
    // 10 at 110, then 20 at 120
    const once = fill(held({ size: '3' }), size(-1), { price: price(110), ...FREE }).position
    const twice = fill(once, size(-1), { price: price(120), ...FREE }).position
    expect(twice.realised.toString()).toBe('30')
  })

  it('a short realises a loss when it buys back higher', () => {
    // −(130 − 100) × 1
    const reduced = fill(held({ size: '-3' }), size(1), { price: price(130), ...FREE })
    expect(reduced.realised.toString()).toBe('-30')
  })

  it('hands back isolated margin in proportion', () => {
    const reduced = fill(held({ size: '4', margin: isolated('20') }), size(-1), {
      price: price(100),
      ...FREE,
    })
    expect(marginOf(reduced.position)).toBe('15')
    expect(reduced.marginReleased.toString()).toBe('5')
  })

  it('to flat hands back all margin and settles funding', () => {
    const closed = fill(held({ size: '4', margin: isolated('20'), funding: '-3' }), size(-4), {
      price: price(100),
      ...FREE,
    })
    expect(marginOf(closed.position)).toBe('0')
    expect(closed.marginReleased.toString()).toBe('20')
    expect(closed.fundingSettled.toString()).toBe('-3')
    expect(closed.position.fundingUnsettled.toString()).toBe('0')
  })

  it('not to flat leaves funding to accrue', () => {
    const reduced = fill(held({ size: '4', funding: '-3' }), size(-1), {
      price: price(100),
      ...FREE,
    })
    expect(reduced.fundingSettled.toString()).toBe('0')
    expect(reduced.position.fundingUnsettled.toString()).toBe('-3')
  })
})

describe('crossing zero', () => {
  it('closes all of the old side and opens the rest at the fill', () => {
    // closes 2 at 130: +60; opens −1 at 130
    const flipped = fill(held({ size: '2', funding: '5' }), size(-3), {
      price: price(130),
      ...FREE,
    })
    expect(flipped.realised.toString()).toBe('60')
    expect(flipped.position.size.toString()).toBe('-1')
    expect(flipped.position.entry.toString()).toBe('130')
    expect(flipped.fundingSettled.toString()).toBe('5')
  })

  it('of an isolated position hands back the old margin and sets aside the new', () => {
    // 20 back; 1 × 130 ÷ 10 = 13 aside: 7 to cash
    const flipped = fill(held({ size: '2', margin: isolated('20'), leverage: '10' }), size(-3), {
      price: price(130),
      ...FREE,
    })
    expect(marginOf(flipped.position)).toBe('13')
    expect(flipped.marginReleased.toString()).toBe('7')
  })

  it('pays fee and slippage on both the close and the opening', () => {
    // 3 × 100 × (1 % + 2 %) = 9
    const flipped = fill(held({ size: '2' }), size(-3), {
      price: price(100),
      fee: ratio('0.01'),
      slippage: ratio('0.02'),
    })
    expect(flipped.cost.toString()).toBe('9')
    expect(flipped.position.costsPaid.toString()).toBe('9')
  })
})

describe('costs', () => {
  it('add up over fills', () => {
    const terms = { price: price(100), fee: ratio('0.01'), slippage: ratio(0) }
    const once = fill(held({ size: '2' }), size(1), terms).position
    expect(fill(once, size(-1), terms).position.costsPaid.toString()).toBe('2')
  })

  it('a fill of nothing is nothing: the position is the same object', () => {
    const flat = held({ size: '2' })
    const filled = fill(flat, size(0), { price: price(130), fee: ratio(1), slippage: ratio(1) })
    expect(filled.position).toBe(flat)
    expect(filled.cost.toString()).toBe('0')
  })
})

it('an average entry weighs prices by size', () => {
  // (1 × 10 + 3 × 20) ÷ 4 = 17.5
  const entry = averageEntry([
    { size: size(1), price: price(10) },
    { size: size(3), price: price(20) },
  ])
  expect(entry.toString()).toBe('17.5')
})

it('an average of sizes that cancel has no meaning and is refused', () => {
  const cancelling = [
    { size: size(1), price: price(10) },
    { size: size(-1), price: price(20) },
  ]
  expect(() => averageEntry(cancelling)).toThrow('must not be zero')
})

it('price P&L is size × (price − entry): a short earns when the price falls', () => {
  expect(pricePnl(held({ size: '-2' }), price(90)).toString()).toBe('20')
})
