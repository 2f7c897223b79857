// Whose maintenance eats what: parts that add up to the whole, in figures and in what is drawn.
import { describe, expect, it } from 'vitest'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { anatomyOf, type Anatomy } from '../../../src/store/select/anatomy'
import type { Side } from '../../../src/store/select/sides'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

function anatomy(side: Side, id = 'a/cross'): Anatomy {
  const pool = side.poolsById.get(id)
  const found = pool && anatomyOf(pool)
  if (found?.kind !== 'known') throw new Error(`no anatomy of ${id}`)
  return found
}
const of = (book: string) => anatomy(riskOf(scenarioFrom(book)).baseline())

describe('the sample', () => {
  const found = anatomy(riskOf(hedgedMajors()).baseline(), 'a1/cross')

  it('spends 3,100 of 16,800 on maintenance and asks 6,200 to open', () => {
    const { equity, maintenance, initial, buffer } = found
    expect([equity, maintenance, initial, buffer].map(text)).toEqual([
      '$16,800',
      '$3,100.00',
      '$6,200.00',
      '$13,700',
    ])
  })

  it('names who eats it, the largest first', () => {
    // 2 % × 57,600, 2.5 % × 39,520, 1.25 % × 76,800; of 3,100
    expect(
      found.slices.map((slice) => [slice.name, text(slice.requirement), text(slice.share)]),
    ).toEqual([
      ['ETH long', '$1,152.00', '37.16 %'],
      ['SOL short', '$988.00', '31.87 %'],
      ['BTC long', '$960.00', '30.97 %'],
    ])
  })

  it('draws parts that fill the whole', () => {
    expect(found.slices.reduce((sum, slice) => sum + slice.size, 0)).toBe(found.size.maintenance)
  })
})

it('more positions than can be named are one slice, and none is lost', () => {
  const rows = Array.from({ length: 20 }, (_, at) => `C${at} long 1 @ 100 mark 100 mmr 1%`)
  const { slices, maintenance } = of(`account A cross 1_000\n${rows.join('\n')}`)
  expect(slices).toHaveLength(12)
  // 20 positions eat 1 each; 11 are named
  expect([slices.at(-1)!.name, text(slices.at(-1)!.requirement)]).toEqual(['9 others', '$9.00'])
  expect(text(maintenance)).toBe('$20.00')
})

it('both legs of a hedge eat, each under its own name', () => {
  const { slices } = of(`account A cross 100
    BTC long 2 @ 100 mark 100 mmr 1%
    BTC short 1 @ 100 mark 100 mmr 1%`)
  expect(slices.map(({ name }) => name)).toEqual(['BTC long', 'BTC short'])
})

it('a pool whose maintenance exceeds its equity is breached', () => {
  const found = of('account A cross 5\nBTC long 1 @ 100 mark 90 mmr 1%')
  expect([found.isBreached, text(found.equity), text(found.buffer)]).toEqual([
    true,
    '−$5.00',
    '−$5.90',
  ])
})

it('cash alone has no slices', () => {
  const side = riskOf(
    scenarioFrom('account A cross 100\nBTC long 1 @ 100 mark 100 mmr 1% isolated 10'),
  ).baseline()
  expect(anatomy(side).slices).toEqual([])
})

it('an unknown mark is named instead', () => {
  const side = riskOf(scenarioFrom('account A cross 5\nBTC long 1 @ 100 mmr 1%')).baseline()
  expect(anatomyOf(side.poolsById.get('a/cross')!)).toEqual({
    kind: 'words',
    text: 'unknown: no mark for BTC',
  })
})
