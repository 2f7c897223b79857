// Worlds of the sample, in the figures of an independent script.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { squeezeWithFlip } from '../../../src/store/samples/squeeze-with-flip'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { poolInView } from '../../../src/store/select/verdict'
import { worldsFinding, worldsOf } from '../../../src/store/select/worlds'
import { sentence } from '../../../src/ui/Shows'
import { printed, riskOf, text } from '../../fixtures/risk'

function worlds(scenario: Scenario) {
  const side = riskOf(scenario).baseline()
  const pool = poolInView(side, 'all')
  if (pool === undefined) throw new Error('a pool')
  return worldsOf(side, pool).map((work) => work())
}
const print = (scenario: Scenario) =>
  sentence(worldsFinding(worlds(scenario))).replaceAll('\u2009', ' ')

describe('the sample', () => {
  it('is nearer its end without its hedge, and farther were all to move as one', () => {
    expect(worlds(hedgedMajors()).map(({ name, nearest }) => [name, text(nearest)])).toEqual([
      ['As assumed', '4.54 σ'],
      ['All as one', '5.43 σ'],
      ['SOL decouples', '3.12 σ'],
    ])
  })

  it('spells out the moves of each', () => {
    const without = worlds(hedgedMajors())[2]
    const moves = new Map(without?.moves.map(({ coin, by }) => [coin, printed(by)]))
    expect([moves.get('BTC'), moves.get('ETH'), moves.get('SOL')]).toEqual([
      '−7.98 %',
      '−11.20 %',
      '+3.26 %',
    ])
    expect(without?.left).toBe(0)
  })

  it('says the worst of them in one line', () => {
    expect(print(hedgedMajors())).toBe('if SOL decouples: 4.54 σ becomes 3.12 σ')
  })
})

it('a book without a hedge is nearest when everything moves as one', () => {
  const found = worlds(tenAlts())
  expect(found.map(({ id }) => id)).toEqual(['base', 'together'])
  expect(found[1]?.left).toBe(4)
  expect(print(tenAlts())).toMatch(/^if everything moves as one: [\d.]+ σ becomes [\d.]+ σ$/)
})

it('one coin has no correlation', () => {
  expect(print(squeezeWithFlip().baseline)).toMatch(/^one coin only, at [\d.]+ σ$/)
})

it('a book whose marks are not known says which', () => {
  const book = hedgedMajors()
  const quotes = new Map([...book.snapshot.quotes].map(([id]) => [id, {}]))
  expect(print({ ...book, snapshot: { quotes } })).toBe('unknown: no mark for BTC, ETH, SOL')
})
