// Funding position by position and in all, along a path of rates.
import { describe, expect, it } from 'vitest'
import { ratio, size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { fundingOf } from '../../../src/store/select/funding'
import type { PathChoice } from '../../../src/store/select/funding-path'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const BOOK = `
  account A cross 50
  BTC long 1 @ 100 mark 100 mmr 1% funding 0.01%/8h
  ETH short 10 @ 10 mark 10 mmr 1% funding 0.02%/4h
`
const UNKNOWN = `${BOOK}  SOL long 1 @ 5 mark 5 mmr 1%\n`
const TODAY: PathChoice = {
  rates: 'today',
  flips: false,
  own: { rate: ratio('0.01'), everyHours: 8 },
}

function found(book: string, path: Partial<PathChoice> = {}, horizon = 10) {
  const side = riskOf(scenarioFrom(book)).baseline()
  const [pool] = side.pools
  if (pool === undefined) throw new Error('a pool')
  const { rows, total } = fundingOf(side, pool, { path: { ...TODAY, ...path }, horizon })
  const [btc, eth, sol] = rows
  return { btc: btc!, eth: eth!, sol, total }
}

describe('a position', () => {
  it('that pays says so: 100 × 0.01 %, three times a day', () => {
    const { btc } = found(BOOK)
    expect([btc.pays, btc.every]).toEqual(['you pay', '8 h'])
    // 0.03 a day; 0.30 in ten days, of an equity of 50; a rise of 0.3 % on 100 brings it in
    expect([btc.perDay, btc.horizon, btc.share, btc.paysFor].map(text)).toEqual([
      '−$0.03',
      '−$0.30',
      '−0.60 %',
      '+0.30 %',
    ])
  })

  it('that receives is paid by its own interval, and needs no move', () => {
    const { eth } = found(BOOK)
    // 100 × 0.02 %, six times a day
    expect([eth.pays, eth.every]).toEqual(['you receive', '4 h'])
    expect([eth.perDay, eth.paysFor].map(text)).toEqual(['+$0.12', 'none: it receives'])
  })

  it('without a rate is unknown and makes the sum unknown: never nothing', () => {
    const { btc, sol, total } = found(UNKNOWN)
    expect(sol?.pays).toBe('unknown')
    expect(sol && [sol.perDay, sol.horizon, sol.paysFor].map(text)).toEqual([
      'unknown: no funding rate for SOL',
      'unknown: no funding rate for SOL',
      'unknown: no funding rate for SOL',
    ])
    expect(text(btc.perDay)).toBe('−$0.03')
    expect(text(total.perDay)).toBe('unknown: no funding rate for SOL')
  })

  it('that was closed says flat', () => {
    const risk = riskOf(scenarioFrom(BOOK))
    risk.run(resize('p1', size(0)))
    const [pool] = risk.draft().pools
    if (pool === undefined) throw new Error('a pool')
    const [btc] = fundingOf(risk.draft(), pool, { path: TODAY, horizon: 10 }).rows
    expect(btc?.pays).toBe('flat')
    expect(btc && [btc.perDay, btc.noPrice].map(text)).toEqual(['flat', 'none: no exposure'])
  })
})

describe('a path', () => {
  it('that flips receipts makes the short pay what it got, and need a fall', () => {
    const { eth, total } = found(BOOK, { flips: true })
    expect([text(eth.rate), eth.pays]).toEqual(['−0.0400 %/8 h', 'you pay'])
    // 0.12 × 10 of 100
    expect([text(eth.perDay), text(eth.paysFor)]).toEqual(['−$0.12', '−1.20 %'])
    expect(text(total.perDay)).toBe('−$0.15')
  })

  it('of one’s own rate is the same for every market: 1 % of 100 three times a day', () => {
    const { btc, eth, total } = found(BOOK, { rates: 'own' })
    expect([btc, eth].map((row) => text(row.perDay))).toEqual(['−$3.00', '+$3.00'])
    expect([text(total.perDay), text(total.days)]).toEqual(['$0.00', 'never: no funding is paid'])
  })

  it('to a cap that nobody knows names the market that lacks it, and keeps what is known', () => {
    const { btc, eth, total } = found(BOOK, { rates: 'cap' })
    expect(text(btc.perDay)).toBe('unknown: no funding cap known for BTC')
    expect(text(btc.rate)).toBe('unknown: no funding cap known for BTC')
    // ETH receives today, and a cap does not make it receive more.
    expect(text(eth.perDay)).toBe('+$0.12')
    expect(text(total.days)).toBe('unknown: no funding cap known for BTC')
  })
})
