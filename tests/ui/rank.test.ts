// Rank: what a reader would expect to stand first.
import { expect, it } from 'vitest'
import { best, rank } from '../../src/ui/rank'

it.each([
  ['copy', 'Copy link', 0],
  ['link', 'Copy link', 1],
  ['joint lim', 'Explain: joint limit', 1],
  ['limit explain', 'Explain: joint limit', 1],
  ['imit', 'Explain: joint limit', 2],
  ['ejl', 'Explain: joint limit', 3],
  ['eth cl', 'Close ETH', 1],
  ['', 'anything', 0],
])('“%s” answers to “%s” by %i', (query, text, score) => {
  expect(rank(query, text)).toBe(score)
})

it('letters in another order, or one letter inside a word, are no answer in order', () => {
  expect(rank('lje', 'Explain: joint limit')).toBeUndefined()
  expect(rank('z', 'Copy link')).toBeUndefined()
})

it('the best come first, equals keep their order, and the rest is cut', () => {
  const names = ['Flip ETH', 'Theme: dark', 'ETH size', 'Close ETH', 'Copy link']
  expect(best('eth', names, (name) => name, 3)).toEqual(['ETH size', 'Flip ETH', 'Close ETH'])
})

it('letters in order count only where nothing answers better', () => {
  const names = ['Take the hint', 'Close ETH', 'Explain: joint limit']
  expect(best('eth', names, (name) => name, 9)).toEqual(['Close ETH'])
  expect(best('ejl', names, (name) => name, 9)).toEqual(['Explain: joint limit'])
})
