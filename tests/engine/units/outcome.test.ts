// What can go wrong, said in one shape.
import { describe, expect, it } from 'vitest'
import { done, must, quoted, refused, unreachable } from '../../../src/engine/units/outcome'

describe('an outcome', () => {
  it('is a value', () => {
    expect(done(3)).toEqual({ ok: true, value: 3 })
  })

  it('or an issue: code, words, and what was found and wanted where that is known', () => {
    expect(refused('too-few', 'Too few.')).toEqual({
      ok: false,
      issue: { code: 'too-few', message: 'Too few.' },
    })
    expect(refused('too-few', 'Too few.', { found: '1', wanted: '2' }).issue).toEqual({
      code: 'too-few',
      message: 'Too few.',
      found: '1',
      wanted: '2',
    })
  })
})

describe('a text from outside', () => {
  it('is quoted without the blanks around it, and cut where nobody would read on', () => {
    expect(quoted(' 1,2,3 ')).toBe('"1,2,3"')
    expect(quoted('9'.repeat(100_000))).toBe(`"${'9'.repeat(64)}…"`)
  })
})

describe('a promise of our own', () => {
  it('kept is silent', () => {
    expect(() => must(true, 'never said')).not.toThrow()
  })

  it('broken throws with the values seen', () => {
    expect(() => must(false, 'rungs were 1')).toThrow('rungs were 1')
  })

  it('a case nobody handled throws', () => {
    expect(() => unreachable('new case' as never)).toThrow('new case')
  })
})
