// Version 2: version 1, what is left out of an account, and a venue of the user's own.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OwnVenue } from '../../../src/engine/model/book'
import { ratio } from '../../../src/engine/units/amount'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { canonicalJson } from '../../../src/io/link/json-text'
import { readVersion } from '../../../src/io/link/migrate'
import { readV2, versionOf, writeV2 } from '../../../src/io/link/v2'
import { writeV1 } from '../../../src/io/link/v1-write'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'

const baseline = hedgedMajors()
const [main] = baseline.book.accounts
if (main === undefined) throw new Error('the sample has an account')
const positions = main.positions.map((held) =>
  held.id === 'p3' ? ({ ...held, excluded: true } as const) : held,
)
const LEFT_OUT = {
  baseline: { ...baseline, book: { accounts: [{ ...main, positions }] } },
  draft: [
    { kind: 'include', position: 'p3', included: true },
    { kind: 'close', position: 'p1' },
    { kind: 'include', position: 'p2', included: false },
  ],
} as const
const jsonOf = (document: Parameters<typeof writeV2>[0]['document']) =>
  JSON.parse(canonicalJson(writeV2({ document }))) as Record<string, unknown>

describe('what is left out', () => {
  it('comes back whole, edits in their order', () => {
    expect(readV2(jsonOf(LEFT_OUT))).toEqual({ ok: true, value: { document: LEFT_OUT } })
  })

  it('makes a link of version 2, and none makes one of version 1 as before', async () => {
    const whole = { document: { baseline, draft: [] } }
    expect(versionOf({ document: LEFT_OUT })).toBe(2)
    expect(versionOf(whole)).toBe(1)
    expect(canonicalJson(writeV2(whole))).toBe(canonicalJson(writeV1(whole)))
    const made = await linkOf({ document: LEFT_OUT })
    if (made.kind !== 'link') throw new Error(made.kind)
    expect(made.hash).toMatch(/^#2\./)
    expect(await openLink(made.hash)).toEqual({ ok: true, content: { document: LEFT_OUT } })
  })

  it('is not allowed in a document that calls itself version 1', () => {
    expect(readVersion(2, jsonOf(LEFT_OUT)).ok).toBe(true)
    expect(readVersion(1, jsonOf(LEFT_OUT)).ok).toBe(false)
  })

  it.each([
    ['a value that is not true', [null, null, 'yes', null]],
    ['a column that is too short', [true]],
  ])('refuses %s', (_, excluded) => {
    const json = jsonOf(LEFT_OUT)
    const [account] = json['accounts'] as Record<string, object>[]
    const wrong = { ...account, positions: { ...account?.['positions'], excluded } }
    expect(readV2({ ...json, accounts: [wrong] }).ok).toBe(false)
  })
})

const withTerms = (terms: OwnVenue) => ({
  baseline: { ...baseline, book: { accounts: [{ ...main, terms }] } },
  draft: [],
})

describe('a venue of one’s own', () => {
  const OWN: OwnVenue = {
    name: 'Corner',
    takerFee: ratio('0.001'),
    fundingHours: 4,
    closingFee: 'mark',
    nets: true,
  }

  it('comes back whole, in a link of version 2', async () => {
    const document = withTerms(OWN)
    expect(versionOf({ document })).toBe(2)
    const made = await linkOf({ document })
    if (made.kind !== 'link') throw new Error(made.kind)
    expect(made.hash).toMatch(/^#2\./)
    expect(await openLink(made.hash)).toEqual({ ok: true, content: { document } })
  })

  it('comes back whatever of it is said, beside rows that are left out', () => {
    const own = fc.record(
      {
        name: fc.string({ maxLength: 40 }),
        takerFee: fc.integer({ min: 0, max: 10_000 }).map((n) => ratio(`${n}e-5`)),
        fundingHours: fc.integer({ min: 1, max: 168 }),
        closingFee: fc.constantFrom('none' as const, 'mark' as const, 'bankruptcy' as const),
        nets: fc.boolean(),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(own, fc.boolean(), (terms, leavesOut) => {
        const rows = leavesOut ? positions : main.positions
        const document = {
          baseline: { ...baseline, book: { accounts: [{ ...main, terms, positions: rows }] } },
          draft: [],
        }
        expect(readV2(jsonOf(document))).toEqual({ ok: true, value: { document } })
      }),
    )
  })

  it('is not allowed in a document that calls itself version 1', () => {
    expect(readVersion(1, jsonOf(withTerms(OWN))).ok).toBe(false)
  })

  it.each([
    ['a fee below zero', { takerFee: '-0.001' }],
    ['a fee above all that is traded', { takerFee: '1.1' }],
    ['an interval of nothing', { fundingHours: 0 }],
    ['a closing fee nobody knows', { closingFee: 'index' }],
    ['a term nobody knows', { rebate: '1' }],
  ])('refuses %s', (_, terms) => {
    const json = jsonOf(withTerms({}))
    const [account] = json['accounts'] as object[]
    expect(readV2({ ...json, accounts: [{ ...account, terms }] }).ok).toBe(false)
    expect(readV2({ ...json, accounts: [{ ...account, terms: {} }] }).ok).toBe(true)
  })

  it('is refused where the venue publishes its rules', () => {
    const held = { ...main, venue: 'okx', positions: [], terms: OWN }
    const read = readV2(
      jsonOf({ baseline: { ...baseline, book: { accounts: [held] } }, draft: [] }),
    )
    expect(JSON.stringify(read)).toContain('the rules of this venue are published')
  })
})
