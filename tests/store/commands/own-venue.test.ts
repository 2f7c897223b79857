// A venue of the user's own: what is typed of it reaches every figure, and goes back in one step.
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/engine/model/edit'
import { poolFigure } from '../../../src/engine/model/explanation'
import { ratio, size } from '../../../src/engine/units/amount'
import { setTakerFee } from '../../../src/store/commands/assumptions'
import { addOwnMarket } from '../../../src/store/commands/market-terms'
import { setMaintenanceRate } from '../../../src/store/commands/market'
import { backToGenericRules, setVenueTerm } from '../../../src/store/commands/own-venue'
import { setVenue } from '../../../src/store/commands/venue'
import { assumedOn } from '../../../src/store/select/assumed'
import { explain } from '../../../src/store/select/explain'
import { marketTerms } from '../../../src/store/select/market-terms'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import type { Side } from '../../../src/store/select/sides'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { printed, riskOf, text } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account A cross 100_000
  BTC long 2 @ 50_000 mark 50_000 mmr 1% 10x funding 0.01%/8h
  account B cross 100_000
  ETH long 10 @ 2_000 mark 2_000 mmr 1%
`)
const BUY_ONE: Edit = { kind: 'fill', position: 'p1', size: size(1) }

const maintenance = (side: Side, at = 0) => {
  const pool = side.pools[at]
  if (pool === undefined) throw new Error('the book has a pool')
  return text(poolValues(pool).maintenance)
}

describe('the closing fee of a venue of one’s own', () => {
  it('at the mark adds taker × notional to maintenance, of that account only', () => {
    const risk = riskOf(BOOK)
    expect(maintenance(risk.baseline())).toBe('$1,000.00')
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'mark' }))
    // 1 % and 0.045 % of 100,000
    expect(maintenance(risk.baseline())).toBe('$1,045.00')
    expect(maintenance(risk.draft())).toBe('$1,045.00')
    expect(maintenance(risk.baseline(), 1)).toBe('$200.00')
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    expect(maintenance(risk.baseline())).toBe('$1,100.00')
  })

  it('at the bankruptcy price counts a long with 10x at nine tenths', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'bankruptcy' }))
    expect(maintenance(risk.baseline())).toBe('$1,090.00')
  })

  it('moves the liquidation price towards the mark', () => {
    const risk = riskOf(
      scenarioFrom('account A cross 10_000\nBTC long 2 @ 50_000 mark 50_000 mmr 1%'),
    )
    const price = () => {
      const row = rowFigures(risk.baseline(), 'p1')
      return row === undefined ? '' : text(row.liquidation.price)
    }
    // 10,000 + 2 × (P − 50,000) = 1 % × 2 × P at 90,000 ÷ 1.98
    expect(price()).toContain('45,454')
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.01') }))
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'mark' }))
    // 90,000 ÷ 1.96
    expect(price()).toContain('45,918')
  })

  it('is the venue’s, whatever fee the assumptions hold for trades', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'mark' }))
    risk.run(setTakerFee(ratio(0)))
    expect(maintenance(risk.baseline())).toBe('$1,100.00')
    const said = JSON.stringify(explain(risk.baseline(), poolFigure('a/cross', 'maintenance')))
    expect(said).toContain('0.1 % at the mark')
    expect(said).toContain('taker fee typed in the assumptions is what trades pay')
  })
})

describe('the taker fee of a venue of one’s own', () => {
  it('is what a trade in the draft pays, unless the assumptions hold one', () => {
    const risk = riskOf(BOOK, { draft: [BUY_ONE] })
    const costs = () => {
      const row = rowFigures(risk.draft(), 'p1')
      return row === undefined ? '' : text(row.costs)
    }
    const before = costs()
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.002') }))
    const own = costs()
    expect(own).not.toBe(before)
    risk.run(setTakerFee(ratio('0.002')))
    expect(costs()).toBe(own)
    risk.run(setTakerFee(ratio('0.00045')))
    expect(costs()).toBe(before)
  })

  it('stands among the fees that are assumed, by the name of the venue', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'name', to: 'Corner' }))
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    expect(
      assumedOn(risk.baseline()).venueFees.map(({ venue, fee }) => [venue, printed(fee)]),
    ).toEqual([
      ['Corner', '0.1000 %'],
      ['Other venue', '0.0450 %'],
    ])
    const terms = marketTerms(risk.baseline(), genericId('BTC'))
    expect([terms?.fee.differs, terms?.fee.takerFee]).toEqual([true, undefined])
  })
})

it('netting is refused while one market stands in two rows, by the name of the venue', () => {
  const risk = riskOf(
    scenarioFrom(`
      account A cross 100_000
      BTC long 2 @ 50_000 mark 50_000 mmr 1%
      BTC short 1 @ 50_000 mmr 1%
    `),
  )
  risk.run(setVenueTerm('a', { part: 'name', to: 'Corner' }))
  const issue = risk.store.getState().run(setVenueTerm('a', { part: 'nets', to: true }))
  expect(issue?.code).toBe('held-twice')
  expect(issue?.message).toContain('Corner nets positions')
  expect(risk.baseline().scenario.book.accounts[0]?.terms).toEqual({ name: 'Corner' })
})

describe('the funding interval of a venue of one’s own', () => {
  const bare = {
    ...scenarioFrom('account A cross 1_000\nGOLD long 1 @ 100 mark 100 mmr 1%'),
    markets: new Map(),
  }

  it('is that of a market which states none', () => {
    const risk = riskOf(bare)
    expect(rowFigures(risk.baseline(), 'p1')?.rateHours).toBe(8)
    risk.run(setVenueTerm('a', { part: 'fundingHours', to: 4 }))
    expect(rowFigures(risk.baseline(), 'p1')?.rateHours).toBe(4)
    risk.run(setMaintenanceRate(genericId('GOLD'), ratio('0.02')))
    expect(risk.baseline().lookup(genericId('GOLD'))?.funding.everyHours).toBe(4)
  })

  it('is that of a market added on it, as the shortest of the accounts there has it', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'fundingHours', to: 4 }))
    risk.run(addOwnMarket({ venue: 'generic', symbol: 'GOLD', maintenanceRate: ratio('0.02') }))
    expect(risk.baseline().lookup(genericId('GOLD'))?.funding.everyHours).toBe(4)
    const told = { venue: 'generic', symbol: 'OIL', maintenanceRate: ratio('0.02'), everyHours: 1 }
    risk.run(addOwnMarket(told))
    expect(risk.baseline().lookup(genericId('OIL'))?.funding.everyHours).toBe(1)
  })

  it('leaves a market that states its own alone', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'fundingHours', to: 1 }))
    expect(risk.baseline().lookup(genericId('BTC'))?.funding.everyHours).toBe(8)
  })
})

describe('terms of a venue', () => {
  it('are one step each, and back to the generic rules is one', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    risk.run(setVenueTerm('a', { part: 'nets', to: true }))
    risk.run(backToGenericRules('a'))
    expect(risk.baseline().scenario.book).toEqual(BOOK.book)
    expect(risk.store.getState().history.past).toHaveLength(3)
    risk.store.getState().undo()
    expect(risk.baseline().scenario.book.accounts[0]?.terms?.nets).toBe(true)
  })

  it('given back one by one leave nothing behind', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'mark' }))
    risk.run(setVenueTerm('a', { part: 'closingFee', to: 'none' }))
    risk.run(setVenueTerm('a', { part: 'takerFee', to: undefined }))
    expect(risk.baseline().scenario.book).toEqual(BOOK.book)
  })

  it.each([
    ['a fee below zero', { part: 'takerFee', to: ratio('-0.0001') }, 'fee-out-of-range'],
    ['a fee of 45 %', { part: 'takerFee', to: ratio('0.45') }, 'fee-out-of-range'],
    ['no interval at all', { part: 'fundingHours', to: 0 }, 'interval-out-of-range'],
    ['more than a week', { part: 'fundingHours', to: 169 }, 'interval-out-of-range'],
    ['a blank name', { part: 'name', to: '  ' }, 'venue-name-wanted'],
    ['a name of 41 characters', { part: 'name', to: 'x'.repeat(41) }, 'venue-name-wanted'],
  ] as const)('%s is refused', (_, term, code) => {
    const risk = riskOf(BOOK)
    expect(risk.attempt(setVenueTerm('a', term))).toBe(code)
    expect(risk.baseline().scenario).toBe(BOOK)
  })

  it('stay behind when the account moves, and are refused where rules are published', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('a', { part: 'takerFee', to: ratio('0.001') }))
    risk.run(setVenue('a', 'okx', () => 'BTC-USDT-SWAP'))
    expect(risk.baseline().scenario.book.accounts[0]?.terms).toBeUndefined()
    expect(risk.attempt(setVenueTerm('a', { part: 'nets', to: true }))).toBe('venue-published')
  })
})
