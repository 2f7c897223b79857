// Own terms: what of a market is the reader's, and tables that are typed row by row.
import { describe, expect, it } from 'vitest'
import type { MarginTable } from '../../../src/engine/model/market'
import { price, ratio, size, usd, type Usd } from '../../../src/engine/units/amount'
import { genericMarket } from '../../../src/engine/venues/generic'
import {
  leverageOf,
  owned,
  ownParts,
  retiered,
  TERMS_PARTS,
  typedTiers,
  type TypedTier,
} from '../../../src/engine/venues/own-terms'
import { graduated, TIERS_MAX, wholeBySize } from '../../../src/engine/venues/tiers'

const row = (floor: string, rate: string, initialRate: string): TypedTier => ({
  floor: usd(floor),
  rate: ratio(rate),
  initialRate: ratio(initialRate),
})
const TWO = [row('0', '0.01', '0.02'), row('100000', '0.02', '0.04')]
const TABLE = graduated(TWO as never)

/** The deductions of a table, or the code of its refusal. */
function tried(rows: readonly TypedTier[], cap?: Usd, table: MarginTable = TABLE) {
  const found = retiered(table, rows, cap)
  if (!found.ok) return `${found.issue.code}: ${found.issue.wanted ?? ''}`
  return found.value.tiers.map(({ deduction }) => deduction.toString())
}

describe('a table of typed rows', () => {
  it('joins its pieces: 2 % above 100,000 takes 1,000 off, 3 % above 300,000 takes 4,000', () => {
    expect(tried([...TWO, row('300000', '0.03', '0.05')])).toEqual(['0', '1000', '4000'])
  })

  it('that applies one rate to the whole position has no deductions', () => {
    const whole = wholeBySize([{ floor: size(0), rate: ratio('0.01'), initialRate: ratio('0.02') }])
    const rows = [...typedTiers(whole), { ...typedTiers(whole)[0], floor: size(10) } as TypedTier]
    expect(tried(rows, undefined, whole)).toEqual(['0', '0'])
  })

  it.each([
    ['no rows', [], 'tiers-none: one tier'],
    [
      'a first floor above zero',
      [row('1', '0.01', '0.02')],
      'tier-first-floor: a first tier from 0',
    ],
    [
      'a floor that does not rise',
      [...TWO, row('100000', '0.03', '0.05')],
      'tier-floor-not-rising: above 100000, where the tier before starts',
    ],
    [
      'a rate that falls',
      [...TWO, row('200000', '0.015', '0.05')],
      'tier-rate-falling: at least 2 %, the rate of the tier before',
    ],
    [
      'a rate of 100 %',
      [row('0', '1', '1')],
      'tier-rate-out-of-range: at least 0 % and below 100 %',
    ],
    [
      'a rate below zero',
      [row('0', '-0.01', '0.02')],
      'tier-rate-out-of-range: at least 0 % and below 100 %',
    ],
    [
      'an initial rate below maintenance',
      [row('0', '0.02', '0.01')],
      'tier-initial-out-of-range: from 2 %, its maintenance rate, to 100 %',
    ],
    [
      'an initial rate of nothing',
      [row('0', '0', '0')],
      'tier-initial-out-of-range: above 0 % to 100 %',
    ],
    [
      'an initial rate above 100 %',
      [row('0', '0.5', '1.1')],
      'tier-initial-out-of-range: from 50 %, its maintenance rate, to 100 %',
    ],
  ])('is refused for %s, saying what was wanted', (_, rows, said) => {
    expect(tried(rows)).toBe(said)
  })

  it('is refused where its cap lies within its tiers', () => {
    expect(tried(TWO, usd(100_000))).toBe(
      'cap-within-tiers: above 100000, where the last tier starts',
    )
    expect(tried(TWO, usd(100_001))).toEqual(['0', '1000'])
  })

  it('is refused beyond the longest table', () => {
    const rows = Array.from({ length: TIERS_MAX + 1 }, (_, at) => row(String(at), '0.01', '0.02'))
    expect(tried(rows)).toMatch(/^tiers-too-many/)
  })
})

describe('a market of the venue', () => {
  const venues = genericMarket('BTC', { maintenanceRate: ratio('0.01') })
  const mine = { ...venues, tick: price('0.5'), funding: { everyHours: 1 } }

  it('names the parts that are the reader’s own', () => {
    expect(ownParts(venues, venues)).toEqual([])
    expect(ownParts(mine, venues)).toEqual(['funding interval', 'tick'])
    expect(ownParts({ ...venues, table: TABLE }, venues)).toEqual(['tiers'])
  })

  it('is the reader’s throughout where nothing is published', () => {
    expect(ownParts(venues, undefined)).toEqual(TERMS_PARTS)
    expect(owned(venues, undefined)).toBe(venues)
  })

  it('keeps its source behind the word that it was typed over', () => {
    expect(
      owned(mine, { ...venues, provenance: { asOf: '2026-09-25', source: 'docs' } }),
    ).toMatchObject({ provenance: { asOf: '2026-09-25', source: 'typed over docs' } })
  })

  it('typed back is the venue’s own object', () => {
    expect(owned({ ...venues }, venues)).toBe(venues)
  })
})

it('the highest leverage is one over the initial rate', () => {
  expect(leverageOf(ratio('0.04'))?.toString()).toBe('25')
  expect(leverageOf(ratio('0'))).toBeUndefined()
})
