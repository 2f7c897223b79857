// What would each position's other margin mode do: to itself, to the pool it leaves or joins, and to who ends
// first? A switch is an edit of the draft like any other.

import { useCallback } from 'react'
import {
  countSwitchable,
  firstToEnd,
  isolationFinding,
  SWITCHED_MAX,
  switchesOf,
  type Switched,
} from '../../store/select/isolation'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { Sentence, Shows } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { Bench } from '../../ui/Bench'
import { useRiskLater, useSidesLater } from '../use-risk'
import { Finding, Opened, useAsked } from './Finding'
import { useProposal } from './use-proposal'
import { useWorked } from '../../ui/use-worked'
import styles from './Benches.module.css'

export function Isolation() {
  const sides = useSidesLater()
  const document = useRiskLater((state) => state.document)
  const near = sides.draft
  const count = countSwitchable(near)
  const { isAsked, waits, onOpen } = useAsked(count)
  const plan = useCallback(
    () => switchesOf({ document, editing: 'draft', takerFee, near }),
    [document, near],
  )
  const found = useWorked(isAsked ? plan : undefined)
  if (count === 0) return null
  const finding = (
    <Finding parts={found && isolationFinding(found)} isDraft={!sides.same} waits={waits} />
  )
  return (
    <Bench id="bench-isolation" title="Cross or isolated" finding={finding}>
      <Opened onOpen={onOpen} />
      {found !== undefined && (
        <>
          <p>
            As it is, first to end:{' '}
            <Sentence parts={firstToEnd(near.pools, near.scenario.book.accounts.length)} />
          </p>
          <Table label="Switches of margin mode" head={<Heads />}>
            {found.map((each) => (
              <Row key={each.id} of={each} />
            ))}
          </Table>
        </>
      )}
      <p className={styles['note']}>
        {count > SWITCHED_MAX && `The ${SWITCHED_MAX} largest of ${count} positions. `}
        Ends are joint limits: how far what hurts in a pool moves together until it is liquidated. A
        switch costs nothing; isolating sets aside the initial margin, and the loss so far on top.
      </p>
    </Bench>
  )
}

function Heads() {
  return (
    <>
      <ColumnHead first="Position" />
      <ColumnHead first="Its pool ends at" end />
      <ColumnHead first="Cross pool ends at" end />
      <ColumnHead first="Isolated margin" end />
      <ColumnHead first="First to end then" end />
      <ColumnHead first="Switch" end />
    </>
  )
}

function Row({ of }: { readonly of: Switched }) {
  const propose = useProposal()
  const { command } = of
  const to = of.mode === 'cross' ? 'isolated' : 'cross'
  return (
    <TableRow>
      <RowHead>
        {of.symbol}{' '}
        <span className={styles['side']}>
          {of.side} {of.mode}
        </span>
      </RowHead>
      <TableCell end>
        <Line label="Its pool ends at">
          <Shows
            label={`End of ${of.symbol} once ${to}`}
            value={command === undefined ? of.ends : of.wouldEnd}
            before={command === undefined ? undefined : of.ends}
            safer="farther from zero"
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Cross pool ends at">
          <Shows
            label={`End of the cross pool once ${of.symbol} is ${to}`}
            value={of.poolThen}
            before={of.pool}
            safer="farther from zero"
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Isolated margin">
          <Shows label={`Isolated margin of ${of.symbol}`} value={of.margin} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="First to end then">
          <span>
            <Sentence parts={of.first} />
          </span>
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Switch">
          {command === undefined ? (
            of.refused
          ) : (
            <Button
              look="edged"
              aria-label={`Switch ${of.symbol} to ${to} in the draft`}
              onClick={() => propose(command)}
            >
              {to === 'cross' ? 'To cross' : 'To isolated'}
            </Button>
          )}
        </Line>
      </TableCell>
    </TableRow>
  )
}
