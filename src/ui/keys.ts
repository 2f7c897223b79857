// Keys as people read them: the bindings of the page in the words of the machine it runs on.
// A binding is written as the key library takes it: `$mod+Shift+c`, where `$mod` is ⌘ on a Mac, else Ctrl.

/** True on machines whose chief modifier is ⌘. The same question the key library asks. */
export function isApple(platform: string = globalThis.navigator?.platform ?? ''): boolean {
  return /Mac|iPod|iPhone|iPad/.test(platform)
}

/** Modifiers in the order in which a Mac writes them, with their names there and elsewhere. */
const MODIFIERS = [
  ['Alt', '⌥', 'Alt'],
  ['Shift', '⇧', 'Shift'],
  ['$mod', '⌘', 'Ctrl'],
] as const

/** `⇧⌘C` on a Mac, `Ctrl+Shift+C` elsewhere. */
export function keysInWords(binding: string, apple: boolean = isApple()): string {
  const parts = binding.split('+')
  const key = parts.at(-1) ?? ''
  const held = MODIFIERS.filter(([name]) => parts.slice(0, -1).includes(name))
  const names = apple
    ? held.map(([, symbol]) => symbol)
    : held.map(([, , word]) => word).toReversed()
  return [...names, keyName(key)].join(apple ? '' : '+')
}

function keyName(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key
}

/** The binding in the words of `aria-keyshortcuts`: `Control+Shift+C`. */
export function keysForReaders(binding: string, apple: boolean = isApple()): string {
  return binding.replace('$mod', apple ? 'Meta' : 'Control')
}
