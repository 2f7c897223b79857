// A tally gives the plain sum whatever was changed before, and redoes only the blocks that changed.
import { describe, expect, it } from 'vitest'
import { asNonZero, NOTHING, ratio, sum, usd, type Usd } from '../../../src/engine/units/amount'
import { BLOCK, tally } from '../../../src/engine/units/tally'

const upTo = (count: number): Usd[] => Array.from({ length: count }, (_, at) => usd(at + 1))

describe('tally', () => {
  it('adds 1 to 200 to 20,100', () => {
    expect(tally(upTo(200), NOTHING).total.toString()).toBe('20100')
  })

  it('of nothing is nothing', () => {
    expect(tally([], NOTHING).total.isZero()).toBe(true)
  })

  it('keeps the blocks nothing changed in and redoes the one that did', () => {
    const first = tally(upTo(3 * BLOCK), NOTHING)
    const parts = [...first.parts]
    parts[BLOCK + 5] = usd(1_000)
    const second = tally(parts, NOTHING, first)
    expect(second.blocks[0]).toBe(first.blocks[0])
    expect(second.blocks[1]).not.toBe(first.blocks[1])
    expect(second.blocks[2]).toBe(first.blocks[2])
    expect(second.total.eq(sum(parts, NOTHING))).toBe(true)
  })

  it.each([BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK - 1])(
    'does not mistake a shorter last block for the old one, from %i parts',
    (count) => {
      const long = tally(upTo(count), NOTHING)
      const shorter = long.parts.slice(0, -1)
      const longer = [...long.parts, usd(7)]
      expect(tally(shorter, NOTHING, long).total.eq(sum(shorter, NOTHING))).toBe(true)
      expect(tally(longer, NOTHING, long).total.eq(sum(longer, NOTHING))).toBe(true)
    },
  )

  it('has the same digits with and without a history', () => {
    const third = usd(1).div(asNonZero(ratio(3), 'three'))
    const parts = upTo(150).map((part) => part.plus(third))
    const old = tally(upTo(150), NOTHING)
    expect(tally(parts, NOTHING, old).total.toString()).toBe(tally(parts, NOTHING).total.toString())
  })
})
