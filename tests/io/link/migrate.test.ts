// Versions: no link is left behind. The steps lead from the oldest version to the newest without a gap.
import { describe, expect, it } from 'vitest'
import { done, refused } from '../../../src/engine/units/outcome'
import { gapFree, readVersion, upgrade, VERSION, type Step } from '../../../src/io/link/migrate'

/** A step that notes its passing. */
const step = (from: number): Step => ({
  from,
  up: (json) => done([...(json as number[]), from + 1]),
})

describe('the steps between versions', () => {
  it('lead from the oldest to the newest', () => {
    expect(gapFree([], 1, 1)).toEqual([])
    expect(gapFree([step(1), step(2), step(3)], 1, 4)).toHaveLength(3)
  })

  it.each([
    ['one is missing at the end', [step(1)], 3],
    ['one is missing in between', [step(1), step(3)], 3],
    ['one is there twice', [step(1), step(1)], 3],
    ['they are out of order', [step(2), step(1)], 3],
    ['there is one too many', [step(1)], 1],
  ])('are refused at the start of the page when %s', (_name, steps, newest) => {
    expect(() => gapFree(steps, 1, newest)).toThrow(/step/)
  })

  it('are taken from the version of the link on, each once', () => {
    const steps = gapFree([step(1), step(2), step(3)], 1, 4)
    expect(upgrade(steps, 1, [])).toEqual(done([2, 3, 4]))
    expect(upgrade(steps, 3, [])).toEqual(done([4]))
    expect(upgrade(steps, 4, [])).toEqual(done([]))
  })

  it('end at the first that refuses', () => {
    const no = refused('document-damaged', 'its sizes have no sign')
    const steps = [{ from: 1, up: () => no }, step(2)]
    expect(upgrade(steps, 1, [])).toEqual(no)
  })
})

describe('a version that is not known', () => {
  it.each([0, -1, VERSION + 1, Number.NaN])('%d is refused', (version) => {
    expect(readVersion(version, {}).ok).toBe(false)
  })
})
