// What the cells of a row need to know beside its figures.
import { describe, expect, it } from 'vitest'
import { price, size } from '../../../src/engine/units/amount'
import { flatContext, signedFor } from '../../../src/store/select/new-row'
import { crossPoolOf } from '../../../src/store/select/pools'
import { ownRate, sizeContext, suggestedMargin } from '../../../src/store/select/row-context'
import { typedSize } from '../../../src/store/select/typed-size'
import { rowFigures } from '../../../src/store/select/rows'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account A cross 50
  BTC long 2 @ 90 mark 100 mmr 1% lev 10x
`)

function row(scenario = BOOK) {
  const found = rowFigures(riskOf(scenario).baseline(), 'p1')
  if (found === undefined) throw new Error('a row')
  return found
}

describe('a typed size', () => {
  it('is measured against what is held, the mark, the pool’s equity and the coin', () => {
    const context = sizeContext(row())
    expect([context.held, context.mark, context.equity, context.coin].map(String)).toEqual([
      '2',
      '100',
      '70',
      'BTC',
    ])
  })

  it('in a pool that is not known has no equity to be a share of', () => {
    expect(sizeContext(row({ ...BOOK, snapshot: { quotes: new Map() } })).equity).toBeUndefined()
  })

  it('of a new position is measured from flat', () => {
    const context = flatContext(price(100))
    expect([context.held, context.mark].map(String)).toEqual(['0', '100'])
  })

  it('of a new position by leverage is a share of the cross pool it joins', () => {
    const side = riskOf(BOOK).baseline()
    // 5 × 70 ÷ 100
    const found = typedSize('5x', flatContext(price(100), crossPoolOf(side, 'a')))
    expect(found.ok && found.value.to.toString()).toBe('3.5')
  })

  it('takes the side chosen; one typed with a minus keeps it', () => {
    const signed = (of: number, side: 'long' | 'short') => signedFor(size(of), side).toString()
    expect([
      signed(5, 'long'),
      signed(5, 'short'),
      signed(-5, 'long'),
      signed(-5, 'short'),
    ]).toEqual(['5', '-5', '-5', '-5'])
  })
})

describe('the maintenance rate', () => {
  it('is shown where the reader gave it', () => {
    const own = ownRate(row())
    expect(own.kind === 'typed' && own.rate.toString()).toBe('0.01')
  })

  it('is asked where nobody publishes it', () => {
    expect(ownRate(row({ ...BOOK, markets: new Map() }))).toEqual({ kind: 'asked' })
  })

  it('is the venue’s own where a table holds', () => {
    const listed = scenarioFrom('account A on hyperliquid cross 50\nBTC long 1 @ 90 mark 100')
    expect(ownRate(row(listed))).toEqual({ kind: 'published' })
  })
})

describe('the margin suggested for isolating', () => {
  it('is the initial margin at the mark', () => {
    expect(suggestedMargin(row()).toString()).toBe('20')
  })

  it('covers what the position has lost, so that it does not start beyond its end', () => {
    // Short 2 from 90 at 100: 20 of initial margin and 20 lost.
    const losing = scenarioFrom('account A cross 50\nBTC short 2 @ 90 mark 100 mmr 1% lev 10x')
    expect(suggestedMargin(row(losing)).toString()).toBe('40')
  })

  it('is nothing where the pool is not known', () => {
    expect(suggestedMargin(row({ ...BOOK, snapshot: { quotes: new Map() } })).toString()).toBe('0')
  })
})

it('every account has a cross pool, if only of cash', () => {
  const side = riskOf(BOOK).baseline()
  expect(crossPoolOf(side, 'a')?.id).toBe('a/cross')
  expect(crossPoolOf(side, 'z')).toBeUndefined()
})
