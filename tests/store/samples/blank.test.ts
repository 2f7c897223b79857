// Blank: what "start blank" puts on the page.
import { expect, it } from 'vitest'
import { blank } from '../../../src/store/samples/blank'
import { poolValues } from '../../../src/store/select/pool-values'
import { riskOf, text } from '../../fixtures/risk'

it('blank is one empty account with round cash', () => {
  const [pool, ...more] = riskOf(blank()).baseline().pools
  expect(more).toEqual([])
  expect(pool && text(poolValues(pool).equity)).toBe('$10,000')
})
