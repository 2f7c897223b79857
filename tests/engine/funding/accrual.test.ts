import { describe, expect, it } from 'vitest'
import {
  accountIndexPayment,
  accrued,
  indexPayment,
  indexStep,
  payment,
  settlementsOf,
  settlementsWithin,
  type Settlement,
  type Stretch,
} from '../../../src/engine/funding/accrual'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'

const moment = (time: string) => Date.parse(`2026-08-01T${time}Z`)

function at(time: string, rate: string, paid = '100'): Settlement {
  return { at: moment(time), rate: ratio(rate), price: price(paid) }
}
const day = (from: string, to: string) => ({ from: moment(from), to: moment(to) })

const stretch = (since: string, everyHours: number, rate: string): Stretch => ({
  since: moment(since),
  everyHours,
  rate: ratio(rate),
})

const hours = (found: readonly Settlement[]) =>
  found.map((settlement) => new Date(settlement.at).toISOString().slice(11, 16))

describe('one payment', () => {
  it('is paid by a long and received by a short when the rate is above zero', () => {
    const settlement = { rate: ratio('0.0001'), price: price(2) }
    expect(payment(size(-10), settlement).toString()).toBe('0.002') // 10 × 2 × 0.0001
    expect(payment(size(10), settlement).toString()).toBe('-0.002')
  })

  it('is received by a long when the rate is below zero', () => {
    expect(payment(size(3), { rate: ratio('-0.01'), price: price(50) }).toString()).toBe('1.5')
  })
})

describe('funding over a period', () => {
  const settlements = [at('00:00:00', '0.001'), at('08:00:00', '0.002'), at('16:00:00', '-0.004')]

  it('adds the settlements after the start, up to and including the end', () => {
    // 2 × 100 = 200; −200 × (0.002 − 0.004) = +0.4
    expect(accrued(size(2), settlements, day('00:00:00', '16:00:00')).toString()).toBe('0.4')
    expect(accrued(size(2), settlements, day('00:00:00', '15:59:59')).toString()).toBe('-0.4')
  })

  it('is nothing between two settlements', () => {
    expect(accrued(size(2), settlements, day('08:00:00', '15:00:00')).isZero()).toBe(true)
  })

  it('charges a settlement just before the opening within the grace, and not at its very end', () => {
    const opened = ['00:00:00', '00:00:14', '00:00:15'].map((time) =>
      accrued(size(1), settlements, day(time, '01:00:00'), { graceSeconds: 15 }).toString(),
    )
    expect(opened).toEqual(['-0.1', '-0.1', '0']) // 100 × 0.001
  })

  it('pays each settlement at its own price and interval', () => {
    const mixed = [at('04:00:00', '0.001', '100'), at('05:00:00', '0.0001', '200')]
    // −(100 × 0.001 + 200 × 0.0001) = −0.12
    expect(accrued(size(1), mixed, day('00:00:00', '06:00:00')).toString()).toBe('-0.12')
  })

  it('holds each rate at the bounds it is given', () => {
    const bounds = { cap: ratio('0.0015') }
    // −100 × (0.0015 − 0.0015) = 0
    expect(accrued(size(1), settlements, day('00:00:00', '16:00:00'), { bounds }).isZero()).toBe(
      true,
    )
  })

  it('that ends before it starts, or a settlement without a moment, is refused', () => {
    expect(() => accrued(size(1), [], { from: 1, to: 0 })).toThrow('1 to 0')
    expect(() => accrued(size(1), [], { from: Number.NaN, to: 0 })).toThrow('NaN to 0')
    const lost = { ...at('01:00:00', '0'), at: Number.NaN }
    expect(() => accrued(size(1), [lost], day('00:00:00', '02:00:00'))).toThrow('was NaN')
  })
})

describe('settlements of constant rates', () => {
  it('come at whole intervals of the UTC day', () => {
    const found = settlementsOf(
      [stretch('00:00:00', 8, '0.0001')],
      day('00:00:00', '23:00:00'),
      price(1),
    )
    expect(hours(found)).toEqual(['08:00', '16:00'])
  })

  it('can start at another hour of the day', () => {
    const late = { ...stretch('00:00:00', 8, '0.0001'), phaseHours: 4 }
    const found = settlementsOf([late], day('00:00:00', '23:00:00'), price(1))
    expect(hours(found)).toEqual(['04:00', '12:00', '20:00'])
  })

  it('change interval in the middle: the stamp at the change is the earlier interval’s', () => {
    const plan = [stretch('00:00:00', 8, '0.0008'), stretch('08:00:00', 4, '0.0004')]
    const found = settlementsOf(plan, day('00:00:00', '16:00:00'), price(100))
    expect(hours(found)).toEqual(['08:00', '12:00', '16:00'])
    // 1 × 100 × (0.0008 + 0.0004 + 0.0004) = 0.16
    expect(accrued(size(-1), found, day('00:00:00', '16:00:00')).toString()).toBe('0.16')
  })

  it('are held at the bounds of their stretch', () => {
    const wild = { ...stretch('00:00:00', 8, '0.9'), cap: ratio('0.003') }
    const [first] = settlementsOf([wild], day('00:00:00', '08:00:00'), price(1))
    expect(first?.rate.toString()).toBe('0.003')
  })

  it('do not exist before the first stretch', () => {
    const plan = [stretch('12:00:00', 1, '0.0001')]
    expect(hours(settlementsOf(plan, day('00:00:00', '14:00:00'), price(1)))).toEqual([
      '13:00',
      '14:00',
    ])
  })

  it('that run backwards, or out of bounds, are refused', () => {
    const plan = [
      stretch('12:00:00', 1, '0'),
      stretch('08:00:00', 1, '0'),
      stretch('13:00:00', 1, '0'),
    ]
    expect(() => settlementsOf(plan, day('00:00:00', '14:00:00'), price(1))).toThrow(
      'order of time',
    )
    const century = {
      from: Date.parse('1926-08-01T00:00:00Z'),
      to: Date.parse('2026-08-01T00:00:00Z'),
    }
    const hourly = { since: century.from, everyHours: 1, rate: ratio(0) }
    expect(() => settlementsOf([hourly], century, price(1))).toThrow('100000')
  })
})

describe('payments within a horizon', () => {
  it('count whole settlements from the next one on', () => {
    const counts = [8, 1, 0].map((hoursToFirst) =>
      settlementsWithin(24, { everyHours: 8, hoursToFirst }),
    )
    expect(counts).toEqual([3, 3, 4]) // 8, 16, 24; 1, 9, 17; 0, 8, 16, 24
    expect(settlementsWithin(5, { everyHours: 8, hoursToFirst: 6 })).toBe(0)
  })
})

describe('a cumulative index', () => {
  it('costs a long by what the index rose', () => {
    const of = { size: size(10), indexAtEntry: price(100), indexNow: price(200) }
    expect(indexPayment(of).toString()).toBe('-1000')
  })

  it('costs a short by what the index fell', () => {
    // −(−3) × (−52.728 + 50.728) = 3 × −2
    const of = { size: size(-3), indexAtEntry: price('-50.728'), indexNow: price('-52.728') }
    expect(indexPayment(of).toString()).toBe('-6')
  })

  it('settles the account once, cut toward minus infinity', () => {
    const third = { size: size('0.5'), indexAtEntry: price(0), indexNow: price('-0.000001') }
    // Each is +0.0000005: cut one by one they would be nothing; together +0.000001.
    expect(accountIndexPayment([third, third], usd('0.000001')).toString()).toBe('0.000001')
    expect(accountIndexPayment([third], usd('0.000001')).toString()).toBe('0')
    const paid = { ...third, indexNow: price('0.000001') }
    expect(accountIndexPayment([paid], usd('0.000001')).toString()).toBe('-0.000001')
    expect(accountIndexPayment([paid]).toString()).toBe('-0.0000005')
  })

  it('moves by rate × price × time, cut toward zero to its unit', () => {
    const hour = { price: price(50_000), seconds: 3_600, unit: price('0.01') }
    // 0.0001 × 50,000 ÷ 8 = 0.625
    expect(indexStep(ratio('0.0001'), hour).toString()).toBe('0.62')
    expect(indexStep(ratio('-0.0001'), hour).toString()).toBe('-0.62')
    // 0.000001 × 50,000 ÷ 8 = 0.00625: too small to move it
    expect(indexStep(ratio('0.000001'), hour).isZero()).toBe(true)
  })
})
