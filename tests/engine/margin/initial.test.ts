// Initial margin, and what it leaves.
import { describe, expect, it } from 'vitest'
import {
  initialOf,
  leastInitialRate,
  scaledInitialRate,
  summarise,
} from '../../../src/engine/margin/initial'
import { standingOf } from '../../../src/engine/margin/stand'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { graduated, wholeBySize } from '../../../src/engine/venues/tiers'
import {
  appraisedAt,
  formWith,
  held,
  marketWith,
  quoted,
  rulesWith,
  snapshotOf,
} from '../../fixtures/made-up-venue'

const CAPS = { lower: usd(20), upper: usd(50) }

describe('open interest', () => {
  it('leaves the base up to the lower cap, asks all from the upper, a straight line between', () => {
    const at = (interest: number) => scaledInitialRate(ratio('0.1'), usd(interest), CAPS).toString()
    // Half way: 0.1 + 0.9 ÷ 2
    expect([at(20), at(35), at(50), at(90)]).toEqual(['0.1', '0.55', '1', '1'])
  })

  it('a rise that does not come out even is cut to the places given', () => {
    // 0.9 × 1 ÷ 30 = 0.03
    expect(scaledInitialRate(ratio('0.1'), usd(21), CAPS, 6).toString()).toBe('0.13')
    const thirds = { lower: usd(0), upper: usd(27) }
    // 0.9 ÷ 27 = 0.0333333…
    expect(scaledInitialRate(ratio('0.1'), usd(1), thirds, 6).toString()).toBe('0.133333')
  })

  it('without caps changes nothing', () => {
    expect(scaledInitialRate(ratio('0.1'), usd(90), undefined).toString()).toBe('0.1')
  })
})

it('the least rate is that of the tier, by size where the table counts size', () => {
  const table = wholeBySize([
    { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
    { floor: size(10), rate: ratio('0.03'), initialRate: ratio('0.06') },
  ])
  const market = marketWith('BTC', table)
  expect(leastInitialRate(market, size(-11), usd(1)).toString()).toBe('0.06')
  expect(leastInitialRate(market, size(-10), usd(1)).toString()).toBe('0.02')
})

const BTC = marketWith('BTC', '0.01')

function lineWith(leverage?: string) {
  const base = held(BTC, '-2', '100')
  const positions = [leverage === undefined ? base : { ...base, leverage: ratio(leverage) }]
  const form = formWith({ cash: '50', markets: [BTC], positions })
  const [line] = appraisedAt(form, snapshotOf({ BTC: quoted('110') })).lines
  if (line === undefined) throw new Error('a line')
  return line
}

describe('initial margin', () => {
  it('is notional over chosen leverage', () => {
    expect(initialOf(lineWith('10')).toString()).toBe('22')
  })

  it('never less than the venue asks: 2 % of 220 whatever was chosen', () => {
    expect(initialOf(lineWith('100')).toString()).toBe('4.4')
    expect(initialOf(lineWith()).toString()).toBe('4.4')
  })

  it('counts the fee for closing only where the venue counts it there', () => {
    const initialAt = (closingFeeInInitial: boolean) => {
      const form = formWith({
        cash: '50',
        markets: [BTC],
        positions: [held(BTC, '2', '100')],
        rules: rulesWith({ closingFee: 'mark', closingFeeInInitial, takerFee: ratio('0.001') }),
      })
      const [line] = appraisedAt(form, snapshotOf({ BTC: quoted('100') })).lines
      // Maintenance counts it either way: 200 × (1 % + 0.1 %)
      expect(line?.requirement.toString()).toBe('2.2')
      return line && initialOf(line).toString()
    }
    // 200 × (2 % + 0.1 %), 200 × 2 %
    expect([initialAt(true), initialAt(false)]).toEqual(['4.2', '4'])
  })

  it('is never less than notional over chosen leverage, whatever the tier deducts', () => {
    const table = graduated([
      { floor: usd(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: usd(100), rate: ratio('0.05'), initialRate: ratio('0.1') },
    ])
    const market = marketWith('BTC', table)
    const initialAt = (leverage: string) => {
      const positions = [{ ...held(market, '2', '100'), leverage: ratio(leverage) }]
      const form = formWith({ cash: '50', markets: [market], positions })
      const [line] = appraisedAt(form, snapshotOf({ BTC: quoted('100') })).lines
      return line && initialOf(line).toString()
    }
    // 200 ÷ 5; 200 ÷ 0.5; 50x is not to be had in this tier: 10 % of 200
    expect(['5', '0.5', '50'].map(initialAt)).toEqual(['40', '400', '20'])
  })

  it('rises to whole cash units', () => {
    expect(initialOf(lineWith('3'), undefined, usd('0.01')).toString()).toBe('73.34')
  })

  it('that comes out even at six times costs no unit more', () => {
    // 54 ÷ 6 = 9, while 54 × 0.1666…67 is a trace above it
    const positions = [{ ...held(BTC, '-2', '27'), leverage: ratio(6) }]
    const form = formWith({ cash: '50', markets: [BTC], positions })
    const [line] = appraisedAt(form, snapshotOf({ BTC: quoted('27') })).lines
    expect(line && initialOf(line, undefined, usd('0.01')).toString()).toBe('9')
  })
})

describe('the header of a pool', () => {
  const summaryAt = (mark: string, cash = '50') => {
    const positions = [{ ...held(BTC, '2', '100'), leverage: ratio(10) }, held(BTC, '-1', '100')]
    const form = formWith({ cash, markets: [BTC], positions })
    const at = appraisedAt(form, snapshotOf({ BTC: quoted(mark) }))
    return summarise(at, standingOf(at), (line) => initialOf(line))
  }

  it('adds up initial, gross and net', () => {
    // 200 ÷ 10 + 2 % of 100; 300; 100
    const { initial, gross, net, freeCollateral } = summaryAt('100')
    expect([initial, gross, net, freeCollateral].map(String)).toEqual(['22', '300', '100', '28'])
  })

  it('divides by equity', () => {
    // Maintenance 3 of 50
    const { marginRatio, bufferShare, leverage, netLeverage, marginUsage } = summaryAt('100')
    expect([marginRatio, bufferShare, leverage, netLeverage, marginUsage].map(String)).toEqual([
      '0.06',
      '0.94',
      '6',
      '2',
      '0.44',
    ])
  })

  it.each(['0', '-10'])('with equity of %s has no ratio at all', (cash) => {
    const summary = summaryAt('100', cash)
    for (const ratio of ['marginRatio', 'bufferShare', 'leverage', 'netLeverage', 'marginUsage']) {
      expect(summary).not.toHaveProperty(ratio)
    }
    expect(String(summary.equity)).toBe(cash)
  })
})
