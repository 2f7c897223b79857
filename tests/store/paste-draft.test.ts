// What is said of a paste: it lasts while the text is edited, and some of it for every table of its kind.
import { describe, expect, it } from 'vitest'
import {
  answeredForAll,
  changed,
  EMPTY_DRAFT,
  freshText,
  isBlank,
  retyped,
  TEXTS_MAX,
  withColumns,
  withFix,
  withoutText,
  withText,
  withTexts,
  withVenue,
  type PasteDraft,
} from '../../src/store/paste-draft'

const TABLE = 'Symbol\tSize\tEntry\nBTC\t1\t100'
const begun = (text: string): PasteDraft => ({
  ...EMPTY_DRAFT,
  texts: [freshText(text, new Map())],
})
const now = (draft: PasteDraft) => draft.texts[draft.at]!

describe('a text that is edited', () => {
  it('keeps what was said of its rows, columns and cash', () => {
    const said = withText(
      withFix(withColumns(begun(TABLE), ['market', 'size', 'entry']), '1 BTC\t1\t100', [
        'BTC',
        '2',
        '3',
      ]),
      0,
      (text) => ({ ...text, rows: changed(text.rows, 'row', 'skip'), cash: new Map([['a', '5']]) }),
    )
    const after = now(retyped(said, `${TABLE}\nETH\t2\t50`))
    expect(after.rows.get('row')).toBe('skip')
    expect(after.cash.get('a')).toBe('5')
    expect(after.reading.columns).toEqual(['market', 'size', 'entry'])
    expect(after.reading.fixes.size).toBe(1)
  })

  it('begins anew as another table', () => {
    const said = answeredForAll(withColumns(begun(TABLE), ['market', 'size', 'entry']), {
      decimal: ',',
    })
    const after = now(retyped(said, 'Coin\tQty\tPrice\nBTC\t1\t100'))
    expect([after.reading.columns, after.reading.file]).toEqual([undefined, {}])
  })
})

describe('a table of the same kind', () => {
  it('has its columns and its venue taken as the last one had', () => {
    const said = withVenue(withColumns(begun(TABLE), ['market', 'size', 'mark']), 'bybit')
    const other = freshText('Symbol\tSize\tEntry\nSOL\t7\t8', said.habits)
    expect([other.reading.columns, other.venue]).toEqual([['market', 'size', 'mark'], 'bybit'])
  })

  it('is no other table', () => {
    const said = withVenue(begun(TABLE), 'bybit')
    expect(freshText('Coin\tSize\tEntry\nSOL\t7\t8', said.habits).venue).toBeUndefined()
  })
})

it('an answer for all rows can be taken back', () => {
  const said = answeredForAll(answeredForAll(begun(TABLE), { side: 'long' }), { decimal: '.' })
  expect(now(said).reading.file).toEqual({ side: 'long', decimal: '.' })
  expect(now(answeredForAll(said, { side: undefined })).reading.file).toEqual({ decimal: '.' })
})

describe('several texts', () => {
  const file = (name: string) => freshText('BTC long 1 @ 5', new Map(), { name })

  it('stand beside a text that is there, the first of them in sight', () => {
    const draft = withTexts(begun(TABLE), [file('a.csv'), file('b.csv')])
    expect(draft.texts.map(({ name }) => name)).toEqual([undefined, 'a.csv', 'b.csv'])
    expect(draft.at).toBe(1)
  })

  it('take the place of an empty one', () => {
    expect(withTexts(begun(''), [file('a.csv')]).texts.map(({ name }) => name)).toEqual(['a.csv'])
  })

  it('are at most so many', () => {
    const many = Array.from({ length: TEXTS_MAX + 5 }, (_, at) => file(`${at}.csv`))
    expect(withTexts(begun(''), many).texts).toHaveLength(TEXTS_MAX)
  })

  it('can be removed, and the last leaves an empty one', () => {
    const two = withTexts(begun(''), [file('a.csv'), file('b.csv')])
    const one = withoutText({ ...two, at: 1 }, 0)
    expect([one.texts[one.at]?.name, one.texts.length]).toEqual(['b.csv', 1])
    expect(isBlank(withoutText(one, 0))).toBe(true)
  })
})
