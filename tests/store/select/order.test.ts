// The order of rows: by what each question ranks first.
import { describe, expect, it } from 'vitest'
import { includeRows } from '../../../src/store/commands/include'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { rowGroups, shareOfRow } from '../../../src/store/select/order'
import { rowFigures } from '../../../src/store/select/rows'
import type { RowOrder } from '../../../src/store/state'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text, type Risk } from '../../fixtures/risk'

const symbols = (risk: Risk, order: RowOrder) => {
  const side = risk.draft()
  const [account] = side.scenario.book.accounts
  if (account === undefined) throw new Error('no account')
  return rowGroups(side, account, order).map(({ positions }) =>
    positions.map(({ market }) => market.split(':')[1]).join(' '),
  )
}

describe('the sample book', () => {
  // Shares 65.6, 67.0, −32.6 %; distances 18.06, 24.27, 33.82 %; notional 76,800, 57,600, 39,520;
  // funding −23.04, −25.92, +23.71 a day.
  it.each([
    ['book', 'BTC ETH SOL'],
    ['contribution', 'ETH BTC SOL'],
    ['distance', 'BTC ETH SOL'],
    ['notional', 'BTC ETH SOL'],
    ['drag', 'ETH BTC SOL'],
  ] as const)('by %s: %s, and the isolated row by itself', (order, first) => {
    expect(symbols(riskOf(hedgedMajors()), order)).toEqual([first, 'DOGE'])
  })

  it('keeps the place of what is excluded, and ranks it last', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(includeRows(['p1', 'p4'], false))
    expect(symbols(risk, 'book')).toEqual(['BTC ETH SOL DOGE'])
    expect(symbols(risk, 'notional')).toEqual(['ETH SOL BTC DOGE'])
  })

  it('prints each share of the nearest death', () => {
    const risk = riskOf(hedgedMajors())
    const shares = ['p1', 'p2', 'p3'].map((id) => {
      const row = rowFigures(risk.draft(), id)
      return row && text(shareOfRow(risk.draft(), row).value)
    })
    expect(shares.map((share) => Number.parseFloat(share?.replace('−', '-') ?? ''))).toEqual([
      expect.closeTo(65.6, 0.1),
      expect.closeTo(67.0, 0.1),
      expect.closeTo(-32.6, 0.1),
    ])
  })
})

it('rows without a mark stand last, in their own order', () => {
  const book = scenarioFrom(`
    account Main cross 1_000
    AAA long 1 @ 10 mark 10 mmr 1%
    BBB long 3 @ 10 mark 10 mmr 1%
    CCC long 2 @ 10 mark 10 mmr 1%
  `)
  const quotes = new Map(book.snapshot.quotes)
  quotes.delete([...quotes.keys()][0]!)
  const risk = riskOf({ ...book, snapshot: { quotes } })
  expect(symbols(risk, 'notional')).toEqual(['AAA BBB CCC'])
})
