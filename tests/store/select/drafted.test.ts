// The drafted scenario, worked out once per document.
import { expect, it } from 'vitest'
import type { Edit } from '../../../src/engine/model/edit'
import { size } from '../../../src/engine/units/amount'
import { drafted } from '../../../src/store/select/drafted'
import { takerFee } from '../../../src/store/store'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'

const BASELINE = hedgedMajors()
const resize: Edit = { kind: 'resize', position: 'p2', to: size(24) }

it('without edits is the baseline itself', () => {
  expect(drafted({ baseline: BASELINE, draft: [] }, takerFee)).toEqual({
    scenario: BASELINE,
    refused: [],
  })
  expect(drafted({ baseline: BASELINE, draft: [] }, takerFee).scenario).toBe(BASELINE)
})

it('is one object for one document', () => {
  const document = { baseline: BASELINE, draft: [resize] }
  expect(drafted(document, takerFee)).toBe(drafted(document, takerFee))
})

it('names what could not be applied, and applies the rest', () => {
  const gone: Edit = { kind: 'close', position: 'p9' }
  const { scenario, refused } = drafted({ baseline: BASELINE, draft: [gone, resize] }, takerFee)
  expect(refused.map(({ edit }) => edit)).toEqual([gone])
  expect(scenario.book.accounts[0]?.positions[1]?.size.toString()).toBe('24')
})
