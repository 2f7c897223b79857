// Terms as the user knows them better: what they do to the figures, and the way back to the venue's.
import { describe, expect, it } from 'vitest'
import { positionFigure } from '../../../src/engine/model/explanation'
import { marketIdOf, type MarketId } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { publishedMarket } from '../../../src/engine/venues/registry'
import {
  addOwnMarket,
  addTier,
  backToVenue,
  backToVenuePart,
  changeTier,
  removeOwnMarket,
  removeTier,
  setCap,
  setFundingBound,
  setFundingInterval,
  setLot,
  setMarketFee,
  setTick,
} from '../../../src/store/commands/market-terms'
import { setSlippage, setTakerFee } from '../../../src/store/commands/assumptions'
import { importRows } from '../../../src/store/commands/import-rows'
import { setVenueTerm } from '../../../src/store/commands/own-venue'
import { explain } from '../../../src/store/select/explain'
import { rowFigures } from '../../../src/store/select/rows'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { printed, riskOf, text, type Risk } from '../../fixtures/risk'

// 2,000 BTC at 100 are 200,000 of notional; at 1 % they ask 2,000.
const BOOK = scenarioFrom('account Main cross 50_000\nBTC long 2_000 @ 100 mark 100 mmr 1%')
const BTC = genericId('BTC')
const LISTED = marketIdOf('binance', 'BTCUSDT')

const marketOf = (risk: Risk, id: MarketId) => risk.baseline().scenario.markets.get(id)
function maintenance(risk: Risk, side: 'baseline' | 'draft' = 'baseline') {
  const [held] = risk.baseline().scenario.book.accounts[0]?.positions ?? []
  const row = held && rowFigures(risk[side](), held.id)
  return row && text(row.maintenance)
}

describe('a tier', () => {
  it('changed moves maintenance on both sides, in one step', () => {
    const risk = riskOf(BOOK)
    expect(maintenance(risk)).toMatch(/2,000/)
    risk.run(changeTier(BTC, 0, { rate: ratio('0.015') }))
    expect([maintenance(risk), maintenance(risk, 'draft')]).toEqual([
      expect.stringMatching(/3,000/),
      expect.stringMatching(/3,000/),
    ])
    risk.store.getState().undo()
    expect(maintenance(risk)).toMatch(/2,000/)
  })

  it('added above 100,000 and raised to 2 % asks 2 % of the second 100,000 only', () => {
    const risk = riskOf(BOOK)
    risk.run(addTier(BTC))
    expect(marketOf(risk, BTC)?.table.tiers[1]?.floor.toString()).toBe('100000')
    expect(maintenance(risk)).toMatch(/2,000/)
    risk.run(changeTier(BTC, 1, { rate: ratio('0.02') }))
    // 1,000 + 2,000
    expect(maintenance(risk)).toMatch(/3,000/)
    risk.run(removeTier(BTC, 1))
    expect(maintenance(risk)).toMatch(/2,000/)
  })

  it('added below a cap starts halfway to it where twice the last floor is beyond', () => {
    const risk = riskOf(BOOK)
    risk.run(setCap(BTC, usd(60_000)))
    risk.run(addTier(BTC))
    expect(marketOf(risk, BTC)?.table.tiers[1]?.floor.toString()).toBe('30000')
  })

  it('that cannot be right is refused and leaves the last good state', () => {
    const risk = riskOf(BOOK)
    expect(risk.attempt(changeTier(BTC, 0, { rate: ratio('1.5') }))).toBe('tier-rate-out-of-range')
    expect(risk.attempt(changeTier(BTC, 0, { floor: usd(5) }))).toBe('tier-first-floor')
    expect(risk.attempt(removeTier(BTC, 0))).toBe('tiers-none')
    expect(risk.store.getState().document.baseline).toBe(BOOK)
  })

  it('of a venue that defines maintenance as a share of initial margin carries it along', () => {
    const risk = riskOf(BOOK)
    const id = marketIdOf('dydx', 'BTC-USD')
    const share = publishedMarket(id)?.table.tiers[0]?.maintenanceShare
    if (share === undefined) throw new Error('no share')
    risk.run(changeTier(id, 0, { initialRate: ratio('0.1') }))
    expect(marketOf(risk, id)?.table.tiers[0]).toMatchObject({ maintenanceShare: share })
    expect(marketOf(risk, id)?.table.tiers[0]?.rate.eq(share.times(ratio('0.1')))).toBe(true)
    risk.run(changeTier(id, 0, { rate: ratio('0.02') }))
    expect(marketOf(risk, id)?.table.tiers[0]?.maintenanceShare).toBeUndefined()
  })

  it('added to such a market gives every tier a rate of its own', () => {
    // 2 BTC at 100,000 are 200,000 of notional: a second 100,000 at 40 % asks at least 40,000.
    const risk = riskOf(
      scenarioFrom('account Main on dydx cross 500_000\nBTC-USD long 2 @ 100_000 mark 100_000'),
    )
    const id = marketIdOf('dydx', 'BTC-USD')
    risk.run(addTier(id))
    risk.run(changeTier(id, 1, { initialRate: ratio('0.5') }))
    risk.run(changeTier(id, 1, { rate: ratio('0.4') }))
    // The first 100,000 at 3 %, the second at 40 %.
    expect(maintenance(risk)).toMatch(/43,000/)
  })

  it('with an initial rate given assumes none any more', () => {
    const risk = riskOf(BOOK)
    expect(marketOf(risk, BTC)?.provenance.estimate).toMatch(/twice the maintenance rate/)
    risk.run(changeTier(BTC, 0, { initialRate: ratio('0.05') }))
    expect(marketOf(risk, BTC)?.provenance.estimate).toBeUndefined()
  })

  it('of a market nobody knows waits for its maintenance rate', () => {
    expect(riskOf(BOOK).attempt(addTier(genericId('NOSUCH')))).toBe('market-unknown')
  })
})

describe('other terms', () => {
  it('are tick, lot, interval and bounds, each of which can be taken away again', () => {
    const risk = riskOf(BOOK)
    risk.run(setTick(BTC, price('0.5')))
    risk.run(setLot(BTC, size('0.01')))
    risk.run(setFundingInterval(BTC, 4))
    risk.run(setFundingBound(BTC, 'cap', ratio('0.02')))
    risk.run(setFundingBound(BTC, 'floor', ratio('-0.01')))
    const market = marketOf(risk, BTC)
    expect(
      [market?.tick, market?.lot, market?.funding.cap, market?.funding.floor].map(String),
    ).toEqual(['0.5', '0.01', '0.02', '-0.01'])
    expect(market?.funding.everyHours).toBe(4)
    risk.run(setTick(BTC, undefined))
    risk.run(setLot(BTC, undefined))
    risk.run(setFundingBound(BTC, 'cap', undefined))
    expect(marketOf(risk, BTC)).not.toHaveProperty('tick')
    expect(marketOf(risk, BTC)).not.toHaveProperty('lot')
    expect(marketOf(risk, BTC)?.funding).not.toHaveProperty('cap')
  })

  it('that cannot be are refused', () => {
    const risk = riskOf(BOOK)
    expect(risk.attempt(setTick(BTC, price(0)))).toBe('step-not-above-zero')
    expect(risk.attempt(setLot(BTC, size(-1)))).toBe('step-not-above-zero')
    expect(risk.attempt(setFundingInterval(BTC, 0))).toBe('interval-out-of-range')
    expect(risk.attempt(setFundingInterval(BTC, 169))).toBe('interval-out-of-range')
    expect(risk.attempt(setFundingBound(BTC, 'cap', ratio('-0.01')))).toBe('funding-bounds-crossed')
    expect(risk.attempt(setFundingBound(BTC, 'cap', ratio('2')))).toBe('funding-bound-out-of-range')
    expect(risk.attempt(setCap(BTC, usd(0)))).toBe('cap-within-tiers')
  })
})

describe('a taker fee of one’s own', () => {
  const costs = (risk: Risk, id: string) => {
    const row = rowFigures(risk.draft(), id)
    return row === undefined ? '' : text(row.costs)
  }

  it('is what trades in that market pay, whatever is assumed of the others', () => {
    const risk = riskOf(
      scenarioFrom(`
        account A cross 100_000
        BTC long 2 @ 50_000 mark 50_000 mmr 1%
        ETH long 10 @ 2_000 mark 2_000 mmr 1%`),
      {
        draft: [
          { kind: 'fill', position: 'p1', size: size(1) },
          { kind: 'fill', position: 'p2', size: size(10) },
        ],
      },
    )
    risk.run(setSlippage(ratio(0)))
    // 0.045 % of 50,000 and of 20,000.
    expect([costs(risk, 'p1'), costs(risk, 'p2')]).toEqual(['−$22.50', '−$9.00'])
    risk.run(setMarketFee(BTC, ratio('0.001')))
    expect([costs(risk, 'p1'), costs(risk, 'p2')]).toEqual(['−$50.00', '−$9.00'])
    risk.run(setTakerFee(ratio('0.01')))
    expect([costs(risk, 'p1'), costs(risk, 'p2')]).toEqual(['−$50.00', '−$200.00'])
    risk.run(setMarketFee(BTC, undefined))
    expect([costs(risk, 'p1'), costs(risk, 'p2')]).toEqual(['−$500.00', '−$200.00'])
  })

  it('is what the fee for closing is counted at, where the requirement has one', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('main', { part: 'closingFee', to: 'mark' }))
    // 1 % and 0.045 % of 200,000; then 0.5 %.
    expect(maintenance(risk)).toMatch(/2,090/)
    risk.run(setMarketFee(BTC, ratio('0.005')))
    expect([maintenance(risk), maintenance(risk, 'draft')]).toEqual([
      expect.stringMatching(/3,000/),
      expect.stringMatching(/3,000/),
    ])
    risk.store.getState().undo()
    expect(maintenance(risk)).toMatch(/2,090/)
  })

  it('is said where the cost and the requirement are explained', () => {
    const risk = riskOf(BOOK)
    risk.run(setVenueTerm('main', { part: 'closingFee', to: 'mark' }))
    risk.run(setTakerFee(ratio('0.01')))
    risk.run(setMarketFee(BTC, ratio('0.0002')))
    const cost = explain(risk.baseline(), positionFigure('p1', 'costs'))
    expect(cost?.lines[0]).toMatchObject({
      label: 'Taker fee, of notional',
      substituted: ['typed by you for BTC, before the assumptions and the venue'],
    })
    expect(cost?.lines[0]?.result && printed(cost.lines[0].result)).toBe('0.0200 %')
    expect(cost?.assumes.join(' ')).toContain('BTC: the fee for closing is counted at 0.02 %')
    const asked = explain(risk.baseline(), positionFigure('p1', 'maintenance'))
    expect(asked?.assumes.join(' ')).toContain('in place of the 0.045 %')
  })

  it('lies between nothing and a tenth of what is traded', () => {
    const risk = riskOf(BOOK)
    expect(risk.attempt(setMarketFee(BTC, ratio('-0.0001')))).toBe('fee-out-of-range')
    expect(risk.attempt(setMarketFee(BTC, ratio('0.45')))).toBe('fee-out-of-range')
    risk.run(setMarketFee(BTC, ratio(0)))
    expect(marketOf(risk, BTC)?.takerFee?.toString()).toBe('0')
  })

  it('makes a listed market the scenario’s own, and goes back by itself', () => {
    const risk = riskOf(BOOK)
    risk.run(setMarketFee(LISTED, ratio('0.0002')))
    risk.run(setFundingInterval(LISTED, 1))
    expect(marketOf(risk, LISTED)?.provenance.source).toMatch(/^typed over /)
    risk.run(backToVenuePart(LISTED, 'taker fee'))
    expect(marketOf(risk, LISTED)?.funding.everyHours).toBe(1)
    expect(marketOf(risk, LISTED)).not.toHaveProperty('takerFee')
    risk.run(backToVenuePart(LISTED, 'funding interval'))
    expect(marketOf(risk, LISTED)).toBeUndefined()
  })

  it('stays when a paste brings another rate for the market, which says nothing of fees', () => {
    const risk = riskOf(BOOK)
    const stated = marketOf(risk, BTC)
    if (stated === undefined) throw new Error('the book has terms of BTC')
    risk.run(setMarketFee(BTC, ratio('0.0002')))
    const pasted = { accounts: [], quotes: new Map(), markets: new Map([[BTC, stated]]) }
    risk.run(importRows(pasted, { kind: 'add' }))
    expect(marketOf(risk, BTC)?.takerFee?.toString()).toBe('0.0002')
    risk.run(importRows(pasted, { kind: 'replace' }))
    expect(marketOf(risk, BTC)).not.toHaveProperty('takerFee')
  })
})

describe('a market that its venue lists', () => {
  it('changed is the scenario’s own, and goes back to the venue’s', () => {
    const risk = riskOf(BOOK)
    risk.run(setFundingInterval(LISTED, 1))
    expect(marketOf(risk, LISTED)?.provenance.source).toMatch(/^typed over /)
    risk.run(backToVenue(LISTED))
    expect(marketOf(risk, LISTED)).toBeUndefined()
    expect(risk.baseline().lookup(LISTED)).toBe(publishedMarket(LISTED))
  })

  it('typed back is the venue’s again by itself', () => {
    const risk = riskOf(BOOK)
    const hours = publishedMarket(LISTED)?.funding.everyHours ?? 0
    risk.run(setFundingInterval(LISTED, 1))
    risk.run(setFundingInterval(LISTED, hours))
    expect(marketOf(risk, LISTED)).toBeUndefined()
  })

  it('that nobody lists has no venue’s terms to go back to', () => {
    expect(riskOf(BOOK).attempt(backToVenue(BTC))).toBe('market-not-published')
  })
})

describe('a market of one’s own', () => {
  const GOLD = { venue: 'binance', symbol: 'GOLDBAR', maintenanceRate: ratio('0.02') }
  const id = marketIdOf('binance', 'GOLDBAR')

  it('has its symbol, what it moves with, mark, funding and tick', () => {
    const risk = riskOf(BOOK)
    risk.run(
      addOwnMarket({
        ...GOLD,
        underlying: 'XAU',
        mark: price(4_000),
        funding: { rate: ratio('0.0001'), everyHours: 4 },
        tick: price('0.1'),
      }),
    )
    expect(marketOf(risk, id)).toMatchObject({
      venue: 'binance',
      underlying: 'XAU',
      payoff: 'linear',
      funding: { everyHours: 4 },
    })
    expect(risk.baseline().scenario.snapshot.quotes.get(id)?.mark?.toString()).toBe('4000')
  })

  it('is refused where the symbol has terms, or the figures cannot be', () => {
    const risk = riskOf(BOOK)
    const tried = (change: Partial<Parameters<typeof addOwnMarket>[0]>) =>
      risk.attempt(addOwnMarket({ ...GOLD, ...change }))
    expect(tried({ symbol: 'BTCUSDT' })).toBe('market-known')
    expect(tried({ symbol: ' ' })).toBe('symbol-wanted')
    expect(tried({ maintenanceRate: ratio('1') })).toBe('rate-out-of-range')
    expect(tried({ initialRate: ratio('0.01') })).toBe('initial-out-of-range')
    expect(tried({ mark: price(0) })).toBe('mark-not-above-zero')
    expect(tried({ tick: price(0) })).toBe('step-not-above-zero')
    expect(tried({ funding: { rate: ratio(0), everyHours: 0 } })).toBe('interval-not-above-zero')
    expect(tried({})).toBe('done')
    expect(tried({})).toBe('market-known')
  })

  it('is removed only while nothing is held in it', () => {
    const risk = riskOf(BOOK)
    expect(risk.attempt(removeOwnMarket(BTC))).toBe('market-held')
    risk.run(addOwnMarket(GOLD))
    risk.run(removeOwnMarket(id))
    expect(marketOf(risk, id)).toBeUndefined()
  })
})

it('terms and markets of one’s own open from a link as they were', async () => {
  const risk = riskOf(BOOK)
  risk.run(setFundingInterval(LISTED, 2))
  risk.run(setFundingBound(LISTED, 'cap', ratio('0.02')))
  risk.run(addTier(BTC))
  risk.run(changeTier(BTC, 1, { rate: ratio('0.02') }))
  risk.run(addOwnMarket({ venue: 'okx', symbol: 'GOLD', maintenanceRate: ratio('0.02') }))
  const { document } = risk.store.getState()
  const link = await linkOf({ document })
  if (link.kind !== 'link') throw new Error(link.kind)
  expect(await openLink(link.hash)).toMatchObject({
    ok: true,
    content: { document: { baseline: { markets: document.baseline.markets } } },
  })
})

describe('one part given back', () => {
  it('leaves the others as they are typed', () => {
    const risk = riskOf(BOOK)
    const published = publishedMarket(LISTED)
    risk.run(setCap(LISTED, usd('900000000000')))
    risk.run(setTick(LISTED, price('0.5')))
    risk.run(changeTier(LISTED, 0, { rate: ratio('0.0041') }))
    risk.run(backToVenuePart(LISTED, 'tiers'))
    const now = marketOf(risk, LISTED)
    expect(now?.table.tiers[0]?.rate.toString()).toBe(published?.table.tiers[0]?.rate.toString())
    expect([now?.table.cap?.toString(), now?.tick?.toString()]).toEqual(['900000000000', '0.5'])
    risk.run(backToVenuePart(LISTED, 'cap'))
    expect(marketOf(risk, LISTED)?.tick?.toString()).toBe('0.5')
    risk.run(backToVenuePart(LISTED, 'tick'))
    // Nothing of one's own is left: the market stands on its venue's terms again.
    expect(marketOf(risk, LISTED)).toBeUndefined()
  })

  it.each(['funding interval', 'funding cap', 'funding floor', 'lot'] as const)(
    'is as published: %s',
    (part) => {
      const risk = riskOf(BOOK)
      risk.run(setFundingInterval(LISTED, 3))
      risk.run(setFundingBound(LISTED, 'cap', ratio('0.07')))
      risk.run(setFundingBound(LISTED, 'floor', ratio('-0.06')))
      risk.run(setLot(LISTED, size('0.25')))
      const typed = marketOf(risk, LISTED)
      risk.run(backToVenuePart(LISTED, part))
      const [now, was] = [marketOf(risk, LISTED), publishedMarket(LISTED)]
      const parts = (of: typeof now) => ({
        'funding interval': String(of?.funding.everyHours),
        'funding cap': String(of?.funding.cap),
        'funding floor': String(of?.funding.floor),
        lot: String(of?.lot),
      })
      expect(parts(now)).toEqual({ ...parts(typed), [part]: parts(was)[part] })
    },
  )
})
