// The falls of the past, against figures printed where they were collected.
import { expect, it } from 'vitest'
import { crashes, type Crash } from '../../../src/engine/scenario/crash'

function crash(id: string): Crash {
  const found = crashes().find((one) => one.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

it('are fifteen, the latest first, and BTC is in each of them', () => {
  const all = crashes()
  expect(all).toHaveLength(15)
  expect(all[0]?.from).toBe('2026-01-31')
  expect(all.at(-1)?.from).toBe('2020-03-12')
  const days = all.map(({ from }) => from)
  expect(days).toEqual(days.toSorted().toReversed())
  for (const { coins } of all) {
    const btc = coins.get('BTC')
    expect(btc?.low?.lt(btc.close)).toBe(true)
  }
})

it('fell as measured: March 2020, 19 May 2021, 10 October 2025', () => {
  const lows = (id: string, ...names: readonly string[]) =>
    names.map((name) => Math.round((crash(id).coins.get(name)?.low?.toNumber() ?? 0) * 100))
  expect(lows('covid-2020', 'BTC', 'ETH')).toEqual([-52, -56])
  expect(lows('may-2021-19', 'BTC', 'ETH', 'SOL')).toEqual([-30, -44, -53])
  expect(lows('oct-2025-10', 'ETH', 'SOL', 'XRP', 'SUI')).toEqual([-22, -36, -58, -83])
})

it('say which prices they are of, and leave out a low nobody should reckon with', () => {
  expect(crash('oct-2025-10').coins.get('SOL')?.market).toBe('perp')
  expect(crash('covid-2020').coins.get('BTC')?.market).toBe('spot')
  expect(crash('covid-2020').coins.get('LINK')).not.toHaveProperty('low')
})
