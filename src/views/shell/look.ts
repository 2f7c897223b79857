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

/** Dresses the page. Done before the first picture of it, so that no other look is seen first. */
export function wear(page: HTMLElement, view: Pick<View, keyof typeof WORN>): void {
  for (const key of KEYS) {
    if (view[key] === WORN[key]) page.removeAttribute(`data-${key}`)
    else page.setAttribute(`data-${key}`, view[key])
  }
}
