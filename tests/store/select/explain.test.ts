// Every figure that can be asked why answers with itself: the same text as its cell, a formula, the numbers
// put in, and where the rules come from.
import { describe, expect, it } from 'vitest'
import {
  POOL_FIGURES,
  poolFigure,
  POSITION_FIGURES,
  positionFigure,
  type Explanation,
  type PoolFigure,
  type PositionFigure,
} from '../../../src/engine/model/explanation'
import type { Scenario } from '../../../src/engine/model/scenario'
import { share } from '../../../src/engine/model/shown'
import { price, ratio, size } from '../../../src/engine/units/amount'
import { includeRows } from '../../../src/store/commands/include'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { explain } from '../../../src/store/select/explain'
import { nearestValue, poolValues } from '../../../src/store/select/pool-values'
import { nearestOf } from '../../../src/store/select/questions'
import { rowFigures } from '../../../src/store/select/rows'
import type { Side } from '../../../src/store/select/sides'
import { scenarioFrom } from '../../fixtures/book'
import { printed, riskOf, text } from '../../fixtures/risk'

const SAMPLE = riskOf(hedgedMajors()).baseline()

function drafted(): Side {
  const risk = riskOf(hedgedMajors())
  risk.run(resize('p2', size(24)))
  return risk.draft()
}

function flat(parts: Explanation['substituted']): string {
  return parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('')
}

function answer({ answer: found }: Explanation): string {
  return typeof found === 'string' ? found : printed(found)
}

function explained(side: Side, id: string): Explanation {
  const found = explain(side, id)
  if (found === undefined) throw new Error(`nothing is named by ${id}`)
  return found
}

function poolCell(side: Side, id: string, what: PoolFigure): string {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  return text(what === 'nearest' ? nearestValue(pool, side) : poolValues(pool)[what])
}

function positionCell(side: Side, id: string, what: PositionFigure): string {
  const row = rowFigures(side, id)
  if (row === undefined) throw new Error(`no row ${id}`)
  if (what === 'liquidation') return text(row.liquidation.price)
  if (what !== 'share') return text(row[what])
  if (row.pool.state.kind !== 'known') return 'unknown'
  const { assumptions } = side.scenario
  const death = nearestOf(row.pool.state.appraisal, assumptions, side.lookup)
  const found =
    death.kind === 'at' ? death.contributions.find((each) => each.position === id) : undefined
  return found === undefined ? 'none' : printed(share(found.share))
}

/** What an explanation fails to give that every one owes its reader. */
function owed(of: Explanation): readonly string[] {
  const owes: readonly (readonly [string, boolean])[] = [
    ['a title', of.title !== ''],
    ['a formula in words', of.formula !== ''],
    ['its numbers put in', flat(of.substituted).trim() !== ''],
    ['what it assumes', of.assumes.length > 0 && of.assumes.every((each) => each.trim() !== '')],
    ['a source', of.sources.length > 0],
    [
      'a name and a day for each source',
      of.sources.every(({ source, asOf }) => source !== '' && /^\d{4}-\d{2}-\d{2}$/.test(asOf)),
    ],
  ]
  return owes.filter(([, given]) => !given).map(([what]) => what)
}

const BOTH = [
  ['baseline', SAMPLE],
  ['draft', drafted()],
] as const

describe.each(BOTH)('on the %s', (_which, side) => {
  const pools = side.pools.flatMap(({ id }) => POOL_FIGURES.map((what) => [what, id] as const))
  it.each(pools)('%s of pool %s answers what its cell prints', (what, id) => {
    const found = explained(side, poolFigure(id, what))
    expect(answer(found)).toBe(poolCell(side, id, what))
    expect(owed(found)).toEqual([])
  })

  const rows = ['p1', 'p2', 'p3', 'p4'].flatMap((id) =>
    POSITION_FIGURES.map((what) => [what, id] as const),
  )
  it.each(rows)('%s of position %s answers what its cell prints', (what, id) => {
    const found = explained(side, positionFigure(id, what))
    expect(answer(found)).toBe(positionCell(side, id, what))
    expect(owed(found)).toEqual([])
  })

  it('every link between figures leads somewhere', () => {
    const links = pools.flatMap(([what, id]) =>
      explained(side, poolFigure(id, what)).lines.flatMap(({ figure }) => figure ?? []),
    )
    expect(links.length).toBeGreaterThan(10)
    expect(links.filter((link) => explain(side, link) === undefined)).toEqual([])
  })
})

describe('the numbers put in', () => {
  const put = (id: string, side = SAMPLE) => flat(explained(side, id).substituted)

  it('equity', () => {
    expect(put(poolFigure('a1/cross', 'equity'))).toBe('$18,800 + −$2,000.00 + $0.00')
  })

  it('a liquidation price with its tier', () => {
    // −(13,700 − 76,800 + 960 + 0) ÷ (1.2 − 1.25 % × 1.2)
    expect(put(positionFigure('p1', 'liquidation'))).toBe(
      '−(−$62,140 + $0.00) ÷ (1.2 − 1.25 % × 1.2)',
    )
  })

  it('the joint limit, where no tier edge is met', () => {
    // 98.75 % of 76,800 and 98 % of 57,600
    expect(put(poolFigure('a1/cross', 'joint'))).toBe('−$13,700 ÷ +$132,288')
  })

  it('days left divide by what is paid, as the cell rounds it', () => {
    expect(put(poolFigure('a1/cross', 'daysLeft'))).toBe('$13,700 ÷ $25.25')
  })

  it('initial margin at the leverage chosen', () => {
    expect(put(positionFigure('p1', 'initial'))).toBe('$76,800 × greater of (1 ÷ 40.00×, 2.50 %)')
  })

  it('a share of what the buffer loses on the way', () => {
    expect(put(positionFigure('p1', 'share'))).toContain('of $13,700')
  })
})

describe('the check below a liquidation price', () => {
  it.each(['p1', 'p2', 'p3', 'p4'])('%s: a buffer of zero', (id) => {
    const { lines } = explained(SAMPLE, positionFigure(id, 'liquidation'))
    const checks = lines.filter(({ label }) => label.startsWith('Buffer at'))
    expect(checks.length).toBeGreaterThan(0)
    for (const { result } of checks) {
      expect(Math.abs(result?.amount.toNumber() ?? Number.NaN)).toBeLessThan(1e-20)
      expect(result && printed(result)).toBe('$0.00')
    }
  })
})

describe('what has no figure', () => {
  const unmarked: Scenario = { ...hedgedMajors(), snapshot: { quotes: new Map() } }

  it('an unknown mark is said by name, in the cell and in its explanation', () => {
    const side = riskOf(unmarked).baseline()
    const said = 'unknown: no mark for BTC, ETH, SOL'
    for (const what of POOL_FIGURES) {
      expect(poolCell(side, 'a1/cross', what)).toBe(said)
      expect(answer(explained(side, poolFigure('a1/cross', what)))).toBe(said)
    }
    expect(answer(explained(side, positionFigure('p1', 'liquidation')))).toBe(said)
  })

  it('a pool without equity says so in both places', () => {
    const side = riskOf(
      scenarioFrom('account A cross 0\nBTC long 1 @ 100 mark 90 mmr 1%'),
    ).baseline()
    for (const what of ['marginRatio', 'bufferShare', 'leverage', 'netLeverage'] as const) {
      expect(answer(explained(side, poolFigure('a/cross', what)))).toBe('none: no equity left')
      expect(poolCell(side, 'a/cross', what)).toBe('none: no equity left')
    }
  })

  it('a pool that holds nothing puts in words, not blanks', () => {
    const side = riskOf(
      scenarioFrom('account A cross 100\nBTC long 1 @ 100 mark 90 mmr 1% isolated 20'),
    ).baseline()
    for (const what of POOL_FIGURES) {
      const found = explained(side, poolFigure('a/cross', what))
      expect(answer(found)).toBe(poolCell(side, 'a/cross', what))
      expect(flat(found.substituted).trim()).not.toBe('')
    }
  })

  it('a missing rate leaves the day unknown and names the market', () => {
    const side = riskOf(
      scenarioFrom('account A cross 100\nBTC long 1 @ 100 mark 90 mmr 1%'),
    ).baseline()
    const said = 'unknown: no funding rate for BTC'
    for (const what of ['dragPerDay', 'daysLeft'] as const) {
      expect(poolCell(side, 'a/cross', what)).toBe(said)
      expect(answer(explained(side, poolFigure('a/cross', what)))).toBe(said)
    }
    expect(answer(explained(side, positionFigure('p1', 'dragPerDay')))).toBe(said)
  })

  it('an address of something gone names nothing', () => {
    expect(explain(SAMPLE, poolFigure('a7/cross', 'equity'))).toBeUndefined()
    expect(explain(SAMPLE, positionFigure('p7', 'notional'))).toBeUndefined()
    expect(explain(SAMPLE, 'nonsense')).toBeUndefined()
  })
})

it('two legs of one market share one price, and the formula holds both', () => {
  // Buffer at p: 100 + 3 × (p − 100) − 1 × (p − 100) − 1 % × 4 × p = 0, so p = 100 ÷ 1.96
  const side = riskOf(
    scenarioFrom(`
      account A cross 100
      BTC long 3 @ 100 mark 100 mmr 1%
      BTC short 1 @ 100 mmr 1%
    `),
  ).baseline()
  const found = explained(side, positionFigure('p1', 'liquidation'))
  expect(answer(found)).toBe('51.03')
  expect(flat(found.substituted)).toBe('−(−$100.00 + $0.00) ÷ (3 − 1.00 % × 3 + −1 − 1.00 % × 1)')
})

it('a breached short says below which price it is safe again, not above which', () => {
  // 100 − (p − 100) − 1 % × p ≥ 0 up to 200 ÷ 1.01 = 198.01
  const side = riskOf(
    scenarioFrom('account A cross 100\nBTC short 1 @ 100 mark 210 mmr 1%'),
  ).baseline()
  const { lines } = explained(side, positionFigure('p1', 'liquidation'))
  const back = lines.find(({ label }) => label.startsWith('Safe again'))
  expect([back?.label, back?.result && printed(back.result)]).toEqual([
    'Safe again below',
    '198.01',
  ])
})

it('a payment on an oracle price is explained at that price', () => {
  const book = scenarioFrom(`
    account A on hyperliquid cross 10_000
    BTC long 1 @ 60_000 mark 60_000 funding 0.01%/8h
  `)
  const [id] = [...book.snapshot.quotes.keys()]
  if (id === undefined) throw new Error('a quote')
  const quote = book.snapshot.quotes.get(id)
  const indexed: Scenario = {
    ...book,
    snapshot: { quotes: new Map([[id, { ...quote, index: price(50_000) }]]) },
  }
  const side = riskOf(indexed).baseline()
  const found = explained(side, positionFigure('p1', 'dragPerDay'))
  // 1 × 50,000 × 0.01 % × 3
  expect(answer(found)).toBe('−$15.00')
  expect(flat(found.substituted)).toContain('50,000')
})

it('open interest that raises the least initial rate is in the explanation too', () => {
  // Mid-cap: from 10 % at 20 million to 100 % at 50; at 35 million half way, 55 %
  const book = scenarioFrom('account A on dydx cross 10_000\nSOL-USD long 10 @ 100 mark 100')
  const quotes = new Map(
    [...book.snapshot.quotes].map(([id, quote]) => [id, { ...quote, openInterest: size(350_000) }]),
  )
  const side = riskOf({ ...book, snapshot: { quotes } }).baseline()
  const found = explained(side, positionFigure('p1', 'initial'))
  expect(answer(found)).toBe('$550.00')
  expect(flat(found.substituted)).toBe('$1,000.00 × 55.00 %')
})

describe('what a liquidation figure does not count', () => {
  it.each([
    poolFigure('a1/cross', 'joint'),
    poolFigure('a1/cross', 'common'),
    poolFigure('a1/cross', 'nearest'),
    positionFigure('p1', 'liquidation'),
    positionFigure('p1', 'bankruptcy'),
    positionFigure('p1', 'share'),
  ])('is said with %s: funding until then, price impact, fees', (id) => {
    expect(explained(SAMPLE, id).assumes.join(' ')).toMatch(
      /Funding from now until then is not counted, nor price impact and any fee/,
    )
  })
})

// One book a venue, each with two markets, a rate and a chosen leverage.
const VENUE_BOOKS: readonly (readonly [string, string, string])[] = [
  ['hyperliquid', 'BTC', 'ETH'],
  ['dydx', 'BTC-USD', 'ETH-USD'],
  ['binance', 'BTCUSDT', 'ETHUSDT'],
  ['bybit', 'BTCUSDT', 'ETHUSDT'],
  ['okx', 'BTC-USDT-SWAP', 'ETH-USDT-SWAP'],
]

describe.each(VENUE_BOOKS)('on %s', (venue, one, other) => {
  const side = riskOf(
    scenarioFrom(`
      account A on ${venue} cross 20_000
      ${one} long 0.5 @ 60_000 mark 60_000 lev 10 funding 0.01%/8h
      ${other} short 5 @ 3_000 mark 3_000 lev 10 funding 0.01%/8h
    `),
  ).baseline()

  it.each(POOL_FIGURES)('%s of the pool is whole, with sources dated', (what) => {
    expect(owed(explained(side, poolFigure('a/cross', what)))).toEqual([])
  })

  it.each(POSITION_FIGURES)('%s of a position is whole, with sources dated', (what) => {
    for (const id of ['p1', 'p2']) {
      expect(owed(explained(side, positionFigure(id, what)))).toEqual([])
    }
  })

  it('names where its tiers come from wherever they went in', () => {
    const rested = [
      ...(['maintenance', 'joint', 'nearest', 'daysLeft'] as const).map((what) =>
        poolFigure('a/cross', what),
      ),
      positionFigure('p1', 'liquidation'),
      positionFigure('p1', 'maintenance'),
    ]
    const table = side.lookup(rowFigures(side, 'p1')!.position.market)?.provenance
    expect(table).toBeDefined()
    for (const id of rested) expect(explained(side, id).sources).toContainEqual(table)
  })
})

describe('what nobody can look up', () => {
  it('stands beside the nearest death with who says so, and the day of a preset', () => {
    const found = explained(SAMPLE, poolFigure('a1/cross', 'nearest'))
    const lines = found.lines.map(
      ({ label, substituted = [], result }) =>
        `${label}: ${result && printed(result)} (${flat(substituted)})`,
    )
    expect(lines).toContain('σ of BTC, one day: 3.00 % (preset, not measured)')
    expect(lines).toContain('ρ of BTC and ETH: 0.85 (preset, not measured)')
    expect(found.sources).toContainEqual({
      source: 'Plimsoll’s round figures',
      asOf: '2026-11-25',
    })
  })

  it('says of a typed volatility that it is typed', () => {
    const book = hedgedMajors()
    const volatility = new Map(book.assumptions.volatility)
    volatility.set('ETH', { value: ratio('0.05'), from: 'typed' })
    const side = riskOf({
      ...book,
      assumptions: { ...book.assumptions, volatility },
    }).baseline()
    const { lines } = explained(side, positionFigure('p2', 'share'))
    const found = lines.find(({ label }) => label === 'σ of ETH, one day')
    expect(found && flat(found.substituted ?? [])).toBe('typed by you')
  })

  it('counts the correlations of a wide pool by who says so', () => {
    // Ten underlyings make 45 pairs.
    const side = riskOf(tenAlts()).baseline()
    const [pool] = side.pools
    expect(explained(side, poolFigure(pool!.id, 'nearest')).assumes).toContain(
      'ρ of 45 pairs: 45 preset, not measured; see Assumptions.',
    )
  })

  it('is only ever of what the pool holds', () => {
    const side = riskOf(
      scenarioFrom(`
        account A cross 1_000
        BTC long 1 @ 100 mark 100 mmr 1%
        account B cross 1_000
        ETH long 1 @ 100 mark 100 mmr 1%
      `),
    ).baseline()
    const { lines } = explained(side, poolFigure('a/cross', 'nearest'))
    expect(lines.filter(({ label }) => /^[σρ] of/.test(label)).map(({ label }) => label)).toEqual([
      'σ of BTC, one day',
    ])
  })

  it('puts the fee and the slippage of a fill beside what was paid', () => {
    const { lines } = explained(SAMPLE, positionFigure('p1', 'costs'))
    expect(lines.map(({ label, result }) => `${label}: ${result && printed(result)}`)).toEqual([
      'Taker fee, of notional: 0.0450 %',
      'Slippage, of notional: 0.0300 %',
    ])
  })
})

describe('what is switched off', () => {
  it('is named with every figure of the account it is left out of', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(includeRows(['p3'], false))
    const said = 'Switched off: SOL. What you left out is in no figure.'
    for (const what of POOL_FIGURES) {
      expect(explained(risk.draft(), poolFigure('a1/cross', what)).assumes).toContain(said)
    }
    expect(explained(risk.draft(), positionFigure('p1', 'liquidation')).assumes).toContain(said)
    expect(explained(SAMPLE, positionFigure('p1', 'liquidation')).assumes).not.toContain(said)
  })
})

it('a yearly funding rate is printed as one, whatever interval rates are read in', () => {
  // 0.01 % three times a day for 365 days
  const { lines } = explained(SAMPLE, positionFigure('p1', 'dragPerDay'))
  const yearly = lines.find(({ label }) => label === 'Rate per year, simple')
  expect(yearly?.result && printed(yearly.result)).toBe('+10.95 %')
})

it('a leverage opens the notional it divides, not the margin it does not', () => {
  const { lines } = explained(SAMPLE, poolFigure('a1/cross', 'leverage'))
  expect(lines.map(({ label }) => label)).toEqual(['Gross notional', 'Equity'])
})
