// Version 2: version 1, and what is left out of an account.
import { describe, expect, it } from 'vitest'
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
