// Verdict: one sentence that is always true, and no nearer death hidden behind it.
import { describe, expect, it } from 'vitest'
import type { Part } from '../../../src/engine/model/explanation'
import type { Scenario } from '../../../src/engine/model/scenario'
import { ratio } from '../../../src/engine/units/amount'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { poolInView, poolName, poolsInUse, verdictOf } from '../../../src/store/select/verdict'
import { genericId, scenarioFrom, type FixtureOptions } from '../../fixtures/book'
import { printed, riskOf, text } from '../../fixtures/risk'

const sideOf = (scenario: Scenario) => riskOf(scenario).baseline()
const read = (words: string, options?: FixtureOptions) => sideOf(scenarioFrom(words, options))

function flat(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('')
}

function verdict(side: ReturnType<typeof sideOf>, pool = 'all') {
  const found = verdictOf(side, pool)
  if (found === undefined) throw new Error('no verdict')
  return {
    ...found,
    said: flat(found.sentence),
    others: found.sooner.map(({ says }) => flat(says)),
  }
}

describe('the pool in view', () => {
  const side = sideOf(hedgedMajors())

  it('is the one with the most equity, unless one was chosen', () => {
    expect(poolInView(side, 'all')?.id).toBe('a1/cross')
    expect(poolInView(side, 'a1/p4')?.id).toBe('a1/p4')
  })

  it('is the one past its end, however little is in it', () => {
    // 10 − (100 − 88) is below zero; the cross pool has 5,000 and dies far away.
    const breached = read(`account A cross 5_000
      ETH long 1 @ 100 mark 100 mmr 1%
      BTC long 1 @ 100 mark 88 mmr 1% isolated 10`)
    expect(poolInView(breached, 'all')?.id).toBe('a/p2')
    expect(verdict(breached).said).toBe('BTC isolated is already liquidatable at these marks.')
  })

  it('is one that holds something, before cash that has nothing to lose', () => {
    const one = read('account A cross 5_000\nBTC long 1 @ 100 mark 100 mmr 1% isolated 50')
    expect(poolInView(one, 'all')?.id).toBe('a/p1')
  })

  it('stays the same where a mark is missing', () => {
    const unknown = read(`account A cross 5_000
      ETH long 1 @ 100 mmr 1%
      BTC long 1 @ 100 mark 100 mmr 1% isolated 50`)
    expect(poolInView(unknown, 'all')?.id).toBe('a/cross')
    expect(verdict(unknown).said).toBe('Cross: unknown: no mark for ETH.')
  })

  it('chosen and gone is the one with the most equity', () => {
    expect(poolInView(side, 'a1/p7')?.id).toBe('a1/cross')
  })

  it('is none in a book that holds nothing', () => {
    const empty = scenarioFrom('account A cross 1\nBTC long 1 @ 1 mark 1 mmr 1%')
    const accounts = empty.book.accounts.map((account) => ({
      ...account,
      cash: account.cash.minus(account.cash),
      positions: [],
    }))
    expect(verdictOf(sideOf({ ...empty, book: { accounts } }), 'all')).toBeUndefined()
  })

  it('an empty cross pool beside an isolated position is not in use', () => {
    const one = read('account A cross 0\nBTC long 1 @ 100 mark 100 mmr 1% isolated 50')
    expect(poolsInUse(one).map(({ id }) => id)).toEqual(['a/p1'])
  })

  it('is called by its market, and by its account where there are several', () => {
    const [cross, doge] = side.pools
    if (cross === undefined || doge === undefined) throw new Error('two pools')
    expect([poolName(cross), poolName(doge), poolName(doge, 2)]).toEqual([
      'Cross',
      'DOGE isolated',
      'Main DOGE isolated',
    ])
  })

  it('is called by its side as well where one market is isolated twice', () => {
    const hedge = read(
      'account A cross 0\nBTC long 1 @ 100 mark 100 mmr 1% isolated 50\nBTC short 1 @ 100 mark 100 mmr 1% isolated 50',
    )
    expect(poolsInUse(hedge).map((pool) => poolName(pool))).toEqual([
      'BTC long isolated',
      'BTC short isolated',
    ])
  })
})

describe('the sentence', () => {
  it('of one long names it alone', () => {
    // 50 over 99 at 3 % a day, half of it from equity: (50 − 1) ÷ 99 = 49.49 %
    const { said } = verdict(read('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'))
    expect(said).toBe('BTC −49.49 % liquidates Cross. That is 16.49 σ at one-day volatility.')
  })

  it('lists the four largest moves and says how many more there are', () => {
    const rows = ['BTC', 'ETH', 'SOL', 'XRP', 'ADA', 'LTC']
      .map((symbol) => `${symbol} long 1 @ 100 mark 100 mmr 1%`)
      .join('\n')
    const { said } = verdict(read(`account A cross 100\n${rows}`))
    expect(said).toContain(' and 2 more liquidates Cross.')
  })

  it('where nothing can kill says so', () => {
    const { said, severity } = verdict(
      read('account A cross 500\nBTC long 1 @ 100 mark 100 mmr 1%'),
    )
    expect(said).toBe(
      'Cross survives even if all that hurts it falls to zero. It is covered at any price.',
    )
    expect(severity).toBe('clear')
  })

  it('of a pool already gone says that first', () => {
    const { said, severity } = verdict(read('account A cross 5\nBTC long 1 @ 100 mark 90 mmr 1%'))
    expect(said).toBe('Cross is already liquidatable at these marks.')
    expect(severity).toBe('breach')
  })

  it('of an unknown pool names what is missing, and claims no severity', () => {
    const found = verdict(read('account A cross 5\nBTC long 1 @ 100 mmr 1%'))
    expect(found.said).toBe('Cross: unknown: no mark for BTC.')
    expect(found).not.toHaveProperty('severity')
    expect(text(found.nearest)).toBe('unknown: no mark for BTC')
  })

  it('under correlations that cannot all hold gives the joint limit and says why there is no σ', () => {
    const sample = hedgedMajors()
    const typed = (digits: string) => ({ value: ratio(digits), from: 'typed' }) as const
    const { said } = verdict(
      sideOf({
        ...sample,
        assumptions: {
          ...sample.assumptions,
          correlations: [
            { pair: ['BTC', 'ETH'], rho: typed('0.9') },
            { pair: ['BTC', 'SOL'], rho: typed('0.9') },
            { pair: ['ETH', 'SOL'], rho: typed('-0.9') },
          ],
        },
      }),
    )
    expect(said).toMatch(
      /^BTC, ETH together −10\.35 % liquidates Cross\. Nearest death: not computed/,
    )
  })
})

describe('pools that die sooner', () => {
  const CROSS = 'account A cross 1_000\nBTC long 10 @ 100 mark 100 mmr 1%'

  it('are named, nearest first, with their joint limit', () => {
    const { said, others } = verdict(
      read(`account A cross 500
        BTC long 10 @ 100 mark 100 mmr 1%
        ETH long 10 @ 10 mark 10 mmr 1% isolated 20
        SOL long 10 @ 10 mark 10 mmr 1% isolated 10`),
    )
    expect(said).toContain('liquidates Cross.')
    // (10 − 1) ÷ 99 and (20 − 1) ÷ 99
    expect(others).toEqual([
      'SOL isolated dies sooner: −9.09 %.',
      'ETH isolated dies sooner: −19.19 %.',
    ])
  })

  it('a pool already gone comes first', () => {
    const { others } = verdict(
      read(`${CROSS}
        SOL long 10 @ 10 mark 10 mmr 1% isolated 10
        ETH long 10 @ 10 mark 8 mmr 1% isolated 10`),
      'a/cross',
    )
    expect(others[0]).toBe('ETH isolated is already liquidatable.')
    expect(others).toHaveLength(2)
  })

  it('a pool that is not known comes last, and is never left out', () => {
    const { others } = verdict(
      read(`${CROSS}
        ETH long 10 @ 10 mmr 1% isolated 10
        SOL long 10 @ 10 mark 10 mmr 1% isolated 10`),
    )
    expect(others).toEqual([
      'SOL isolated dies sooner: −9.09 %.',
      'ETH isolated: unknown: no mark for ETH.',
    ])
  })

  it('by volatility where not by price: a fall of 12 % is nearer than one of 10 % if moves are thrice as large', () => {
    const typed = (digits: string) => ({ value: ratio(digits), from: 'typed' }) as const
    const { said, others } = verdict(
      read(
        `account A cross 110
          BTC long 10 @ 100 mark 100 mmr 1%
          SOL long 10 @ 10 mark 10 mmr 1% isolated 13`,
        { assumptions: { volatility: new Map([['SOL', typed('0.09')]]) } },
      ),
    )
    // (110 − 10) ÷ 990 = 10.10 % at 3 %; (13 − 1) ÷ 99 = 12.12 % at 9 %
    expect(said).toContain('That is 3.36 σ')
    expect(others).toEqual(['SOL isolated dies sooner by volatility: 1.34 σ.'])
  })

  it('are all those with a death, beside a pool that has none', () => {
    const { others } = verdict(
      read(`account A cross 5_000
        BTC long 10 @ 100 mark 100 mmr 1%
        SOL long 10 @ 10 mark 10 mmr 1% isolated 60`),
    )
    expect(others).toEqual(['SOL isolated dies sooner: −59.59 %.'])
  })

  it('and beside one that is not known', () => {
    const side = read(`account A cross 5_000
      BTC long 10 @ 100 mmr 1%
      SOL long 10 @ 10 mark 10 mmr 1% isolated 60`)
    expect(verdict(side, 'a/cross').others).toEqual(['SOL isolated dies sooner: −59.59 %.'])
  })

  it('nothing that lives dies sooner than a pool already gone', () => {
    const side = read(`account A cross 5
      BTC long 1 @ 100 mark 90 mmr 1%
      SOL long 10 @ 10 mark 10 mmr 1% isolated 10`)
    expect(verdict(side, 'a/cross').others).toEqual([])
  })

  it('a pool that dies later, both ways, is not named', () => {
    const side = sideOf(hedgedMajors())
    expect(verdict(side, 'a1/p4').others).toEqual([])
  })

  it('of several accounts are named with their account', () => {
    const { others } = verdict(
      read(`account Big cross 500
        BTC long 10 @ 100 mark 100 mmr 1%
        account Small cross 10
        ETH long 10 @ 10 mark 10 mmr 1%`),
    )
    expect(others).toEqual(['Small Cross dies sooner: −9.09 %.'])
  })
})

it('the id of a market is never shown with its venue', () => {
  const { said } = verdict(read('account A cross 5\nBTC long 1 @ 100 mmr 1%'))
  expect(said).not.toContain(genericId('BTC'))
})
