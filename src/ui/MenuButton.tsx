// The button of a menu. The menu itself is fetched when it is first wanted: most are never opened.

import { Ellipsis } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { Button } from './Button'
import type { Act } from './Menu'

const Menu = lazy(async () => ({ default: (await import('./Menu')).Menu }))

const DOTS = <Ellipsis size={16} aria-hidden="true" />

export function MenuButton({
  label,
  acts,
  face = DOTS,
}: {
  readonly label: string
  readonly acts: readonly Act[]
  /** What the button shows: three dots unless words are given. */
  readonly face?: ReactNode
}) {
  const [wanted, setWanted] = useState(false)
  const closed = (
    <Button aria-label={label} aria-haspopup="menu" data-stop="" onClick={() => setWanted(true)}>
      {face}
    </Button>
  )
  if (!wanted) return closed
  return (
    <Suspense fallback={closed}>
      <Menu label={label} acts={acts} startsOpen>
        {face}
      </Menu>
    </Suspense>
  )
}
