// The button of the preferences. What it opens is fetched when it is first wanted.

import { SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/Button'

const PreferencesPanel = lazy(async () => ({
  default: (await import('./PreferencesPanel')).PreferencesPanel,
}))

export function Preferences() {
  const [wanted, setWanted] = useState(false)
  const face = <SlidersHorizontal size={16} aria-hidden="true" />
  const closed = (
    <Button
      aria-label="Preferences"
      title="Preferences"
      aria-haspopup="dialog"
      onClick={() => setWanted(true)}
    >
      {face}
    </Button>
  )
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <PreferencesPanel>{face}</PreferencesPanel>
    </Suspense>
  )
}
