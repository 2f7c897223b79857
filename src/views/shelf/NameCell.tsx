// The name of a kept scenario, typed over in place. It is another one when it is kept, not at every key.

import { useRef } from 'react'
import { Cell } from '../../ui/Cell'

export function NameCell({
  name,
  label,
  onName,
}: {
  readonly name: string
  readonly label: string
  readonly onName: (name: string) => void
}) {
  const typed = useRef<string>(undefined)
  return (
    <Cell
      label={label}
      name={name}
      empty="Untitled"
      text={name}
      numeric={false}
      onPreview={(text) => {
        const next = text.trim()
        if (next === '') return { kind: 'issue', message: 'A scenario needs a name.' }
        typed.current = next
        return { kind: 'says' }
      }}
      onCommit={() => {
        const next = typed.current
        typed.current = undefined
        if (next !== undefined && next !== name) onName(next)
      }}
      onAbandon={() => (typed.current = undefined)}
    />
  )
}
