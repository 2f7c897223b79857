// Terms of a position: entry, mode, margin, leverage, accrued funding.
import { describe, expect, it } from 'vitest'
import { holderOf } from '../../../src/engine/model/book'
import { price, ratio, usd } from '../../../src/engine/units/amount'
import {
  setEntry,
  setFundingUnsettled,
  setIsolatedMargin,
  setLeverage,
  switchMode,
} from '../../../src/store/commands/terms'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, type Risk } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1% lev 10x
  DOGE long 100 @ 1 mark 1 mmr 5% isolated 20
`)

const held = (risk: Risk, id: string, side: 'baseline' | 'draft' = 'draft') =>
  holderOf(risk[side]().scenario.book, id)?.position
const cash = (risk: Risk, side: 'baseline' | 'draft' = 'draft') =>
  risk[side]().scenario.book.accounts[0]?.cash.toString()

describe('records: corrected in the baseline whichever side is shown', () => {
  it('entry', () => {
    const risk = riskOf(BOOK)
    risk.run(setEntry('p1', price(80)))
    expect(held(risk, 'p1', 'baseline')?.entry.toString()).toBe('80')
    expect(risk.store.getState().document.draft).toEqual([])
    expect(risk.attempt(setEntry('p1', price(-1)))).toBe('entry-not-above-zero')
  })

  it('accrued funding, either sign', () => {
    const risk = riskOf(BOOK)
    risk.run(setFundingUnsettled('p1', usd(-7)))
    expect(held(risk, 'p1', 'baseline')?.fundingUnsettled.toString()).toBe('-7')
  })
})

describe('margin mode', () => {
  it('in the draft moves the margin out of cash and back', () => {
    const risk = riskOf(BOOK)
    risk.run(switchMode('p1', { mode: 'isolated', margin: usd(30) }))
    expect(cash(risk)).toBe('970')
    risk.run(switchMode('p2', { mode: 'cross' }))
    expect(cash(risk)).toBe('990')
  })

  it('switched back leaves no edit', () => {
    const risk = riskOf(BOOK)
    risk.run(switchMode('p1', { mode: 'isolated', margin: usd(30) }))
    risk.run(switchMode('p1', { mode: 'cross' }))
    expect(risk.store.getState().document.draft).toEqual([])
  })

  it('in the baseline is a correction: cash stays', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(setIsolatedMargin('p2', usd(35)))
    expect(held(risk, 'p2', 'baseline')?.margin).toMatchObject({ mode: 'isolated' })
    expect(cash(risk, 'baseline')).toBe('1000')
  })

  it.each(['baseline', 'draft'] as const)('a margin below zero is refused in the %s', (show) => {
    expect(riskOf(BOOK, { show }).attempt(setIsolatedMargin('p2', usd(-1)))).toBe(
      'margin-below-zero',
    )
  })
})

describe('leverage', () => {
  it.each(['baseline', 'draft'] as const)('is chosen and taken back in the %s', (show) => {
    const risk = riskOf(BOOK, { show })
    risk.run(setLeverage('p1', ratio(4)))
    expect(held(risk, 'p1', show)?.leverage?.toString()).toBe('4')
    risk.run(setLeverage('p1', undefined))
    expect(held(risk, 'p1', show)?.leverage).toBeUndefined()
  })

  it.each(['baseline', 'draft'] as const)('of zero is refused in the %s', (show) => {
    const risk = riskOf(BOOK, { show })
    expect(risk.attempt(setLeverage('p1', ratio(0)))).toBe('leverage-not-above-zero')
    expect(risk.attempt(setLeverage('p1', ratio(-2)))).toBe('leverage-not-above-zero')
  })

  it('typed back leaves no edit', () => {
    const risk = riskOf(BOOK)
    risk.run(setLeverage('p1', ratio(4)))
    risk.run(setLeverage('p1', ratio(10)))
    expect(risk.store.getState().document.draft).toEqual([])
  })
})

it('each verb has its own name', () => {
  const commands = [
    setEntry('p1', price(1)),
    setFundingUnsettled('p1', usd(1)),
    switchMode('p1', { mode: 'cross' }),
    switchMode('p1', { mode: 'isolated', margin: usd(1) }),
    setIsolatedMargin('p1', usd(1)),
    setLeverage('p1', undefined),
  ]
  expect(new Set(commands.map(({ label }) => label)).size).toBe(commands.length)
})
