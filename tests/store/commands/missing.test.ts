// Marks and rates nobody has given yet: the baseline learns them, whichever side is being edited.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio } from '../../../src/engine/units/amount'
import { giveFunding, giveMark } from '../../../src/store/commands/missing'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

const BTC = marketIdOf('generic', 'BTC')

describe('a mark', () => {
  it('that was missing is a correction, even while drafting', () => {
    const risk = riskOf(scenarioFrom('account A cross 50\nBTC long 1 @ 100 mmr 1%'))
    risk.run(giveMark(BTC, price('90')))
    const { document } = risk.store.getState()
    expect(document.draft).toHaveLength(0)
    expect(document.baseline.snapshot.quotes.get(BTC)?.mark?.toString()).toBe('90')
  })

  it('that was known is an edit of the draft', () => {
    const risk = riskOf(scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'))
    risk.run(giveMark(BTC, price('90')))
    const { document } = risk.store.getState()
    expect(document.draft).toHaveLength(1)
    expect(document.baseline.snapshot.quotes.get(BTC)?.mark?.toString()).toBe('100')
  })
})

it('a funding rate that was missing is a correction likewise', () => {
  const risk = riskOf(scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'))
  risk.run(giveFunding(BTC, { rate: ratio('0.0001'), everyHours: 8 }))
  const { document } = risk.store.getState()
  expect(document.draft).toHaveLength(0)
  expect(document.baseline.snapshot.quotes.get(BTC)?.funding?.everyHours).toBe(8)
})
