// Packing: text to characters that may stand in an address, and back.
// Both ways are streams of the platform; unpacking stops at a limit, however much would still come.
// Packed bytes differ between builds of zlib: compare texts, never links.
import { done, refused, type Outcome } from '../../engine/units/outcome'

/**
 * Packed bytes given to the inflater at once. A byte can hold at most 1,032 bytes of text, so one slice
 * fills at most half a megabyte before the limit is looked at.
 */
const SLICE_BYTES = 512

/** The text, deflated, in the base64 of addresses. */
export async function pack(text: string): Promise<string> {
  const stream = new CompressionStream('deflate-raw')
  const [bytes] = await Promise.all([
    collect(stream.readable),
    feed(stream.writable, new TextEncoder().encode(text)),
  ])
  return toBase64Url(bytes)
}

/** The text of packed characters, or why there is none. Never throws. */
export async function unpack(packed: string, bytesMax: number): Promise<Outcome<string>> {
  const bytes = fromBase64Url(packed)
  if (bytes === undefined) {
    return refused('characters-wrong', 'it has characters that no link has, or lacks some')
  }
  const inflated = await inflate(bytes, bytesMax)
  if (!inflated.ok) return inflated
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return done(decoder.decode(inflated.value))
  } catch {
    return refused('text-broken', 'its text is not well formed')
  }
}

/** Inflates at most `bytesMax` bytes; a stream that would give more is cut off and refused. */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  bytesMax: number,
): Promise<Outcome<Uint8Array>> {
  const stream = new DecompressionStream('deflate-raw')
  const fed = feed(stream.writable, bytes)
  try {
    const inflated = await collect(stream.readable, bytesMax)
    if ((await fed) === 'fed') return done(inflated)
  } catch (error) {
    if (error instanceof TooMuch) {
      return refused('text-too-large', `it unpacks to more than ${bytesMax} bytes`)
    }
  }
  return refused('bytes-broken', 'its packed part is cut short or altered')
}

class TooMuch extends Error {}

/** Writes in slices, so that whoever reads can stop in between. A broken stream is told by its reader. */
async function feed(
  writable: WritableStream<BufferSource>,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<'fed' | 'stopped'> {
  const writer = writable.getWriter()
  const closed = writer.closed.then(
    () => 'fed' as const,
    () => 'stopped' as const,
  )
  try {
    for (let at = 0; at < bytes.length; at += SLICE_BYTES) {
      await writer.ready
      await writer.write(bytes.slice(at, at + SLICE_BYTES))
    }
    await writer.close()
  } catch {
    return 'stopped'
  }
  return closed
}

/** All bytes of a stream. Throws `TooMuch`, and cancels the stream, as soon as they pass the limit. */
async function collect(
  readable: ReadableStream<Uint8Array>,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  const reader = readable.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done: ended, value } = await reader.read()
    if (ended) break
    length += value.length
    if (length > bytesMax) {
      reader.cancel().catch(() => {})
      throw new TooMuch('more bytes than allowed')
    }
    chunks.push(value)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** The bytes, or undefined when the characters are not exactly what `toBase64Url` writes. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0))
  return toBase64Url(bytes) === text ? bytes : undefined
}
