// Outcomes: a result or a reason; a broken promise of our own throws with the values seen.
import { describe, expect, it } from 'vitest'
import { done, must, refused, unreachable } from '../../../src/engine/units/outcome'

describe('outcomes', () => {
  it('a refusal carries what was found, what is wanted and where', () => {
    expect(
      refused('size-odd', 'not a size', {
        found: 'x',
        wanted: 'a size',
        at: { row: 4, column: 'Size' },
      }),
    ).toEqual({
      ok: false,
      issue: {
        code: 'size-odd',
        message: 'not a size',
        found: 'x',
        wanted: 'a size',
        at: { row: 4, column: 'Size' },
      },
    })
  })

  it('a result carries its value', () => {
    expect(done(5)).toEqual({ ok: true, value: 5 })
  })

  it('a kept promise is silent, a broken one says what was seen', () => {
    expect(() => {
      must(true, 'never said')
    }).not.toThrow()
    const rungs: number = 1
    expect(() => {
      must(rungs >= 2, 'a ladder has 2 rungs or more, was 1')
    }).toThrow('a ladder has 2 rungs or more, was 1')
  })

  it('a case nobody handled is named', () => {
    expect(() => unreachable('sideways' as never)).toThrow('"sideways"')
  })
})
