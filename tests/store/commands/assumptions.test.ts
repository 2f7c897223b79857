// What is assumed of moves and costs, as the user sees it.
import { describe, expect, it } from 'vitest'
import { volatilityOf } from '../../../src/engine/model/snapshot'
import { ratio } from '../../../src/engine/units/amount'
import {
  backToPreset,
  correlateAll,
  decouple,
  setCorrelation,
  setCorrelationElsewhere,
  setSlippage,
  setTakerFee,
  setVolatility,
  setVolatilityElsewhere,
} from '../../../src/store/commands/assumptions'
import { resize } from '../../../src/store/commands/resize'
import { size } from '../../../src/engine/units/amount'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { assumedOn, hedgeOn } from '../../../src/store/select/assumed'
import { nearestValue } from '../../../src/store/select/pool-values'
import type { Risk } from '../../fixtures/risk'
import { riskOf, text } from '../../fixtures/risk'
import { scenarioFrom } from '../../fixtures/book'

/** The nearest death of the sample's cross pool. */
function nearest(risk: Risk): string {
  const side = risk.baseline()
  const [pool] = side.pools
  if (pool === undefined) throw new Error('no pool')
  return text(nearestValue(pool, side))
}

const sample = () => riskOf(hedgedMajors())
const assumptions = (risk: Risk) => risk.store.getState().document.baseline.assumptions

describe('correlations', () => {
  it('all at 0.95 make the sample safer: 4.54 to 5.43 σ, in one step', () => {
    const risk = sample()
    expect(nearest(risk)).toBe('4.54 σ')
    risk.run(correlateAll(ratio('0.95')))
    expect(nearest(risk)).toBe('5.43 σ')
    risk.store.getState().undo()
    expect(nearest(risk)).toBe('4.54 σ')
  })

  it('of a hedge that decouples leave 3.12 σ', () => {
    const risk = sample()
    risk.run(decouple(['SOL'], ['BTC', 'ETH']))
    expect(nearest(risk)).toBe('3.12 σ')
  })

  it('typed one by one come to the same 3.12 σ', () => {
    const risk = sample()
    risk.run(setCorrelation('ETH', 'BTC', ratio('0.9')))
    risk.run(setCorrelation('SOL', 'BTC', ratio('0.3')))
    risk.run(setCorrelation('ETH', 'SOL', ratio('0.3')))
    expect(nearest(risk)).toBe('3.12 σ')
    expect(assumptions(risk).correlations).toHaveLength(3)
  })

  it('that cannot all hold are kept, and the nearest death says why it is not computed', () => {
    const risk = sample()
    risk.run(setCorrelation('BTC', 'ETH', ratio('-1')))
    expect(nearest(risk)).toMatch(/^not computed: these correlations cannot all hold together/)
  })

  it('beyond −1 and 1 are refused', () => {
    const risk = sample()
    expect(risk.attempt(setCorrelation('BTC', 'ETH', ratio('1.01')))).toBe(
      'correlation-out-of-range',
    )
    expect(risk.attempt(setCorrelationElsewhere(ratio('-1.01')))).toBe('correlation-out-of-range')
    expect(risk.attempt(correlateAll(ratio('2')))).toBe('correlation-out-of-range')
    expect(risk.attempt(setCorrelationElsewhere(ratio('-1')))).toBe('done')
  })

  it('of a world are presets that name it, with its day', () => {
    const risk = sample()
    risk.run(correlateAll(ratio('0.95')))
    const { elsewhere } = assumedOn(risk.baseline())
    expect(elsewhere).toMatchObject({
      from: 'preset',
      provenance: { source: 'All correlations 0.95', asOf: '2026-11-25' },
    })
  })

  it('go back to the presets together', () => {
    const risk = sample()
    risk.run(setCorrelation('BTC', 'ETH', ratio('0.1')))
    risk.run(backToPreset({ what: 'correlations' }))
    expect(nearest(risk)).toBe('4.54 σ')
  })

  it('too many to carry are refused, and nothing has changed', () => {
    const names = Array.from({ length: 71 }, (_, at) => `C${at}`)
    expect(sample().attempt(decouple(names, names))).toBe('too-many-correlations')
  })

  it('decouple the hedge that the book shows', () => {
    const hedge = hedgeOn(sample().baseline())
    expect(hedge?.hedged).toEqual(expect.arrayContaining(['BTC', 'ETH']))
  })
})

describe('a volatility', () => {
  it('is corrected on both sides, and is typed from then on', () => {
    const risk = sample()
    risk.run(setVolatility('ETH', ratio('0.05')))
    for (const side of [risk.baseline(), risk.draft()]) {
      expect(volatilityOf(side.scenario.assumptions, 'ETH')).toMatchObject({ from: 'typed' })
    }
    expect(risk.store.getState().document.draft).toEqual([])
  })

  it('of zero or less is refused', () => {
    expect(sample().attempt(setVolatility('ETH', ratio('0')))).toBe('volatility-not-above-zero')
    expect(sample().attempt(setVolatilityElsewhere(ratio('-1')))).toBe('volatility-not-above-zero')
  })

  it('goes back to its preset, or to that of all others where it has none', () => {
    const risk = sample()
    for (const underlying of ['ETH', 'PEPE']) {
      risk.run(setVolatility(underlying, ratio('0.5')))
      risk.run(backToPreset({ what: 'volatility', underlying }))
    }
    const { volatility } = assumptions(risk)
    expect(volatility.get('ETH')?.value.toString()).toBe('0.042')
    expect(volatility.has('PEPE')).toBe(false)
  })
})

describe('what trading costs', () => {
  // 10 bought at 100 are 1,000 of notional: a fee of 1 % and slippage of 2 % take 30.
  const book = scenarioFrom('account Main cross 1_000\nBTC long 10 @ 100 mark 100 mmr 1%')
  const cashAfter = (risk: Risk) => risk.draft().scenario.book.accounts[0]?.cash.toString()

  it('is a typed fee and slippage of every fill in the draft', () => {
    const risk = riskOf(book)
    risk.run(setTakerFee(ratio('0.01')))
    risk.run(setSlippage(ratio('0.02')))
    const [held] = risk.baseline().scenario.book.accounts[0]?.positions ?? []
    if (held === undefined) throw new Error('no position')
    risk.run(resize(held.id, size(20)))
    expect(cashAfter(risk)).toBe('970')
    risk.run(setTakerFee(ratio('0')))
    expect(cashAfter(risk)).toBe('980')
  })

  it('is the venue’s own fee again once the typed one is gone', () => {
    const risk = sample()
    risk.run(setTakerFee(ratio('0.01')))
    risk.run(setTakerFee(undefined))
    expect(assumptions(risk).takerFee).toBeUndefined()
  })

  it('is never below nothing, nor all there is', () => {
    for (const wrong of ['-0.0001', '1']) {
      expect(sample().attempt(setTakerFee(ratio(wrong)))).toBe('cost-out-of-range')
      expect(sample().attempt(setSlippage(ratio(wrong)))).toBe('cost-out-of-range')
    }
  })

  it('goes back to the preset', () => {
    const risk = sample()
    risk.run(setSlippage(ratio('0.02')))
    risk.run(backToPreset({ what: 'slippage' }))
    expect(assumptions(risk).slippage).toMatchObject({ from: 'preset' })
  })
})
