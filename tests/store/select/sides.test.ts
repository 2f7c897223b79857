// Sides: what an edit did not touch keeps its figures, object for object; what is not known says so.
import { describe, expect, it } from 'vitest'
import type { PoolSummary } from '../../../src/engine/margin/initial'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { generic } from '../../../src/engine/venues/generic'
import { setMaintenanceRate, setMark } from '../../../src/store/commands/market'
import { resize } from '../../../src/store/commands/resize'
import { poolValues } from '../../../src/store/select/pool-values'
import { rowFigures } from '../../../src/store/select/rows'
import { severityOf, type Side } from '../../../src/store/select/sides'
import { price } from '../../../src/engine/units/amount'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const TWO = scenarioFrom(`
  account A cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
  ETH long 1 @ 10 mark 10 mmr 1%
  account B cross 1_000
  SOL long 2 @ 90 mark 100 mmr 1%
`)

const poolOf = (side: Side, id: string) => {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  return pool
}

describe('identity', () => {
  it('nothing drafted: one object is both sides', () => {
    const { baseline, draft, same } = riskOf(TWO).sides()
    expect(draft).toBe(baseline)
    expect(same).toBe(true)
  })

  it('an edit in one account leaves the other’s pool and rows alone', () => {
    const risk = riskOf(TWO)
    const [pool, row] = [poolOf(risk.baseline(), 'b/cross'), rowFigures(risk.baseline(), 'p3')]
    risk.run(resize('p1', size(3)))
    expect(poolOf(risk.draft(), 'b/cross')).toBe(pool)
    expect(rowFigures(risk.draft(), 'p3')).toBe(row)
    expect(poolOf(risk.draft(), 'a/cross')).not.toBe(poolOf(risk.baseline(), 'a/cross'))
    risk.run(resize('p1', size(4)))
    expect(poolOf(risk.draft(), 'b/cross')).toBe(pool)
  })

  it('a drafted edit leaves the baseline’s figures alone', () => {
    const risk = riskOf(TWO)
    const before = risk.baseline()
    risk.run(resize('p1', size(3)))
    expect(risk.baseline()).toBe(before)
  })

  it('looking twice is the same answer', () => {
    const risk = riskOf(TWO)
    risk.run(resize('p1', size(3)))
    expect(risk.sides()).toBe(risk.sides())
  })

  it('undo comes back to the figures there were', () => {
    const risk = riskOf(TWO)
    const pool = poolOf(risk.baseline(), 'a/cross')
    risk.run(resize('p1', size(3)))
    risk.sides()
    risk.store.getState().undo()
    expect(poolOf(risk.draft(), 'a/cross')).toBe(pool)
  })

  it('edits that cannot be applied leave both sides alike, and are named', () => {
    const risk = riskOf(TWO, { draft: [{ kind: 'close', position: 'gone' }] })
    expect(risk.sides().same).toBe(true)
    expect(risk.draft().refused.map(({ issue }) => issue.code)).toEqual(['position-unknown'])
    expect(risk.baseline().refused).toEqual([])
  })
})

describe('a drafted figure', () => {
  it('follows a drafted mark, in every pool of the market', () => {
    const risk = riskOf(TWO)
    risk.run(setMark(genericId('SOL'), price(50)))
    // 1,000 + 2 × (50 − 90)
    expect(text(poolValues(poolOf(risk.draft(), 'b/cross')).equity)).toBe('$920.00')
    expect(text(poolValues(poolOf(risk.baseline(), 'b/cross')).equity)).toBe('$1,020.00')
  })

  it('follows corrected terms on both sides', () => {
    const risk = riskOf(TWO)
    risk.run(resize('p1', size(4)))
    risk.run(setMaintenanceRate(genericId('BTC'), ratio('0.1')))
    const maintenance = (side: Side) => text(poolValues(poolOf(side, 'a/cross')).maintenance)
    // 10 % of 200, or of 400, and 1 % of 10
    expect([maintenance(risk.baseline()), maintenance(risk.draft())]).toEqual(['$20.10', '$40.10'])
  })
})

describe('what is not known', () => {
  it('an unknown mark makes its whole pool unknown and names the market; other pools stand', () => {
    const quotes = new Map(TWO.snapshot.quotes)
    quotes.delete(genericId('ETH'))
    const side = riskOf({ ...TWO, snapshot: { quotes } }).baseline()
    expect(poolOf(side, 'a/cross').state).toEqual({ kind: 'unknown', missing: ['generic:ETH'] })
    const values = poolValues(poolOf(side, 'a/cross'))
    for (const value of [values.equity, values.buffer, values.joint, values.daysLeft]) {
      expect(text(value)).toBe('unknown: no mark for ETH')
    }
    expect(poolOf(side, 'b/cross').state.kind).toBe('known')
  })

  it('a mark of zero is unknown too', () => {
    const quotes = new Map([...TWO.snapshot.quotes, [genericId('SOL'), { mark: price(0) }]])
    const side = riskOf({ ...TWO, snapshot: { quotes } }).baseline()
    expect(poolOf(side, 'b/cross').state.kind).toBe('unknown')
  })

  it('a market without terms is refused by name', () => {
    const side = riskOf({ ...TWO, markets: new Map() }).baseline()
    const { state } = poolOf(side, 'b/cross')
    expect(state).toEqual({
      kind: 'refused',
      refusals: [{ why: 'market unknown', market: 'generic:SOL' }],
    })
  })

  it('a venue without rules is refused by name', () => {
    const accounts = TWO.book.accounts.map((account) => ({ ...account, venue: 'elsewhere' }))
    const side = riskOf({ ...TWO, book: { accounts } }).baseline()
    expect(poolOf(side, 'a/cross').state).toEqual({ kind: 'venue unknown', venue: 'elsewhere' })
    expect(text(poolValues(poolOf(side, 'a/cross')).equity)).toBe(
      'unknown: no rules for a venue called elsewhere',
    )
  })

  it('becomes known when the mark is given', () => {
    const risk = riskOf({ ...TWO, snapshot: { quotes: new Map() } }, { show: 'baseline' })
    risk.sides()
    for (const symbol of ['BTC', 'ETH']) risk.run(setMark(genericId(symbol), price(10)))
    expect(poolOf(risk.baseline(), 'a/cross').state.kind).toBe('known')
    expect(poolOf(risk.baseline(), 'b/cross').state.kind).toBe('unknown')
  })
})

describe('severity, by buffer ÷ equity', () => {
  const summary = (buffer: string, equity = '100'): PoolSummary => ({
    equity: usd(equity),
    buffer: usd(buffer),
    maintenance: usd(equity).minus(usd(buffer)),
    initial: usd(0),
    freeCollateral: usd(0),
    gross: usd(0),
    net: usd(0),
    ...(Number(equity) > 0 ? { bufferShare: ratio(buffer).div(ratio(equity) as never) } : {}),
  })
  const ROWS = [
    ['100', 'clear'],
    ['25.01', 'clear'],
    ['25', 'watch'],
    ['10.01', 'watch'],
    ['10', 'tight'],
    ['0.01', 'tight'],
    ['0', 'breach'],
    ['-5', 'breach'],
  ] as const
  it.each(ROWS)('%s of 100 is %s', (buffer, word) => {
    expect(severityOf(summary(buffer), generic)).toBe(word)
  })

  it('exactly zero is not yet breached where the venue says below', () => {
    expect(severityOf(summary('0'), { ...generic, liquidatedAtZero: false })).toBe('tight')
  })

  it('equity below zero is breached', () => {
    expect(severityOf(summary('-7', '-5'), generic)).toBe('breach')
  })

  it('debt without positions is a breach, nothing at all is not', () => {
    const empty = (equity: string) => ({ ...summary(equity, equity), maintenance: usd(0) })
    expect(severityOf(empty('-5'), generic)).toBe('breach')
    expect(severityOf(empty('0'), generic)).toBe('clear')
  })
})
