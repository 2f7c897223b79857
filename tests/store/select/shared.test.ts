// Sharing with less told: what is hidden is hidden, what stays is true, and what differs is said.
import { describe, expect, it } from 'vitest'
import { symbolOf } from '../../../src/engine/model/market'
import { size, usd } from '../../../src/engine/units/amount'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { rowFigures } from '../../../src/store/select/rows'
import {
  NOTHING_HIDDEN,
  sharedDocument,
  sharePreview,
  sideShown,
  transfersIn,
  type Privacy,
} from '../../../src/store/select/shared'
import { verdictOf } from '../../../src/store/select/verdict'
import type { Document } from '../../../src/store/state'
import { takerFee } from '../../../src/store/store'
import { scenarioFrom } from '../../fixtures/book'
import { text } from '../../fixtures/risk'

const SCALED: Privacy = { ...NOTHING_HIDDEN, scales: true }
const NO_CASH: Privacy = { ...NOTHING_HIDDEN, hidesCash: true }

const BOOK: Document = {
  baseline: scenarioFrom(`
    account Main on generic cross 100
    BTC long 2 @ 100 mark 90 mmr 1%
    ETH short 4 @ 10 mark 5 mmr 1%
  `),
  draft: [
    { kind: 'resize', position: 'p1', to: size(3) },
    { kind: 'deposit', account: 'main', amount: usd(50) },
  ],
}

const shared = (document: Document, privacy: Privacy) => sharedDocument(document, privacy, takerFee)

function previewOf(document: Document, privacy: Privacy) {
  const theirs = sideShown(shared(document, privacy), 'both', takerFee)
  return sharePreview({ mine: sideShown(document, 'both', takerFee), theirs }, 'all')
}

/** Printed figures of a preview by their labels: mine, then theirs. */
function printed(document: Document, privacy: Privacy): Record<string, readonly [string, string]> {
  const { figures, rows } = previewOf(document, privacy)
  const all = [...figures, ...rows.flatMap(({ size: held, price }) => [held, price])]
  return Object.fromEntries(
    all.map(({ label, mine, theirs }) => [label, [text(mine), text(theirs)]]),
  )
}

describe('a book shared as it is', () => {
  it('is the same, less what always stays behind', () => {
    const kept: Document = {
      ...BOOK,
      realisedFunding: [{ symbol: 'BTC', amount: usd(1) }],
      unread: [{ at: [], name: 'note', value: 'for me' }],
    }
    expect(shared(kept, NOTHING_HIDDEN)).toEqual(BOOK)
  })

  it('reads alike on both sides', () => {
    const { figures, rows, differs } = previewOf(BOOK, NOTHING_HIDDEN)
    for (const { mine, theirs } of figures) expect(theirs).toEqual(mine)
    expect(rows.map(({ symbol }) => symbol)).toEqual(['BTC', 'ETH'])
    expect(differs).toBe(false)
  })
})

describe('a book scaled to 100', () => {
  it('is worth 100, with cash, sizes and the draft in the same proportion', () => {
    // 2 × 90 + 4 × 5 = 200: everything is halved.
    const { baseline, draft } = shared(BOOK, SCALED)
    const [account] = baseline.book.accounts
    expect(account?.cash.toString()).toBe('50')
    expect(account?.positions.map((held) => held.size.toString())).toEqual(['1', '-2'])
    expect(draft).toEqual([
      { kind: 'resize', position: 'p1', to: size('1.5') },
      { kind: 'deposit', account: 'main', amount: usd(25) },
    ])
  })

  it('keeps every distance and ratio: the leverage, the liquidation prices, the joint limit', () => {
    const figures = printed(BOOK, SCALED)
    for (const label of ['Joint limit', 'Nearest death, 1 d', 'Margin ratio', 'Leverage']) {
      const [mine, theirs] = figures[label] ?? []
      expect([label, theirs]).toEqual([label, mine])
    }
    expect(figures['Size of BTC']).toEqual(['3', '1.5'])
    expect(figures['Liquidation price of BTC']?.[1]).toBe(figures['Liquidation price of BTC']?.[0])
    expect(previewOf(BOOK, SCALED).differs).toBe(false)
  })

  it.each([
    ['hedged majors', hedgedMajors()],
    ['ten alts', tenAlts()],
    ['two venues', twoVenueBasis()],
  ])('with its tiers scaled too, every row of %s is as far from its end', (_name, baseline) => {
    const document: Document = { baseline, draft: [] }
    const [mine, theirs] = [document, shared(document, { ...SCALED, tiers: 'scaled' })].map(
      (each) => sideShown(each, 'both', takerFee),
    )
    if (mine === undefined || theirs === undefined) throw new Error('two sides')
    for (const id of baseline.book.accounts.flatMap(({ positions }) =>
      positions.map((p) => p.id),
    )) {
      const [here, there] = [mine, theirs].map((side) => rowFigures(side, id)?.liquidation.distance)
      expect(there && text(there)).toBe(here && text(here))
    }
    const limitOf = (side: typeof mine) => {
      const verdict = verdictOf(side, 'all')
      return verdict && [text(verdict.values.joint), text(verdict.nearest)]
    }
    expect(limitOf(theirs)).toEqual(limitOf(mine))
  })

  it('above the first tier of a venue, the tiers as published give another price, and that is told', () => {
    // Ten million of BTC stands in a tier of half a per cent and more; a hundred dollars in the first.
    const large: Document = {
      baseline: scenarioFrom(`
        account Main on binance cross 1_000_000
        BTCUSDT long 100 @ 100_000 mark 100_000 lev 10x
      `),
      draft: [],
    }
    expect(previewOf(large, SCALED).differs).toBe(true)
    expect(previewOf(large, { ...SCALED, tiers: 'scaled' }).differs).toBe(false)
    // Nothing that is not held is written into the link.
    const { markets } = shared(large, { ...SCALED, tiers: 'scaled' }).baseline
    expect([...markets.keys()].map(symbolOf)).toEqual(['BTCUSDT'])
  })

  it('that holds nothing yet is scaled by what its draft opens', () => {
    const empty = scenarioFrom('account Main on generic cross 10\nBTC long 2 @ 100 mark 50 mmr 1%')
    const [account] = empty.book.accounts
    if (account === undefined) throw new Error('one account')
    const [held] = account.positions
    if (held === undefined) throw new Error('one position')
    const document: Document = {
      baseline: { ...empty, book: { accounts: [{ ...account, positions: [] }] } },
      draft: [
        {
          kind: 'open',
          account: account.id,
          position: 'n1',
          market: held.market,
          size: size(20),
          margin: { mode: 'cross' },
        },
      ],
    }
    // 20 × 50 = 1,000: a tenth.
    expect(shared(document, SCALED).draft).toMatchObject([{ size: size(2) }])
  })

  it('that holds nothing at all stays as it is', () => {
    const nothing: Document = {
      baseline: { ...BOOK.baseline, book: { accounts: [] } },
      draft: [],
    }
    expect(shared(nothing, SCALED)).toEqual(nothing)
  })
})

describe('a book without its cash', () => {
  it('has all that its cash carries unknown, and nothing at zero', () => {
    const figures = printed(BOOK, NO_CASH)
    expect(figures['Cash']?.[1]).toBe('not disclosed')
    const unknown = 'unknown: the cash is not disclosed'
    for (const label of ['Joint limit', 'Margin ratio', 'Leverage', 'Buffer']) {
      expect([label, figures[label]?.[1]]).toEqual([label, unknown])
    }
    expect(figures['Liquidation price of BTC']?.[1]).toBe(unknown)
    expect(figures['Size of BTC']?.[1]).toBe('3')
    // It differs on purpose: nothing to warn of.
    expect(previewOf(BOOK, NO_CASH).differs).toBe(false)
  })

  it('has no transfers drafted either: they would tell of the same money', () => {
    expect(transfersIn(BOOK)).toBe(1)
    expect(shared(BOOK, NO_CASH).draft.map(({ kind }) => kind)).toEqual(['resize'])
  })

  it.each([NO_CASH, { ...SCALED, hidesCash: true }, { ...SCALED, tiers: 'scaled' as const }])(
    'and every other choice goes through a link as it is: %o',
    async (privacy) => {
      const document = shared(BOOK, privacy)
      const link = await linkOf({ document })
      if (link.kind !== 'link') throw new Error(link.kind)
      expect(await openLink(link.hash)).toEqual({ ok: true, content: { document } })
      expect(link.hash).toMatch(/^#1\./)
    },
  )
})
