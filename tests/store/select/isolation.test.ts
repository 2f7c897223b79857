// Switches of margin mode in the sample: DOGE alone ends at −6.33 %; in the cross pool it would cost that pool
// 0.19 points, −10.35 % to −10.16 %. From an independent script.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { switchMode } from '../../../src/store/commands/terms'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import {
  countSwitchable,
  firstToEnd,
  isolationFinding,
  SWITCHED_MAX,
  switchesOf,
} from '../../../src/store/select/isolation'
import { poolValues } from '../../../src/store/select/pool-values'
import { takerFee } from '../../../src/store/store'
import { sentence } from '../../../src/ui/Shows'
import { riskOf, text } from '../../fixtures/risk'

function switches(scenario: Scenario) {
  const risk = riskOf(scenario)
  const { document } = risk.store.getState()
  const near = risk.draft()
  return switchesOf({ document, editing: 'draft', takerFee, near }).map((work) => work())
}
const print = (parts: Parameters<typeof sentence>[0]) => sentence(parts).replaceAll('\u2009', ' ')

describe('moving DOGE to cross', () => {
  const doge = switches(hedgedMajors()).find(({ symbol }) => symbol === 'DOGE')

  it('frees it from its own end and brings that of the pool nearer', () => {
    if (doge === undefined) throw new Error('DOGE')
    expect(text(doge.ends)).toBe('−6.33 %')
    expect(text(doge.pool)).toBe('−10.35 %')
    expect(text(doge.poolThen)).toBe('−10.16 %')
    expect(text(doge.wouldEnd)).toBe('−10.16 %')
    expect(print(doge.first)).toBe('Cross −10.16 %')
  })

  it('does what the switch itself then does', () => {
    const risk = riskOf(hedgedMajors())
    if (doge?.command === undefined) throw new Error('a command')
    risk.run(doge.command)
    const [cross] = risk.draft().pools
    if (cross === undefined) throw new Error('a pool')
    expect(text(poolValues(cross).joint)).toBe('−10.16 %')
    expect(text(poolValues(cross).common)).toBe('−14.34 %')
  })

  it('is the finding', () => {
    expect(print(isolationFinding(switches(hedgedMajors())))).toBe(
      'moving DOGE to cross frees it from −6.33 % and costs the pool 0.19 points of joint limit',
    )
  })
})

describe('isolating a cross position', () => {
  const btc = switches(hedgedMajors()).find(({ symbol }) => symbol === 'BTC')

  it('sets aside what a venue would, and ends it on its own', () => {
    if (btc === undefined) throw new Error('BTC')
    // Initial margin 2 × 1.25 % of 76,800 is 1,920. Equity 4,920 with the profit of 3,000 in it:
    // (4,920 − 960) ÷ (76,800 − 960) = 5.22 %.
    expect(text(btc.margin)).toBe('$1,920.00')
    expect(text(btc.wouldEnd)).toBe('−5.22 %')
    expect(print(btc.first)).toBe('BTC isolated −5.22 %')
  })

  it('leaves the pool with less at stake, and with less to carry it', () => {
    if (btc === undefined) throw new Error('BTC')
    // Cash 16,880 + ETH −3,960 + SOL −1,040 = 11,880, less 2,140 of maintenance: 9,740 for ETH's 56,448.
    expect(text(btc.poolThen)).toBe('−17.25 %')
  })
})

it('the finding of a book all in cross is the switch that gives the pool the most', () => {
  expect(print(isolationFinding(switches(tenAlts())))).toMatch(
    /^isolating [A-Z]+ with \$[\d,.]+ ends it at −[\d.]+ % and (gives|costs) the pool [\d.]+ points of joint limit$/,
  )
})

it('what is not known is said, and nothing is offered', () => {
  const book = hedgedMajors()
  const quotes = new Map([...book.snapshot.quotes].map(([id]) => [id, {}]))
  const found = switches({ ...book, snapshot: { quotes } })
  expect(found.every(({ command }) => command === undefined)).toBe(true)
  expect(print(isolationFinding(found))).toBe('unknown: no mark for BTC, ETH, SOL')
})

it('a pool that is not known may end sooner, and is named', () => {
  const book = hedgedMajors()
  const quotes = new Map(
    [...book.snapshot.quotes].map(([id, quote]) => [id, id === 'generic:DOGE' ? {} : quote]),
  )
  const { pools } = riskOf({ ...book, snapshot: { quotes } }).draft()
  expect(print(firstToEnd(pools))).toBe(
    'Cross −10.35 %, of those known: DOGE isolated may be sooner',
  )
  expect(print(firstToEnd(pools.slice(1)))).toBe('unknown: DOGE isolated')
})

it('only the largest are looked at, and what is left out is in no pool', () => {
  const risk = riskOf(tenAlts())
  expect(countSwitchable(risk.draft())).toBe(10)
  expect(SWITCHED_MAX).toBeGreaterThanOrEqual(10)
  risk.run(switchMode('p1', { mode: 'cross' }))
  expect(print(firstToEnd(risk.draft().pools))).toMatch(/^Cross −/)
})
