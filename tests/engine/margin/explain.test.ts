// Why a header's figures are what they are. Long 2 at 100, short 5 at 10, cash 50, marks 110 and 12.
import { describe, expect, it } from 'vitest'
import {
  assumptionsOf,
  explainMargin,
  initialLine,
  maintenanceLine,
  sourcesOf,
  type MarginFigure,
} from '../../../src/engine/margin/explain'
import { initialOf, summarise } from '../../../src/engine/margin/initial'
import { standingOf, type Appraisal, type LegLine } from '../../../src/engine/margin/stand'
import type { Part } from '../../../src/engine/model/explanation'
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

const BTC = marketWith('BTC', '0.01')
const ETH = marketWith('ETH', '0.02')
const MARKS = snapshotOf({ BTC: quoted('110'), ETH: quoted('12') })
const POOL = appraisedAt(
  formWith({
    cash: '50',
    markets: [BTC, ETH],
    positions: [held(BTC, '2', '100'), held(ETH, '-5', '10')],
  }),
  MARKS,
)

function explained(what: MarginFigure, appraisal: Appraisal = POOL) {
  return explainMargin(what, {
    appraisal,
    summary: summarise(appraisal, standingOf(appraisal), (line) => initialOf(line)),
    initialOfLine: (line) => initialOf(line),
    quoteOf: () => undefined,
    collateral: usd(50),
  })
}

/** Amounts as bare digits, so that a test shows the arithmetic. */
function digits(parts: readonly Part[] | undefined): string {
  return (parts ?? [])
    .map((part) => (typeof part === 'string' ? part : part.amount.toString()))
    .join('')
}

const answered = (what: MarginFigure, appraisal?: Appraisal) => {
  const { answer, substituted } = explained(what, appraisal)
  return [typeof answer === 'string' ? answer : answer.amount.toString(), digits(substituted)]
}

describe('the numbers put in', () => {
  it('equity: collateral, price P&L, funding', () => {
    expect(answered('equity')).toEqual(['60', '50 + 10 + 0'])
  })

  it('maintenance: 1 % of 220 and 2 % of 60', () => {
    expect(answered('maintenance')).toEqual(['3.4', '2.2 + 1.2'])
  })

  it('initial: twice that', () => {
    expect(answered('initial')).toEqual(['6.8', '4.4 + 2.4'])
  })

  it('gross: 2 × 110 and 5 × 12', () => {
    expect(answered('gross')).toEqual(['280', '220 + 60'])
  })

  it('buffer and free collateral are differences', () => {
    expect(answered('buffer')).toEqual(['56.6', '60 − 3.4'])
    expect(answered('freeCollateral')).toEqual(['53.2', '60 − 6.8'])
  })

  it('ratios stand over equity', () => {
    expect(answered('marginRatio')[1]).toBe('3.4 ÷ 60')
    expect(answered('bufferShare')[1]).toBe('56.6 ÷ 60')
    expect(answered('leverage')[1]).toBe('280 ÷ 60')
    expect(answered('netLeverage')[1]).toBe('160 ÷ 60')
  })

  it('a ratio without equity says why there is none', () => {
    const gone = appraisedAt(
      formWith({ cash: '0', markets: [BTC], positions: [held(BTC, '2', '100')] }),
      snapshotOf({ BTC: quoted('90') }),
    )
    expect(answered('marginRatio', gone)[0]).toBe('none: no equity left')
  })
})

describe('the lines of equity', () => {
  it('add up to it, collateral first, each position by name', () => {
    const { lines } = explained('equity')
    expect(lines.map(({ label, result }) => [label, result?.amount.toString()])).toEqual([
      ['Collateral', '50'],
      ['BTC price P&L', '20'],
      ['ETH price P&L', '-10'],
    ])
  })

  it('name a holding apart from P&L', () => {
    const holdings = [{ market: BTC.id, size: size(1), haircut: ratio('0.1') }]
    const pool = appraisedAt(
      formWith({ cash: '50', markets: [BTC], positions: [], holdings }),
      MARKS,
    )
    const found = explained('equity', pool)
    // 110 less a tenth
    expect(found.formula).toContain('holdings after haircut')
    expect(digits(found.substituted)).toBe('50 + 99 + 0 + 0')
    expect(found.lines[1]?.label).toBe('BTC held as collateral, after haircut')
  })
})

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

describe('what is assumed and where it comes from', () => {
  it('estimates of the venue and of each market, once', () => {
    const guessed = marketWith('BTC', '0.01', {
      provenance: { asOf: '2026-08-01', source: 'table', estimate: 'from memory' },
    })
    const pool = appraisedAt(
      formWith({
        cash: '50',
        markets: [guessed],
        positions: [held(guessed, '1', '100'), held(guessed, '-1', '100', 'second')],
      }),
      MARKS,
    )
    expect(assumptionsOf(pool).filter((text) => text.includes('from memory'))).toHaveLength(1)
    expect(sourcesOf(pool).map(({ source }) => source)).toEqual(['made up for tests', 'table'])
  })

  it('that closing costs nothing, where the venue does not count it', () => {
    expect(assumptionsOf(POOL)).toContain('Fees for closing are not counted in the requirement.')
  })
})

it('a long sum is written in part and says how much more there is', () => {
  const positions = Array.from({ length: 9 }, (_, at) => held(BTC, '1', '100', `p${at}`))
  const pool = appraisedAt(formWith({ cash: '50', markets: [BTC], positions }), MARKS)
  const found = explained('gross', pool)
  expect(digits(found.substituted)).toBe('110 + 110 + 110 + 110 + 110 + 110 + 3 more')
  expect(found.lines).toHaveLength(9)
})
