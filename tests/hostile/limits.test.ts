// Limits: what is too large, too deep or made to be slow is refused at once and in words, before much is made of
// it; and what is as large as may be is read.
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FILE_CHARACTERS_MAX, openFile } from '../../src/io/file/scenario-file'
import { readRecord } from '../../src/io/kept/record'
import {
  failureInWords,
  LINK_BYTES_MAX,
  LINK_CHARACTERS_READ_MAX,
  openLink,
} from '../../src/io/link/codec'
import { importPositions, PASTE_LINES_MAX, PASTE_ROWS_MAX } from '../../src/io/paste/import'
import { COLUMNS_MAX, PASTE_CHARACTERS_MAX } from '../../src/io/paste/table'
import { quickly, quicklyAsync } from './support/quick'
import { FROZEN } from './support/documents'

function reasonOf(text: string, most?: number): string {
  const found = quickly(() => importPositions(text), most)
  return found.kind === 'refused' ? found.reason : found.kind
}

/** For the largest texts that are read at all: two million characters. */
const SECOND = 1_000
const ENTRY = { symbol: 'BTCUSDT', positionAmt: '1.5', entryPrice: '60000.5', markPrice: '61000' }

describe('a paste', () => {
  it('of a hundred megabytes is refused at once, and the limit is named', () => {
    expect(reasonOf('x'.repeat(100_000_000), 10)).toBe(
      `100000000 characters, at most ${PASTE_CHARACTERS_MAX}`,
    )
  })

  it.each([
    ['lists in lists', '['.repeat(100_000)],
    ['objects in objects', '{"a":'.repeat(100_000)],
    ['whole lists in lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ])('a hundred thousand deep is refused: %s', (_what, text) => {
    expect(reasonOf(text)).toMatch(/nested more than \d+ deep|not complete/)
  })

  it.each([
    ['one column', 'BTCUSDT\n'.repeat(100_000)],
    ['a table', `Symbol,Side,Size,Entry\n${'BTC,Long,1,5\n'.repeat(100_000)}`],
    ['lines', 'BTC 1 @ 5\r'.repeat(100_000)],
  ])('of a hundred thousand lines is refused before any is read: %s', (_what, text) => {
    expect(reasonOf(text)).toMatch(new RegExp(`10000\\d lines, at most ${PASTE_LINES_MAX}`))
  })

  it.each([
    ['of positions', `[${'{"symbol":"BTCUSDT"},'.repeat(80_000)}{}]`, '80001'],
    ['of nothing', `[${'{},'.repeat(99_999)}{}]`, '100000'],
  ])('of a list too long for a book is refused: %s', (_what, text, rows) => {
    expect(reasonOf(text, SECOND)).toBe(`${rows} rows, at most ${PASTE_ROWS_MAX}`)
  })

  it.each([
    ['a table', `Symbol,Side,Size,Entry\n${'BTCUSDT,Long,1.5,60000.5\n'.repeat(PASTE_ROWS_MAX)}`],
    ['lines', 'BTC long 1.5 @ 60000.5\n'.repeat(PASTE_ROWS_MAX)],
    ['a list', JSON.stringify(Array.from({ length: PASTE_ROWS_MAX }, () => ENTRY))],
  ])('of as many rows as a book has room for is read: %s', (_what, text) => {
    const found = quickly(() => importPositions(text), SECOND)
    const good = found.kind === 'positions' ? found.rows.filter((row) => row.status === 'good') : []
    expect(good.length).toBe(PASTE_ROWS_MAX)
  })

  it.each([
    ['headers', `${'Symbol,'.repeat(9_999)}\n${'BTC,'.repeat(9_999)}`],
    ['numbers', `${'1,'.repeat(9_999)}\n`.repeat(20)],
    ['aligned', `${'a1  '.repeat(10_000)}\n`.repeat(20)],
    ['keys', `[{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":1`).join()}}]`],
  ])('of ten thousand columns is refused: %s', (_what, text) => {
    expect(reasonOf(text, SECOND)).toMatch(
      new RegExp(`more than ${COLUMNS_MAX} columns|neither a table`),
    )
  })

  it('of nothing but ten thousand tabs is empty', () => {
    expect(reasonOf('\t'.repeat(10_000))).toBe('the text is empty')
  })
})

/** Runs that slow careless expressions down: characters, and a few of them together. */
const RUNS = [
  ' \t\u202F\u200B-−.,10ek$€()[{}"\'\\/×:@#|;%x_٣½漢\u0301\r\n\uD800'.split(''),
  '1,;1.;,1; 1;1 ;e1;1e;1k ;();"";\\";1/;*1;a:;a/; @;@1; #;1x ;1_;USD;PERP;-SWAP;a-;1000;永续'.split(
    ';',
  ),
  ['||', '|-', '\r\n', 'account ', 'total ', 'isolated '],
].flat()

const AROUND = [
  ['', ''],
  ['', '!'],
  ['a', '1'],
  ['1', 'a'],
  ['(', '\n'],
  ['"', '"x'],
  ['BTC long 1 @ 5 ', '!'],
  ['BTC long ', ' @ 5'],
  ['Symbol,Side,Size,Entry\nBTC,Long,', ',5'],
  ['{"symbol":"', '"}'],
] as const

describe('a long run', () => {
  it.each(RUNS)('of %j is answered in time, wherever it stands', (run) => {
    for (const [before, after] of AROUND) {
      const text = before + run.repeat(Math.ceil(20_000 / run.length)) + after
      expect(() => quickly(() => importPositions(text))).not.toThrow()
    }
  })
})

const packed = (text: string | Buffer) =>
  `#1.${deflateRawSync(text, { level: 9 }).toString('base64url')}`

async function linkReason(link: string, most = 50): Promise<string> {
  const opened = await quicklyAsync(() => openLink(link), most)
  return opened.ok ? 'opened' : failureInWords(opened.failure)
}

describe('a link', () => {
  it.each([1, 2, 5, 10, 20])(
    'that unpacks to %d million bytes is refused within 50 ms',
    async (millions) => {
      const bomb = packed(Buffer.alloc(millions * 1_000_000 + 1))
      expect(bomb.length).toBeLessThanOrEqual(LINK_CHARACTERS_READ_MAX)
      expect(await linkReason(bomb)).toContain(`more than ${LINK_BYTES_MAX} bytes`)
    },
  )

  it.each([100, 1_000])(
    'that would unpack to %d million bytes is too long to be looked at',
    async (millions) => {
      const million = Buffer.alloc(1_000_000, '9')
      const text = deflateRawSync(million).toString('base64url').repeat(millions)
      expect(await linkReason(`#1.${text}`, 10)).toContain('too long')
    },
  )

  it('of bombs within a bomb is refused by its first layer', async () => {
    const inner = packed(Buffer.alloc(1_000_000)).repeat(600)
    expect(await linkReason(packed(inner))).toMatch(/damaged/)
  })

  it('of a hundred million characters is refused at once', async () => {
    expect(await linkReason(`#1.${'A'.repeat(100_000_000)}`)).toContain('too long')
  })

  it.each([
    ['lists', '['.repeat(100_000)],
    ['keys', `{${'"a":{'.repeat(100_000)}`],
    ['a key given twice', '{"a":1,"a":2}'],
    ['half a million entries', `[${'1,'.repeat(499_999)}1]`],
    ['a prototype', '{"__proto__":{"polluted":true}}'],
  ])('of JSON that is no document is refused: %s', async (_what, text) => {
    expect(await linkReason(packed(text), 100)).toContain('damaged')
  })
})

describe('a record and a file', () => {
  it.each([
    ['lists', '['.repeat(100_000)],
    ['objects', '{"document":'.repeat(100_000)],
    ['a text that does not end', `{"version":1,"${'a'.repeat(1_000_000)}`],
    ['zeros', `{"version":${'0'.repeat(1_000_000)}}`],
    ['a number of a million digits', `{"version":${'9'.repeat(1_000_000)}}`],
    ['a key given twice', '{"version":1,"version":2}'],
    ['an escaped prototype', '{"version":1,"\\u005f_proto__":{}}'],
  ])('of JSON that is none is refused in time: %s', (_what, text) => {
    const file = text.replaceAll('"version"', '"plimsoll"')
    expect([quickly(() => readRecord(text)).ok, quickly(() => openFile(file)).ok]).toEqual([
      false,
      false,
    ])
  })

  it('of a hundred megabytes is refused by its length', () => {
    const file = quickly(() => openFile('{'.repeat(100_000_000)), 10)
    expect(!file.ok && file.issue.message).toContain(`at most ${FILE_CHARACTERS_MAX}`)
  })

  it('with fields of its own by the thousand is opened in time', () => {
    const [first] = FROZEN
    const more = Object.fromEntries(Array.from({ length: 4_000 }, (_, at) => [`x${at}`, { at }]))
    const text = JSON.stringify({ plimsoll: first?.version, ...first?.json, ...more })
    const file = quickly(() => openFile(text))
    expect(file.ok && file.value.unread.length).toBe(4_000)
  })
})
