// Remedies of the sample for a joint limit of −15 %: an independent script says 0.60039 BTC, 11.547 ETH or 6,143.20.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { isolatedPoolId, type PoolId } from '../../../src/engine/margin/pool'
import { setCash } from '../../../src/store/commands/account'
import { inDraft } from '../../../src/store/commands/draft'
import { setMarketFee } from '../../../src/store/commands/market-terms'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { jointLimitOf } from '../../../src/store/select/questions'
import { remediesFinding, remediesFor, type Remedy } from '../../../src/store/select/remedies'
import { poolInView } from '../../../src/store/select/verdict'
import { takerFee } from '../../../src/store/store'
import { sentence } from '../../../src/ui/Shows'
import { genericId } from '../../fixtures/book'
import { printed, riskOf, text, type Risk } from '../../fixtures/risk'

function look(risk: Risk, goal = '0.15', chosen?: PoolId) {
  const near = risk.draft()
  const pool = poolInView(near, chosen ?? 'all')
  if (pool === undefined) throw new Error('a pool')
  const { document } = risk.store.getState()
  return {
    pool,
    found: remediesFor({ document, takerFee, near, pool: pool.id, goal: ratio(goal) }),
  }
}

function remedies(risk: Risk, goal?: string, chosen?: PoolId): readonly Remedy[] {
  const { found } = look(risk, goal, chosen)
  if (found.kind === 'says') throw new Error(print(found.says))
  return found.tried.map((work) => work())
}

const print = (parts: Parameters<typeof sentence>[0]) => sentence(parts).replaceAll('\u2009', ' ')
const brief = ({ name, found }: Remedy) =>
  found.kind === 'none' ? `${name}: ${found.why}` : `${name} ${printed(found.amount)}`

/** The joint limit of the pool in view, exactly. */
function limitOf(risk: Risk) {
  const pool = poolInView(risk.draft(), 'all')
  if (pool?.state.kind !== 'known') throw new Error('a pool that is known')
  const { limit } = jointLimitOf(pool.state)
  if (limit.kind !== 'at') throw new Error('a limit')
  return limit.move
}

describe('for −15 % in the sample', () => {
  const found = remedies(riskOf(hedgedMajors()))

  it('each is the least that does it', () => {
    expect(found.map(brief)).toEqual(['Sell BTC 0.601', 'Sell ETH 11.55', 'Deposit $6,143.20'])
  })

  it('sales pay fee and slippage, money costs nothing', () => {
    const costs = found.map(({ found: how }) => (how.kind === 'found' ? text(how.cost) : ''))
    // 0.601 × 64,000 × 7.5 bps = 28.848; 11.55 × 3,200 × 7.5 bps = 27.72
    expect(costs).toEqual(['$28.85', '$27.72', 'no fee'])
  })

  it('a sale pays the fee its market was given, the others the venue’s', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(setMarketFee(genericId('BTC'), ratio(0)))
    const costs = remedies(risk).map(({ found: how }) =>
      how.kind === 'found' ? `${printed(how.amount)} for ${text(how.cost)}` : '',
    )
    // The 4.5 bps of 0.6 × 64,000 are 17.28 that need not be sold for: at 9,600 + 680 a BTC, 0.0017 less than 0.6004.
    // 0.599 × 64,000 × 3 bps = 11.5008; ETH as before.
    expect(costs.slice(0, 2)).toEqual(['0.599 for $11.51', '11.55 for $27.72'])
  })

  it('put into the draft reaches it, and one step less does not', () => {
    for (const [id, enough, short] of [
      ['p1', '0.599', '0.6'],
      ['p2', '6.45', '6.46'],
    ] as const) {
      const done = riskOf(hedgedMajors())
      done.run(resize(id, size(enough)))
      expect(limitOf(done).lte(ratio('-0.15'))).toBe(true)
      const almost = riskOf(hedgedMajors())
      almost.run(resize(id, size(short)))
      expect(limitOf(almost).gt(ratio('-0.15'))).toBe(true)
    }
    const paid = riskOf(hedgedMajors())
    paid.run(setCash('a1', usd('24943.20')))
    expect(limitOf(paid).lte(ratio('-0.15'))).toBe(true)
    const short = riskOf(hedgedMajors())
    short.run(setCash('a1', usd('24943.19')))
    expect(limitOf(short).gt(ratio('-0.15'))).toBe(true)
  })

  it('says what else it does', () => {
    const [btc] = found
    if (btc?.found.kind !== 'found') throw new Error('found')
    expect(text(btc.found.joint)).toBe('−15.00 %')
    // 0.599 × 64,000 × 0.03 % a day = 11.50 instead of 23.04: −25.25 + 11.54
    expect(text(btc.found.drag)).toBe('−$13.71')
  })

  it('is the finding in one line', () => {
    const risk = riskOf(hedgedMajors())
    expect(print(remediesFinding(found, ratio('0.15'), look(risk).pool))).toBe(
      'to reach a joint limit of −15.00 %: sell 11.55 ETH (cost $27.72), sell 0.601 BTC (cost $28.85) or deposit $6,143.20',
    )
  })

  it('is added as an edit even while the baseline is looked at', () => {
    const risk = riskOf(hedgedMajors(), { show: 'baseline' })
    const [, eth] = remedies(risk)
    if (eth?.found.kind !== 'found') throw new Error('found')
    risk.run(inDraft(eth.found.command))
    expect(risk.store.getState().document.draft).toHaveLength(1)
    expect(limitOf(risk).lte(ratio('-0.15'))).toBe(true)
  })
})

it('what is far enough off needs none', () => {
  const { found } = look(riskOf(hedgedMajors()), '0.10')
  expect(found.kind === 'says' && print(found.says)).toBe(
    '−10.35 % is as far off as the −10.00 % wanted',
  )
})

it('a goal that one position cannot reach says so, and money still can', () => {
  const found = remedies(riskOf(hedgedMajors()), '0.30')
  expect(found.slice(0, 2).map(brief)).toEqual([
    'Sell BTC: not enough, even all of it',
    'Sell ETH: not enough, even all of it',
  ])
  expect(found[2]?.found.kind).toBe('found')
})

it('a short is bought back, and its end is a rise', () => {
  const book = hedgedMajors()
  const [account] = book.book.accounts
  const accounts = [{ ...account!, positions: account!.positions.filter(({ id }) => id === 'p3') }]
  const alone: Scenario = { ...book, book: { accounts } }
  const risk = riskOf(alone)
  const found = remedies(risk, '0.60')
  expect(found[0]?.name).toBe('Buy back SOL')
  expect(print(remediesFinding(found, ratio('0.60'), look(risk, '0.60').pool))).toMatch(
    /^to reach a joint limit of \+60\.00 %: buy back [\d.]+ SOL \(cost \$[\d.]+\) or deposit \$[\d,.]+$/,
  )
})

it('an isolated position is helped from cash', () => {
  const risk = riskOf(hedgedMajors())
  const found = remedies(risk, '0.15', isolatedPoolId('a1', 'p4'))
  expect(found.map(({ name }) => name)).toEqual(['Sell DOGE', 'Move from cash to its margin'])
  expect(found.every(({ found: how }) => how.kind === 'found')).toBe(true)
})

it('a pool that is not known says why', () => {
  const book = hedgedMajors()
  const quotes = new Map([...book.snapshot.quotes].map(([id]) => [id, {}]))
  const { found } = look(riskOf({ ...book, snapshot: { quotes } }))
  expect(found.kind === 'says' && print(found.says)).toBe('unknown: no mark for BTC, ETH, SOL')
})
