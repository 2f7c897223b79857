// Funding along every path of the report, in the sample's figures and in one that has a cap.
import { expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { fundingAcross, fundingPaths } from '../../../src/store/select/report-funding'
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
function told(scenario = capped('0.001')) {
  const side = riskOf(scenario).baseline()
  const pool = side.poolsById.get('a1/cross')
  if (pool === undefined) throw new Error('a cross pool')
  const { paths, lacks } = fundingPaths(pool)
  return { names: paths.map(({ name }) => name), lacks, ...fundingAcross(side, pool, paths) }
}

it('tells the rates of now and the venue’s bounds where they are known', () => {
  const { names, lacks } = told()
  expect(names).toEqual(['Today’s rates', 'Today, receipts flipped', 'At the cap', 'Cap and flip'])
  expect(lacks).toBeUndefined()
})

it('lasts 542 days today, 36 at a cap of 0.10 %, and 26 where the hedge pays as well', () => {
  // 13,700 ÷ (230.40 + 172.80 − 23.71), and ÷ (230.40 + 172.80 + 118.56)
  const { total } = told()
  expect(total.map(({ days }) => text(days))).toEqual(['542 d', '188 d', '36 d', '26 d'])
})

it('tells each position a day in dollars and as a share of equity', () => {
  const [btc, , sol] = told().rows
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

it('where nobody knows a cap, a rate that hurts stands in its place and what is missing is named', () => {
  const { names, lacks, rows, total } = told(hedgedMajors())
  expect(names.slice(2)).toEqual(['All at 0.1 %/8 h', 'All at 0.1 %, flipped'])
  expect(lacks).toBe('no funding cap known for BTC, ETH, SOL')
  // The hedge is paid 39,520 × 0.10 % × 3, and then pays it
  expect(rows[2]?.along.map(({ perDay }) => text(perDay)).slice(2)).toEqual([
    '+$118.56',
    '−$118.56',
  ])
  expect(total.map(({ days }) => text(days))).toEqual(['542 d', '188 d', '48 d', '26 d'])
})

it('a rate nobody knows is unknown on the paths of now', () => {
  const { snapshot, ...book } = capped('0.001')
  const quotes = new Map(
    Array.from(snapshot.quotes, ([id, { funding, ...quote }]) => [
      id,
      id.endsWith(':BTC') || funding === undefined ? quote : { ...quote, funding },
    ]),
  )
  const { rows, total } = told({ ...book, snapshot: { quotes } })
  expect(rows[0]?.along.map(({ perDay }) => text(perDay))).toEqual([
    'unknown: no funding rate for BTC',
    'unknown: no funding rate for BTC',
    '−$230.40',
    '−$230.40',
  ])
  expect(total[0] && text(total[0].days)).toBe('unknown: no funding rate for BTC')
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
