// Why a header's figures are what they are. Long 2 at 100, short 5 at 10, cash 50, marks 110 and 12.
import { describe, expect, it } from 'vitest'
import { explainMargin, type MarginFigure } from '../../../src/engine/margin/explain'
import { initialOf, summarise } from '../../../src/engine/margin/initial'
import { standingOf, type Appraisal } from '../../../src/engine/margin/stand'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import {
  appraisedAt,
  formWith,
  held,
  marketWith,
  quoted,
  snapshotOf,
} from '../../fixtures/made-up-venue'
import { digits } from '../../fixtures/explained'

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

it('a long sum is written in part and says how much more there is', () => {
  const positions = Array.from({ length: 9 }, (_, at) => held(BTC, '1', '100', `p${at}`))
  const pool = appraisedAt(formWith({ cash: '50', markets: [BTC], positions }), MARKS)
  const found = explained('gross', pool)
  expect(digits(found.substituted)).toBe('110 + 110 + 110 + 110 + 110 + 110 + 3 more')
  expect(found.lines).toHaveLength(9)
})
