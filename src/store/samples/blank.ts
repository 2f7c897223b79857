// Blank: a scenario with one empty account, for typing into.
import type { Scenario } from '../../engine/model/scenario'
import { ASSUMPTIONS_AT_START } from './assumptions'
import { scenarioFrom } from './shape'

export function blank(): Scenario {
  return scenarioFrom({
    name: 'Untitled',
    assumptions: ASSUMPTIONS_AT_START,
    accounts: [{ name: 'Main', venue: 'generic', quote: 'USDC', cash: '10000', rows: [] }],
  })
}
