// Why holding costs what it costs. Long 2 at a mark of 100, 0.01 % every 8 hours: 0.02 a time, 0.06 a day.
import { describe, expect, it } from 'vitest'
import { dragOfPool } from '../../../src/engine/funding/drag'
import { erosionOf } from '../../../src/engine/funding/erosion'
import {
  explainErosion,
  explainLegDrag,
  explainPoolDrag,
} from '../../../src/engine/funding/explain'
import type { Part } from '../../../src/engine/model/explanation'
import type { Quote } from '../../../src/engine/model/snapshot'
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
const FUNDING = rulesWith().funding

function caseOf(quote: Quote, of: { size?: string; pays?: 'mark' | 'oracle' } = {}) {
  const rules = rulesWith({ funding: { ...FUNDING, pays: of.pays ?? 'mark' } })
  const positions = [held(BTC, of.size ?? '2', '100')]
  const snapshot = snapshotOf({ BTC: quote })
  const appraisal = appraisedAt(
    formWith({ cash: '50', markets: [BTC], positions, rules }),
    snapshot,
  )
  const drag = dragOfPool(appraisal, (market) => snapshot.quotes.get(market))
  const [leg] = drag.lines
  if (leg === undefined) throw new Error('a leg')
  return { appraisal, drag, leg, rules: rules.funding }
}

function digits(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.amount.toString())).join('')
}

describe('funding of a position', () => {
  it('is −size × price × rate × payments a day', () => {
    const { leg, rules } = caseOf(quoted('100', '0.0001'))
    const found = explainLegDrag(leg, '', rules)
    expect(digits(found.substituted)).toBe('−2 × 100 × 0.0001 × (24 ÷ 8)')
    expect(typeof found.answer === 'object' && found.answer.amount.toString()).toBe('-0.06')
    expect(found.lines.map(({ result }) => result?.amount.toString())).toEqual([
      '-0.02',
      '-0.02',
      '-21.9',
      '0.1095',
    ])
  })

  it('is paid on the oracle price where the venue pays on it', () => {
    const { leg, rules } = caseOf(quoted('100', '0.0001', '90'), { pays: 'oracle' })
    expect(digits(explainLegDrag(leg, '', rules).substituted)).toContain('2 × 90 ×')
  })

  it('says where the mark stands in for a missing oracle price', () => {
    const { leg, rules } = caseOf(quoted('100', '0.0001'), { pays: 'oracle' })
    expect(explainLegDrag(leg, '', rules).assumes.join()).toContain('the mark stands in for it')
  })

  it('without a rate answers in words, and still says whose rules apply', () => {
    const { leg, rules } = caseOf(quoted('100'))
    const found = explainLegDrag(leg, 'unknown: no funding rate for BTC', rules)
    expect(found.answer).toBe('unknown: no funding rate for BTC')
    expect(found.sources.length).toBeGreaterThan(0)
  })
})

describe('funding of a pool', () => {
  it('is the sum of its positions', () => {
    const { appraisal, drag } = caseOf(quoted('100', '0.0001'))
    const found = explainPoolDrag(appraisal, drag, '')
    expect(digits(found.substituted)).toBe('-0.06')
    expect(found.lines.map(({ label }) => label)).toEqual(['BTC'])
  })

  it('that holds nothing says so', () => {
    const appraisal = appraisedAt(
      formWith({ cash: '50', markets: [], positions: [] }),
      snapshotOf({}),
    )
    const found = explainPoolDrag(
      appraisal,
      dragOfPool(appraisal, () => undefined),
      '',
    )
    expect(digits(found.substituted)).toBe('nothing is held')
  })
})

describe('days until funding eats the buffer', () => {
  it('divide the buffer by what a day costs', () => {
    // 50 − 2 = 48 over 0.06
    const { appraisal, drag } = caseOf(quoted('100', '0.0001'))
    const erosion = erosionOf(appraisal, drag)
    const found = explainErosion(appraisal, drag, { erosion, words: '' })
    expect(digits(found.substituted)).toBe('48 ÷ 0.06')
    expect(typeof found.answer === 'object' && found.answer.amount.toString()).toBe('800')
  })

  it('are never where funding is received', () => {
    const { appraisal, drag } = caseOf(quoted('100', '0.0001'), { size: '-2' })
    const erosion = erosionOf(appraisal, drag)
    const found = explainErosion(appraisal, drag, { erosion, words: 'never: funding is received' })
    expect(found.answer).toBe('never: funding is received')
    expect(digits(found.substituted)).toBe('48 ÷ nothing paid')
  })

  it('are unknown without a rate', () => {
    const { appraisal, drag } = caseOf(quoted('100'))
    const erosion = erosionOf(appraisal, drag)
    const found = explainErosion(appraisal, drag, { erosion, words: 'unknown' })
    expect(digits(found.substituted)).toBe('48 ÷ unknown')
  })
})
