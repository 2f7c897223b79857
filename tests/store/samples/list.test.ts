// The samples together: what must hold for each of them before anybody opens it.
import { describe, expect, it } from 'vitest'
import { SAMPLES } from '../../../src/store/samples/list'
import { rowFigures } from '../../../src/store/select/rows'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { riskOf } from '../../fixtures/risk'

it('are four, each under a name of its own', () => {
  expect(SAMPLES.map(({ name }) => name)).toEqual([
    'Hedged majors',
    'Ten alts, one bet',
    'Basis on two venues',
    'Squeeze with flip',
  ])
})

describe.each(SAMPLES)('$name', (sample) => {
  const { baseline, draft } = sample.document()

  it('goes by that name', () => {
    expect(baseline.name).toBe(sample.name)
  })

  it('is known throughout, down to the funding of each row, and rests on no estimated table', () => {
    const sides = riskOf(baseline, { draft }).sides()
    for (const side of [sides.baseline, sides.draft]) {
      expect(side.refused).toEqual([])
      for (const { positions } of side.scenario.book.accounts) {
        for (const { id } of positions) {
          const row = rowFigures(side, id)
          expect(row?.liquidation.price.kind).toBe('figure')
          expect(row?.dragPerDay.kind).toBe('figure')
          expect(row?.estimate).toBeUndefined()
        }
      }
    }
  })

  it('is clear of liquidation before anything is done to it', () => {
    const { pools } = riskOf(baseline).baseline()
    expect(
      pools.map(({ state }) => (state.kind === 'known' ? state.severity : state.kind)),
    ).toEqual(pools.map(() => 'clear'))
  })

  it('fits a link, and comes back whole', async () => {
    const link = await linkOf({ document: { baseline, draft }, rateUnit: '8h' })
    if (link.kind !== 'link') throw new Error(link.kind)
    const opened = await openLink(link.hash)
    if (!opened.ok) throw new Error('opens')
    expect(opened.content.document).toEqual({ baseline, draft })
  })

  it('says in one line what it shows', () => {
    expect(sample.shows.length).toBeGreaterThan(20)
    expect(sample.shows.length).toBeLessThan(60)
  })
})
