// The documented format: the published schemas are those of the shape that is read by, and an independent
// validator agrees with the reader: what the one refuses the other refuses, save for rules that are named here.
// To publish a changed shape: npx vitest run --project unit tests/io/file/schema.test.ts -u
import { crc32, deflateRawSync } from 'node:zlib'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020'
import * as fc from 'fast-check'
import { format } from 'prettier'
import { describe, expect, it } from 'vitest'
import { failureInWords, openLink } from '../../../src/io/link/codec'
import { canonicalJson, type Json } from '../../../src/io/link/json-text'
import { VERSION } from '../../../src/io/link/migrate'
import { readV4, writeV4 } from '../../../src/io/link/v4'
import { openFile } from '../../../src/io/file/scenario-file'
import { ROOT } from '../../support/ensure-deps.mjs'
import { fileSchema, linkSchema, type Schema } from '../../support/scenario-schema'
import { anyContent } from '../link/documents'

const PUBLISHED: readonly (readonly [name: string, schema: () => Schema])[] = [
  ['scenario.schema.json', fileSchema],
  ['link.schema.json', linkSchema],
]

describe('the published schema', () => {
  it.each(PUBLISHED)('%s is the one of the shape that is read by', async (name, schema) => {
    const text = await format(JSON.stringify(schema()), { parser: 'json', printWidth: 100 })
    await expect(text).toMatchFileSnapshot(join(ROOT, 'public', name))
  })
})

type Fields = Record<string, Json | undefined>

/**
 * What the reader asks for beyond the schema: rules between values, and what a pattern cannot count.
 * A refusal with any other reason is a disagreement.
 */
const BEYOND: readonly RegExp[] = [
  /the columns differ in length$/,
  /is given twice$/,
  /exists already$/,
  /is not a market of "/,
  /a funding rate goes together with its hours$/,
  /the rules of this venue are published$/,
  /, table: /,
  /the upper is not above the lower$/,
  /is paired with itself$/,
  /more than (5000 positions|20000 payments)$/,
  // Characters are counted in UTF-16 units, and 2026-02-30 is no day everywhere.
  /is (larger|smaller) than \d+$/,
  /not a day or time$/,
]

const ajv = new Ajv({ strict: false, allErrors: false })
const fileAllows = ajv.compile(fileSchema())
const linkAllows = ajv.compile(linkSchema())

/** What a file says when it is read, or why it is not. */
function fileReason(fields: Fields): string | undefined {
  const opened = openFile(JSON.stringify(fields))
  return opened.ok ? undefined : opened.issue.message
}

/** What a link says, or why it does not open: packed by Node, not by the page. */
async function linkReason(fields: Fields): Promise<string | undefined> {
  const check = crc32(canonicalJson(fields)).toString(16).padStart(8, '0')
  const packed = deflateRawSync(canonicalJson({ ...fields, check })).toString('base64url')
  const opened = await openLink(`#4.${packed}`)
  return opened.ok ? undefined : failureInWords(opened.failure)
}

/** Documents as JSON, some of them with what only versions 2 and 4 can say. */
const anyJson: fc.Arbitrary<Fields> = fc
  .tuple(anyContent, fc.boolean(), fc.boolean(), fc.boolean())
  .map(([content, excludes, owns, pays]) => {
    const fields = JSON.parse(canonicalJson(writeV4(content))) as Fields
    const markets = (fields['markets'] ?? []) as unknown as Fields[]
    for (const market of pays ? markets : []) market['takerFee'] = '0.0004'
    const accounts = (fields['accounts'] ?? []) as unknown as Fields[]
    for (const account of accounts) {
      const positions = account['positions'] as Fields | undefined
      const rows = (positions?.['id'] ?? []) as readonly string[]
      if (excludes && positions !== undefined) {
        positions['excluded'] = rows.map((_, at) => (at % 2 === 0 ? true : null))
      }
      if (owns && account['venue'] === 'generic') {
        account['terms'] = { name: 'Mine', nets: true, takerFee: '0.001', fundingHours: 4 }
      }
    }
    return fields
  })

/** Values that are never what stands somewhere, and some that may be. */
const JUNK: readonly Json[] = [
  null,
  true,
  0,
  -1,
  8784.5,
  1e21,
  '',
  '0',
  '-0',
  '-0.0',
  '1',
  '1.0',
  '1.00000000000000000000000000000000000000001',
  '-1',
  '1.5',
  '01',
  '1.',
  '.5',
  '1e5',
  '+1',
  ' 1',
  '1'.repeat(30),
  '1'.repeat(31),
  `0.${'0'.repeat(119)}1`,
  `0.${'0'.repeat(120)}1`,
  '1'.repeat(41).replace(/^1{10}/, '$&.'),
  'NaN',
  'a:b',
  ':b',
  'a:',
  'typed',
  'cross',
  'close',
  '2026-02-28',
  '2026-13-01',
  '2026-02-28T12:00Z',
  'x'.repeat(200),
  'x'.repeat(201),
  [],
  {},
  [null],
  ['1'],
  { mode: 'cross' },
  { mode: 'isolated', margin: '-1' },
]

type Path = readonly (string | number)[]

function pathsOf(json: Json | undefined, at: Path = []): Path[] {
  if (json === undefined || json === null || typeof json !== 'object') return [at]
  const inner = Object.entries(json).flatMap(([key, held]: [string, Json | undefined]) =>
    pathsOf(held, [...at, Array.isArray(json) ? Number(key) : key]),
  )
  return [at, ...inner]
}

/** The same as a file has it: with payments, which no link carries. */
const anyFile: fc.Arbitrary<Fields> = fc.tuple(anyJson, fc.boolean()).map(([fields, pays]) => {
  const paid = {
    amount: ['-1.25', '0.5', '0'],
    at: ['2026-10-10T20:00:00Z', null, '2026-10-11'],
    symbol: 'BTCUSDT',
  }
  const realisedFunding = [paid, { ...paid, symbol: 'ETH', venue: 'binance' }]
  return { plimsoll: VERSION, ...fields, ...(pays ? { realisedFunding } : {}) }
})

/** One value of a document taken out, exchanged for junk, given a neighbour, or put in a list twice. */
const mutantOf = (any: fc.Arbitrary<Fields>): fc.Arbitrary<Fields> =>
  fc
    .tuple(
      any,
      fc.nat(),
      fc.constantFrom('drop', 'junk', 'junk', 'junk', 'more', 'twice'),
      fc.constantFrom(...JUNK),
    )
    .map(([fields, pick, how, junk]) => mutant(fields, { pick, how, junk }))

function mutant(
  fields: Fields,
  of: { readonly pick: number; readonly how: string; readonly junk: Json },
): Fields {
  const { how, junk } = of
  const paths = pathsOf(fields).filter((path) => path.length > 0)
  const path = paths[of.pick % paths.length] ?? []
  const made = structuredClone(fields)
  const last = path.at(-1) ?? ''
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((held, step) => (held as Record<string, unknown>)[step], made)
  const within = holder as Record<string, unknown> & unknown[]
  if (how === 'junk') within[last as number] = junk
  else if (Array.isArray(holder)) {
    if (how === 'drop') holder.splice(Number(last), 1)
    else holder.push(how === 'twice' ? holder[Number(last)] : junk)
  } else if (how === 'drop') Reflect.deleteProperty(within, last)
  else within['more'] = junk
  return made
}

const isBeyond = (reason: string) => BEYOND.some((rule) => rule.test(reason.replace(/\.$/, '')))

/** Why the reader and the schema disagree on a document, or nothing. */
function disagreement(allows: boolean, reason: string | undefined): string | undefined {
  if (allows) return reason === undefined || isBeyond(reason) ? undefined : reason
  return reason === undefined ? 'the schema alone refuses it' : undefined
}

describe('the schema and the reader', () => {
  it('agree on every document the page makes', async () => {
    await fc.assert(
      fc.asyncProperty(anyJson, anyFile, async (fields, file) => {
        fileAllows(file)
        expect(fileAllows.errors).toBeNull()
        expect(fileReason(file)).toBeUndefined()
        linkAllows({ ...fields, check: '00000000' })
        expect(linkAllows.errors).toBeNull()
        expect(await linkReason(fields)).toBeUndefined()
      }),
      { numRuns: 100 },
    )
  })

  it('agree on what is wrong, save for the rules between values', () => {
    let [refused, beyond] = [0, 0]
    fc.assert(
      fc.property(mutantOf(anyJson), (fields) => {
        const allows = linkAllows({ ...fields, check: '00000000' })
        const read = readV4(fields)
        const reason = read.ok ? undefined : read.issue.message
        refused += reason === undefined ? 0 : 1
        beyond += reason !== undefined && allows ? 1 : 0
        expect(disagreement(allows, reason)).toBeUndefined()
      }),
      { numRuns: 1_000 },
    )
    // Mutants that nobody refuses would prove nothing.
    expect(refused).toBeGreaterThan(250)
    expect(beyond).toBeGreaterThan(5)
  })

  it('agree on a file: a field that is not known is let through by both', () => {
    fc.assert(
      fc.property(mutantOf(anyFile), (file) => {
        expect(disagreement(fileAllows(file), fileReason(file))).toBeUndefined()
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['no version', {}],
    ['a version to come', { plimsoll: VERSION + 1 }],
    ['a version as text', { plimsoll: String(VERSION) }],
  ])('agree that a file of %s does not open', (_name, mark) => {
    const file = { ...JSON.parse(canonicalJson(EXAMPLE)), ...mark } as Fields
    expect(fileAllows(file)).toBe(false)
    expect(fileReason(file)).toBeDefined()
  })
})

const EXAMPLE: Fields = {
  name: 'One long',
  accounts: [],
  assumptions: {
    correlationElsewhere: { from: 'typed', value: '0.5' },
    slippage: { from: 'typed', value: '0' },
    volatilityElsewhere: { from: 'typed', value: '0.03' },
  },
}
