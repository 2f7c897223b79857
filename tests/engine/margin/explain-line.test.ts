// Why one position requires what it requires. Long 20 at 100, mark 110, unless a test says otherwise.
import { describe, expect, it } from 'vitest'
import { initialLine, maintenanceLine } from '../../../src/engine/margin/explain-line'
import { initialOf } from '../../../src/engine/margin/initial'
import { type LegLine } from '../../../src/engine/margin/stand'
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
import { digits } from '../../fixtures/explained'

const MARKS = snapshotOf({ BTC: quoted('110') })

function onlyLine(
  table: Parameters<typeof marketWith>[1],
  of: { size?: string; leverage?: string; rules?: Parameters<typeof rulesWith>[0] } = {},
): LegLine {
  const market = marketWith('BTC', table)
  const base = held(market, of.size ?? '20', '100')
  const positions = [of.leverage === undefined ? base : { ...base, leverage: ratio(of.leverage) }]
  const form = formWith({ cash: '50', markets: [market], positions, rules: rulesWith(of.rules) })
  const [line] = appraisedAt(form, MARKS).lines
  if (line === undefined) throw new Error('a line')
  return line
}

const row = (floor: number, rate: string) => ({
  floor: usd(floor),
  rate: ratio(rate),
  initialRate: ratio(rate).times(ratio(2)),
})

describe('a requirement', () => {
  it('names its tier and takes off its deduction', () => {
    // 20 × 110 = 2,200 in the second tier: 2 % less 10
    const line = maintenanceLine(onlyLine(graduated([row(0, '0.01'), row(1_000, '0.02')])))
    expect(line.label).toBe('BTC tier 2 of 2')
    expect(digits(line.substituted)).toBe('0.02 × 2200 − 10')
    expect(line.result?.amount.toString()).toBe('34')
  })

  it('of a table by size names the tier of the table, not of the one row that counts', () => {
    const table = wholeBySize([
      { floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') },
      { floor: size(10), rate: ratio('0.03'), initialRate: ratio('0.06') },
      { floor: size(30), rate: ratio('0.05'), initialRate: ratio('0.1') },
    ])
    expect(maintenanceLine(onlyLine(table)).label).toBe('BTC tier 2 of 3')
  })

  it('says that the fee for closing is in its rate', () => {
    const rules = { closingFee: 'mark', takerFee: ratio('0.001') } as const
    expect(maintenanceLine(onlyLine('0.01', { rules })).label).toContain('closing fee included')
  })

  it('fixed at entry says so', () => {
    const line = maintenanceLine(onlyLine('0.01', { rules: { requirementBasis: 'entry' } }))
    expect(line.formula).toContain('the same at every price')
    // 1 % of 20 × 100, not of 20 × 110
    expect(line.result?.amount.toString()).toBe('20')
  })
})

describe('an initial margin', () => {
  const put = (line: LegLine) => digits(initialLine(line, initialOf(line), undefined).substituted)

  it('by chosen leverage', () => {
    expect(put(onlyLine('0.01', { leverage: '10' }))).toBe('2200 × greater of (1 ÷ 10, 0.02)')
  })

  it('at the least rate where none was chosen', () => {
    expect(put(onlyLine('0.01'))).toBe('2200 × 0.02')
  })

  it('with the fee for closing where it counts', () => {
    const rules = {
      closingFee: 'mark',
      closingFeeInInitial: true,
      takerFee: ratio('0.001'),
    } as const
    expect(put(onlyLine('0.01', { rules }))).toBe('2200 × (0.02 + 0.001)')
  })

  it('on entry notional where margins are counted on it', () => {
    expect(put(onlyLine('0.01', { rules: { requirementBasis: 'entry' } }))).toBe('2000 × 0.02')
  })
})
