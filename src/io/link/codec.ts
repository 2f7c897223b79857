// Links: a document as the fragment of an address, `#1.<deflated JSON>`, and back.
// The version stands first and is readable without decoding. Whatever is pasted gets an answer in words:
// a link is opened whole and unaltered, or not at all.
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { checksum } from './checksum'
import { canonicalJson, parseJson, type Json } from './json-text'
import { readVersion, VERSION } from './migrate'
import { pack, unpack } from './pack'
import type { LinkContent } from './v1'
import { readV4, versionOf, writeV4 } from './v4'

/** Characters of a link we make. Longer ones are cut by chat programs and mail; a file is offered instead. */
export const LINK_CHARACTERS_MAX = 8_000
/** Characters of a link we read: room for links that another version or build packed less well. */
export const LINK_CHARACTERS_READ_MAX = 32_000
/** Bytes a link may unpack to: four times what a full link of ordinary text holds. */
export const LINK_BYTES_MAX = 1_000_000

export type LinkMade =
  | { readonly kind: 'link'; readonly hash: string }
  | { readonly kind: 'too long'; readonly characters: number }
  /** The document holds something that no link may carry, such as a price of zero; `what` says which. */
  | { readonly kind: 'not linkable'; readonly what: string }

export type LinkFailure =
  | { readonly kind: 'too long'; readonly characters: number }
  | { readonly kind: 'not ours' }
  | { readonly kind: 'newer version'; readonly version: number }
  | { readonly kind: 'damaged'; readonly where: string }

export type LinkOpened =
  | { readonly ok: true; readonly content: LinkContent }
  | { readonly ok: false; readonly failure: LinkFailure }

/**
 * The link of a document. It is read back before it is handed out: a link that is made opens.
 * Realised funding stays behind: it is long, and no link gives away what its maker was paid.
 */
export async function linkOf(whole: LinkContent): Promise<LinkMade> {
  const { realisedFunding: _, ...document } = whole.document
  const content = { ...whole, document }
  const json = writeV4(content)
  const hash = `#${versionOf(content)}.${await pack(sealed(json))}`
  if (hash.length > LINK_CHARACTERS_MAX) return { kind: 'too long', characters: hash.length }
  const read = readV4(JSON.parse(canonicalJson(json)))
  return read.ok ? { kind: 'link', hash } : { kind: 'not linkable', what: read.issue.message }
}

/** What a link holds, or why it does not open. Never throws; its work is bounded whatever is given. */
export async function openLink(hash: string): Promise<LinkOpened> {
  if (hash.length > LINK_CHARACTERS_READ_MAX) {
    return failed({ kind: 'too long', characters: hash.length })
  }
  const text = hash.trim()
  const found = /^#?([1-9]\d{0,5})\.(.*)$/s.exec(text)
  const [, digits = '', packed = ''] = found ?? []
  if (found === null) return failed({ kind: 'not ours' })
  const version = Number(digits)
  if (version > VERSION) return failed({ kind: 'newer version', version })
  const content = await contentOf(version, packed)
  if (!content.ok) return failed({ kind: 'damaged', where: content.issue.message })
  return { ok: true, content: content.value }
}

/**
 * The fragment of a text that is one link and nothing else, as it is copied from a chat or an address bar;
 * undefined for any other text. A link cut short still is one: opening it says what is wrong.
 */
export function linkIn(text: string): string | undefined {
  if (text.length > LINK_CHARACTERS_READ_MAX) return undefined
  return /^\s*https?:\/\/[^\s#]+(#[1-9]\d{0,5}\.[A-Za-z0-9_-]*)\s*$/.exec(text)?.[1]
}

function failed(failure: LinkFailure): LinkOpened {
  return { ok: false, failure }
}

async function contentOf(version: number, packed: string): Promise<Outcome<LinkContent>> {
  const text = await unpack(packed, LINK_BYTES_MAX)
  if (!text.ok) return text
  const json = parseJson(text.value)
  if (!json.ok) return json
  const unsealed = open(json.value)
  return unsealed.ok ? readVersion(version, unsealed.value) : unsealed
}

/** Why a link did not open, for the user. */
export function failureInWords(failure: LinkFailure): string {
  switch (failure.kind) {
    case 'too long':
      return `This link is too long: ${failure.characters} characters, where a link has at most ${LINK_CHARACTERS_READ_MAX}.`
    case 'not ours':
      return 'The end of this address is not a Plimsoll link.'
    case 'newer version':
      return `This link is of version ${failure.version}; this page reads up to version ${VERSION}. Reload the page for a newer one.`
    case 'damaged':
      return `This link is damaged: ${failure.where}.`
  }
}

// --- the seal: JSON that carries the checksum of the rest of itself ---

function sealed(json: Readonly<Record<string, Json | undefined>>): string {
  return canonicalJson({ ...json, check: checksum(canonicalJson(json)) })
}

function open(json: unknown): Outcome<unknown> {
  if (typeof json !== 'object' || json === null || !('check' in json)) {
    return refused('checksum-missing', 'its checksum is missing')
  }
  const { check, ...rest } = json
  if (check === checksum(canonicalJson(rest))) return done(rest)
  return refused('checksum-wrong', 'it was altered: its checksum does not fit')
}
