// The size of a row that is being typed.
import { expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { signedFor } from '../../../src/store/select/new-row'

it('a short is below zero however it was typed', () => {
  expect(signedFor(size('5'), 'short').toString()).toBe('-5')
  expect(signedFor(size('-5'), 'short').toString()).toBe('-5')
})

it('a minus typed for a long was meant', () => {
  expect(signedFor(size('5'), 'long').toString()).toBe('5')
  expect(signedFor(size('-5'), 'long').toString()).toBe('-5')
})
