// A text handed to the reader as a file. Nothing leaves the browser.

export function save(
  name: string,
  type: 'image/svg+xml' | 'text/csv' | 'text/plain' | 'application/json',
  text: string,
): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The download reads the address once it begins; a moment later nobody needs it.
  setTimeout(() => URL.revokeObjectURL(address), KEPT)
}
const KEPT = 10_000

/** `Cross · buffer against BTC` → `cross-buffer-against-btc.svg` */
export function fileName(title: string, ending: string, unnamed = 'chart'): string {
  const plain = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
  // Systems take names of 255 bytes; a letter may be four of them.
  const short = Array.from(plain).slice(0, LETTERS_MAX).join('')
  return `${short === '' ? unnamed : short}.${ending}`
}
const LETTERS_MAX = 50
