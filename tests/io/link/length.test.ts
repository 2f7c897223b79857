// Twenty positions within 2,000 characters: as traders hold them, with entries of many digits, marks, rates,
// leverage, isolated margins, accrued funding, assumptions of every coin, and a draft. Made up, none alike.
import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { linkOf, openLink } from '../../../src/io/link/codec'
import type { LinkedDocument } from '../../../src/io/link/v1'
import { sharedDocument } from '../../../src/store/select/shared'
import { takerFee } from '../../../src/store/store'
import { scenarioFrom } from '../../fixtures/book'
import { twentyPositions } from './documents'

/** Of two venues: what Hyperliquid and Binance show of a mixed book. */
const TWO_VENUES = `
  as of 2026-11-20T13:45:00Z
  account "Main wallet" on hyperliquid cross 48_211.374512
  BTC short 1.28455 @ 91_347.2 mark 89_812.5 lev 20x funding 0.00125%/1h
  ETH long 22.4817 @ 2_987.41 mark 3_012.85 lev 25x funding 0.00231%/1h
  SOL long 311.72 @ 141.0733 mark 138.921 lev 10x funding -0.00117%/1h
  HYPE long 812.4 @ 34.1187 mark 35.772 lev 5x funding 0.00412%/1h accrued -3.271841
  XRP short 15_210 @ 2.18442 mark 2.0917 lev 10x funding 0.00098%/1h
  DOGE long 81_500 @ 0.158331 mark 0.151974 lev 10x isolated 1_312.55 funding 0.00125%/1h
  AVAX short 402.3 @ 14.8821 mark 13.947 lev 8x funding -0.00208%/1h
  LINK long 655.1 @ 13.0442 mark 13.5183 lev 10x funding 0.00125%/1h
  ARB long 9_812 @ 0.211873 mark 0.20455 lev 5x funding 0.00087%/1h
  SUI short 2_318 @ 1.53117 mark 1.48922 lev 10x funding 0.00125%/1h
  account Binance on binance cross 12_940.07118244 USDT
  BTCUSDT long 0.742 @ 88_104.37 mark 89_790.1 lev 15x funding 0.0071%/8h
  ETHUSDT short 9.317 @ 3_102.18 mark 3_011.02 lev 20x funding 0.00884%/8h
  BNBUSDT long 14.21 @ 861.442 mark 878.31 lev 10x funding -0.00231%/8h
  ADAUSDT long 12_403 @ 0.43317 mark 0.4179 lev 8x isolated 702.19 funding 0.01%/8h
  LTCUSDT short 61.44 @ 84.271 mark 82.93 lev 12x funding 0.00441%/8h
  BCHUSDT long 6.118 @ 512.93 mark 531.27 lev 10x funding 0.00992%/8h
  DOTUSDT short 1_877.2 @ 2.4419 mark 2.3317 lev 6x funding -0.01377%/8h
  NEARUSDT long 2_204 @ 1.98742 mark 2.0451 lev 8x funding 0.00615%/8h
  APTUSDT long 1_093.5 @ 2.71883 mark 2.6304 lev 5x isolated 611.84 funding 0.01%/8h
  1000PEPEUSDT short 604_118 @ 0.0047712 mark 0.0044981 lev 10x funding 0.00338%/8h
`

function mixed(): LinkedDocument {
  const baseline = scenarioFrom(TWO_VENUES, {
    assumptions: {
      volatility: new Map(
        ['BTC', 'ETH', 'SOL', 'HYPE', 'XRP', 'DOGE', 'AVAX', 'LINK', 'ARB', 'SUI'].map(
          (coin, at) => [coin, { value: ratio(`0.0${31 + 3 * at}`), from: 'typed' as const }],
        ),
      ),
      correlations: [
        { pair: ['BTC', 'ETH'], rho: { value: ratio('0.84'), from: 'typed' } },
        { pair: ['BTC', 'SOL'], rho: { value: ratio('0.77'), from: 'typed' } },
      ],
    },
  })
  const [main, other] = baseline.book.accounts
  const [btc, eth, sol] = main?.positions ?? []
  if (main === undefined || other === undefined) throw new Error('two accounts')
  if (btc === undefined || eth === undefined || sol === undefined) throw new Error('ten positions')
  return {
    baseline: { ...baseline, name: 'Majors against alts, week 47' },
    draft: [
      { kind: 'resize', position: eth.id, to: size('30.25') },
      { kind: 'close', position: sol.id },
      { kind: 'deposit', account: other.id, amount: usd(2_500) },
      { kind: 'switch mode', position: btc.id, to: { mode: 'isolated', margin: usd('9500.50') } },
      { kind: 'mark', market: btc.market, to: price('86500') },
    ],
  }
}

/** With the address of the page in front, as it is pasted. */
async function lengthOf(document: LinkedDocument): Promise<number> {
  const link = await linkOf({ document, rateUnit: '8h' })
  if (link.kind !== 'link') throw new Error(link.kind)
  const opened = await openLink(link.hash)
  expect(opened.ok && opened.content.document).toEqual(document)
  return `https://risk.example.org/plimsoll/${link.hash}`.length
}

describe('twenty different positions', () => {
  it.each([
    ['of one venue with one edit', twentyPositions()],
    ['of two venues with five edits', mixed()],
  ])('%s fit into 2,000 characters', async (_name, document) => {
    const held = document.baseline.book.accounts.flatMap(({ positions }) => positions)
    expect(new Set(held.map(({ market, size: of }) => `${market} ${of.toString()}`)).size).toBe(20)
    expect(document.baseline.snapshot.quotes.size).toBe(20)
    expect(await lengthOf(document)).toBeLessThanOrEqual(2_000)
  })

  it('fit scaled to 100 as well, where every amount has six digits of its own', async () => {
    const privacy = { scales: true, tiers: 'published', hidesCash: false } as const
    expect(await lengthOf(sharedDocument(mixed(), privacy, takerFee))).toBeLessThanOrEqual(2_000)
  })
})
