// Standing: where a pool is now.
import { describe, expect, it } from 'vitest'
import { bandOf } from '../../../src/engine/liquidation/price'
import {
  appraise,
  isLiquidatable,
  outsetOf,
  lineOf,
  marksFor,
  standingOf,
} from '../../../src/engine/margin/stand'
import { position } from '../../../src/engine/model/book'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { flatByShare } from '../../../src/engine/venues/tiers'
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
const ETH = marketWith('ETH', '0.02')
const POOL = formWith({
  cash: '50',
  markets: [BTC, ETH],
  positions: [held(BTC, '2', '100'), held(ETH, '-5', '10')],
})

describe('a pool at its marks', () => {
  it('equity is collateral and P&L, the requirement counts both sides', () => {
    const at = appraisedAt(POOL, snapshotOf({ BTC: quoted('110'), ETH: quoted('12') }))
    // 50 + 2 × 10 − 5 × 2; 1 % × 220 + 2 % × 60
    expect(at.equity.toString()).toBe('60')
    expect(at.maintenance.toString()).toBe('3.4')
    expect(at.buffer.toString()).toBe('56.6')
  })

  it('a line knows its signed value, its notional and what a rise of its market gives', () => {
    const [, eth] = POOL.legs
    if (eth === undefined) throw new Error('a leg')
    const line = lineOf(eth, price(12))
    expect([line.value, line.notional, line.requirement, line.slope].map(String)).toEqual([
      '-60',
      '60',
      '1.2',
      '-61.2',
    ])
  })

  it('keeps the lines whose leg and mark did not change', () => {
    const mark = price(110)
    const first = appraise(POOL, (market) => (market === BTC.id ? mark : price(12)))
    const second = appraise(POOL, (market) => (market === BTC.id ? mark : price(13)), first)
    expect(second.lines[0]).toBe(first.lines[0])
    expect(second.lines[1]).not.toBe(first.lines[1])
    expect(second.equity.toString()).toBe('55')
  })
})

describe('marks', () => {
  it('all missing ones are named', () => {
    const marks = marksFor(POOL, snapshotOf({}))
    expect(marks).toEqual({ ok: false, missing: [BTC.id, ETH.id] })
  })

  it('one of zero is missing too: unknown is never zero', () => {
    const marks = marksFor(POOL, snapshotOf({ BTC: quoted('110'), ETH: quoted('0') }))
    expect(marks).toEqual({ ok: false, missing: [ETH.id] })
  })
})

describe('at exactly zero buffer', () => {
  const zero = { equity: usd(1), maintenance: usd(1), buffer: usd(0) }
  it('the venue’s own comparison decides', () => {
    expect(isLiquidatable(zero, true)).toBe(true)
    expect(isLiquidatable(zero, false)).toBe(false)
  })

  it('below zero is liquidatable everywhere', () => {
    const below = { ...zero, buffer: usd('-0.000001') }
    expect(isLiquidatable(below, false)).toBe(true)
  })

  it('a pool that requires nothing is not liquidated', () => {
    expect(isLiquidatable({ equity: usd(-5), maintenance: usd(0), buffer: usd(-5) }, true)).toBe(
      false,
    )
  })
})

describe('before any price moves', () => {
  const inCents = rulesWith({ cashUnit: usd('0.01'), liquidatedAtZero: false })
  const outset = (of: { cash: string; size: string; mark: string; rate: string }) => {
    const market = marketWith('BTC', of.rate)
    const form = formWith({
      cash: of.cash,
      markets: [market],
      positions: [
        position({ id: 'p1', market: market.id, size: size(of.size), entry: price(100) }),
      ],
      rules: inCents,
    })
    return outsetOf(appraisedAt(form, snapshotOf({ BTC: quoted(of.mark) })))
  }

  it('a pool that rounding puts below zero is liquidated, as booked', () => {
    // Exact: 1.006 − 1.00016. Booked: 100.01 counts, so 1.00 − 1.01.
    const found = outset({ cash: '0.99', size: '1', mark: '100.016', rate: '0.01' })
    expect(found).toEqual({ kind: 'breached', shortfall: usd('0.01') })
  })

  it('a pool that rounding keeps at zero is safe, and asked as if at zero', () => {
    // Exact: 0.01 − 0.0099 − 0.010001. Booked: −100.0099 counts as −100.00, so 0.01 − 0.01.
    const found = outset({ cash: '0.01', size: '-1', mark: '100.0099', rate: '0.0001' })
    expect(found.kind === 'safe' && found.appraisal.buffer.toString()).toBe('0')
    expect(found.kind === 'safe' && bandOf(found.appraisal, BTC.id)).toMatchObject({
      kind: 'at',
      upper: price('100.0099'),
    })
  })

  it('a position that requires nothing is lost below zero equity', () => {
    const free = marketWith('BTC', '0')
    const at = (units: string) => {
      const form = formWith({
        cash: '-10',
        markets: [free],
        positions: [position({ id: 'p1', market: free.id, size: size(units), entry: price(100) })],
      })
      return outsetOf(appraisedAt(form, snapshotOf({ BTC: quoted('100') })))
    }
    expect(at('1')).toEqual({ kind: 'breached', shortfall: usd(10) })
    expect(at('0').kind).toBe('safe')
  })
})

describe('booked in whole cash units', () => {
  const unit = usd('0.01')
  const market = marketWith('BTC', flatByShare(ratio('0.1'), ratio('0.5')))
  const booked = (mark: string, funding = '0') => {
    const held = position({
      id: 'p1',
      market: market.id,
      size: size(1),
      entry: price(100),
      fundingUnsettled: usd(funding),
    })
    const form = formWith({
      cash: '50',
      markets: [market],
      positions: [held],
      rules: rulesWith({ cashUnit: unit }),
    })
    return standingOf(appraisedAt(form, snapshotOf({ BTC: quoted(mark) })))
  }

  it('values are cut toward zero and requirements rounded up, initial first', () => {
    // 100.009 is worth 100.00; 10 % of it is 10.00, half of that 5.00
    expect([booked('100.009').equity, booked('100.009').maintenance].map(String)).toEqual([
      '50',
      '5',
    ])
    // 100.01: 10.001 → 10.01, half 5.005 → 5.01
    expect(String(booked('100.01').maintenance)).toBe('5.01')
  })

  it('unsettled funding is cut against the holder', () => {
    expect(String(booked('100', '0.009').equity)).toBe('50')
    expect(String(booked('100', '-0.001').equity)).toBe('49.99')
  })

  it('elsewhere figures are exact', () => {
    const exact = appraisedAt(POOL, snapshotOf({ BTC: quoted('110.001'), ETH: quoted('12') }))
    expect(String(standingOf(exact).equity)).toBe('60.002')
  })
})
