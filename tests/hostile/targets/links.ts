// Links: any characters in the address, and documents of any content packed and sealed as a link is.
import * as fc from 'fast-check'
import { crc32, deflateRawSync } from 'node:zlib'
import { failureInWords, linkOf, openLink, type LinkOpened } from '../../../src/io/link/codec'
import { canonicalJson } from '../../../src/io/link/json-text'
import { plain } from '../../io/link/plain'
import { LINKS } from '../support/corpus'
import { documentTexts, outsideOf, type Outside } from '../support/documents'
import { damaged } from '../support/mutate'
import { unlikePlainData } from '../support/plain-data'
import { quicklyAsync } from '../support/quick'
import type { Target } from '../support/target'

const packed = (text: string) => deflateRawSync(text).toString('base64url')

/** Characters of links and of none, and packings of texts that were never a document. */
const addresses = fc.oneof(
  { weight: 4, arbitrary: damaged(LINKS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 200 }).map((text) => `#1.${packed(text)}`) },
  { weight: 1, arbitrary: fc.json().map((text) => `#2.${packed(text)}`) },
  {
    weight: 1,
    arbitrary: fc
      .uint8Array({ maxLength: 400 })
      .map((bytes) => `#1.${Buffer.from(bytes).toString('base64url')}`),
  },
)

export const ADDRESS: Target = {
  name: 'the end of an address',
  share: 10,
  texts: addresses,
  judge: async (text) => wrongWith(text, await quicklyAsync(() => openLink(text))),
}

export const LINK: Target = {
  name: 'a document in a link',
  share: 12,
  texts: documentTexts,
  judge: async (text) => {
    const outside = outsideOf(text)
    if (outside === undefined) return undefined
    const link = sealedLink(outside)
    const opened = await quicklyAsync(() => openLink(link))
    return wrongWith(link, opened) ?? (opened.ok ? await changedByLink(opened) : undefined)
  },
}

/** Sealed by Node's own checksum and deflate, not by ours. */
export function sealedLink({ version, json }: Outside): string {
  const check = crc32(canonicalJson(json)).toString(16).padStart(8, '0')
  return `#${version}.${packed(canonicalJson({ ...json, check }))}`
}

function wrongWith(link: string, opened: LinkOpened): string | undefined {
  if (opened.ok) return unlikePlainData(opened, 50 * link.length)
  const { failure } = opened
  if (failure.kind === 'damaged' && failure.where.trim() === '') return 'damaged without a reason'
  return failureInWords(failure).length > 600 ? 'a reason that nobody reads' : undefined
}

/** What opened is written and opened again: is it the same to the last digit? */
async function changedByLink({ content }: LinkOpened & { ok: true }): Promise<string | undefined> {
  const made = await linkOf(content)
  if (made.kind === 'too long') return undefined
  if (made.kind === 'not linkable') return `opened, and cannot be linked again: ${made.what}`
  const again = await openLink(made.hash)
  if (!again.ok) return `its own link does not open: ${failureInWords(again.failure)}`
  const [before, after] = [content, again.content].map((each) => JSON.stringify(plain(each)))
  return before === after ? undefined : 'its own link opens as something else'
}
