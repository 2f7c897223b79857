// Names that tell two scenarios apart.
import { expect, it } from 'vitest'
import { distinctName } from '../../../src/store/shelf/names'

it.each([
  ['Mine', [], 'Mine'],
  ['Mine', ['Yours'], 'Mine'],
  ['Mine', ['Mine'], 'Mine (2)'],
  ['Mine', ['Mine', 'Mine (2)', 'Mine (4)'], 'Mine (3)'],
  ['Mine (2)', ['Mine (2)'], 'Mine (3)'],
  ['Mine (draft)', ['Mine (draft)'], 'Mine (draft) (2)'],
  ['(2)', ['(2)'], '(2) (2)'],
  ['', [''], ' (2)'],
] as const)('%j beside %j is %j', (name, taken, distinct) => {
  expect(distinctName(name, taken)).toBe(distinct)
})

it('stays within what a document may be called', () => {
  const long = 'x'.repeat(200)
  expect(distinctName(long, [long]).length).toBeLessThanOrEqual(200)
})
