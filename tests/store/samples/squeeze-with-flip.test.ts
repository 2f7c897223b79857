// Squeeze with flip: the same short, once paid by funding and once paying what the venue allows at most.
import { expect, it } from 'vitest'
import { squeezeWithFlip } from '../../../src/store/samples/squeeze-with-flip'
import { draftList } from '../../../src/store/select/draft-list'
import { poolValues } from '../../../src/store/select/pool-values'
import type { Side } from '../../../src/store/select/sides'
import { riskOf, text } from '../../fixtures/risk'

const sides = () => {
  const { baseline, draft } = squeezeWithFlip()
  return riskOf(baseline, { draft }).sides()
}
const values = (side: Side) => {
  const [only] = side.pools
  if (only === undefined) throw new Error('one pool')
  return poolValues(only)
}

it('the baseline is paid: 211,500 × 0.03 % × 3 a day', () => {
  const { dragPerDay, daysLeft } = values(sides().baseline)
  expect(text(dragPerDay)).toBe('+$190.35')
  expect(text(daysLeft)).toBe('never: funding is received')
})

it('the draft is one edit: the rate at the lowest the venue allows', () => {
  const { draft } = squeezeWithFlip()
  const [edit, ...more] = draft
  if (edit?.kind !== 'funding') throw new Error('a funding edit')
  expect(more).toEqual([])
  const terms = sides().baseline.lookup(edit.market)?.funding
  expect(terms?.cap?.neg().eq(edit.to.rate)).toBe(true)
  expect(edit.to.everyHours).toBe(terms?.everyHours)
  expect(draftList(draft, sides())[0]?.says[0]).toBe('AVAXUSDT funding to ')
})

it('income becomes drag: 211,500 × 0.375 % × 3 a day, and the buffer lasts two weeks', () => {
  // The buffer is 33,695: ÷ 2,379.375 a day = 14.16 days.
  const { dragPerDay, daysLeft } = values(sides().draft)
  expect(text(dragPerDay)).toBe('−$2,379.38')
  expect(text(daysLeft)).toBe('14 d')
})

it('nothing else moves: prices, margin and the joint limit stand', () => {
  const [before, after] = [values(sides().baseline), values(sides().draft)]
  for (const figure of ['equity', 'maintenance', 'buffer', 'joint'] as const) {
    expect(text(after[figure])).toBe(text(before[figure]))
  }
})
