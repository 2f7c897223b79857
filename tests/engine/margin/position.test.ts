import { describe, expect, it } from 'vitest'
import { formOf } from '../../../src/engine/margin/form'
import { poolsOf } from '../../../src/engine/margin/pool'
import {
  buyingPower,
  chosenLeverage,
  highestLeverage,
  leastRateOf,
  leverageAt,
  leverageOf,
  returnOf,
  unrealisedOf,
} from '../../../src/engine/margin/position'
import { appraise } from '../../../src/engine/margin/stand'
import { position } from '../../../src/engine/model/book'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { generic, genericMarket } from '../../../src/engine/venues/generic'

const BTC = genericMarket('BTC', { maintenanceRate: ratio('0.05'), initialRate: ratio('0.1') })
const CAPPED = { ...BTC, openInterestCaps: { lower: usd(1_000), upper: usd(2_000) } }

/** Size at entry 100, marked at 110, in an account that also holds one coin as collateral. */
function line(of: { size: number; leverage?: number; entry?: number }) {
  const held = position({
    id: 'p',
    market: BTC.id,
    size: size(of.size),
    entry: price(of.entry ?? 100),
    leverage: of.leverage === undefined ? undefined : ratio(of.leverage),
    fundingUnsettled: usd(-7),
  })
  const [pool] = poolsOf({
    id: 'a',
    name: 'a',
    venue: 'generic',
    quote: 'USD',
    cash: usd(0),
    holdings: [{ market: BTC.id, size: size(1), haircut: ratio(0) }],
    positions: [held],
  })
  const formed = pool && formOf(pool, generic, () => CAPPED)
  if (!formed?.ok) throw new Error('the pool has a form')
  const [first, holding] = appraise(formed.form, () => price(110)).lines
  if (first === undefined || holding === undefined) throw new Error('two lines')
  return { first, holding }
}

describe('unrealised profit', () => {
  it('is size times the move from entry, funding apart', () => {
    expect(String(unrealisedOf(line({ size: 2 }).first))).toBe('20')
    expect(String(unrealisedOf(line({ size: -2 }).first))).toBe('-20')
  })

  it('of collateral is none', () => {
    expect(unrealisedOf(line({ size: 2 }).holding)).toBeUndefined()
  })
})

describe('return', () => {
  it('is on the margin put up: ten per cent at five times is half of it', () => {
    expect(String(returnOf(line({ size: 2, leverage: 5 }).first))).toBe('0.5')
    expect(String(returnOf(line({ size: -2, leverage: 5 }).first))).toBe('-0.5')
  })

  it('without a choice is at the highest leverage of the market', () => {
    expect(String(returnOf(line({ size: 2 }).first))).toBe('1')
  })

  it('never counts more margin than the whole notional', () => {
    expect(String(returnOf(line({ size: 2, leverage: 0.5 }).first))).toBe('0.1')
  })

  it('of a position that cost nothing is none', () => {
    expect(returnOf(line({ size: 2, entry: 0 }).first)).toBeUndefined()
    expect(returnOf(line({ size: 2 }).holding)).toBeUndefined()
  })
})

describe('leverage', () => {
  it('of a position is its notional by the equity of the pool', () => {
    // 220 ÷ 55
    expect(String(leverageOf(line({ size: -2 }).first, usd(55)))).toBe('4')
    expect(leverageOf(line({ size: 2 }).first, usd(0))).toBeUndefined()
    expect(leverageOf(line({ size: 2 }).first, usd(-1))).toBeUndefined()
  })

  it('highest falls as open interest rises', () => {
    // 15 coins × 110 = 1,650 of 1,000 to 2,000: 0.1 + 0.9 × 0.65 = 0.685.
    const { first } = line({ size: 2 })
    expect(String(highestLeverage(first))).toBe('10')
    expect(String(leastRateOf(first, { openInterest: size(15) }))).toBe('0.685')
    expect(String(highestLeverage(first, { openInterest: size(20) }))).toBe('1')
  })

  it('chosen stays what was chosen, allowed or not', () => {
    expect(String(chosenLeverage(line({ size: 2, leverage: 50 }).first))).toBe('50')
    expect(String(chosenLeverage(line({ size: 2 }).first))).toBe('10')
  })

  it('of collateral, or of a rate of zero, has no highest', () => {
    expect(highestLeverage(line({ size: 2 }).holding)).toBeUndefined()
    expect(leverageAt(ratio(0))).toBeUndefined()
  })
})

it('buying power is what free collateral opens, below zero what must close first', () => {
  expect(String(buyingPower(usd(50), ratio('0.1')))).toBe('500')
  expect(String(buyingPower(usd(-50), ratio('0.1')))).toBe('-500')
  expect(buyingPower(usd(50), ratio(0))).toBeUndefined()
})
