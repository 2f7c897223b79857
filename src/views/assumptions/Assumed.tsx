// One assumed figure: typed over in its cell, with who says so beside it, and the way back to the preset.

import type { Command } from '../../store/commands/command'
import type { AssumedFigure } from '../../store/select/assumed'
import { Button } from '../../ui/Button'
import { Cell, type Reading } from '../../ui/Cell'
import { formatDay } from '../../ui/format'
import type { Outcome } from '../../engine/units/outcome'
import type { Ratio } from '../../engine/units/amount'
import { asSentence } from '../../ui/typed'
import { useActions } from '../use-risk'
import { useCell } from '../use-cell'
import styles from './Assumptions.module.css'

/** A cell that holds a ratio: how its text is read, and what it commands. */
export function RatioCell({
  of,
  label,
  text,
  read,
  set,
}: {
  readonly of: AssumedFigure
  readonly label: string
  /** The text editing starts from. */
  readonly text: string
  readonly read: (text: string) => Outcome<Ratio>
  readonly set: (to: Ratio) => Command
}) {
  const { attempt, ...handlers } = useCell(`assumed ${label}`)
  const onPreview = (typed: string): Reading => {
    const found = read(typed)
    if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
    return attempt(set(found.value))
  }
  return <Cell label={label} shown={of.shown} text={text} onPreview={onPreview} {...handlers} />
}

/** Who says so: `typed`, or `preset, 25 Nov 2026`. */
export function From({ of }: { readonly of: AssumedFigure }) {
  const { from, provenance } = of
  return (
    <span className={styles['from']} title={provenance?.source}>
      {provenance === undefined ? from : `${from}, ${formatDay(provenance.asOf)}`}
    </span>
  )
}

/** A button that runs one command, and says so where it is refused. */
export function Does({
  command,
  name,
  children,
}: {
  readonly command: () => Command
  /** The whole name, where the words on the button need what stands around them. */
  readonly name?: string
  readonly children: string
}) {
  const { run, tell } = useActions()
  return (
    <Button
      look="link"
      aria-label={name}
      onClick={() => {
        const issue = run(command())
        if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
      }}
    >
      {children}
    </Button>
  )
}
