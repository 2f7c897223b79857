// Files: what goes in comes out, with what the page does not know; what is no scenario gets its reason.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  FILE_CHARACTERS_MAX,
  fileOf,
  isScenarioFile,
  openFile,
} from '../../../src/io/file/scenario-file'
import type { Json } from '../../../src/io/link/json-text'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { VERSION } from '../../../src/io/link/migrate'
import type { LinkContent } from '../../../src/io/link/v1'
import { usd } from '../../../src/engine/units/amount'
import { scenarioFrom } from '../../fixtures/book'
import { anyContent } from '../link/documents'

function saved(content: LinkContent, unread: Parameters<typeof fileOf>[1] = []): string {
  const made = fileOf(content, unread)
  if (!made.ok) throw new Error(made.issue.message)
  return made.value
}

function opened(text: string) {
  const found = openFile(text)
  if (!found.ok) throw new Error(found.issue.message)
  return found.value
}

function reasonOf(text: string): string {
  const found = openFile(text)
  return found.ok ? 'opened' : found.issue.message
}

const BOOK: LinkContent = {
  document: {
    baseline: scenarioFrom(`
      account Main on hyperliquid cross 1_000
      BTC long 1 @ 100 mark 90
      ETH long 2 @ 10 mark 9
      account Other on binance cross 50 USDT
      BTCUSDT short 3 @ 100 mark 90
    `),
    draft: [
      { kind: 'close', position: 'p1' },
      { kind: 'deposit', account: 'main', amount: usd('12.50') },
    ],
  },
}

type Held = Record<string, unknown>

/** What stands under a path such as `accounts.0.cash`. */
function at(json: unknown, path: string): unknown {
  return path.split('.').reduce((held, step) => (held as Held)[step], json)
}

/** The file of the book, with other values under some paths, as another program would write it. */
function changed(values: Readonly<Record<string, Json>>): string {
  const file: unknown = JSON.parse(saved(BOOK))
  for (const [path, value] of Object.entries(values)) {
    const [, within, last = path] = /^(.*)\.([^.]+)$/.exec(path) ?? []
    const holder = (within === undefined ? file : at(file, within)) as Held
    holder[last] = value
  }
  return JSON.stringify(file)
}

describe('a file', () => {
  it('opens as exactly the document it was made of', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        expect(opened(saved(content))).toEqual({ ...content, unread: [] })
      }),
      { numRuns: 200 },
    )
  })

  it('is one text for one document, with its version first and a column on a line', () => {
    const text = saved(BOOK)
    expect(saved(opened(text))).toBe(text)
    expect(text.split('\n').slice(0, 3)).toEqual([
      '{',
      `  "plimsoll": ${VERSION},`,
      '  "name": "fixture",',
    ])
    expect(text).toContain('"size": ["1", "2"],\n')
    expect(text.endsWith('}\n')).toBe(true)
    expect(isScenarioFile(text)).toBe(true)
  })

  it('opens whatever editor has been at it: a byte order mark, other spaces, other line ends', () => {
    const text = saved(BOOK)
    expect(opened(`\uFEFF${text}`)).toEqual(opened(text))
    expect(opened(text.replaceAll('\n', '\r\n'))).toEqual(opened(text))
    expect(opened(JSON.stringify(JSON.parse(text)))).toEqual(opened(text))
    expect(isScenarioFile(`\uFEFF ${text}`)).toBe(true)
  })

  it.each([1, 2, 3, 4])(
    'of version %d opens, where it says no more than that version can',
    (version) => {
      expect(opened(changed({ plimsoll: version }))).toEqual({
        ...BOOK,
        unread: [],
      })
    },
  )
})

describe('a field that is not known', () => {
  const NOTED = changed({
    note: 'for Ann',
    'accounts.0.desk': { name: 'B', colours: ['red', null] },
    'accounts.0.positions.tag': ['core', { since: 2024 }],
    'accounts.0.positions.memo': 'all of them',
    'assumptions.slippage.by': 'Bob',
    'draft.1.why': 'a transfer is on its way',
    'quotes.seen': ['a', 'b', 'c'],
  })

  it('changes nothing that is known, and is named with its place', () => {
    const { unread, ...content } = opened(NOTED)
    expect(content).toEqual(BOOK)
    expect(unread.map(({ name }) => name).toSorted()).toEqual(
      ['by', 'desk', 'memo', 'note', 'seen', 'tag', 'why'].toSorted(),
    )
  })

  it('is in the file again when that is saved', () => {
    const { unread, ...content } = opened(NOTED)
    expect(JSON.parse(saved(content, unread))).toEqual(JSON.parse(NOTED))
    expect(opened(saved(content, unread)).unread).toEqual(unread)
  })

  it('stays with its row, when another goes or comes', () => {
    const { unread, document } = opened(NOTED)
    const [main, other] = document.baseline.book.accounts
    const [btc, eth] = main?.positions ?? []
    if (main === undefined || other === undefined || btc === undefined || eth === undefined) {
      throw new Error('the book has two accounts')
    }
    const held = (positions: readonly (typeof btc)[]): LinkContent => {
      const accounts = [other, { ...main, positions }]
      return { document: { draft: [], baseline: { ...document.baseline, book: { accounts } } } }
    }
    const tagsOf = (content: LinkContent) =>
      at(JSON.parse(saved(content, unread)), 'accounts.1.positions.tag')
    expect(tagsOf(held([eth]))).toEqual([{ since: 2024 }])
    expect(tagsOf(held([eth, { ...btc, id: 'p9' }, btc]))).toEqual([{ since: 2024 }, null, 'core'])
  })

  it('goes with the account it stood in', () => {
    const { unread, document } = opened(NOTED)
    const accounts = document.baseline.book.accounts.slice(1)
    const left = { draft: [], baseline: { ...document.baseline, book: { accounts } } }
    const text = saved({ document: left }, unread)
    expect(text).not.toContain('desk')
    expect(text).not.toContain('on its way')
    expect(text).toContain('for Ann')
  })

  it('stands beside an edit however its amount is written', () => {
    const text = NOTED.replace('"amount":"12.5"', '"amount":"12.500"')
    expect(text).not.toBe(NOTED)
    const { unread, ...content } = opened(text)
    expect(JSON.parse(saved(content, unread))).toEqual(JSON.parse(NOTED))
  })

  it('never takes the place of one that is known', () => {
    // Version 1 knew no rows left out: a column of that name had no effect, and has none now.
    const text = changed({ plimsoll: 1, 'accounts.0.positions.excluded': [true, true] })
    const { unread, ...content } = opened(text)
    expect(content).toEqual(BOOK)
    expect(unread.map(({ name }) => name)).toEqual(['excluded'])
    // Saved as of today's version it would have one.
    expect(opened(saved(content, unread))).toEqual({ ...BOOK, unread: [] })
  })

  it('named as the columns that tell rows apart tells none apart, and is kept', () => {
    const text = changed({
      id: ['x'],
      market: [{ mine: '1' }],
      also: ['y'],
      'quotes.id': ['a', 'b', 'c'],
      'quotes.seen': ['d', 'e', 'f'],
    })
    const { unread, ...content } = opened(text)
    expect(content).toEqual(BOOK)
    expect(JSON.parse(saved(content, unread))).toEqual(JSON.parse(text))
  })

  it('of an older file that says by chance what a newer one means stays without meaning', () => {
    const book = { document: { baseline: hedgedMajors(), draft: [] } }
    const json = JSON.parse(saved(book)) as { markets: object[] }
    const markets = json.markets.map((market) => ({ ...market, takerFee: '0.0002' }))
    const { unread, ...content } = opened(JSON.stringify({ ...json, plimsoll: 3, markets }))
    expect(content).toEqual(book)
    expect(unread.map(({ name }) => name)).toEqual(markets.map(() => 'takerFee'))
    expect(opened(saved(content, unread))).toEqual({ ...book, unread: [] })
  })

  it('is kept by whatever name it has', () => {
    const text = changed({ toString: 'a', 'accounts.0.valueOf': 'b' })
    const { unread, ...content } = opened(text)
    expect(JSON.parse(saved(content, unread))).toEqual(JSON.parse(text))
  })
})

describe('a text that is no scenario', () => {
  it.each([
    ['nothing', '', 'its text is not JSON'],
    ['a table', 'Market,Size\nBTC,1', 'its text is not JSON'],
    ['other JSON', '{"positions":[]}', 'it is not a Plimsoll scenario'],
    ['a list', '[{"plimsoll":2}]', 'it is not a Plimsoll scenario'],
    ['null', 'null', 'it is not a Plimsoll scenario'],
    ['a version to come', '{"plimsoll":99}', 'it is of version 99; this page reads up to version'],
    ['no version', '{"plimsoll":"two"}', 'its version, under "plimsoll", is not a number'],
    ['half a version', '{"plimsoll":1.5}', 'its version, under "plimsoll", is not a number'],
    ['version nought', '{"plimsoll":0}', 'its version, under "plimsoll", is not a number'],
    ['a file cut short', saved(BOOK).slice(0, -10), 'it ends inside a text'],
    ['a key twice', '{"plimsoll":2,"name":"a","name":"b"}', 'the key "name" is given twice'],
    ['a prototype', '{"plimsoll":2,"__proto__":{}}', 'the key "__proto__" is not allowed'],
    ['depth', `{"plimsoll":2,"x":${'['.repeat(50)}`, 'it is nested more than 12 deep'],
  ])('%s is answered with its reason', (_name, text, reason) => {
    expect(reasonOf(text)).toContain(reason)
  })

  it('is refused by its length before anything is read', () => {
    const text = ' '.repeat(FILE_CHARACTERS_MAX + 1)
    expect(reasonOf(text)).toBe('it has 4000001 characters, where a scenario has at most 4000000')
  })

  it('names what is wrong with its place, and opens nothing of the rest', () => {
    const text = changed({ 'accounts.0.positions.size.1': '1e5' })
    expect(reasonOf(text)).toBe(
      'accounts, number 1, positions, size, number 2: "1e5" is not a plain decimal number',
    )
  })

  it('does not call itself one', () => {
    expect(isScenarioFile('{"positions":[]}')).toBe(false)
    expect(isScenarioFile('Market,"plimsoll": 1')).toBe(false)
  })
})

describe('a book that no file can hold', () => {
  it('is refused with what is wrong, and no file is made', () => {
    const { document } = BOOK
    const made = fileOf({
      document: { ...document, baseline: { ...document.baseline, name: 'x'.repeat(201) } },
    })
    expect(made.ok ? 'made' : made.issue.message).toBe('name: is larger than 200')
  })
})
