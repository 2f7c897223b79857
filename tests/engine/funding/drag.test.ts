import { describe, expect, it } from 'vitest'
import {
  breakEvenMove,
  dragOfPool,
  moveThatPays,
  ratePace,
  shareOfEquity,
  totalDrag,
  type LegDrag,
  type PoolDrag,
  type QuoteLookup,
} from '../../../src/engine/funding/drag'
import type { Appraisal } from '../../../src/engine/margin/stand'
import type { Snapshot } from '../../../src/engine/model/snapshot'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { BTC, crossPool, dogePool, ETH, SAMPLE, SOL } from '../../fixtures/hedged-majors'
import {
  appraisedAt,
  formWith,
  held,
  idOf,
  marketWith,
  quoted,
  rulesWith,
  snapshotOf,
} from '../../fixtures/made-up-venue'

const quotesOf =
  (snapshot: Snapshot): QuoteLookup =>
  (market) =>
    snapshot.quotes.get(market)

function dragOn(appraisal: Appraisal, snapshot: Snapshot = SAMPLE): PoolDrag {
  return dragOfPool(appraisal, quotesOf(snapshot))
}

function perDay(drag: Pick<PoolDrag, 'kind'> | LegDrag): string {
  return drag.kind === 'known' ? (drag as LegDrag & { kind: 'known' }).perDay.toString() : drag.kind
}

describe('drag of the sample book', () => {
  const cross = dragOn(crossPool())

  it('is −23.04, −25.92 and +23.712 a day, −25.248 in all', () => {
    // 76,800 × 0.0001 × 3; 57,600 × 0.00015 × 3; 39,520 × 0.0002 × 3
    expect(cross.lines.map(perDay)).toEqual(['-23.04', '-25.92', '23.712'])
    expect(perDay(cross)).toBe('-25.248')
  })

  it('is −6.372 a day for the isolated DOGE', () => {
    expect(perDay(dragOn(dogePool()))).toBe('-6.372') // 7,080 × 0.0003 × 3
  })

  it('is −33.888 a day once 6 ETH are bought', () => {
    expect(perDay(dragOn(crossPool('24')))).toBe('-33.888') // −23.04 − 34.56 + 23.712
  })

  it('tells the same funding per 8 hours and per year of 365 days', () => {
    expect(cross).toMatchObject({ kind: 'known', bases: ['mark'] })
    if (cross.kind !== 'known') return
    expect(cross.per8Hours.toString()).toBe('-8.416') // −25.248 ÷ 3
    expect(cross.perYear.toString()).toBe('-9215.52') // −25.248 × 365
  })

  it('adds over pools', () => {
    expect(perDay(totalDrag([cross, dragOn(dogePool())]))).toBe('-31.62') // −25.248 − 6.372
    expect(perDay(totalDrag([]))).toBe('0')
  })

  it('is a share of equity, and none where equity is not above zero', () => {
    // −25.248 ÷ 16,800 = −0.150285… % a day
    expect(shareOfEquity(usd('-25.248'), usd(16_800))?.toNumber()).toBeCloseTo(-0.00150286, 8)
    expect(shareOfEquity(usd('-25.248'), usd(0))).toBeUndefined()
    expect(shareOfEquity(usd('-25.248'), usd(-1))).toBeUndefined()
  })
})

describe('a price move that pays for funding', () => {
  const [btc, eth, sol] = dragOn(crossPool()).lines
  const move = (of: LegDrag | undefined, days: number) =>
    of?.kind === 'known' ? moveThatPays(of.line, of.perDay, ratio(days))?.toString() : undefined

  it('is a rise for a long that pays', () => {
    expect(move(btc, 30)).toBe('0.009') // 691.20 ÷ 76,800
    expect(move(eth, 30)).toBe('0.0135') // 777.60 ÷ 57,600
  })

  it('is the rise that a short which earns can bear', () => {
    expect(move(sol, 30)).toBe('0.018') // 711.36 ÷ 39,520
  })

  it('breaks even with the cost of both trades: 0.36 % for seven days of BTC', () => {
    if (btc?.kind !== 'known') throw new Error('BTC has a rate')
    // 2 × (4.5 + 3) bps = 0.15 %; 7 × 0.03 % = 0.21 %
    const of = { perDay: btc.perDay, days: ratio(7), costRate: ratio('0.00075') }
    expect(breakEvenMove(btc.line, of)?.toString()).toBe('0.0036')
  })

  it('asks a fall of a short that pays', () => {
    if (sol?.kind !== 'known') throw new Error('SOL has a rate')
    // Costs 0.15 %, and a rate turned against it: −0.0006 a day
    const of = { perDay: sol.perDay.neg(), days: ratio(1), costRate: ratio('0.00075') }
    expect(breakEvenMove(sol.line, of)?.toString()).toBe('-0.0021')
  })
})

describe('the interval', () => {
  it('is its own for every market: an hourly rate counts 24 times a day', () => {
    const hourly = { mark: quoted('100').mark!, funding: { rate: ratio('0.00001'), everyHours: 1 } }
    const snapshot = snapshotOf({ BTC: hourly, ETH: quoted('10', '0.00008') })
    const positions = [held(BTC, '1', '100'), held(ETH, '10', '10')]
    const form = formWith({ cash: '100', markets: [BTC, ETH], positions })
    const drag = dragOn(appraisedAt(form, snapshot), snapshot)
    // Both notionals are 100: 24 × 0.001 a day, and 3 × 0.008
    expect(drag.lines.map(perDay)).toEqual(['-0.024', '-0.024'])
    expect(drag.lines.map((of) => of.kind === 'known' && of.perInterval.toString())).toEqual([
      '-0.001',
      '-0.008',
    ])
  })

  it('puts rates on one base', () => {
    const hourly = ratePace({ rate: ratio('0.0000125'), everyHours: 1 })
    expect(hourly.per8Hours.toString()).toBe('0.0001')
    expect(hourly.perDay.toString()).toBe('0.0003')
    expect(hourly.perYear.toString()).toBe('0.1095')
    expect(ratePace({ rate: ratio('0.0001'), everyHours: 8 })).toEqual(hourly)
  })

  it('of no length is refused', () => {
    expect(() => ratePace({ rate: ratio(1), everyHours: 0 })).toThrow('above zero')
  })
})

describe('the price that funding is paid on', () => {
  const oracle = rulesWith({ funding: { ...rulesWith().funding, pays: 'oracle' } })
  const basisAt = (index?: string) => {
    const snapshot = snapshotOf({ BTC: quoted('100', '0.001', index) })
    const form = formWith({
      cash: '50',
      markets: [BTC],
      positions: [held(BTC, '2', '100')],
      rules: oracle,
    })
    const [line] = dragOn(appraisedAt(form, snapshot), snapshot).lines
    return line?.kind === 'known' ? [line.basis, line.perInterval.toString()] : []
  }

  it('is the oracle’s where the venue pays on it', () => {
    expect(basisAt('90')).toEqual(['oracle', '-0.18']) // 2 × 90 × 0.001
  })

  it('is the mark, and says so, where the oracle’s price is not known', () => {
    expect(basisAt()).toEqual(['mark standing in for oracle', '-0.2'])
    expect(basisAt('0')).toEqual(['mark standing in for oracle', '-0.2'])
  })

  it('is the mark where the venue pays on the mark, whatever the index', () => {
    const snapshot = snapshotOf({ BTC: quoted('100', '0.001', '90') })
    const form = formWith({ cash: '50', markets: [BTC], positions: [held(BTC, '2', '100')] })
    const [line] = dragOn(appraisedAt(form, snapshot), snapshot).lines
    expect(line).toMatchObject({ kind: 'known', basis: 'mark' })
  })
})

describe('a rate that nobody gave', () => {
  const snapshot = snapshotOf({
    BTC: quoted('64000', '0.0001'),
    ETH: quoted('3200'),
    SOL: quoted('152'),
  })
  const drag = dragOn(crossPool('18', snapshot), snapshot)

  it('makes the pool unknown and is named', () => {
    expect(drag).toMatchObject({
      kind: 'unknown',
      missing: [
        { market: ETH.id, what: 'rate' },
        { market: SOL.id, what: 'rate' },
      ],
    })
  })

  it('leaves the known lines known', () => {
    expect(drag.lines.map(perDay)).toEqual(['-23.04', 'unknown', 'unknown'])
  })

  it('makes the book unknown and is named once', () => {
    expect(totalDrag([drag, drag, dragOn(dogePool())])).toEqual({
      kind: 'unknown',
      missing: [
        { market: ETH.id, what: 'rate' },
        { market: SOL.id, what: 'rate' },
      ],
    })
  })

  it('by a path is unknown too: today’s rate does not stand in for it', () => {
    const only = dragOfPool(crossPool(), quotesOf(SAMPLE), (market) =>
      market === BTC.id ? { rate: ratio('0.001'), everyHours: 8 } : undefined,
    )
    expect(only.lines.map(perDay)).toEqual(['-230.4', 'unknown', 'unknown'])
  })

  it('does not matter to a position of no size or to counted collateral', () => {
    const form = formWith({
      cash: '100',
      markets: [ETH],
      positions: [held(ETH, '0', '3200')],
      holdings: [{ market: idOf('SOL'), size: size(1), haircut: ratio('0.1') }],
    })
    expect(perDay(dragOn(appraisedAt(form, snapshot), snapshot))).toBe('0')
  })
})

it('one market long and short pays for the difference', () => {
  const market = marketWith('BTC', '0.01')
  const snapshot = snapshotOf({ BTC: quoted('100', '0.001') })
  const positions = [held(market, '3', '100'), held(market, '-2', '100')]
  const form = formWith({ cash: '50', markets: [market], positions })
  expect(perDay(dragOn(appraisedAt(form, snapshot), snapshot))).toBe('-0.3') // (3 − 2) × 100 × 0.003
})
