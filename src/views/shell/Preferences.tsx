// The button of the preferences. What it opens is fetched when it is first wanted.

import { SlidersHorizontal } from 'lucide-react'
import { Button } from '../../ui/Button'
import type { Page } from './page-actions'

/** Marks what opens the preferences: they stand under it. */
export const OPENS_PREFERENCES = 'data-preferences'

export function Preferences({ page }: { readonly page: Page }) {
  return (
    <Button
      aria-label="Preferences"
      title="Preferences"
      aria-haspopup="dialog"
      {...{ [OPENS_PREFERENCES]: '' }}
      onClick={page.onPreferences}
    >
      <SlidersHorizontal size={16} aria-hidden="true" />
    </Button>
  )
}
