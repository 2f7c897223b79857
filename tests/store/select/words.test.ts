// Words for what has no figure: a reason, and where there is one, what would bring a figure.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { usd } from '../../../src/engine/units/amount'
import {
  commonMoveInWords,
  erosionInWords,
  missingFundingInWords,
  nearestInWords,
  noPriceInWords,
  refusalInWords,
  stateInWords,
} from '../../../src/store/select/words'
import { genericId } from '../../fixtures/book'

const BTC = genericId('BTC')
const ETH = genericId('ETH')
const shortfall = usd(1)

const MANY = Array.from({ length: 500 }, (_, at) => genericId(`C${at}`))

const ROWS: readonly (readonly [words: string, said: string])[] = [
  [stateInWords({ kind: 'unknown', missing: [BTC, ETH] }), 'unknown: no mark for BTC, ETH'],
  [
    stateInWords({
      kind: 'unknown',
      missing: [BTC, marketIdOf('generic', 'cash not disclosed')],
    }),
    'unknown: the cash is not disclosed; no mark for BTC',
  ],
  [
    stateInWords({ kind: 'unknown', missing: MANY }),
    'unknown: no mark for C0, C1, C2, C3, C4, C5 and 494 more',
  ],
  [
    missingFundingInWords(MANY.map((market) => ({ market, what: 'rate' as const }))),
    'unknown: no funding rate for C0, C1, C2, C3, C4, C5 and 494 more',
  ],
  [
    stateInWords({ kind: 'venue unknown', venue: 'elsewhere' }),
    'unknown: no rules for a venue called elsewhere',
  ],
  [
    stateInWords({
      kind: 'refused',
      refusals: [
        { why: 'market unknown', market: BTC },
        { why: 'coin-margined contract', market: ETH },
      ],
    }),
    'unknown: no margin terms for BTC; give its maintenance rate; not computed: ETH is coin-margined',
  ],
  [
    stateInWords({
      kind: 'refused',
      refusals: [
        { why: 'market unknown', market: BTC },
        { why: 'market unknown', market: ETH },
      ],
    }),
    'unknown: no margin terms for BTC, ETH; give their maintenance rates',
  ],
  [
    refusalInWords({ why: 'coin-margined contract', market: ETH }),
    'not computed: ETH is coin-margined',
  ],
  [noPriceInWords('no exposure'), 'none: no exposure'],
  [noPriceInWords('covered at any price'), 'none: covered at any price'],
  [
    commonMoveInWords({ kind: 'none', direction: 'fall', why: 'nothing hurts' }),
    'none: nothing to lose on',
  ],
  [
    commonMoveInWords({ kind: 'none', direction: 'fall', why: 'survives to zero' }),
    'none: survives to zero',
  ],
  [commonMoveInWords({ kind: 'breached', shortfall }), 'already liquidatable'],
  [nearestInWords({ kind: 'none', why: 'nothing moves' }), 'none under these volatilities'],
  [nearestInWords({ kind: 'none', why: 'no exposure' }), 'none: no exposure'],
  [nearestInWords({ kind: 'breached', shortfall }), 'already liquidatable'],
  [nearestInWords({ kind: 'unknown', missing: [BTC] }), 'unknown: no mark for BTC'],
  [
    nearestInWords({
      kind: 'refused',
      refusals: [{ why: 'table jumps with notional', market: BTC }],
    }),
    'not computed: the margin table of BTC jumps with notional',
  ],
  [
    nearestInWords({ kind: 'refused', refusals: [{ why: 'too many combinations of tiers' }] }),
    'not computed: too many combinations of tiers',
  ],
  [
    missingFundingInWords([
      { market: BTC, what: 'rate' },
      { market: ETH, what: 'cap' },
    ]),
    'unknown: no funding rate for BTC; no funding cap known for ETH',
  ],
  [erosionInWords({ kind: 'never', why: 'funding is received' }), 'never: funding is received'],
  [erosionInWords({ kind: 'breached', shortfall }), 'already liquidatable'],
  [
    erosionInWords({ kind: 'unknown', missing: [{ market: BTC, what: 'rate' }] }),
    'unknown: no funding rate for BTC',
  ],
]

describe('the words', () => {
  it.each(ROWS)('%s', (words, said) => {
    expect(words).toBe(said)
  })
})

describe('assumptions that cannot be', () => {
  it('name the pair, what it says and what it could be', () => {
    const pair = ['BTC', 'ETH'] as const
    const rho = usd(1) as never
    const said = nearestInWords({
      kind: 'refused',
      refusals: [{ why: 'correlation given twice', pair }],
    })
    expect(said).toBe('not computed: the correlation of BTC and ETH is given twice')
    expect(
      nearestInWords({
        kind: 'refused',
        refusals: [{ why: 'correlations cannot all hold', pair, rho }],
      }),
    ).toBe('not computed: these correlations cannot all hold together, BTC and ETH fits least')
    expect(
      nearestInWords({
        kind: 'refused',
        refusals: [{ why: 'volatility below zero', underlying: 'BTC' }],
      }),
    ).toBe('not computed: the volatility of BTC is below zero')
    expect(
      nearestInWords({
        kind: 'refused',
        refusals: [{ why: 'correlation outside −1 to 1', pair, rho }],
      }),
    ).toBe('not computed: the correlation of BTC and ETH is outside −1 to 1')
    expect(
      nearestInWords({ kind: 'refused', refusals: [{ why: 'too many correlations', most: 400 }] }),
    ).toBe('not computed: more than 400 underlyings with correlations of their own')
  })
})
