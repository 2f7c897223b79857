// A record: every one ever written opens, and what is no record is refused with its reason.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMAT, readRecord, recordText } from '../../../src/io/kept/record'
import { DEPTH_MAX, type Json } from '../../../src/io/link/json-text'
import { VERSION } from '../../../src/io/link/migrate'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { ROOT } from '../../support/ensure-deps.mjs'
import { anyDocument } from '../link/documents'

const FROZEN = join(ROOT, 'tests', 'vectors', 'kept')
const frozen = readdirSync(FROZEN).map((file) => ({
  file,
  text: readFileSync(join(FROZEN, file), 'utf8').trim(),
}))

function reading(text: string) {
  const read = readRecord(text)
  if (!read.ok) throw new Error(read.issue.message)
  return read.value
}

describe('a record as a browser holds it', () => {
  it.each(frozen)('opens for ever: $file', ({ text }) => {
    const { document } = reading(text)
    expect(document.baseline.name).toBe('Mine')
    const symbols = document.baseline.book.accounts.flatMap(({ positions }) =>
      positions.map(({ market }) => market),
    )
    expect(symbols).toEqual(['generic:BTC', 'generic:ETH', 'generic:SOL', 'generic:DOGE'])
    expect(document.draft).toHaveLength(1)
  })

  it('is there for each format, so that none is forgotten', () => {
    const formats = new Set(frozen.map(({ file }) => Number(file.split('-')[0])))
    expect([...formats].toSorted((one, other) => one - other)).toEqual(
      Array.from({ length: FORMAT }, (_, at) => at + 1),
    )
  })

  it('is written as it was frozen, once it has been read', () => {
    const { text } = frozen.find(({ file }) => file === '2-document-4.json') ?? { text: '' }
    const { document, revision, saved } = reading(text)
    expect(revision).toBe(7)
    expect(saved).toBe('2026-11-25T09:00:00.000Z')
    expect(document.realisedFunding).toHaveLength(1)
    const fees = Array.from(document.baseline.markets.values(), ({ takerFee }) => String(takerFee))
    expect(fees).toEqual(['0.0002', 'undefined', 'undefined', 'undefined'])
    expect(recordText(reading(text))).toEqual({ ok: true, value: text })
  })

  it('of the first format has no revision and no time', () => {
    const { text } = frozen.find(({ file }) => file === '1-document-1.json') ?? { text: '' }
    expect(reading(text)).toMatchObject({ revision: 0 })
    expect(reading(text)).not.toHaveProperty('saved')
  })
})

describe('what a file said beyond its document', () => {
  const unread = [
    { at: ['accounts', { entry: 'a1' }], name: 'desk', value: { name: 'B' } },
    { at: [], name: 'tag', value: ['x'], rows: ['p1'] },
  ]
  const document = { baseline: hedgedMajors(), draft: [], unread }
  const made = recordText({ document, revision: 1 })
  const text = made.ok ? made.value : ''

  it('is kept with it', () => {
    expect(reading(text).document).toEqual(document)
  })

  it('is kept however deep it is: as deep as a file may nest it', () => {
    // The file itself is the first of twelve levels.
    const value = Array.from({ length: DEPTH_MAX - 1 }).reduce<Json>((inner) => ({ inner }), 1)
    const deep = { ...document, unread: [{ at: [], name: 'mood', value }] }
    const text = recordText({ document: deep, revision: 1 })
    expect(reading(text.ok ? text.value : '').document).toEqual(deep)
  })

  it.each([
    ['no list', '"unread":[', '"unread":{},"more":['],
    ['a name that is none', '"name":"desk"', '"name":7'],
    ['a step that is none', '{"entry":"a1"}', '{"id":"a1"}'],
    ['rows that are none', '"rows":["p1"]', '"rows":"p1"'],
    ['more than it may say', '"name":"tag"', '"name":"tag","more":1'],
  ])('is refused in another form: %s', (_name, from, to) => {
    const changed = text.replace(from, to)
    expect(changed).not.toBe(text)
    expect(readRecord(changed).ok).toBe(false)
  })
})

describe('what is kept', () => {
  it('is the same document when it is read again', () => {
    fc.assert(
      fc.property(anyDocument, fc.nat(), (document, revision) => {
        const text = recordText({ document, revision, saved: '2026-01-01T00:00:00.000Z' })
        if (!text.ok) return
        expect(reading(text.value).document).toEqual(document)
        expect(reading(text.value).revision).toBe(revision)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a text that is no record', () => {
  const written = recordText({
    document: { baseline: { ...hedgedMajors(), name: 'Mine' }, draft: [] },
    revision: 3,
    saved: '2026-01-01T00:00:00.000Z',
  })
  const good = written.ok ? written.value : ''

  it.each([
    ['cut off', good.slice(0, -20), 'it ends inside a text'],
    ['no JSON', 'hello', 'not JSON'],
    ['another thing', '[1,2]', 'its version is missing'],
    ['nothing', 'null', 'its version is missing'],
    ['empty', '', 'not JSON'],
    [
      'a wrong number',
      good.replace('"61500"', '"61,500"'),
      '"61,500" is not a plain decimal number',
    ],
    [
      'a document to come',
      good.replace(`"version":${VERSION}`, '"version":7'),
      `reads up to ${VERSION}`,
    ],
    ['a format to come', good.replace('"format":2', '"format":9'), 'of version 9'],
    ['no format that exists', good.replace('"format":2', '"format":0'), 'its format'],
    ['a format in words', good.replace('"format":2', '"format":"two"'), 'its format'],
    ['a field more', good.replace('{', '{"more":1,'), 'a field not known: "more"'],
    ['a prototype', good.replace('{', '{"__proto__":{"x":1},'), '"__proto__" is not allowed'],
    ['a revision below zero', good.replace('"revision":3', '"revision":-3'), 'its revision'],
    ['half a revision', good.replace('"revision":3', '"revision":0.5'), 'its revision'],
    ['a time that is none', good.replace('2026-01-01', '2026-13-01'), 'is not a time'],
    ['a time in words', good.replace('2026-01-01T00:00:00.000Z', 'yesterday'), 'is not a time'],
  ])('is refused: %s', (_name, text, reason) => {
    const read = readRecord(text)
    expect(read.ok ? 'read' : read.issue.message).toContain(reason)
  })
})
