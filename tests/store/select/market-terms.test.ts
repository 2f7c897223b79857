// The terms of one market as the page shows them.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { ratio } from '../../../src/engine/units/amount'
import { setTakerFee } from '../../../src/store/commands/assumptions'
import { publishedMarket } from '../../../src/engine/venues/registry'
import {
  addOwnMarket,
  addTier,
  backToVenuePart,
  changeTier,
  setFundingInterval,
  setMarketFee,
} from '../../../src/store/commands/market-terms'
import {
  inShort,
  isOnOwnTerms,
  marketsOn,
  marketTerms,
} from '../../../src/store/select/market-terms'
import { rowFigures } from '../../../src/store/select/rows'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { printed, riskOf } from '../../fixtures/risk'

// 2,000 at 100 are 200,000 of notional.
const BOOK = scenarioFrom('account Main cross 50_000\nBTC long 2_000 @ 100 mark 100 mmr 1%')
const LISTED = scenarioFrom(
  'account Main on hyperliquid cross 50_000\nBTC long 1 @ 50_000 mark 50_000',
)
const BTC = genericId('BTC')
const HYPER = marketIdOf('hyperliquid', 'BTC')

describe('the margin table', () => {
  it('says which tier each position stands in, and what the next takes off', () => {
    const risk = riskOf(BOOK)
    risk.run(addTier(BTC))
    risk.run(changeTier(BTC, 1, { rate: ratio('0.02'), initialRate: ratio('0.04') }))
    const tiers = marketTerms(risk.draft(), BTC)?.tiers ?? []
    expect(
      tiers.map(({ from, maintenance, deduction, leverage }) =>
        [from, maintenance, deduction, leverage].map((each) => each && printed(each)),
      ),
    ).toEqual([
      ['$0.00', '1.00 %', '$0.00', '50.00×'],
      ['$100,000', '2.00 %', '$1,000.00', '25.00×'],
    ])
    expect(tiers.map(({ holds }) => holds.map(({ account }) => account))).toEqual([[], ['Main']])
  })

  it('of a market nobody knows is not there', () => {
    expect(marketTerms(riskOf(BOOK).draft(), genericId('NOSUCH'))).toBeUndefined()
  })
})

describe('whose terms they are', () => {
  it('is said part by part', () => {
    const risk = riskOf(LISTED)
    expect(marketTerms(risk.draft(), HYPER)?.own.size).toBe(0)
    risk.run(setFundingInterval(HYPER, 4))
    expect([...(marketTerms(risk.draft(), HYPER)?.own ?? [])]).toEqual(['funding interval'])
  })

  it('is a word beside the row, and in the list of markets', () => {
    const risk = riskOf(LISTED)
    const row = () => {
      const id = risk.draft().scenario.book.accounts[0]?.positions[0]?.id
      const found = id && rowFigures(risk.draft(), id)
      if (!found) throw new Error('no row')
      return found
    }
    expect([isOnOwnTerms(row()), marketsOn(risk.draft())[0]?.word]).toEqual([false, undefined])
    risk.run(setFundingInterval(HYPER, 4))
    expect([isOnOwnTerms(row()), marketsOn(risk.draft())[0]?.word]).toEqual([true, 'own terms'])
  })

  it('is the user’s own for a market that no table lists', () => {
    expect(marketsOn(riskOf(BOOK).draft())).toMatchObject([{ symbol: 'BTC', word: 'own market' }])
  })

  it('lists a market of one’s own that is not held yet', () => {
    const risk = riskOf(LISTED)
    risk.run(addOwnMarket({ venue: 'okx', symbol: 'GOLD', maintenanceRate: ratio('0.02') }))
    expect(marketsOn(risk.draft())[1]).toMatchObject({
      symbol: 'GOLD',
      held: 0,
      venue: 'OKX linear swaps',
    })
  })
})

it('the fee is the venue’s, else the one typed for all, else the market’s own; each is still said', () => {
  const risk = riskOf(LISTED)
  const fees = () => {
    const fee = marketTerms(risk.draft(), HYPER)?.fee
    if (fee === undefined) throw new Error('no terms')
    const { takerFee, assumed, ofVenue } = fee
    return [fee.from, ...[takerFee, assumed, ofVenue].map((each) => each && printed(each))]
  }
  expect(fees()).toEqual(['venue', '0.0450 %', undefined, '0.0450 %'])
  risk.run(setTakerFee(ratio('0.001')))
  expect(fees()).toEqual(['assumed', '0.1000 %', '0.1000 %', '0.0450 %'])
  risk.run(setMarketFee(HYPER, ratio('0.0002')))
  expect(fees()).toEqual(['own', '0.0200 %', '0.1000 %', '0.0450 %'])
  expect([...(marketTerms(risk.draft(), HYPER)?.own ?? [])]).toEqual(['taker fee'])
  risk.run(backToVenuePart(HYPER, 'taker fee'))
  expect(fees()).toEqual(['assumed', '0.1000 %', '0.1000 %', '0.0450 %'])
})

it('a market in short is its first tier and its funding interval', () => {
  const market = publishedMarket(HYPER)
  if (market === undefined) throw new Error('not published')
  const { maintenance, leverage, fundingHours } = inShort(market)
  expect([
    maintenance && printed(maintenance),
    leverage && printed(leverage),
    fundingHours,
  ]).toEqual(['1.25 %', '40.00×', 1])
})
