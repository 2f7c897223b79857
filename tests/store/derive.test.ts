// Memos remember by identity.
import { describe, expect, it } from 'vitest'
import { derive, once, onceFor } from '../../src/store/derive'

interface Two {
  readonly a: { readonly value: number }
  readonly b: { readonly value: number }
}

describe('derive', () => {
  function counted() {
    let count = 0
    const total = derive([(state: Two) => state.a, (state: Two) => state.b] as const, (a, b) => {
      count += 1
      return { total: a.value + b.value }
    })
    return { total, count: () => count }
  }

  it('answers with the same object while its inputs are the same objects', () => {
    const { total, count } = counted()
    const state = { a: { value: 1 }, b: { value: 2 } }
    expect(total(state)).toBe(total({ ...state }))
    expect(total(state)).toEqual({ total: 3 })
    expect(count()).toBe(1)
  })

  it('works it out again when one of them is another, though equal', () => {
    const { total, count } = counted()
    const state = { a: { value: 1 }, b: { value: 2 } }
    total(state)
    total({ ...state, b: { value: 2 } })
    expect(count()).toBe(2)
  })

  it('remembers an answer of undefined too', () => {
    let count = 0
    const nothing = derive([(state: Two) => state.a] as const, () => {
      count += 1
      return undefined
    })
    const state = { a: { value: 1 }, b: { value: 2 } }
    nothing(state)
    nothing(state)
    expect(count).toBe(1)
  })

  it('two selectors do not share what they remember', () => {
    const [one, other] = [counted(), counted()]
    one.total({ a: { value: 1 }, b: { value: 2 } })
    expect(other.count()).toBe(0)
  })
})

describe('once', () => {
  it('is worked out once in the life of an object', () => {
    let count = 0
    const double = once((of: { readonly value: number }) => {
      count += 1
      return of.value * 2
    })
    const two = { value: 2 }
    expect([double(two), double(two), double({ value: 2 })]).toEqual([4, 4, 4])
    expect(count).toBe(2)
  })

  it('for two objects asks about the pair', () => {
    let count = 0
    const sum = onceFor((a: { readonly value: number }, b: { readonly value: number }) => {
      count += 1
      return a.value + b.value
    })
    const [one, two] = [{ value: 1 }, { value: 2 }]
    expect([sum(one, two), sum(one, two), sum(two, one)]).toEqual([3, 3, 3])
    expect(count).toBe(2)
  })
})
