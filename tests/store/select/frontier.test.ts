// The plane of two coins: who dies where, and what a point does to each pool.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { atPoint, linePoints, sideInPlane } from '../../../src/store/select/frontier'
import { coinsHeld, planeOf, type PlaneWanted } from '../../../src/store/select/plane'
import { move } from '../../../src/engine/model/shown'
import { printed, riskOf, text } from '../../fixtures/risk'

const side = riskOf(hedgedMajors()).baseline()

function plane(wanted: PlaneWanted = {}) {
  const found = planeOf(side, wanted)
  if (found === undefined) throw new Error('the sample holds two coins')
  return found
}

/** Every row of the lines: where, and what it is. */
function rows(wanted: PlaneWanted) {
  return sideInPlane(side, plane(wanted)).pools.flatMap((pool) =>
    linePoints(pool).map(
      ({ across, up, what }) =>
        `${pool.name}: ${printed(move(across))} / ${printed(move(up))}, ${what}`,
    ),
  )
}

describe('the plane', () => {
  it('begins with the two largest coins, the rest standing still', () => {
    expect(coinsHeld(side)).toEqual(['BTC', 'ETH', 'SOL', 'DOGE'])
    const { across, up, others, rest } = plane()
    expect([across, up, others]).toEqual(['BTC', 'ETH', 'still'])
    expect(rest.map(({ coin }) => coin)).toEqual(['SOL', 'DOGE'])
  })

  it('gives the others the beta of their correlation: 0.75 × 5.5 ÷ 3', () => {
    expect(plane().rest[0]?.beta.toString()).toBe('1.375')
    const typed = plane({ betas: new Map([['SOL', ratio('1.5')]]) }).rest[0]
    expect([typed?.beta.toString(), typed?.betaAssumed.toString()]).toEqual(['1.5', '1.375'])
  })

  it('passes over coins the book does not hold, and one coin on both axes', () => {
    expect(plane({ across: 'XRP', up: 'BTC' }).across).toBe('ETH')
    const { across, up } = plane({ across: 'SOL', up: 'SOL' })
    expect([across, up]).toEqual(['SOL', 'BTC'])
  })
})

describe('the lines', () => {
  it('meet the axes where one coin alone kills, SOL flat, 10 % up and 20 % down', () => {
    expect(rows({})).toEqual([
      'Cross: −30.00 % / +16.03 %, corner',
      'Cross: −18.06 % / 0.00 %, across alone',
      'Cross: 0.00 % / −24.27 %, up alone',
      'Cross: +4.26 % / −30.00 %, corner',
    ])
    const alone = (sol: string) =>
      rows({ others: 'set', set: new Map([['SOL', ratio(sol)]]), reach: ratio('0.5') }).filter(
        (row) => row.endsWith('alone'),
      )
    expect(alone('0.1')).toEqual([
      'Cross: −12.72 % / 0.00 %, across alone',
      'Cross: 0.00 % / −17.09 %, up alone',
    ])
    expect(alone('-0.2')).toEqual([
      'Cross: −28.74 % / 0.00 %, across alone',
      'Cross: 0.00 % / −38.62 %, up alone',
    ])
  })

  it('of a pool that holds nothing that moves are not drawn, and that is said', () => {
    expect(sideInPlane(side, plane()).leftOut).toEqual([
      'DOGE isolated holds nothing that moves here.',
    ])
    const { pools } = sideInPlane(side, plane({ up: 'DOGE' }))
    expect(pools.map(({ name }) => name)).toEqual(['Cross', 'DOGE isolated'])
  })
})

describe('a point', () => {
  it('tells each pool’s buffer, who dies first and how far along the way', () => {
    // BTC −10, ETH −12: 13,700 − 7,584 − 6,773.76
    const at = atPoint(side, plane(), { across: ratio('-0.1'), up: ratio('-0.12') })
    expect(at.pools.map(({ name, buffer, says }) => `${name} ${says}: ${text(buffer)}`)).toEqual([
      'Cross dies: −$657.76',
      'DOGE isolated survives: $426.00',
    ])
    // 13,700 ÷ 14,357.76
    expect([text(at.first), text(at.way)]).toEqual(['Cross', '95.41 %'])
  })

  it('at the marks leaves everything as it is', () => {
    const at = atPoint(side, plane(), { across: ratio(0), up: ratio(0) })
    expect([text(at.first), text(at.way)]).toEqual(['none: all survive', 'never'])
    expect(text(at.pools[0]?.buffer ?? { kind: 'words', text: '' })).toBe('$13,700')
  })

  it('takes no price to zero, however far a beta would send it', () => {
    // DOGE follows by 0.7 × 6 ÷ 3 = 1.4: −126 % of its price. It dies at −6.33 % of 99.99.
    const at = atPoint(side, plane({ others: 'beta' }), { across: ratio('-0.9'), up: ratio('-1') })
    expect([text(at.first), text(at.way)]).toEqual(['DOGE isolated', '6.33 %'])
  })
})
