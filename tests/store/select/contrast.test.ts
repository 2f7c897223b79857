// Contrast: the line of the first visit, in the digits of the samples.
import { describe, expect, it } from 'vitest'
import { blank } from '../../../src/store/samples/blank'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { squeezeWithFlip } from '../../../src/store/samples/squeeze-with-flip'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { contrastOf } from '../../../src/store/select/contrast'
import type { Scenario } from '../../../src/engine/model/scenario'
import { sentence } from '../../../src/ui/Shows'
import { riskOf } from '../../fixtures/risk'

const contrast = (scenario: Scenario) => contrastOf(riskOf(scenario).baseline(), 'all')
const print = (parts: Parameters<typeof sentence>[0]) => sentence(parts).replaceAll('\u2009', ' ')

describe('the positions of one pool', () => {
  it('die together of less than any of them alone', () => {
    const found = contrast(hedgedMajors())
    if (found?.kind !== 'together') throw new Error('together')
    // Figures of the sample from an independent script.
    expect(print(found.moves)).toBe('BTC −11.84 %, ETH −16.25 %, SOL −11.00 %')
    expect(print(found.alone)).toBe('−18.06 %, −24.27 % and +33.82 %')
  })

  it('of many say how many are left out', () => {
    const found = contrast(tenAlts())
    if (found?.kind !== 'together') throw new Error('together')
    expect(print(found.moves)).toMatch(/^SOL −.*, SUI −\d\.\d\d % and 6 more$/)
    expect(print(found.alone)).toMatch(/ and 6 more$/)
  })
})

it('pools of one position each are told apart', () => {
  const found = contrast(twoVenueBasis())
  if (found?.kind !== 'apart') throw new Error('apart')
  expect(print(found.ends)).toBe(
    'Long leg Cross ends at −17.67 %, Short leg Cross ends at +17.77 %',
  )
})

it('one position alone, or none, has nothing to be contrasted with', () => {
  expect(contrast(squeezeWithFlip().baseline)).toBeUndefined()
  expect(contrast(blank())).toBeUndefined()
})
