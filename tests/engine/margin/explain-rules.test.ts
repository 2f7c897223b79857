// What the rules of a pool assume or leave out, and where they are published.
import { describe, expect, it } from 'vitest'
import { assumptionsOf, sourcesOf } from '../../../src/engine/margin/explain-rules'
import {
  appraisedAt,
  formWith,
  held,
  marketWith,
  quoted,
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
})
