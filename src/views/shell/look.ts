// How the page is dressed: the reader's theme, contrast, colours and density as attributes of the page, which
// the tokens read. What follows the system, and what is usual, has no attribute.

import type { View } from '../../store/state'

/** The attribute that each choice is written to, and the choice that needs none. */
const WORN = {
  theme: 'system',
  contrast: 'system',
  colours: 'blue-orange',
  density: 'standard',
} as const satisfies Partial<View>

const KEYS = ['theme', 'contrast', 'colours', 'density'] as const

/** Dresses the page and the browser round it. Done before the first picture, so that no other look is seen first. */
export function wear(page: HTMLElement, view: Pick<View, keyof typeof WORN>): void {
  for (const key of KEYS) {
    if (view[key] === WORN[key]) page.removeAttribute(`data-${key}`)
    else page.setAttribute(`data-${key}`, view[key])
  }
  tint(page.ownerDocument, view.theme)
}

/**
 * The colour a browser gives its own bar. The page names one for each theme of the system; a theme that was
 * chosen is that of both.
 */
function tint(document: Document, theme: View['theme']): void {
  const colours = [...document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')]
  for (const each of colours) each.dataset['own'] ??= each.content
  const chosen = colours.find((each) => each.getAttribute('media')?.includes(theme))?.dataset['own']
  for (const each of colours) each.content = chosen ?? each.dataset['own'] ?? each.content
}
