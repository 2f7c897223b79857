// Documents from outside, as the JSON that links, records and files wrap: any document there may be, those of the
// links that are out in the world, both with branches changed and with names that mean something elsewhere.
import * as fc from 'fast-check'
import { inflateRawSync } from 'node:zlib'
import { VERSION } from '../../../src/io/link/migrate'
import type { LinkContent } from '../../../src/io/link/v1'
import { versionOf, writeV4 } from '../../../src/io/link/v4'
import { anyContent } from '../../io/link/documents'
import { LINKS } from './corpus'
import { changed, type Tree } from './trees'
import { NAMES } from './words'

/** The JSON of a document and the version it claims. */
export interface Outside {
  readonly version: number
  readonly json: { readonly [key: string]: Tree }
}

/** What stands inside a link, by Node's own inflate. */
function insideOf(link: string): Outside {
  const text = inflateRawSync(Buffer.from(link.slice(3), 'base64url')).toString()
  const { check: _, ...json } = JSON.parse(text) as Record<string, Tree>
  return { version: Number(link.charAt(1)), json }
}

export const FROZEN: readonly Outside[] = LINKS.map(insideOf)

const written = anyContent.map((content: LinkContent): Outside => {
  const json = JSON.parse(JSON.stringify(writeV4(content))) as Outside['json']
  return { version: versionOf(content), json }
})

const altered = fc
  .tuple(changed(FROZEN.map(({ json }) => json as Tree)), fc.integer({ min: 1, max: VERSION }))
  .map(([json, version]): Outside => ({ version, json: json as Outside['json'] }))

const OLD_NAMES = [
  'generic',
  'binance',
  'hyperliquid',
  'BTC',
  'p1',
  'a1',
  'USDT',
  'cross',
  'resize',
]

/** A name exchanged wherever it stands, so that what refers to it still does. */
const renamed = fc
  .tuple(
    fc.oneof(fc.constantFrom(...FROZEN), written),
    fc.constantFrom(...OLD_NAMES),
    fc.constantFrom(...NAMES),
  )
  .map(([{ version, json }, from, to]): Outside => {
    const text = JSON.stringify(json).replaceAll(from, JSON.stringify(to).slice(1, -1))
    return { version, json: JSON.parse(text) as Outside['json'] }
  })

/** As one text, so that it can be narrowed: the version, a blank, and the JSON. */
export const documentTexts: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: written },
    { weight: 4, arbitrary: altered },
    { weight: 2, arbitrary: renamed },
  )
  .map(({ version, json }) => `${version} ${JSON.stringify(json)}`)

/** The document of such a text; undefined where narrowing left no JSON of an object. */
export function outsideOf(text: string): Outside | undefined {
  try {
    const json = JSON.parse(text.slice(2)) as Tree
    const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
    return isObject ? { version: Number(text.charAt(0)), json } : undefined
  } catch {
    return undefined
  }
}
