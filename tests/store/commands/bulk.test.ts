// Several rows at once: one step, all or none, each row by its own terms.
import { describe, expect, it } from 'vitest'
import { ratio, usd } from '../../../src/engine/units/amount'
import { closeRows, removeRows, switchModeOfRows, trimRows } from '../../../src/store/commands/bulk'
import { includeRows } from '../../../src/store/commands/include'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { riskOf, type Risk } from '../../fixtures/risk'

const sizes = (risk: Risk) =>
  risk
    .draft()
    .scenario.book.accounts.flatMap(({ positions }) =>
      positions.map((held) => held.size.toString()),
    )
const cash = (risk: Risk) => risk.draft().scenario.book.accounts[0]?.cash.toString()
const labels = (risk: Risk) => risk.store.getState().history.past.map(({ label }) => label)

describe('trimming', () => {
  it('takes a quarter off each, long or short, as one step with a fee for each', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(trimRows(['p1', 'p3'], ratio('0.25')))
    expect(sizes(risk)).toEqual(['0.9', '18', '-195', '60000'])
    expect(labels(risk)).toEqual(['Trim 2 positions by 25 %'])
    // Realised: 0.3 × 2,500 = 750 and −65 × (152 − 148) = −260.
    // Cost: 7.5 bps of 0.3 × 64,000 = 19,200 and of 65 × 152 = 9,880, together 29,080: 21.81.
    expect(cash(risk)).toBe(
      usd('18800').plus(usd('750')).minus(usd('260')).minus(usd('21.81')).toString(),
    )
  })

  it.each(['0', '-0.1', '1.01'])('refuses a share of %s', (share) => {
    expect(riskOf(hedgedMajors()).attempt(trimRows(['p1'], ratio(share)))).toBe('trim-share')
  })

  it('changes nothing when one of the rows cannot trade, and names it', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(includeRows(['p2'], false))
    const before = risk.store.getState().document
    const issue = risk.store.getState().run(trimRows(['p1', 'p2'], ratio('0.5')))
    expect(issue?.message).toBe('ETH: An excluded position does not trade.')
    expect(risk.store.getState().document).toBe(before)
  })
})

it('closes in the draft and keeps flat rows', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(closeRows(['p1', 'p2']))
  expect(sizes(risk)).toEqual(['0', '0', '-260', '60000'])
})

it('removes records from the baseline', () => {
  const risk = riskOf(hedgedMajors(), { show: 'baseline' })
  risk.run(removeRows(['p1', 'p4']))
  expect(sizes(risk)).toEqual(['18', '-260'])
})

describe('switching mode', () => {
  it('sets aside what is asked for each and leaves those that are there already', () => {
    const risk = riskOf(hedgedMajors())
    const marginOf = (id: string) => usd(id === 'p1' ? 2_000 : 1_000)
    risk.run(switchModeOfRows(['p1', 'p3', 'p4'], { mode: 'isolated', marginOf }))
    expect(risk.draft().pools.map(({ id }) => id)).toEqual(['a1/cross', 'a1/p1', 'a1/p3', 'a1/p4'])
    expect(cash(risk)).toBe('15800')
  })

  it('brings margins back to cash on the way to cross', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(switchModeOfRows(['p1', 'p4'], { mode: 'cross' }))
    expect(cash(risk)).toBe('20000')
    expect(labels(risk)).toEqual(['Switch 2 positions to cross'])
  })
})
