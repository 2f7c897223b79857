import { describe, expect, it } from 'vitest'
import { dragOfPool, type PoolDrag } from '../../../src/engine/funding/drag'
import {
  drifted,
  driftOf,
  erosionOf,
  ratesAlong,
  receivedWithin,
  type Erosion,
  type RatePath,
} from '../../../src/engine/funding/erosion'
import { appraise, type Appraisal } from '../../../src/engine/margin/stand'
import type { FundingTerms, Market } from '../../../src/engine/model/market'
import type { Snapshot } from '../../../src/engine/model/snapshot'
import { ratio, usd } from '../../../src/engine/units/amount'
import { BTC, crossPool, dogePool, ETH, SAMPLE, SOL } from '../../fixtures/hedged-majors'
import {
  appraisedAt,
  formWith,
  held,
  marketWith,
  quoted,
  rulesWith,
  snapshotOf,
} from '../../fixtures/made-up-venue'

const TODAY: RatePath = { rates: 'today', flips: false }
const per8 = (rate: string) => ({ rate: ratio(rate), everyHours: 8 })

function dragAlong(appraisal: Appraisal, path: RatePath, snapshot: Snapshot = SAMPLE): PoolDrag {
  const quoteOf = (market: Market['id']) => snapshot.quotes.get(market)
  const rates = ratesAlong(appraisal, path, quoteOf)
  if (rates.kind === 'unknown') return { ...rates, lines: [], byLine: [] }
  return dragOfPool(appraisal, quoteOf, rates.rateOf)
}

function perDayOf(drag: PoolDrag): string {
  return drag.kind === 'known' ? drag.perDay.toString() : drag.kind
}

function erosionAlong(path: RatePath): Erosion {
  const appraisal = crossPool()
  return erosionOf(appraisal, dragAlong(appraisal, path))
}

function wholeDays(erosion: Erosion): number {
  if (erosion.kind !== 'at') throw new Error(`no days: ${erosion.kind}`)
  return Math.floor(erosion.days.toNumber())
}

describe('days until funding eats the buffer of the sample', () => {
  it('are 542 at today’s rates', () => {
    expect(wholeDays(erosionAlong(TODAY))).toBe(542) // 13,700 ÷ 25.248 = 542.6
  })

  it('are 48 with all three rates at 0.10 % per 8 hours', () => {
    // −230.40 − 172.80 + 118.56 = −284.64 a day; 13,700 ÷ 284.64 = 48.1
    const same: RatePath = { rates: 'same', rate: per8('0.001'), flips: false }
    expect(wholeDays(erosionAlong(same))).toBe(48)
  })

  it('are 26 when SOL’s rate flips as well', () => {
    // −230.40 − 172.80 − 118.56 = −521.76 a day; 13,700 ÷ 521.76 = 26.3
    const same: RatePath = { rates: 'same', rate: per8('0.001'), flips: true }
    expect(wholeDays(erosionAlong(same))).toBe(26)
    const byMarket = new Map([
      [BTC.id, per8('0.001')],
      [ETH.id, per8('0.001')],
      [SOL.id, per8('-0.001')],
    ])
    expect(wholeDays(erosionAlong({ rates: 'typed', byMarket, flips: false }))).toBe(26)
  })

  it('are 188 when today’s rates only flip', () => {
    // −23.04 − 25.92 − 23.712 = −72.672; 13,700 ÷ 72.672 = 188.5
    expect(wholeDays(erosionAlong({ rates: 'today', flips: true }))).toBe(188)
  })

  it('are 66 for the isolated DOGE, whose margin pays', () => {
    // 780 − 354 = 426; 426 ÷ 6.372 = 66.9
    expect(wholeDays(erosionOf(dogePool(), dragAlong(dogePool(), TODAY)))).toBe(66)
  })
})

describe('a typed path', () => {
  it('leaves markets that nobody typed at today’s rate', () => {
    const byMarket = new Map([[BTC.id, per8('0')]])
    const drag = dragAlong(crossPool(), { rates: 'typed', byMarket, flips: false })
    expect(perDayOf(drag)).toBe('-2.208') // −25.92 + 23.712
  })
})

describe('the path at the cap', () => {
  const market = (symbol: string, funding: FundingTerms) => marketWith(symbol, '0.01', { funding })
  // Long 1 of A at 100 and short 1 of B at 100.
  const pairOf = (
    a: FundingTerms,
    b: FundingTerms,
    rates: readonly [string, string | undefined],
  ) => {
    const [first, second] = [market('A', a), market('B', b)]
    const snapshot = snapshotOf({ A: quoted('100', rates[0]), B: quoted('100', rates[1]) })
    const positions = [held(first, '1', '100'), held(second, '-1', '100')]
    const form = formWith({ cash: '50', markets: [first, second], positions })
    return { appraisal: appraisedAt(form, snapshot), snapshot }
  }
  const perDay = (of: ReturnType<typeof pairOf>, flips: boolean) => {
    const drag = dragAlong(of.appraisal, { rates: 'cap', flips }, of.snapshot)
    return drag.kind === 'known'
      ? drag.lines.map((line) => (line.kind === 'known' ? line.perDay.toString() : line.kind))
      : drag.missing
  }
  const capped = { everyHours: 8, cap: ratio('0.003') }

  it('makes who pays pay the cap, and who receives keep what it receives today', () => {
    const pair = pairOf(capped, capped, ['0.0001', '0.0001'])
    expect(perDay(pair, false)).toEqual(['-0.9', '0.03']) // 100 × 0.003 × 3; 100 × 0.0001 × 3
  })

  it('with flips makes everybody pay the bound on its own side', () => {
    const pair = pairOf(capped, { ...capped, floor: ratio('-0.002') }, ['0.0001', '0.0001'])
    expect(perDay(pair, true)).toEqual(['-0.9', '-0.6'])
  })

  it('counts a rate of zero, or one that nobody gave, against the holder', () => {
    expect(perDay(pairOf(capped, capped, ['0', undefined]), false)).toEqual(['-0.9', '-0.9'])
  })

  it('is paid at the shorter of the published and the quoted interval', () => {
    const pair = pairOf({ ...capped, everyHours: 4 }, capped, ['0.0001', '0.0001'])
    expect(perDay(pair, false)).toEqual(['-1.8', '0.03']) // 100 × 0.003 × 6
  })

  it('is the whole cap at each payment of a quoted interval that is shorter', () => {
    // Venues keep the cap of one payment when they turn a market to hourly ones: 100 × 0.003 × 24.
    const hourly = market('A', capped)
    const snapshot = {
      quotes: new Map([
        [hourly.id, { ...quoted('100'), funding: { rate: ratio('0.0001'), everyHours: 1 } }],
      ]),
    }
    const form = formWith({ cash: '50', markets: [hourly], positions: [held(hourly, '1', '100')] })
    const drag = dragAlong(appraisedAt(form, snapshot), { rates: 'cap', flips: false }, snapshot)
    expect(perDayOf(drag)).toBe('-7.2')
  })

  it('stays hourly where a venue pays by the hour and the rate was quoted per eight', () => {
    // 4 % an hour of 100, 24 times a day
    const pair = pairOf({ everyHours: 1, cap: ratio('0.04') }, capped, ['0.0001', '0.0001'])
    expect(perDay(pair, false)).toEqual(['-96', '0.03'])
  })

  it('is never milder than a quoted rate beyond it', () => {
    const pair = pairOf(capped, capped, ['0.005', '-0.005'])
    expect(perDay(pair, false)).toEqual(['-1.5', '-1.5'])
  })

  it('takes the venue’s cap where the market names none', () => {
    const rules = rulesWith({ funding: { ...rulesWith().funding, cap: ratio('0.02') } })
    const snapshot = snapshotOf({ BTC: quoted('100', '0.0001') })
    const form = formWith({ cash: '50', markets: [BTC], positions: [held(BTC, '1', '100')], rules })
    const pool = appraisedAt(form, snapshot)
    const drag = dragAlong(pool, { rates: 'cap', flips: false }, snapshot)
    expect(perDayOf(drag)).toBe('-6') // 100 × 0.02 × 3
  })

  it('is unknown, and says which market, where no cap is known', () => {
    const pair = pairOf(capped, { everyHours: 8 }, ['0.0001', '-0.0001'])
    expect(perDay(pair, false)).toEqual([{ market: 'made-up:B', what: 'cap' }])
  })

  it('sees both legs of a hedge at one rate, the net position’s', () => {
    const both = market('A', capped)
    const snapshot = snapshotOf({ A: quoted('100', '0.0001') })
    const positions = [held(both, '3', '100'), held(both, '-1', '100')]
    const form = formWith({ cash: '50', markets: [both], positions })
    const drag = dragAlong(appraisedAt(form, snapshot), { rates: 'cap', flips: true }, snapshot)
    expect(perDayOf(drag)).toBe('-1.8') // −2.7 + 0.9
  })
})

describe('no days', () => {
  const appraisal = crossPool()

  it('when a rate is unknown: the erosion is unknown and names the market', () => {
    const snapshot = snapshotOf({
      BTC: quoted('64000', '0.0001'),
      ETH: quoted('3200'),
      SOL: quoted('152', '0.0002'),
    })
    const drag = dragAlong(appraisal, TODAY, snapshot)
    expect(erosionOf(appraisal, drag)).toEqual({
      kind: 'unknown',
      missing: [{ market: ETH.id, what: 'rate' }],
    })
  })

  it('when funding is received, or none is paid', () => {
    const at = (rate: string) => erosionAlong({ rates: 'same', rate: per8(rate), flips: false })
    expect(at('-0.0001')).toEqual({ kind: 'never', why: 'funding is received' })
    expect(at('0')).toEqual({ kind: 'never', why: 'no funding is paid' })
  })

  it('when the buffer is gone already: the shortfall is said instead', () => {
    const gone = drifted(appraisal, usd(-13_701))
    expect(erosionOf(gone, dragAlong(gone, TODAY))).toEqual({
      kind: 'breached',
      shortfall: usd(1),
    })
  })

  it('are none of a pool at exactly zero, by the venue’s comparison', () => {
    const onZero = drifted(appraisal, usd(-13_700))
    expect(erosionOf(onZero, dragAlong(onZero, TODAY)).kind).toBe('breached')
    const rules = rulesWith({ liquidatedAtZero: false })
    const safe = { ...onZero, form: { ...onZero.form, rules } }
    expect(wholeDays(erosionOf(safe, dragAlong(safe, TODAY)))).toBe(0)
  })
})

describe('drift of liquidation prices', () => {
  const thirty = { days: ratio(30), perDay: usd('-25.248') }

  it('brings BTC from 52,438.82 to 53,078.01 in thirty days', () => {
    // 757.44 less cash ÷ (1.2 − 0.0125 × 1.2) = 639.19
    const before = driftOf(crossPool(), BTC.id, { ...thirty, days: ratio(0) })
    const after = driftOf(crossPool(), BTC.id, thirty)
    if (before.kind !== 'at' || after.kind !== 'at') throw new Error('BTC has a price')
    expect(before.lower?.toNumber()).toBeCloseTo(52_438.82, 2)
    expect(after.lower?.toNumber()).toBeCloseTo(53_078.01, 2)
    expect(after.lower?.minus(before.lower!).toNumber()).toBeCloseTo(757.44 / 1.185, 9)
  })

  it('is what the form says with less cash', () => {
    const pool = crossPool()
    const less = { ...pool.form, cash: pool.form.cash.plus(usd('-757.44')) }
    const again = appraise(less, (market) => SAMPLE.quotes.get(market)!.mark!)
    expect(drifted(pool, usd('-757.44'))).toEqual(again)
  })

  it('brings a short’s price down', () => {
    const before = driftOf(crossPool(), SOL.id, { ...thirty, days: ratio(0) })
    const after = driftOf(crossPool(), SOL.id, thirty)
    if (before.kind !== 'at' || after.kind !== 'at') throw new Error('SOL has a price')
    expect(after.upper?.lt(before.upper!)).toBe(true)
  })

  it('takes from the margin of an isolated position', () => {
    // 60,000 × (p − 0.125) + 1,200 − 10 × 6.372 = 0.05 × 60,000 × p → p = 6,363.72 ÷ 57,000
    const after = driftOf(dogePool(), dogePool().lines[0]!.leg.market, {
      days: ratio(10),
      perDay: usd('-6.372'),
    })
    if (after.kind !== 'at') throw new Error('DOGE has a price')
    expect(after.lower?.toNumber()).toBeCloseTo(6_363.72 / 57_000, 12)
  })

  it('ends in a breach once the days are used up', () => {
    expect(driftOf(crossPool(), BTC.id, { ...thirty, days: ratio(543) }).kind).toBe('breached')
  })
})

describe('payments at their stamps', () => {
  const drag = dragAlong(crossPool(), TODAY)

  it('are counted whole from the next one on', () => {
    // −7.68 − 8.64 + 7.904 = −8.416 each; at 1 h, 9 h and 17 h
    expect(receivedWithin(drag, 24, () => 1)).toEqual({ kind: 'known', received: usd('-25.248') })
    expect(receivedWithin(drag, 8, () => 1)).toEqual({ kind: 'known', received: usd('-8.416') })
    expect(receivedWithin(drag, 9, () => 1)).toEqual({ kind: 'known', received: usd('-16.832') })
  })

  it('may fall at another hour for each market', () => {
    // Only BTC settles within two hours
    const received = receivedWithin(drag, 2, (market) => (market === BTC.id ? 1 : 3))
    expect(received).toEqual({ kind: 'known', received: usd('-7.68') })
  })

  it('of an unknown drag are unknown', () => {
    const missing = [{ market: ETH.id, what: 'rate' as const }]
    expect(
      receivedWithin({ kind: 'unknown', missing, lines: [], byLine: [] }, 24, () => 1),
    ).toMatchObject({
      kind: 'unknown',
      missing,
    })
  })
})
