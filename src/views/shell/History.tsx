// One step back, one step forward, and the list of all of them. Each step is named by what it did.

import { ChevronDown, Redo2, Undo2 } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useState } from 'react'
import { stepsAround } from '../../store/select/steps'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { keysInWords } from '../../ui/keys'
import { sentence } from '../../ui/Shows'
import { useActions, useRisk } from '../use-risk'
import styles from './History.module.css'

const HistoryMenu = lazy(async () => ({ default: (await import('./HistoryMenu')).HistoryMenu }))

export function History() {
  // Names follow the figures: while a cell is typed in, they have time.
  const document = useDeferredValue(useRisk((state) => state.document))
  const history = useDeferredValue(useRisk((state) => state.history))
  const around = stepsAround(history, document, takerFee)
  const { undo, redo } = useActions()
  return (
    <span className={styles['steps']}>
      <Step does="Undo" keys="$mod+z" step={around.undo && sentence(around.undo)} onStep={undo}>
        <Undo2 size={16} aria-hidden="true" />
      </Step>
      <span className={styles['wide']}>
        <Step
          does="Redo"
          keys="$mod+Shift+z"
          step={around.redo && sentence(around.redo)}
          onStep={redo}
        >
          <Redo2 size={16} aria-hidden="true" />
        </Step>
      </span>
      <List isEmpty={around.undo === undefined && around.redo === undefined} />
    </span>
  )
}

function Step({
  does,
  keys,
  step,
  onStep,
  children,
}: {
  readonly does: 'Undo' | 'Redo'
  readonly keys: string
  readonly step: string | undefined
  readonly onStep: () => void
  readonly children: React.ReactNode
}) {
  const name = step === undefined ? `Nothing to ${does.toLowerCase()}` : `${does}: ${step}`
  return (
    <Button
      disabled={step === undefined}
      onClick={onStep}
      aria-label={name}
      title={step === undefined ? name : `${name} (${keysInWords(keys)})`}
    >
      {children}
    </Button>
  )
}

/** The button of the list. The list itself is fetched when it is first wanted. */
function List({ isEmpty }: { readonly isEmpty: boolean }) {
  const [wanted, setWanted] = useState(false)
  const closed = (
    <Button
      aria-label="History"
      title={isEmpty ? 'Nothing has been done yet' : 'All steps'}
      aria-haspopup="menu"
      disabled={isEmpty}
      onClick={() => setWanted(true)}
    >
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  )
  if (!wanted || isEmpty) return closed
  return (
    <Suspense fallback={closed}>
      <HistoryMenu />
    </Suspense>
  )
}
