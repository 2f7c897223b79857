// The falls of the past, applied to the sample.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { blank } from '../../../src/store/samples/blank'
import { crashesFinding, crashesOf, type CrashChoice } from '../../../src/store/select/crashes'
import { printed, riskOf, text } from '../../fixtures/risk'
import { scenarioFrom } from '../../fixtures/book'

const LOWS: CrashChoice = { at: 'low', betas: new Map() }
const side = riskOf(hedgedMajors()).baseline()

function outcome(id: string, choice = LOWS, of = side) {
  const found = crashesOf(of, choice)
    .map((work) => work())
    .find(({ crash }) => crash.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}
const moves = (id: string, choice = LOWS, of = side) =>
  outcome(id, choice, of).moves.map(({ coin, shown, says }) => `${coin} ${printed(shown)} ${says}`)

describe('a fall of the past', () => {
  it('moves each coin as it moved, at the lows or at the closes', () => {
    expect(moves('may-2021-19')).toEqual([
      'BTC −29.99 % spot price',
      'ETH −44.06 % spot price',
      'SOL −52.65 % spot price',
      'DOGE −55.62 % spot price',
    ])
    expect(moves('may-2021-19', { ...LOWS, at: 'close' })[1]).toBe('ETH −27.74 % spot price')
  })

  it('has coins that did not trade follow BTC by a beta that can be typed', () => {
    // SOL did not trade in March 2020: 0.75 × 5.5 ÷ 3 = 1.375 × −52.33 %
    expect(moves('covid-2020')[2]).toBe('SOL −71.95 % by beta')
    const typed = { ...LOWS, betas: new Map([['SOL', ratio('1.5')]]) }
    expect(moves('covid-2020', typed)[2]).toBe('SOL −78.49 % by beta')
  })

  it('does not reckon with a low that was no price', () => {
    const link = riskOf(
      scenarioFrom(
        'account A cross 5000\nLINK long 10 @ 10 mark 10 mmr 2%\nBTC long 0.01 @ 60000 mark 60000 mmr 1%',
      ),
    ).baseline()
    expect(moves('covid-2020', LOWS, link)).toContain(
      'LINK −36.25 % close: its low is no price to reckon with',
    )
  })

  it('says who dies first, how far along the way, and what is left of it all', () => {
    // BTC −29.99 % × 75,840, ETH −44.06 % × 56,448, SOL −52.65 % × −40,508: −22,744.42 − 24,870.99 + 21,327.46
    // of a buffer of 13,700; the isolated DOGE goes first, at 6.33 of 55.62 %.
    const may = outcome('may-2021-19')
    expect(may.after.pools.map(({ name, says }) => `${name} ${says}`)).toEqual([
      'Cross dies',
      'DOGE isolated dies',
    ])
    expect([text(may.after.first), text(may.after.way)]).toEqual(['DOGE isolated', '11.38 %'])
    expect(text(may.after.pools[0]?.buffer ?? { kind: 'words', text: '' })).toBe('−$12,588')
    // 16,800 − 23,032.32 − 25,378.56 + 20,807.28 = −10,803.60; DOGE 780 − 3,937.90
    expect(text(may.after.wealth)).toBe('−$13,961')
  })

  it('of a book that lives says so, and never calls an unknown pool alive', () => {
    const calm = riskOf(
      scenarioFrom('account A cross 90000\nBTC long 1 @ 60000 mark 60000 mmr 1%'),
    ).baseline()
    const all = crashesOf(calm, LOWS).map((work) => work())
    expect(crashesFinding(all, 'low')).toEqual(['survives all 15 falls since 2020 at their lows'])
    const unknown = riskOf(
      scenarioFrom(
        'account A cross 90000\nBTC long 1 @ 60000 mark 60000 mmr 1%\naccount B cross 9\nETH long 1 @ 3000 mmr 1%',
      ),
    ).baseline()
    const some = crashesOf(unknown, LOWS).map((work) => work())
    expect(crashesFinding(some, 'low')).toEqual(['not all pools can be worked out'])
    expect(text(some[0]!.after.way)).toBe('unknown')
    expect(text(some[0]!.after.wealth)).toBe('unknown')
  })

  it('of a book without a single mark is unknown, not a book that holds nothing', () => {
    const bare = riskOf(scenarioFrom('account A cross 9\nETH long 1 @ 3000 mmr 1%')).baseline()
    const all = crashesOf(bare, LOWS).map((work) => work())
    expect(crashesFinding(all, 'low')).toEqual(['not all pools can be worked out'])
    expect(text(all[0]!.after.first)).toBe('unknown: a pool cannot be worked out')
  })

  it('is not asked of an empty book', () => {
    expect(crashesOf(riskOf(blank()).baseline(), LOWS)).toEqual([])
    expect(crashesFinding([], 'low')).toEqual(['nothing is held'])
  })
})
