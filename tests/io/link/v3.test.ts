// Version 3: version 2, and the funding that has in fact been paid.
import * as fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { usd } from '../../../src/engine/units/amount'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { canonicalJson, ENTRIES_MAX, parseJson } from '../../../src/io/link/json-text'
import { readVersion } from '../../../src/io/link/migrate'
import { inTimeOrder, REALISED_MAX, type RealisedPayment } from '../../../src/io/link/payments'
import { writeV1 } from '../../../src/io/link/v1-write'
import { writeV2 } from '../../../src/io/link/v2'
import { readV3, versionOf, writeV3 } from '../../../src/io/link/v3'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { ROOT } from '../../support/ensure-deps.mjs'
import { plain, type Plain } from './plain'

const paid = (at: string, symbol: string, amount: string): RealisedPayment => ({
  at,
  venue: 'hyperliquid',
  symbol,
  amount: usd(amount),
})
const PAID = [
  { symbol: 'BTC', amount: usd('-1.5') },
  paid('2026-11-20T08:00:00Z', 'BTC', '-7.68'),
  paid('2026-11-20T08:00:00Z', 'SOL', '7.904'),
  paid('2026-11-20T16:00:00', 'BTC', '-7.7'),
]
const document = { baseline: hedgedMajors(), draft: [], realisedFunding: PAID }
const bare = { baseline: hedgedMajors(), draft: [] }

const jsonOf = (of: Parameters<typeof writeV3>[0]['document']) =>
  JSON.parse(canonicalJson(writeV3({ document: of }))) as Record<string, unknown>

describe('realised funding', () => {
  it('comes back whole and in the order of time, also what has no time or no venue', () => {
    expect(readV3(jsonOf(document))).toEqual({ ok: true, value: { document } })
  })

  it('makes a document of version 3, and none makes one of version 1, to the byte', () => {
    expect(versionOf({ document })).toBe(3)
    expect(versionOf({ document: bare })).toBe(1)
    expect(versionOf({ document: { ...bare, realisedFunding: [] } })).toBe(1)
    expect(canonicalJson(writeV3({ document: bare }))).toBe(
      canonicalJson(writeV1({ document: bare })),
    )
  })

  it('leaves version 2 as it was, to the byte', () => {
    const draft = [{ kind: 'include', position: 'p1', included: false }] as const
    const second = { document: { ...bare, draft } }
    expect(versionOf(second)).toBe(2)
    expect(canonicalJson(writeV3(second))).toBe(canonicalJson(writeV2(second)))
  })

  it('is in no link: the link of a document with it is that of the document without', async () => {
    const made = await linkOf({ document })
    expect(made).toEqual(await linkOf({ document: bare }))
    if (made.kind !== 'link') throw new Error(made.kind)
    expect(await openLink(made.hash)).toEqual({ ok: true, content: { document: bare } })
  })

  it('is not allowed in a document that calls itself older', () => {
    expect(readVersion(3, jsonOf(document)).ok).toBe(true)
    expect(readVersion(2, jsonOf(document)).ok).toBe(false)
    expect(readVersion(1, jsonOf(document)).ok).toBe(false)
  })

  it('of one market may be longer than a list of a document', () => {
    const many = Array.from({ length: ENTRIES_MAX + 1 }, (_, at) =>
      paid(new Date(1_700_000_000_000 + at * 3_600_000).toISOString(), 'BTC', `-${at + 1}`),
    )
    const long = { ...bare, realisedFunding: many }
    const text = canonicalJson(writeV3({ document: long }))
    const parsed = parseJson(text)
    if (!parsed.ok) throw new Error(parsed.issue.message)
    expect(readV3(parsed.value)).toEqual({ ok: true, value: { document: long } })
  })

  it('comes back whatever was paid, and when', () => {
    const payment = fc.record(
      {
        at: fc
          .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString()),
        venue: fc.constantFrom('binance', 'dydx'),
        symbol: fc.constantFrom('BTC', 'ETH-USD', '期货', '__proto__'),
        amount: fc.integer().map((n) => usd(`${n}e-6`)),
      },
      { requiredKeys: ['symbol', 'amount'] },
    ) as fc.Arbitrary<RealisedPayment>
    fc.assert(
      fc.property(fc.array(payment, { minLength: 1, maxLength: 30 }), (payments) => {
        const realisedFunding = inTimeOrder(payments)
        const read = readV3(jsonOf({ ...bare, realisedFunding }))
        expect(read).toEqual({ ok: true, value: { document: { ...bare, realisedFunding } } })
      }),
    )
  })

  it.each([
    ['an amount in words', { amount: ['ten'] }],
    ['a time that is none', { at: ['2026-13-40T00:00:00Z'] }],
    ['columns that do not match', { at: [] }],
    ['a field nobody knows', { rate: ['0.1'] }],
    ['a market without a name', { symbol: '' }],
  ])('refuses %s', (_, wrong) => {
    const group = { amount: ['1'], at: [null], symbol: 'BTC' }
    const json = jsonOf(bare)
    expect(readV3({ ...json, realisedFunding: [group] }).ok).toBe(true)
    expect(readV3({ ...json, realisedFunding: [{ ...group, ...wrong }] }).ok).toBe(false)
  })

  it('refuses more payments than are kept', () => {
    const group = {
      amount: Array.from({ length: ENTRIES_MAX }, () => '1'),
      at: Array.from({ length: ENTRIES_MAX }, () => null),
      symbol: 'BTC',
    }
    const groups = Array.from({ length: REALISED_MAX / ENTRIES_MAX + 1 }, () => group)
    expect(JSON.stringify(readV3({ ...jsonOf(bare), realisedFunding: groups }))).toContain(
      `more than ${REALISED_MAX} payments`,
    )
  })
})

// Documents that were kept or saved once, and what they said then in plain words. The folder only grows.
const FOLDER = join(ROOT, 'tests', 'vectors', 'documents')
const FROZEN = ['v3-realised-funding.json']

describe('the frozen documents', () => {
  it('are all there, and all named', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(FROZEN)
  })

  it.each(FROZEN)('%s opens to exactly what it said, and is written so today', (name) => {
    const frozen = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as {
      readonly version: number
      readonly document: Plain
      readonly content: Plain
    }
    const read = readVersion(frozen.version, frozen.document)
    if (!read.ok) throw new Error(read.issue.message)
    expect(plain(read.value)).toEqual(frozen.content)
    expect(versionOf(read.value)).toBe(frozen.version)
    expect(JSON.parse(canonicalJson(writeV3(read.value)))).toEqual(frozen.document)
  })
})
