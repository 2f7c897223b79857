// Margins counted at entry: the requirement stands still whatever the price does.
import { describe, expect, it } from 'vitest'
import { bandOf } from '../../../src/engine/liquidation/price'
import { formOf } from '../../../src/engine/margin/form'
import { initialOf } from '../../../src/engine/margin/initial'
import { poolsOf } from '../../../src/engine/margin/pool'
import { appraise } from '../../../src/engine/margin/stand'
import { position, type Account } from '../../../src/engine/model/book'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { generic, genericMarket } from '../../../src/engine/venues/generic'
import type { VenueRules } from '../../../src/engine/venues/rules'

const market = genericMarket('BTC', { maintenanceRate: ratio('0.01'), initialRate: ratio('0.1') })
const atEntry: VenueRules = { ...generic, requirementBasis: 'entry' }

/** Size at entry 100 with ten a unit set aside, appraised at a mark. */
function held(of: { size: number; mark: number; rules?: VenueRules; margin?: number }) {
  const account: Account = {
    id: 'a',
    name: 'a',
    venue: 'generic',
    quote: 'USD',
    cash: usd(0),
    holdings: [],
    positions: [
      position({
        id: 'p',
        market: market.id,
        size: size(of.size),
        entry: price(100),
        margin: { mode: 'isolated', margin: usd(of.margin ?? 10) },
        leverage: ratio(10),
      }),
    ],
  }
  const [, pool] = poolsOf(account)
  if (pool === undefined) throw new Error('the isolated pool exists')
  const formed = formOf(pool, of.rules ?? atEntry, () => market)
  if (!formed.ok) throw new Error('the pool has a form')
  return appraise(formed.form, () => price(of.mark))
}

describe('a requirement counted at entry', () => {
  it('is the same at every price', () => {
    // 1 % of 100, not of 60 or 150
    expect(held({ size: 1, mark: 60 }).maintenance.toString()).toBe('1')
    expect(held({ size: 1, mark: 150 }).maintenance.toString()).toBe('1')
    expect(held({ size: 1, mark: 150, rules: generic }).maintenance.toString()).toBe('1.5')
  })

  it('liquidates a long where margin less requirement is used up', () => {
    // 10 − (100 − p) = 1  →  p = 91
    const band = bandOf(held({ size: 1, mark: 100 }), market.id)
    expect(band.kind === 'at' && band.lower?.toString()).toBe('91')
    expect(band.kind === 'at' && band.upper).toBe(undefined)
  })

  it('liquidates a short the same distance above', () => {
    // 10 − (p − 100) = 1  →  p = 109
    const band = bandOf(held({ size: -1, mark: 100 }), market.id)
    expect(band.kind === 'at' && band.upper?.toString()).toBe('109')
  })

  it('leaves a long paid in full a price above zero', () => {
    // 100 − (100 − p) = 1  →  p = 1; counted at the mark there would be none
    const full = held({ size: 1, mark: 100, margin: 100 })
    const band = bandOf(full, market.id)
    expect(band.kind === 'at' && band.lower?.toString()).toBe('1')
    expect(bandOf(held({ size: 1, mark: 100, margin: 100, rules: generic }), market.id).kind).toBe(
      'none',
    )
  })

  it('covers a long at any price once margin pays the requirement too', () => {
    expect(bandOf(held({ size: 1, mark: 100, margin: 101 }), market.id).kind).toBe('none')
  })

  it('counts initial margin at entry as well', () => {
    // 100 ÷ 10, though the mark is 150
    const [line] = held({ size: 1, mark: 150 }).lines
    if (line === undefined) throw new Error('one line')
    expect(initialOf(line).toString()).toBe('10')
  })
})
