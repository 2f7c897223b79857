// What the rules of a pool assume or leave out, and where they are published.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { assumptionsOf, sourcesOf } from '../../../src/engine/margin/explain-rules'
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
const MARKS = snapshotOf({ BTC: quoted('110') })

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
    const form = formWith({ cash: '50', markets: [BTC], positions: [held(BTC, '2', '100')] })
    expect(assumptionsOf(appraisedAt(form, MARKS))).toContain(
      'Fees for closing are not counted in the requirement.',
    )
  })

  it('whose taker fee the fee for closing is counted at', () => {
    const own = marketWith('ETH', '0.01', { takerFee: ratio('0.0002') })
    const form = formWith({
      cash: '50',
      markets: [BTC, own],
      positions: [held(BTC, '2', '100'), held(own, '2', '100', 'second')],
      rules: rulesWith({ closingFee: 'mark', takerFee: ratio('0.0005') }),
    })
    const said = assumptionsOf(
      appraisedAt(form, snapshotOf({ BTC: quoted('110'), ETH: quoted('110') })),
    ).filter((text) => text.includes('fee for closing'))
    expect(said).toEqual([
      expect.stringMatching(/that .* has: 0\.05 % at the mark/),
      expect.stringMatching(/^ETH: .* at 0\.02 %, the taker fee you gave this market, .* 0\.05 %/),
    ])
  })

  it('that closing costs something where only a market’s own fee says so', () => {
    const own = marketWith('BTC', '0.01', { takerFee: ratio('0.0002') })
    const free = rulesWith({ closingFee: 'none', takerFee: ratio('0') })
    const said = (market: typeof own) => {
      const positions = [held(market, '2', '100')]
      const form = formWith({ cash: '50', markets: [market], positions, rules: free })
      return assumptionsOf(appraisedAt(form, MARKS))
    }
    expect(said(BTC)).not.toContain('Fees for closing are not counted in the requirement.')
    expect(said(own)).toContain('Fees for closing are not counted in the requirement.')
  })
})
