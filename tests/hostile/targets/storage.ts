// Storage: all that a browser keeps for the page, written over by whoever can. The page starts, is worked in and
// starts again; no text that it cannot read is gone, and no scenario but the one on the page has changed.
import * as fc from 'fast-check'
import { recall, keepDraft } from '../../../src/store/paste-kept'
import { QUIET_MILLISECONDS } from '../../../src/store/shelf/keep'
import { isRecordKey } from '../../../src/store/shelf/storage'
import { browser, FakeTexts } from '../../store/shelf/fakes'
import { nameOn, rename, SAMPLE } from '../../store/shelf/support'
import { damaged } from '../support/mutate'
import { unlikePlainData } from '../support/plain-data'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { grown, type Tree } from '../support/trees'
import { FIGURES, NAMES } from '../support/words'
import { LIST_SAMPLE, RECORD_TEXTS } from './kept'

const KEYS =
  'kept;aside;aside.2;shelf;view;open;paste;scenario.a;scenario.b;scenario.;scenario.__proto__;nobody knows'
    .split(';')
    .map((key) => `plimsoll.${key}`)

const SMALL = RECORD_TEXTS.filter((text) => text.length < 4_000)

const held = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...SMALL) },
  { weight: 3, arbitrary: damaged(SMALL) },
  { weight: 2, arbitrary: damaged([LIST_SAMPLE.replaceAll('.1', '.a').replaceAll('.2', '.b')]) },
  { weight: 1, arbitrary: fc.constantFrom(...KEYS, ...NAMES, ...FIGURES, '', '{}', '[]', 'null') },
)

export const STORAGE: Target = {
  name: 'a storage written over',
  share: 3,
  texts: fc
    .dictionary(fc.constantFrom(...KEYS), held, { maxKeys: 6 })
    .map((all) => JSON.stringify(all)),
  judge: async (text) => {
    const before = entriesIn(text)
    if (before === undefined) return undefined
    const texts = new FakeTexts()
    for (const [key, kept] of before) texts.setItem(key, kept)
    const { open } = browser(texts)
    const tab = await open({ sample: SAMPLE })
    const opened = tab.keeper.standing().key
    rename(tab, 'Worked in')
    tab.pass(QUIET_MILLISECONDS)
    tab.close()
    const again = await open({ sample: SAMPLE })
    const name = nameOn(again)
    again.close()
    if (!name.startsWith('Worked in'))
      return `what was worked in is not there again, but ${JSON.stringify(name)}`
    const now = new Set(Object.values(texts.all()))
    for (const [key, kept] of before) {
      const isMine = key === opened || !isRecordKey(key)
      // The record of earlier versions moves to a place of its own, and is opened there.
      const isMoved = key === 'plimsoll.kept' && texts.getItem(key) === null
      if (!isMine && !isMoved && !now.has(kept)) return `what lay under ${key} is gone`
    }
    return undefined
  },
}

function entriesIn(text: string): readonly (readonly [string, string])[] | undefined {
  try {
    const found = Object.entries(JSON.parse(text) as Record<string, unknown>)
    return found.flatMap(([key, kept]) => (typeof kept === 'string' ? [[key, kept] as const] : []))
  } catch {
    return undefined
  }
}

const DRAFT: Tree = {
  texts: [
    {
      name: 'positions.csv',
      notes: ['a note'],
      reading: {
        text: 'BTC long 1 @ 5',
        file: { decimal: ',' },
        columns: ['market', 'size'],
        fixes: [['1', ['BTC']]],
      },
      rows: [
        ['1', 'skip'],
        ['2', { choice: 'long' }],
      ],
      venue: 'binance',
      cash: [['a/b', '1000']],
      rate: '5%',
      homes: [['x', 'a1']],
    },
  ],
  at: 0,
  how: 'merge',
  others: 'leave',
  habits: [['Symbol,Size', { columns: ['market'], venue: 'okx' }]],
}

export const PASTE_KEPT: Target = {
  name: 'a paste that was left',
  share: 2,
  texts: fc.oneof(grown([DRAFT]), damaged([JSON.stringify(DRAFT)]), fc.json()),
  judge: (text) => {
    const texts = new FakeTexts()
    texts.setItem('plimsoll.paste', text)
    const draft = quickly(() => recall({}, () => texts))
    if (draft === undefined) return undefined
    const unlike = unlikePlainData(draft, text.length)
    if (unlike !== undefined) return unlike
    keepDraft({}, () => texts, draft)
    const again = recall({}, () => texts)
    return inWords(again) === inWords(draft) ? undefined : 'kept as something else'
  },
}

function inWords(of: unknown): string {
  return (
    JSON.stringify(of, (_, value: unknown) => (value instanceof Map ? [...value] : value)) ?? ''
  )
}
