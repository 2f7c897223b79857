// Packing: texts survive the way, and a bomb is cut off before it goes off.
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { createDeflateRaw } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inflate, pack, unpack } from '../../../src/io/link/pack'

describe('packing', () => {
  it('gives back every text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        expect(await unpack(await pack(text), 10_000)).toEqual({ ok: true, value: text })
      }),
      { numRuns: 200 },
    )
  })

  it('is what any other inflater understands', async () => {
    const text = '{"name":"Absicherung für 2026 – größer als nötig"}'
    const packed = await pack(text)
    expect(packed).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(inflateRawSync(Buffer.from(packed, 'base64url')).toString()).toBe(text)
  })

  it('refuses a spelling of the same bytes that it would not write itself', async () => {
    // One byte is two characters of which four bits are spare: "AA" is 0x00, and so would "AB" be.
    const packed = Buffer.from(deflateRawSync('abc')).toString('base64url')
    const last = packed.at(-1) ?? ''
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const next = alphabet[alphabet.indexOf(last) + 1] ?? ''
    expect(packed.length % 4).not.toBe(0)
    expect((await unpack(packed.slice(0, -1) + next, 10)).ok).toBe(false)
  })

  it('allows exactly the limit', async () => {
    const packed = await pack('x'.repeat(1_000))
    expect((await unpack(packed, 1_000)).ok).toBe(true)
    expect(await unpack(packed, 999)).toMatchObject({
      ok: false,
      issue: { message: 'it unpacks to more than 999 bytes' },
    })
  })
})

/** Megabytes of zeros, deflated as they come, so that they never exist at once. */
async function bomb(megabytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const stream = createDeflateRaw({ level: 9 })
  const chunks: Buffer[] = []
  stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => stream.on('end', resolve))
  const zeros = Buffer.alloc(1_000_000)
  for (let megabyte = 0; megabyte < megabytes; megabyte += 1) {
    await new Promise((resolve) => stream.write(zeros, resolve))
  }
  stream.end()
  await ended
  return new Uint8Array(Buffer.concat(chunks))
}

describe('zeros beyond the limit', () => {
  it.each([
    ['two megabytes', 2],
    ['ten megabytes', 10],
    ['a hundred megabytes', 100],
    ['a gigabyte', 1_000],
  ])('%s are refused in under 50 ms and within a few megabytes', async (_name, megabytes) => {
    const bytes = await bomb(megabytes)
    expect(bytes.length).toBeLessThan(1_100 * megabytes)
    const peakBefore = process.resourceUsage().maxRSS
    const times: number[] = []
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const began = performance.now()
      const inflated = await inflate(bytes, 1_000_000)
      times.push(performance.now() - began)
      expect(inflated).toMatchObject({ ok: false, issue: { code: 'text-too-large' } })
    }
    // The best of five: what else the machine does is not the bomb's doing.
    expect(Math.min(...times)).toBeLessThan(50)
    // In kilobytes; five goes together stay far under a bomb of a hundred megabytes.
    expect(process.resourceUsage().maxRSS - peakBefore).toBeLessThan(40_000)
  })
})
