// Rows: one position with everything the table prints about it.
import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { graduated, wholeByNotional } from '../../../src/engine/venues/tiers'
import type { Scenario } from '../../../src/engine/model/scenario'
import { resize } from '../../../src/store/commands/resize'
import { heldOn, lineFigures, rowFigures } from '../../../src/store/select/rows'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

function row(scenario: Scenario, id = 'p1') {
  const found = rowFigures(riskOf(scenario).baseline(), id)
  if (found === undefined) throw new Error(`no row ${id}`)
  return found
}

const BOOK = scenarioFrom(`
  account Main cross 50
  BTC long 2 @ 90 mark 100 mmr 1% lev 10x funding 0.01%/8h
  ETH short 5 @ 10 mark 8 mmr 2%
`)

describe('a row', () => {
  it('prints what follows from the position', () => {
    const { side, mark, notional, pricePnl, maintenance, initial, leverage } = row(BOOK)
    expect(side).toBe('long')
    expect([mark, notional, pricePnl, maintenance, initial, leverage].map(text)).toEqual([
      '100',
      '$200.00',
      '+$20.00',
      '$2.00',
      '$20.00',
      '10.00×',
    ])
  })

  it('of a short earns when the price fell', () => {
    const { side, pricePnl } = row(BOOK, 'p2')
    expect([side, text(pricePnl)]).toEqual(['short', '+$10.00'])
  })

  it('keeps price P&L, funding and costs apart', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(3)))
    const found = rowFigures(risk.draft(), 'p1')
    // 100 × 0.045 % = 0.045: a cost is shown as more, not less
    expect(found && [found.pricePnl, found.funding, found.costs].map(text)).toEqual([
      '+$20.00',
      '$0.00',
      '−$0.05',
    ])
  })

  it('without a rate says so, not zero', () => {
    const { rate, dragPerDay } = row(BOOK, 'p2')
    expect([rate, dragPerDay].map(text)).toEqual(['no rate', 'unknown: no funding rate for ETH'])
  })

  it('of a side that does not hold it is none', () => {
    const side = riskOf(BOOK).baseline()
    expect(rowFigures(side, 'p9')).toBeUndefined()
    expect(heldOn(side, 'p9')).toBeUndefined()
    expect(heldOn(side, 'p2')?.position.id).toBe('p2')
  })

  it('is the same object as long as its pool is', () => {
    const side = riskOf(BOOK).baseline()
    expect(rowFigures(side, 'p1')).toBe(rowFigures(side, 'p1'))
  })

  it('says why its market is an estimate, and nothing of what the account says already', () => {
    expect(row(BOOK).estimate).toBeUndefined()
    const guessed = {
      ...BOOK,
      markets: new Map(
        [...BOOK.markets].map(([id, market]) => [
          id,
          { ...market, provenance: { ...market.provenance, estimate: 'A partial table.' } },
        ]),
      ),
    }
    expect(row(guessed).estimate).toBe('A partial table.')
  })
})

describe('a liquidation price', () => {
  it('is the nearer bound, with its distance', () => {
    // 50 + 20 + 10 − 2 − 0.8 = 77.2; 100 − 77.2 ÷ (2 × 0.99) = 61.0101…, up towards the mark
    const { liquidation } = row(BOOK)
    expect(text(liquidation.price)).toBe('61.02')
    // 38.9898… %, never further than it is
    expect(liquidation.distance && text(liquidation.distance)).toBe('−38.98 %')
    expect(liquidation.other).toBeUndefined()
  })

  it('of a hedged market may be two', () => {
    // 0.3 % to 1,500, 10 % above, so 145.50 less per leg there.
    // Below: 10 + 0.5 × (p − 100) − 0.3 % × 19.5 p = 0 at 40 ÷ 0.4415.
    // Above: 10 + 0.5 × (p − 100) − 10 % × 19.5 p + 291 = 0 at 251 ÷ 1.45.
    const hedged = scenarioFrom(`
      account Main cross 10
      BTC long 10 @ 100 mark 100 mmr 0.3%
      BTC short 9.5 @ 100 mmr 0.3%
    `)
    const own = hedged.markets.get(genericId('BTC'))
    if (own === undefined) throw new Error('terms')
    const tier = (floor: number, rate: string) => ({
      floor: usd(floor),
      rate: ratio(rate),
      initialRate: ratio(rate),
    })
    const table = graduated([tier(0, '0.003'), tier(1_500, '0.1')])
    const { liquidation } = row({ ...hedged, markets: new Map([[own.id, { ...own, table }]]) })
    const { price: near, other, distance } = liquidation
    if (distance === undefined || other === undefined) throw new Error('two prices')
    expect([near, distance, other].map(text)).toEqual(['90.61', '−9.39 %', '173.10'])
  })

  it('that is none gives its reason', () => {
    const rich = scenarioFrom('account Main cross 500\nBTC long 1 @ 100 mark 100 mmr 1%')
    const { price: found, distance } = row(rich).liquidation
    expect(text(found)).toBe('none: covered at any price')
    expect(distance).toBeUndefined()
  })

  it('of a flat row is none: no exposure', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(0)))
    const flat = rowFigures(risk.draft(), 'p1')
    expect(flat && [flat.liquidation.price, flat.dragPerDay].map(text)).toEqual([
      'none: no exposure',
      'flat',
    ])
    expect(flat).not.toHaveProperty('severity')
  })

  it('of a pool already gone says so', () => {
    const gone = scenarioFrom('account Main cross 5\nBTC long 1 @ 100 mark 90 mmr 1%')
    expect(text(row(gone).liquidation.price)).toBe('already liquidatable')
    expect(row(gone).severity).toBe('breach')
  })

  it('from a table that jumps is marked as the nearest only', () => {
    const own = BOOK.markets.get(genericId('BTC'))
    if (own === undefined) throw new Error('terms')
    const table = wholeByNotional([
      { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: usd(1_000), rate: ratio('0.02'), initialRate: ratio('0.04') },
    ])
    const markets = new Map([...BOOK.markets, [own.id, { ...own, table }]])
    expect(row({ ...BOOK, markets }).liquidation.nearestOnly).toBe(true)
    expect(row(BOOK).liquidation.nearestOnly).toBe(false)
  })
})

describe('a bankruptcy price', () => {
  it('lies beyond the liquidation price', () => {
    // 100 − 80 ÷ 2
    expect(text(row(BOOK).bankruptcy)).toBe('60')
  })

  it('of equity below zero lies on the other side of the mark and rounds towards it', () => {
    // Equity −1: 90 + 1 ÷ 3 = 90.3333, down towards 90
    const under = scenarioFrom('account Main cross 29\nBTC long 3 @ 100 mark 90 mmr 1%')
    expect(text(row(under).bankruptcy)).toBe('90.33')
  })

  it('that no price above zero is says so', () => {
    const rich = scenarioFrom('account Main cross 500\nBTC long 1 @ 100 mark 100 mmr 1%')
    expect(text(row(rich).bankruptcy)).toBe('none above zero')
  })

  it('is shared by both legs of a hedge', () => {
    const hedged = scenarioFrom(`
      account Main cross 100
      BTC long 3 @ 100 mark 100 mmr 1%
      BTC short 1 @ 100 mmr 1%
    `)
    const side = riskOf(hedged).baseline()
    const prices = ['p1', 'p2'].map((id) => {
      const found = rowFigures(side, id)
      return found && text(found.bankruptcy)
    })
    expect(prices).toEqual(['50', '50'])
  })
})

describe('a row whose pool is not known', () => {
  it('says why in every figure that needs the pool', () => {
    const quotes = new Map([[genericId('BTC'), { mark: price(100) }]])
    const { mark, notional, maintenance, liquidation, bankruptcy } = row({
      ...BOOK,
      snapshot: { quotes },
    })
    expect(text(mark)).toBe('100')
    for (const value of [notional, maintenance, liquidation.price, bankruptcy]) {
      expect(text(value)).toBe('unknown: no mark for ETH')
    }
  })

  it('without terms of its own asks for them; its neighbour names who is missing', () => {
    const markets = new Map(BOOK.markets)
    markets.delete(genericId('ETH'))
    const said = 'unknown: no margin terms for ETH; give its maintenance rate'
    expect(text(row({ ...BOOK, markets }, 'p2').maintenance)).toBe(said)
    expect(text(row({ ...BOOK, markets }, 'p1').maintenance)).toBe(said)
  })
})

it('the line of a position is found in its pool, and only there', () => {
  const risk = riskOf(BOOK)
  const side = risk.baseline()
  const found = rowFigures(side, 'p2')
  if (found === undefined) throw new Error('a row')
  expect(lineFigures(found.pool, found.position)?.line.leg.position).toBe(found.position)
  expect(lineFigures(found.pool, { ...found.position })).toBeUndefined()
})
