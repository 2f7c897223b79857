// Funding along every path of the report, in the sample's figures and in one that has a cap.
import { expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { FUNDING_PATHS, fundingAcross } from '../../../src/store/select/report-funding'
import { positionsOf } from '../../../src/store/select/report-book'
import { includeRows } from '../../../src/store/commands/include'
import { riskOf, text } from '../../fixtures/risk'
import { ratio } from '../../../src/engine/units/amount'

function capped(cap: string): Scenario {
  const book = hedgedMajors()
  const markets = new Map(
    Array.from(book.markets, ([id, market]) => [
      id,
      { ...market, funding: { ...market.funding, cap: ratio(cap), floor: ratio(`-${cap}`) } },
    ]),
  )
  return { ...book, markets }
}
function across(scenario = capped('0.001')) {
  const side = riskOf(scenario).baseline()
  const pool = side.poolsById.get('a1/cross')
  if (pool === undefined) throw new Error('a cross pool')
  return fundingAcross(side, pool)
}

it('tells four paths, the first of which the page explains', () => {
  expect(FUNDING_PATHS).toEqual([
    { name: 'Today’s rates', isOfToday: true },
    { name: 'Today, receipts flipped', isOfToday: false },
    { name: 'At the cap', isOfToday: false },
    { name: 'Cap and flip', isOfToday: false },
  ])
})

it('lasts 542 days today, 36 at a cap of 0.10 %, and 26 where the hedge pays as well', () => {
  // 13,700 ÷ (230.40 + 172.80 − 23.71), and ÷ (230.40 + 172.80 + 118.56)
  const { total } = across()
  expect(total.map(({ days }) => text(days))).toEqual(['542 d', '188 d', '36 d', '26 d'])
})

it('tells each position a day in dollars and as a share of equity', () => {
  const [btc, , sol] = across().rows
  // 76,800 × 0.10 % × 3 = 230.40; ÷ 16,800 = 1.3714 %
  expect(btc?.along.map(({ perDay, share }) => `${text(perDay)} ${text(share)}`)).toEqual([
    '−$23.04 −0.14 %',
    '−$23.04 −0.14 %',
    '−$230.40 −1.38 %',
    '−$230.40 −1.38 %',
  ])
  expect(sol?.along.map(({ perDay }) => text(perDay))).toEqual([
    '+$23.71',
    '−$23.72',
    '+$23.71',
    '−$118.56',
  ])
  expect([btc?.side, sol?.side]).toEqual(['long', 'short'])
})

it('a cap that nobody knows is unknown, never today’s rate', () => {
  const { rows, total } = across(hedgedMajors())
  expect(text(rows[0]?.along[2]?.perDay ?? { kind: 'words', text: '' })).toBe(
    'unknown: no funding cap known for BTC',
  )
  expect(total.slice(2).every(({ days }) => days.kind === 'words')).toBe(true)
})

it('what is held is listed whole, what is switched off with that word', () => {
  const risk = riskOf(hedgedMajors(), { show: 'baseline' })
  risk.run(includeRows(['p3'], false))
  const held = positionsOf(risk.baseline())
  expect(held.map(({ symbol, says }) => `${symbol}: ${says}`)).toEqual([
    'BTC: long, cross',
    'ETH: long, cross',
    'SOL: short, cross, switched off',
    'DOGE: long, isolated',
  ])
  expect(held.map(({ liquidation }) => text(liquidation))[3]).toBe('0.11053')
})
