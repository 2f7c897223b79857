// Version 4: version 3, and a taker fee of a market's own.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MarketId } from '../../../src/engine/model/market'
import { ratio, usd } from '../../../src/engine/units/amount'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { canonicalJson } from '../../../src/io/link/json-text'
import { readVersion } from '../../../src/io/link/migrate'
import { writeV3 } from '../../../src/io/link/v3'
import { readV4, versionOf, writeV4 } from '../../../src/io/link/v4'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { genericId } from '../../fixtures/book'

const plain = hedgedMajors()
const BTC = genericId('BTC')

function documentWith(fees: ReadonlyMap<MarketId, string>) {
  const markets = new Map(
    Array.from(plain.markets, ([id, market]) => {
      const fee = fees.get(id)
      return [id, fee === undefined ? market : { ...market, takerFee: ratio(fee) }]
    }),
  )
  return { baseline: { ...plain, markets }, draft: [] }
}
const document = documentWith(new Map([[BTC, '0.0002']]))
const bare = { baseline: plain, draft: [] }
const paid = [{ symbol: 'BTC', amount: usd('-1.5') }]

type Json = Record<string, unknown>
const jsonOf = (of: Parameters<typeof writeV4>[0]['document']) =>
  JSON.parse(canonicalJson(writeV4({ document: of }))) as Json

describe('the taker fee of a market', () => {
  it('comes back whole, in a link of version 4', async () => {
    expect(versionOf({ document })).toBe(4)
    const made = await linkOf({ document })
    if (made.kind !== 'link') throw new Error(made.kind)
    expect(made.hash).toMatch(/^#4\./)
    expect(await openLink(made.hash)).toEqual({ ok: true, content: { document } })
  })

  it('of nothing is a fee, and not the venue’s', () => {
    const free = documentWith(new Map([[BTC, '0']]))
    expect(versionOf({ document: free })).toBe(4)
    expect(readV4(jsonOf(free))).toEqual({ ok: true, value: { document: free } })
  })

  it('absent leaves every older version as it was, to the byte', () => {
    const second = {
      ...bare,
      draft: [{ kind: 'include', position: 'p1', included: false }] as const,
    }
    const third = { ...bare, realisedFunding: paid }
    for (const [version, older] of [bare, second, third].entries()) {
      expect(versionOf({ document: older })).toBe(version + 1)
      expect(canonicalJson(writeV4({ document: older }))).toBe(
        canonicalJson(writeV3({ document: older })),
      )
    }
  })

  it('stands beside payments that were made', () => {
    const both = { ...document, realisedFunding: paid }
    expect(readV4(jsonOf(both))).toEqual({ ok: true, value: { document: both } })
  })

  it('is not allowed in a document that calls itself older', () => {
    expect([4, 3, 2, 1].map((version) => readVersion(version, jsonOf(document)).ok)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  it('comes back whatever markets have one', () => {
    const fees = fc.uniqueArray(
      fc.tuple(
        fc.constantFrom(...plain.markets.keys()),
        fc.integer({ min: 0, max: 10_000 }).map((n) => `${n}e-5`),
      ),
      { selector: ([market]) => market },
    )
    fc.assert(
      fc.property(fees, (given) => {
        const some = documentWith(new Map(given))
        expect(readV4(jsonOf(some))).toEqual({ ok: true, value: { document: some } })
        expect(versionOf({ document: some })).toBe(given.length === 0 ? 1 : 4)
      }),
    )
  })

  it.each([
    ['a fee below zero', { takerFee: '-0.0001' }],
    ['a fee above all that is traded', { takerFee: '1.1' }],
    ['a fee in words', { takerFee: 'none' }],
    ['a number that is no text', { takerFee: 0.0002 }],
    ['a field nobody knows', { makerFee: '0.0001' }],
  ])('refuses %s', (_, wrong) => {
    const json = jsonOf(bare)
    const markets = json['markets'] as Json[]
    const [first, ...others] = markets
    expect(readV4({ ...json, markets: [{ ...first, ...wrong }, ...others] }).ok).toBe(false)
    expect(readV4({ ...json, markets: [{ ...first, takerFee: '0.0001' }, ...others] }).ok).toBe(
      true,
    )
  })

  it('is refused where its market is given twice, as before', () => {
    const json = jsonOf(document)
    const markets = json['markets'] as Json[]
    const read = readV4({ ...json, markets: [...markets, markets[0]] })
    expect(JSON.stringify(read)).toContain('is given twice')
  })
})
