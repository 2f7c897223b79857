// Keys in words: as a Mac writes them, and as everything else does.
import { expect, it } from 'vitest'
import { isApple, keysForReaders, keysInWords } from '../../src/ui/keys'

it.each([
  ['$mod+k', '⌘K', 'Ctrl+K'],
  ['$mod+Shift+c', '⇧⌘C', 'Ctrl+Shift+C'],
  ['$mod+Enter', '⌘Enter', 'Ctrl+Enter'],
  ['$mod+\\', '⌘\\', 'Ctrl+\\'],
  ['Delete', 'Delete', 'Delete'],
])('%s is %s on a Mac and %s elsewhere', (binding, apple, elsewhere) => {
  expect(keysInWords(binding, true)).toBe(apple)
  expect(keysInWords(binding, false)).toBe(elsewhere)
})

it('tells assistive technology the key that is meant', () => {
  expect(keysForReaders('$mod+Shift+c', true)).toBe('Meta+Shift+c')
  expect(keysForReaders('$mod+k', false)).toBe('Control+k')
})

it('knows a Mac by its platform', () => {
  expect(isApple('MacIntel')).toBe(true)
  expect(isApple('Linux x86_64')).toBe(false)
})
