// Laws of funding, for all books.
// Ranges: sizes ±10^−4 … ±10^6, prices 10^−4 … 10^6 (four places), rates −4 % … +4 % with eight places;
// up to 60 settlements in 100 hours, several at one moment; intervals 1, 2, 4 and 8 hours.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  accountIndexPayment,
  accrued,
  settlementsOf,
  settlementsWithin,
  type Settlement,
  type Stretch,
} from '../../src/engine/funding/accrual'
import { dragOfPool, type QuoteLookup } from '../../src/engine/funding/drag'
import { drifted, erosionOf, ratesAlong, type RatePath } from '../../src/engine/funding/erosion'
import { bounded, fundingRate } from '../../src/engine/funding/rate'
import { appraise, type Appraisal } from '../../src/engine/margin/stand'
import type { Snapshot } from '../../src/engine/model/snapshot'
import {
  NOTHING,
  price,
  ratio,
  sign,
  size,
  usd,
  type Price,
  type Ratio,
  type Size,
} from '../../src/engine/units/amount'
import { appraisedAt, formWith, held, marketWith, snapshotOf } from '../fixtures/made-up-venue'

const HOUR = 3_600_000
const PATIENCE_MS = 60_000

/** Whole steps of 10^−places as an exact text. */
const steps = (min: number, max: number, places: number) =>
  fc.integer({ min, max }).map((digits) =>
    ratio(digits)
      .times(ratio(`1e-${places}`))
      .toString(),
  )

const sizes: fc.Arbitrary<Size> = fc
  .tuple(steps(1, 2_000_000_000, 4), fc.boolean())
  .map(([digits, short]) => (short ? size(digits).neg() : size(digits)))
const prices: fc.Arbitrary<Price> = steps(1, 2_000_000_000, 4).map(price)
const rates: fc.Arbitrary<Ratio> = steps(-4_000_000, 4_000_000, 8).map(ratio)
const intervals = fc.constantFrom(1, 2, 4, 8)

const settlements: fc.Arbitrary<readonly Settlement[]> = fc.array(
  fc.record({
    at: fc.integer({ min: 0, max: 100 }).map((hour) => hour * HOUR),
    rate: rates,
    price: prices,
  }),
  { maxLength: 60 },
)

/** Three moments in order, on the hour or beside it, so that settlements fall on the joints too. */
const moments = fc
  .tuple(...[0, 1, 2].map(() => fc.tuple(fc.nat({ max: 100 }), fc.constantFrom(0, 0, 1, -1))))
  .map((found) => found.map(([hour, beside]) => hour * HOUR + beside).toSorted((a, b) => a - b))

describe('accrual adds', () => {
  it('funding over a→b plus b→c equals a→c', () => {
    fc.assert(
      fc.property(sizes, settlements, moments, (held, list, [a, b, c]) => {
        const over = (from: number, to: number) => accrued(held, list, { from, to })
        const whole = over(a!, c!)
        expect(over(a!, b!).plus(over(b!, c!)).eq(whole)).toBe(true)
      }),
    )
  })

  it('also where the interval changes on the way', () => {
    const plan = fc.array(
      fc.record({ hours: fc.nat({ max: 100 }), rate: rates, everyHours: intervals }),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(sizes, prices, plan, moments, (held, paid, found, [a, b, c]) => {
        const stretches: Stretch[] = found
          .map(({ hours, ...rest }) => ({ since: hours * HOUR, ...rest }))
          .toSorted((x, y) => x.since - y.since)
        const over = (from: number, to: number) =>
          accrued(held, settlementsOf(stretches, { from, to }, paid), { from, to })
        expect(over(a!, b!).plus(over(b!, c!)).eq(over(a!, c!))).toBe(true)
      }),
    )
  })
})

describe('funding nets', () => {
  it('longs pay what shorts receive, to the last digit', () => {
    fc.assert(
      fc.property(sizes, settlements, moments, (held, list, [a, , c]) => {
        const period = { from: a!, to: c! }
        const long = accrued(held, list, period)
        expect(long.plus(accrued(held.neg(), list, period)).isZero()).toBe(true)
      }),
    )
  })

  it('cutting accounts to the cash unit only ever takes: the sum of all is never above nothing', () => {
    const unit = usd('0.000001')
    fc.assert(
      fc.property(
        fc.array(sizes, { minLength: 1, maxLength: 10 }),
        prices,
        prices,
        (all, was, now) => {
          const paid = [...all, ...all.map((one) => one.neg())].map((one) =>
            accountIndexPayment([{ size: one, indexAtEntry: was, indexNow: now }], unit),
          )
          const total = paid.reduce((sum, one) => sum.plus(one), NOTHING)
          expect(sign(total)).toBeLessThanOrEqual(0)
          // One unit at most for each account
          expect(total.abs().lte(unit.times(ratio(paid.length)))).toBe(true)
        },
      ),
    )
  })
})

describe('stamps', () => {
  it('counted within a horizon are those listed in it', () => {
    fc.assert(
      fc.property(
        intervals,
        fc.nat({ max: 200 }),
        fc.nat({ max: 7 }),
        (everyHours, horizon, phase) => {
          const hoursToFirst = phase % everyHours
          const stretch = { since: -HOUR, rate: ratio(0), everyHours, phaseHours: hoursToFirst }
          const period = { from: -1, to: horizon * HOUR }
          expect(settlementsOf([stretch], period, price(1))).toHaveLength(
            settlementsWithin(horizon, { everyHours, hoursToFirst }),
          )
        },
      ),
    )
  })
})

describe('the rate', () => {
  const terms = { interest: ratio('0.0001'), clamp: ratio('0.0005') }

  it('never falls when the premium rises, and lies within the clamp of it', () => {
    fc.assert(
      fc.property(rates, rates, intervals, (p, q, everyHours) => {
        const [low, high] = p.lt(q) ? [p, q] : [q, p]
        const at = (premium: Ratio) => fundingRate(premium, { ...terms, everyHours })
        expect(at(low).rate.lte(at(high).rate)).toBe(true)
        expect(at(p).per8Hours.minus(p).abs().lte(terms.clamp)).toBe(true)
      }),
    )
  })

  it('held once is held: bounds change nothing the second time', () => {
    fc.assert(
      fc.property(rates, rates, (rate, cap) => {
        const bounds = { cap: cap.abs() }
        const once = bounded(rate, bounds)
        expect(bounded(once, bounds).eq(once)).toBe(true)
        expect(once.abs().lte(bounds.cap)).toBe(true)
      }),
    )
  })
})

// Pools of one to six positions over four markets, hedged legs included; every market has a rate, some zero.
const books = fc
  .record({
    legs: fc.array(fc.tuple(fc.nat({ max: 3 }), sizes, prices), { minLength: 1, maxLength: 6 }),
    marks: fc.array(prices, { minLength: 4, maxLength: 4 }),
    rates: fc.array(fc.tuple(rates, intervals), { minLength: 4, maxLength: 4 }),
    cash: fc.integer({ min: -1_000_000, max: 1_000_000_000 }),
  })
  .map((of): { appraisal: Appraisal; snapshot: Snapshot } => {
    const markets = [0, 1, 2, 3].map((at) =>
      marketWith(`M${at}`, '0.01', { funding: { everyHours: 8, cap: ratio('0.0075') } }),
    )
    const positions = of.legs.map(([market, held_, entry], at) =>
      held(markets[market]!, held_.toString(), entry.toString(), `p${at}`),
    )
    const snapshot = snapshotOf(
      Object.fromEntries(
        of.marks.map((mark, at) => {
          const [rate, everyHours] = of.rates[at]!
          return [`M${at}`, { mark, funding: { rate, everyHours } }]
        }),
      ),
    )
    const form = formWith({ cash: String(of.cash), markets, positions })
    return { appraisal: appraisedAt(form, snapshot), snapshot }
  })

const quotesOf =
  (snapshot: Snapshot): QuoteLookup =>
  (market) =>
    snapshot.quotes.get(market)

function perDayAlong(appraisal: Appraisal, path: RatePath, snapshot: Snapshot) {
  const quoteOf = quotesOf(snapshot)
  const along = ratesAlong(appraisal, path, quoteOf)
  if (along.kind === 'unknown') throw new Error('every rate and cap is given')
  const drag = dragOfPool(appraisal, quoteOf, along.rateOf)
  if (drag.kind === 'unknown') throw new Error('every rate is given')
  return drag.perDay
}

describe('paths of rates', () => {
  it(
    'no path is milder than today: flip ≤ today, cap ≤ today, cap that flips ≤ both',
    () => {
      fc.assert(
        fc.property(books, ({ appraisal, snapshot }) => {
          const today = perDayAlong(appraisal, { rates: 'today', flips: false }, snapshot)
          const flip = perDayAlong(appraisal, { rates: 'today', flips: true }, snapshot)
          const cap = perDayAlong(appraisal, { rates: 'cap', flips: false }, snapshot)
          const worst = perDayAlong(appraisal, { rates: 'cap', flips: true }, snapshot)
          // Quotients of intervals are exact here: 24 ÷ 1, 2, 4 or 8
          expect([flip, cap].every((one) => one.lte(today) && worst.lte(one))).toBe(true)
          expect(sign(worst)).toBeLessThanOrEqual(0)
        }),
        { numRuns: 300 },
      )
    },
    PATIENCE_MS,
  )
})

describe('erosion', () => {
  it(
    'a pool is just alive when its days are up: the buffer is then zero',
    () => {
      let lived = 0
      fc.assert(
        fc.property(books, ({ appraisal, snapshot }) => {
          const drag = dragOfPool(appraisal, quotesOf(snapshot))
          const erosion = erosionOf(appraisal, drag)
          if (erosion.kind !== 'at' || drag.kind !== 'known') return
          lived += 1
          const after = drifted(appraisal, drag.perDay.times(erosion.days))
          // One division at 40 digits: the rest is below 10^−20
          expect(after.buffer.abs().lt(usd('1e-20'))).toBe(true)
        }),
        { numRuns: 300 },
      )
      expect(lived).toBeGreaterThan(30)
    },
    PATIENCE_MS,
  )

  it('what drifted stands where its form says', () => {
    fc.assert(
      fc.property(books, rates, ({ appraisal, snapshot }, share) => {
        const received = usd(1_000_000).times(share)
        const moved = drifted(appraisal, received)
        const again = appraise(moved.form, (market) => snapshot.quotes.get(market)!.mark!)
        expect(moved.equity.eq(again.equity)).toBe(true)
        expect(moved.buffer.eq(again.buffer)).toBe(true)
        expect(moved.maintenance).toBe(appraisal.maintenance)
      }),
      { numRuns: 300 },
    )
  })
})
