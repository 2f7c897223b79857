// Funding along a path asked why: the rates of the path in the lines, what the horizon makes of a day, and that
// a path is not the book.
import { describe, expect, it } from 'vitest'
import { poolFigure, positionFigure } from '../../../src/engine/model/explanation'
import { ratio } from '../../../src/engine/units/amount'
import { explain } from '../../../src/store/select/explain'
import { explainAlong } from '../../../src/store/select/explain-funding'
import type { PathChoice } from '../../../src/store/select/funding-path'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'
import { format } from '../../../src/ui/format'
import { sentence } from '../../../src/ui/Shows'

// A long of 100 pays 0.01 % every 8 h: 0.03 a day. A short of 100 at 0.02 % receives 0.06.
const side = riskOf(
  scenarioFrom(`
    account A cross 50
    BTC long 1 @ 100 mark 100 mmr 1% funding 0.01%/8h
    ETH short 10 @ 10 mark 10 mmr 1% funding 0.02%/8h`),
).baseline()
const [btc, eth] = side.scenario.book.accounts[0]?.positions.map(({ id }) => id) ?? []
const own = { rate: ratio('0.001'), everyHours: 8 }

function asked(id: string | undefined, path: Omit<PathChoice, 'own'>, what = 'dragPerDay') {
  const figure =
    what === 'pool' ? poolFigure('a/cross', 'dragPerDay') : positionFigure(id ?? '', 'dragPerDay')
  const found = explainAlong(side, figure, { path: { ...path, own }, horizon: 10 })
  if (found === undefined) throw new Error('nothing by that name')
  const line = (label: string) => {
    const of = found.lines.find((each) => each.label === label)
    return of?.result === undefined ? sentence(of?.substituted ?? []) : format(of.result).text
  }
  const answer = typeof found.answer === 'string' ? found.answer : format(found.answer).text
  return { found, line, answer, substituted: sentence(found.substituted) }
}

describe('along today’s rates', () => {
  it('is what the book says, and what ten days make of it', () => {
    const { found, answer, line } = asked(btc, { rates: 'today', flips: false })
    // 100 × 0.01 % × 3 = 0.03 a day, 0.30 in ten; of an equity of 50 that is 0.6 %.
    expect([answer, line('In 10 days'), line('Of equity')]).toEqual([
      '−$0.03',
      '−$0.30',
      '−0.60\u2009%',
    ])
    expect(found.assumes).toEqual(explain(side, positionFigure(btc ?? '', 'dragPerDay'))?.assumes)
  })
})

describe('along a rate of one’s own', () => {
  it('puts that rate in the line, and says whose it is', () => {
    const { found, answer, substituted } = asked(btc, { rates: 'own', flips: false })
    // 100 × 0.1 % × 3 = 0.30
    expect(answer).toBe('−$0.30')
    expect(substituted).toContain('0.1000')
    expect(found.assumes).toContain('The rates are yours, not the venue’s.')
  })

  it('a market with a rate of its own takes that', () => {
    const ownOf = new Map([[genericId('BTC'), { rate: ratio('0.002'), everyHours: 8 }]])
    expect(asked(btc, { rates: 'own', flips: false, ownOf }).answer).toBe('−$0.60')
    expect(asked(eth, { rates: 'own', flips: false, ownOf }).answer).toBe('+$0.30')
  })
})

it('receipts turned round are paid: the pool pays both, and says so', () => {
  const { found, answer, line } = asked(undefined, { rates: 'today', flips: true }, 'pool')
  // 0.03 + 0.06 a day, in ten days 0.90
  expect([answer, line('In 10 days')]).toEqual(['−$0.09', '−$0.90'])
  expect(found.assumes).toContain('Where the pool would receive, it pays the same instead.')
})

it('the move that pays and where the liquidation price goes stand among the lines', () => {
  const { line } = asked(btc, { rates: 'today', flips: false })
  // 0.30 of a value of 100
  expect(line('Move that pays for it')).toBe('+0.30\u2009%')
  expect(line('Liquidation price in 10 days')).not.toBe('')
})
