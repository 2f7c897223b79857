// Old links open forever. Each file holds a link that was handed out once, and what it said then in plain
// words. The folder only grows: a link that no longer opens is a fault of the page, never of the file.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { ROOT } from '../../support/ensure-deps.mjs'
import { plain, type Plain } from './plain'

const FOLDER = join(ROOT, 'tests', 'vectors', 'links')

/** Every link ever frozen. Names are added, never taken away. */
const FROZEN = [
  'v1-binance-twenty.json',
  'v1-blank.json',
  'v1-everything.json',
  'v1-hedged-majors.json',
  'v1-pasted-in-chromium.json',
  'v2-excluded.json',
  'v2-own-venue.json',
  'v4-market-fee.json',
]

interface Frozen {
  readonly link: string
  readonly content: Plain
}

const frozen = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Frozen

const textOf = (link: string) => {
  return inflateRawSync(Buffer.from(link.slice(link.indexOf('.') + 1), 'base64url')).toString()
}

describe('the frozen links', () => {
  it('are all there, and all named', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(FROZEN)
  })

  it.each(FROZEN)('%s opens to exactly what it said', async (name) => {
    const { link, content } = frozen(name)
    const opened = await openLink(link)
    if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.failure)}`)
    expect(plain(opened.content)).toEqual(content)
  })

  it.each(FROZEN)('%s is written today as it was written then', async (name) => {
    const { link } = frozen(name)
    const opened = await openLink(link)
    if (!opened.ok) throw new Error(`${name}: ${JSON.stringify(opened.failure)}`)
    const again = await linkOf(opened.content)
    if (again.kind !== 'link') throw new Error(again.kind)
    // The text, not the bytes: two builds of zlib may pack one text in two ways.
    expect(textOf(again.hash)).toBe(textOf(link))
  })
})
