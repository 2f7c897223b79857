// What is assumed, for what is held.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { correlateAll, setCorrelation } from '../../../src/store/commands/assumptions'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { assumedOn, hedgeOn, misfitOn } from '../../../src/store/select/assumed'
import { scenarioFrom } from '../../fixtures/book'
import { printed, riskOf } from '../../fixtures/risk'

const assumed = assumedOn(riskOf(hedgedMajors()).baseline())

it('volatilities of every underlying held, with where they come from and as of when', () => {
  expect(
    assumed.volatilities.map(({ underlying, shown, from }) => [underlying, printed(shown), from]),
  ).toEqual([
    ['BTC', '3.00 %', 'preset'],
    ['ETH', '4.20 %', 'preset'],
    ['SOL', '5.50 %', 'preset'],
    ['DOGE', '6.00 %', 'preset'],
  ])
  expect(assumed.volatilities[0]?.provenance?.asOf).toBe('2026-11-25')
})

it('each pair once, below the diagonal; a pair without its own takes that of all others', () => {
  const read = assumed.matrix.map(({ underlying, cells }) => [
    underlying,
    ...cells.map(({ shown, isElsewhere }) => `${printed(shown)}${isElsewhere ? ' elsewhere' : ''}`),
  ])
  expect(read).toEqual([
    ['BTC'],
    ['ETH', '0.85'],
    ['SOL', '0.75', '0.78'],
    ['DOGE', '0.70 elsewhere', '0.70 elsewhere', '0.70 elsewhere'],
  ])
  expect(printed(assumed.elsewhere.shown)).toBe('0.70')
})

it('pairs of their own beyond the matrix are listed', () => {
  const names = Array.from({ length: 12 }, (_, at) => `C${at}`)
  const risk = riskOf(
    scenarioFrom(
      ['account Main cross 1_000', ...names.map((name) => `${name} long 1 @ 1 mark 1 mmr 1%`)].join(
        '\n',
      ),
    ),
  )
  risk.run(setCorrelation('C0', 'C11', ratio('0.5')))
  const { matrix, beyond } = assumedOn(risk.baseline())
  expect(matrix).toHaveLength(10)
  expect(beyond.map(({ pair, shown }) => [...pair, printed(shown)])).toEqual([
    ['C0', 'C11', '0.50'],
  ])
})

it('what trading costs: the fee of each venue in the book, and slippage', () => {
  expect(assumed.takerFee).toBeUndefined()
  expect(assumed.venueFees).toHaveLength(1)
  expect(printed(assumed.slippage.shown)).toBe('0.0300 %')
  expect(assumed.venueFees.map(({ fee }) => printed(fee))).toEqual(['0.0450 %'])
})

describe('correlations that cannot all hold', () => {
  it('are said with the pair that fits least and what it may be', () => {
    const risk = riskOf(hedgedMajors())
    // Alike twice over (ρ = 1 with the same third), and yet opposite.
    risk.run(correlateAll(ratio('1')))
    expect(misfitOn(risk.baseline())).toBeUndefined()
    risk.run(setCorrelation('BTC', 'ETH', ratio('-1')))
    const misfit = misfitOn(risk.baseline())
    expect(misfit?.words).toMatch(/cannot all hold together, BTC and \w+ fits least/)
    expect(misfit?.allowed).toBeDefined()
  })

  it('are nothing to speak of in the sample', () => {
    expect(misfitOn(riskOf(hedgedMajors()).baseline())).toBeUndefined()
  })
})

describe('the hedge', () => {
  const sides = (text: string) => hedgeOn(riskOf(scenarioFrom(text)).baseline())
  it('is the smaller side by net notional', () => {
    expect(
      sides(
        'account Main cross 1_000\nBTC long 2 @ 100 mark 100 mmr 1%\nSOL short 10 @ 5 mark 5 mmr 1%',
      ),
    ).toEqual({ hedge: ['SOL'], hedged: ['BTC'] })
  })

  it('is none where everything points one way', () => {
    expect(sides('account Main cross 1_000\nBTC long 2 @ 100 mark 100 mmr 1%')).toBeUndefined()
  })

  it('of the sample is SOL, which protects', () => {
    expect(hedgeOn(riskOf(hedgedMajors()).baseline())?.hedge).toContain('SOL')
  })
})
