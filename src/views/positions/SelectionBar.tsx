// What can be done to the selected rows: each act is one step, done to all of them or to none.

import { useState } from 'react'
import type { Side } from '../../store/select/sides'
import type { Command } from '../../store/commands/command'
import { closeRows, removeRows, switchModeOfRows, trimRows } from '../../store/commands/bulk'
import { includeRows } from '../../store/commands/include'
import { suggestedMargins } from '../../store/select/row-context'
import { rowFigures } from '../../store/select/rows'
import { typedPercent } from '../../store/select/typed-size'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { asSentence } from '../../ui/typed'
import { useActions } from '../use-risk'
import { useSelection } from './selection'
import styles from './Positions.module.css'

export function SelectionBar({ side }: { readonly side: Side }) {
  const { run, tell } = useActions()
  const selection = useSelection()
  const [share, setShare] = useState('25')
  const [problem, setProblem] = useState<string>()
  const rows = [...selection.ids].flatMap((id) => rowFigures(side, id) ?? [])
  const ids = rows.map(({ id }) => id)
  const act = (command: Command) => {
    const issue = run(command)
    if (issue !== undefined) return tell({ kind: 'problem', text: asSentence(issue) })
    return tell({ kind: 'info', text: `${command.label}: done.`, undo: true })
  }
  const trim = () => {
    const found = typedPercent(share)
    if (!found.ok) return setProblem(asSentence(found.issue))
    setProblem(undefined)
    return act(trimRows(ids, found.value))
  }
  const said = `${ids.length} ${ids.length === 1 ? 'row' : 'rows'} selected`
  return (
    <>
      <output className={styles['hidden']}>{ids.length === 0 ? '' : said}</output>
      {ids.length > 0 && (
        <section className={styles['selection']} aria-label="Selected rows">
          <span className={styles['count']}>{said}</span>
          <form
            className={styles['trim']}
            onSubmit={(event) => {
              event.preventDefault()
              trim()
            }}
          >
            <Field
              label="Trim by, %"
              beside
              inputMode="decimal"
              value={share}
              issue={problem}
              onChange={(event) => setShare(event.target.value)}
            />
            <Button look="edged" submits>
              Trim
            </Button>
          </form>
          <Button look="edged" onClick={() => act(closeRows(ids))}>
            Close
          </Button>
          <Button look="edged" onClick={() => act(switchModeOfRows(ids, { mode: 'cross' }))}>
            To cross
          </Button>
          <Button
            look="edged"
            onClick={() => {
              act(switchModeOfRows(ids, { mode: 'isolated', marginOf: suggestedMargins(rows) }))
            }}
          >
            To isolated
          </Button>
          <Button
            look="edged"
            onClick={() =>
              act(
                includeRows(
                  ids,
                  rows.every((row) => row.position.excluded === true),
                ),
              )
            }
          >
            {rows.every((row) => row.position.excluded === true) ? 'Include' : 'Exclude'}
          </Button>
          <Button
            look="edged"
            onClick={() => {
              act(removeRows(ids))
              selection.clear()
            }}
          >
            Delete
          </Button>
          <Button aria-label="Clear selection" onClick={selection.clear}>
            Clear
          </Button>
        </section>
      )}
    </>
  )
}
