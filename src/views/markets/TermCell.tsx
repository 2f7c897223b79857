// One term of a market, typed over: its text becomes a command, or the sentence that says why not.

import type { Command } from '../../store/commands/command'
import { Cell, type CellProps, type Reading } from '../../ui/Cell'
import { useCell } from '../use-cell'

export function TermCell({
  cell,
  read,
  ...rest
}: {
  readonly cell: string
  readonly label: string
  readonly shown?: CellProps['shown']
  readonly empty?: string
  readonly name?: string
  readonly numeric?: boolean
  readonly text: string
  readonly read: (text: string) => Command | string
}) {
  const { attempt, ...handlers } = useCell(cell)
  const onPreview = (text: string): Reading => {
    const command = read(text)
    return typeof command === 'string' ? { kind: 'issue', message: command } : attempt(command)
  }
  return <Cell {...rest} onPreview={onPreview} {...handlers} />
}
