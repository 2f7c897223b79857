// A paste that was not accepted comes back, here and after a reload; what cannot be read is begun anew.
import { describe, expect, it } from 'vitest'
import { EMPTY_DRAFT, freshText, type PasteDraft } from '../../src/store/paste-draft'
import type { RowAnswer } from '../../src/store/select/paste-preview'
import { keepDraft, recall, type PasteMemory } from '../../src/store/paste-kept'

function shelfOf(room = Infinity, start?: string) {
  const kept = new Map<string, string>()
  if (start !== undefined) kept.set('plimsoll.paste', start)
  return {
    kept,
    access: () => ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => {
        if (text.length > room) throw new DOMException('full', 'QuotaExceededError')
        kept.set(key, text)
      },
      removeItem: (key: string) => void kept.delete(key),
    }),
  }
}

const DRAFT: PasteDraft = {
  ...EMPTY_DRAFT,
  how: 'merge',
  others: 'leave',
  at: 1,
  texts: [
    freshText('', new Map(), {
      name: 'big.csv',
      refused: 'big.csv has 9 bytes',
      notes: ['a note'],
    }),
    {
      ...freshText('Symbol\tSize\tEntry\nBTC\tx\t100', new Map()),
      reading: {
        text: 'Symbol\tSize\tEntry\nBTC\tx\t100',
        file: { decimal: ',', side: 'short', margin: 'with P&L' },
        columns: ['market', 'size', 'ignored'],
        fixes: new Map([['1 BTC\tx\t100', ['BTC', '2', '100']]]),
      },
      rows: new Map<string, RowAnswer>([
        ['a', 'skip'],
        ['b', { choice: 'long' }],
      ]),
      venue: 'bybit',
      cash: new Map([['/bybit/USDT', '25k']]),
      rate: '5',
      homes: new Map([['/bybit/USDT', 'a1']]),
    },
  ],
  habits: new Map([
    ['Symbol|Size|Entry', { columns: ['market', 'size', 'ignored'], venue: 'bybit' }],
  ]),
}

describe('a paste that was left', () => {
  it('is there again while the page is open', () => {
    const memory: PasteMemory = {}
    keepDraft(memory, shelfOf(0).access, DRAFT)
    expect(recall(memory, shelfOf(0).access)).toBe(DRAFT)
  })

  it('is there again after a reload, with every answer', () => {
    const shelf = shelfOf()
    keepDraft({}, shelf.access, DRAFT)
    expect(recall({}, shelf.access)).toEqual(DRAFT)
  })

  it('does not leave an older one in its place where there is no room', () => {
    const shelf = shelfOf(1_200)
    keepDraft({}, shelf.access, EMPTY_DRAFT)
    expect(shelf.kept.size).toBe(1)
    keepDraft({}, shelf.access, { ...DRAFT, texts: [freshText('x'.repeat(2_000), new Map())] })
    expect(shelf.kept.size).toBe(0)
  })

  it('is none in a browser that keeps nothing', () => {
    const refusing = () => {
      throw new Error('no storage')
    }
    keepDraft({}, refusing, DRAFT)
    expect(recall({}, refusing)).toBeUndefined()
  })
})

describe('a kept text that is not ours', () => {
  it.each(['', 'null', '7', '[]', '{"texts":7}', '{"texts":[{"reading":null}]}', '{"texts":[{}]'])(
    'is begun anew: %s',
    (text) => {
      expect(recall({}, shelfOf(Infinity, text).access)).toBeUndefined()
    },
  )

  it('keeps the text, and of the answers what is one', () => {
    const odd = JSON.stringify({
      at: 99,
      how: 'burn',
      others: 1,
      habits: [['k', { columns: 'x', venue: 'nowhere' }], 5],
      texts: [
        {
          reading: {
            text: 'BTC long 1 @ 5',
            file: { decimal: ';', side: 'up' },
            columns: ['size', 'nonsense'],
          },
          rows: [['a', 'sell'], ['b', { choice: 4 }], 'c'],
          venue: 'nowhere',
          cash: [['a', 5]],
          rate: {},
          notes: [1, 'said'],
        },
      ],
    })
    const draft = recall({}, shelfOf(Infinity, odd).access)
    const [text] = draft?.texts ?? []
    expect([draft?.at, draft?.how, draft?.others]).toEqual([0, 'replace', 'stay'])
    expect(text?.reading.text).toBe('BTC long 1 @ 5')
    expect(text?.reading.file).toEqual({})
    expect(text?.reading.columns).toEqual(['size', 'ignored'])
    expect([text?.rows.size, text?.cash.size, text?.venue, text?.rate]).toEqual([
      0,
      0,
      undefined,
      '',
    ])
    expect(text?.notes).toEqual(['said'])
  })
})
