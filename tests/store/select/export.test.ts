// Out: positions as a spreadsheet and as JSON are read back as the same positions, and no cell runs as a formula.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csv } from '../../../src/charts/csv'
import { ratio, size, usd } from '../../../src/engine/units/amount'
import { adopt } from '../../../src/io/paste/adopt'
import { importPositions } from '../../../src/io/paste/import'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { positionRows, positionsJson } from '../../../src/store/select/export'
import { sidesSelector, type Side } from '../../../src/store/select/sides'
import type { Document } from '../../../src/store/state'
import { takerFee } from '../../../src/store/store'
import { scenarioFrom } from '../../fixtures/book'
import { anyDocument, twentyPositions } from '../../io/link/documents'

const sideOf = (document: Document): Side => sidesSelector(takerFee)({ document }).draft

function csvOf(side: Side): string {
  const { head, rows } = positionRows(side)
  return csv([head, ...rows])
}

/** The text read back as the paste sheet reads it, without a question asked; cash is all it has to be told. */
function readBack(text: string) {
  const found = importPositions(text)
  if (found.kind !== 'positions') throw new Error(`${found.kind}: ${found.reason}`)
  const open = found.rows.filter((row) => row.status !== 'good')
  if (open.length > 0) throw new Error(JSON.stringify(open[0]))
  const { wanted } = adopt(found, {})
  const collateral = new Map(wanted.map(({ key }) => [key, usd(1)]))
  // A market nobody publishes is taken on a rate that the sheet asks for.
  return adopt(found, { collateral, maintenanceRate: ratio('0.01') })
}

/** What a position is, without its id and what trading it has cost so far. */
function held(accounts: Side['scenario']['book']['accounts']) {
  return accounts.map(({ venue, quote, positions }) => ({
    venue,
    quote,
    positions: positions
      .filter((each) => !each.size.isZero())
      .map(({ id: _, costsPaid: __, realised: ___, ...rest }) => rest),
  }))
}

const BOOKS: readonly (readonly [name: string, document: Document])[] = [
  ['hedged majors, on terms of their own', { baseline: hedgedMajors(), draft: [] }],
  ['ten alts', { baseline: tenAlts(), draft: [] }],
  ['two venues', { baseline: twoVenueBasis(), draft: [] }],
  ['twenty positions with one drafted', twentyPositions()],
  [
    'a book of what is hard to say: negative rates, digits in threes, hedge mode, a row left out',
    {
      baseline: scenarioFrom(`
        account "=Main; the, \\"first\\"" on binance cross -18_800.255
        BTCUSDT long 1.234 @ 61.500 mark 64.125 lev 40x funding -0.00231%/8h accrued -2.5
        BTCUSDT short 0.000000012 @ 3_420.123456789
        account -2+3 on okx cross 0 USDT
        ETH-USDT-SWAP short 260 @ 148 isolated 1_200.125 mark 118
      `),
      draft: [{ kind: 'include', position: 'p1', included: false }],
    },
  ],
]

describe.each(BOOKS)('%s', (_name, document) => {
  const side = sideOf(document)
  const quotes = [...side.scenario.snapshot.quotes]

  it.each([
    ['CSV', csvOf],
    ['JSON', positionsJson],
  ])('as %s is read back as the same positions, marks and rates', (_kind, write) => {
    const back = readBack(write(side))
    expect(back.issues).toEqual([])
    expect(held(back.accounts)).toEqual(held(side.scenario.book.accounts))
    for (const [market, { mark, funding }] of quotes) {
      const { mark: markBack, funding: fundingBack } = back.quotes.get(market) ?? {}
      expect([markBack, fundingBack]).toEqual([mark, funding])
    }
    for (const [id, { table }] of side.scenario.markets) {
      expect(back.markets.get(id)?.table.tiers.map(({ rate }) => rate)).toEqual(
        table.tiers.map(({ rate }) => rate),
      )
    }
  })
})

it('digits in threes are written so that a decimal comma cannot be meant', () => {
  const side = sideOf({
    baseline: scenarioFrom('account A on dydx cross 10\nBTC-USD long 1.234 @ 61.125'),
    draft: [],
  })
  expect(csvOf(side)).toBe(
    'Account,Venue,Quote,Market,Side,Size,Entry,Mark,Leverage,Margin mode,Isolated margin,Funding rate\r\n' +
      'A,dydx,USDC,BTC-USD,long,1.2340,61.1250,,,cross,,\r\n',
  )
})

it('what a row does not say is not in its JSON', () => {
  const side = sideOf({
    baseline: scenarioFrom('account A on dydx cross 10\nBTC-USD short 2 @ 61'),
    draft: [],
  })
  expect(JSON.parse(positionsJson(side))).toEqual([
    {
      account: 'A',
      venue: 'dydx',
      quote: 'USDC',
      market: 'BTC-USD',
      side: 'short',
      size: '2',
      entry: '61',
      marginMode: 'cross',
    },
  ])
})

it('the rate of a market with several tiers is not told as one', () => {
  const scenario = hedgedMajors()
  const [[id, market] = []] = scenario.markets
  if (id === undefined || market?.table.counts !== 'notional') throw new Error('own terms')
  const [tier] = market.table.tiers
  if (tier === undefined) throw new Error('one tier')
  const tiers = [tier, { ...tier, floor: usd(1_000_000), rate: ratio('0.05') }]
  const markets = new Map(scenario.markets).set(id, {
    ...market,
    table: { ...market.table, tiers },
  })
  const { head, rows } = positionRows(sideOf({ baseline: { ...scenario, markets }, draft: [] }))
  const at = head.indexOf('Maintenance rate')
  expect(rows.map((row) => row[at])).toEqual(['', '0.02', '0.0250', '0.05'])
})

it('a flat position is none', () => {
  const document: Document = {
    baseline: hedgedMajors(),
    draft: [{ kind: 'resize', position: 'p1', to: size(0) }],
  }
  expect(positionRows(sideOf(document)).rows.map((row) => row[3])).toEqual(['ETH', 'SOL', 'DOGE'])
})

it('no cell of any book begins as a formula does, save for plain numbers', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const { rows } = positionRows(sideOf(document))
      const cells = rows.flat().map((cell) =>
        csv([[cell]])
          .trimEnd()
          .replace(/^"/, ''),
      )
      expect(cells.filter((cell) => /^[=+@\t\r]/.test(cell))).toEqual([])
      expect(cells.filter((cell) => cell.startsWith('-') && !/^-[\d.]+$/.test(cell))).toEqual([])
    }),
    { numRuns: 100 },
  )
})
