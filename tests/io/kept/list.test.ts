// The list of the shelf: read back as written, and no text can make it more than a list.
import { describe, expect, it } from 'vitest'
import { listText, readList } from '../../../src/io/kept/list'

describe('the list', () => {
  it('keeps its order', () => {
    const listed = [
      { key: 'plimsoll.scenario.b', name: 'Second first' },
      { key: 'plimsoll.scenario.a', name: '' },
    ]
    expect(readList(listText(listed))).toEqual(listed)
  })

  it('names each scenario once, where it stands first and as it is called last', () => {
    const [a, b] = [
      { key: 'a', name: 'A' },
      { key: 'b', name: 'B' },
    ]
    expect(readList(listText([a, b, { ...a, name: 'A now' }]))).toEqual([
      { ...a, name: 'A now' },
      b,
    ])
  })

  it('has no longer names than a document, whatever was written into it', () => {
    const [read] = readList(listText([{ key: 'a', name: 'x'.repeat(1_000_000) }])) ?? []
    expect(read?.name).toBe('x'.repeat(200))
  })

  it.each([
    '',
    'hello',
    'null',
    '[]',
    '{"scenarios":{}}',
    '{"scenarios":[1]}',
    '{"scenarios":[null]}',
    '{"scenarios":[{"key":1,"name":"A"}]}',
    '{"scenarios":[{"key":"a"}]}',
    '{"__proto__":{"scenarios":[]}}',
  ])('is none: %s', (text) => {
    expect(readList(text)).toBeUndefined()
  })
})
