// Fresh ids.
import { expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { freshId, positionIdsOf } from '../../../src/store/commands/fresh'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'

it('a fresh id is used by nobody, and then it is', () => {
  const used = new Set(['p1', 'p3'])
  expect(freshId(used, 'p')).toBe('p4')
  expect(freshId(used, 'p')).toBe('p5')
})

it('ids of positions that only the draft knows are used too', () => {
  const used = positionIdsOf({
    baseline: hedgedMajors(),
    draft: [{ kind: 'resize', position: 'p9', to: size(1) }],
  })
  expect([...used]).toEqual(['p1', 'p2', 'p3', 'p4', 'p9'])
})
