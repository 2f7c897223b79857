// The tour: six short notes, each beside the thing it speaks of. The page stays in use meanwhile: a note waits
// while a cell is typed in, and Escape or Close ends the tour.

import { Popover } from '@base-ui/react/popover'
import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Arrowed } from '../../ui/Arrow'
import { Button } from '../../ui/Button'
import { useRisk, useSides } from '../use-risk'
import { tourSteps } from './tour-steps'
import styles from './Tour.module.css'

export function Tour({ onClose }: { readonly onClose: () => void }) {
  const sides = useSides()
  const view = useRisk((state) => state.view)
  const [at, setAt] = useState(0)
  const [from] = useState(() => document.activeElement)
  const next = useRef<HTMLButtonElement>(null)
  const steps = tourSteps(sides, view)
  const step = steps[at]
  const wanted = step?.at.join('|') ?? 'body'
  useMarked(wanted)
  // A function of its own for each step: the note moves when it changes.
  const anchor = useCallback(() => elementAt(wanted), [wanted])
  if (step === undefined) return null
  const isLast = at === steps.length - 1
  return (
    <Popover.Root
      open
      modal={false}
      onOpenChange={(_, { reason, event }) => {
        // Pressing or focusing something on the page is what the tour is for; only Escape ends it, and not
        // the Escape that restores a cell or closes a dialog.
        if (reason === 'escape-key' && !belongsElsewhere(event.target)) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={styles['positioner']}
          anchor={anchor}
          sideOffset={10}
          collisionPadding={8}
          sticky
        >
          <Popover.Popup
            className={styles['popup']}
            data-beside=""
            initialFocus={next}
            finalFocus={() => (from instanceof HTMLElement && from.isConnected ? from : true)}
          >
            <div className={styles['head']}>
              <Popover.Title className={styles['title']}>{step.title}</Popover.Title>
              <Button aria-label="Close the tour" title="Close the tour (Esc)" onClick={onClose}>
                <X size={16} aria-hidden="true" />
              </Button>
            </div>
            <Popover.Description className={styles['says']} aria-live="polite">
              <Arrowed text={step.says} />
            </Popover.Description>
            <div className={styles['foot']}>
              <span className={styles['place']}>
                {at + 1} of {steps.length}
              </span>
              <Button disabled={at === 0} onClick={() => setAt(at - 1)}>
                Back
              </Button>
              <Button ref={next} look="main" onClick={() => (isLast ? onClose() : setAt(at + 1))}>
                {isLast ? 'Done' : 'Next'}
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** True where Escape has work to do of its own: in a cell that is typed in, in a dialog. */
function belongsElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('[data-editing], [role=dialog]:not([data-beside]), [role=menu]') !== null
  )
}

/** The element of a step: the first of its places that is drawn, else the page. */
function elementAt(wanted: string): Element {
  const found = wanted.split('|').flatMap((selector) => {
    const element = document.querySelector(selector)
    return element === null || element.getClientRects().length === 0 ? [] : [element]
  })
  return found[0] ?? document.body
}

/** Brings what a step speaks of into view and marks it meanwhile. */
function useMarked(wanted: string): void {
  useEffect(() => {
    const element = elementAt(wanted)
    element.setAttribute('data-toured', '')
    const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    element.scrollIntoView({ block: 'nearest', behavior: calm ? 'instant' : 'smooth' })
    return () => element.removeAttribute('data-toured')
  }, [wanted])
}
