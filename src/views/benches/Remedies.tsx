// How little would do? The least of each position to take off, or of money to add, for the joint limit wanted.

import { useCallback, useState } from 'react'
import type { Part } from '../../engine/model/explanation'
import type { Ratio } from '../../engine/units/amount'
import {
  GOAL_AT_START,
  remediesFinding,
  remediesFor,
  signed,
  type Remedy,
} from '../../store/select/remedies'
import { nearestValue, poolValues } from '../../store/select/pool-values'
import type { PoolFigures, Side } from '../../store/select/sides'
import { typedGoal } from '../../store/select/typed-size'
import { poolInView, poolName } from '../../store/select/verdict'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { Cell } from '../../ui/Cell'
import { editablePercent, format } from '../../ui/format'
import { Shows } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { asSentence } from '../../ui/typed'
import { Bench } from '../../ui/Bench'
import { useRisk, useRiskLater, useSidesLater } from '../use-risk'
import { Finding, Opened, useAsked } from './Finding'
import { useProposal } from './use-proposal'
import { useWorked } from '../../ui/use-worked'
import styles from './Benches.module.css'

type Found = Remedy | { readonly says: readonly Part[] } | { readonly left: number }

export function Remedies() {
  const sides = useSidesLater()
  const document = useRiskLater((state) => state.document)
  const chosen = useRisk((state) => state.view.pool)
  const [goal, setGoal] = useState(GOAL_AT_START)
  const near = sides.draft
  const pool = poolInView(near, chosen)
  const { isAsked, waits, onOpen } = useAsked(pool?.pool.positions.length ?? 0)
  const plan = useCallback((): readonly (() => Found)[] => {
    if (pool === undefined) return []
    const found = remediesFor({ document, takerFee, near, pool: pool.id, goal })
    return found.kind === 'says' ? [() => found] : [...found.tried, () => ({ left: found.left })]
  }, [document, near, pool, goal])
  const found = useWorked(isAsked ? plan : undefined)
  if (pool === undefined || pool.pool.positions.length === 0) return null
  const says = found?.flatMap((each) => ('says' in each ? [each.says] : []))[0]
  const remedies = found?.flatMap((each) => ('name' in each ? [each] : []))
  const left = found?.flatMap((each) => ('left' in each ? [each.left] : []))[0] ?? 0
  const name = poolName(pool, near.scenario.book.accounts.length)
  const parts = says ?? (remedies && remediesFinding(remedies, goal, pool))
  return (
    <Bench
      id="bench-remedies"
      title="Remedies"
      finding={<Finding parts={parts} isDraft={!sides.same} waits={waits} />}
    >
      <Opened onOpen={onOpen} />
      <div className={styles['goal']}>
        Joint limit wanted of {name}
        <GoalCell goal={goal} pool={pool} onGoal={setGoal} />
      </div>
      {remedies !== undefined && remedies.length > 0 && (
        <Table label={`Remedies of ${name}`} head={<Heads />}>
          {remedies.map((remedy) => (
            <Row key={remedy.id} of={remedy} pool={pool} side={near} />
          ))}
        </Table>
      )}
      <p className={styles['note']}>
        {left > 0 && `Of the positions that hurt, the largest are tried; ${left} are not. `}
        Each is the least that is enough alone, solved on the draft with its fee and slippage, and
        rounded up to whole steps. What liquidity there is at the mark is not known.
      </p>
    </Bench>
  )
}

function GoalCell({
  goal,
  pool,
  onGoal,
}: {
  readonly goal: Ratio
  readonly pool: PoolFigures
  readonly onGoal: (goal: Ratio) => void
}) {
  return (
    <Cell
      label="Joint limit wanted, percent"
      shown={{ amount: signed(goal, pool), as: 'move' }}
      text={editablePercent(goal)}
      onPreview={(text) => {
        const found = typedGoal(text)
        if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
        onGoal(found.value)
        return { kind: 'says' }
      }}
      onCommit={() => undefined}
      onAbandon={() => onGoal(goal)}
    />
  )
}

function Heads() {
  return (
    <>
      <ColumnHead first="Remedy" />
      <ColumnHead first="Amount" end />
      <ColumnHead first="Fee and slippage" end />
      <ColumnHead first="Joint limit" end />
      <ColumnHead first="Nearest death" end />
      <ColumnHead first="Drag per day" end />
      <ColumnHead first="Draft" end />
    </>
  )
}

function Row({
  of,
  pool,
  side,
}: {
  readonly of: Remedy
  readonly pool: PoolFigures
  readonly side: Side
}) {
  const propose = useProposal()
  const { name, found } = of
  if (found.kind === 'none') {
    return (
      <TableRow>
        <RowHead>{name}</RowHead>
        <TableCell end>
          <Line label="Amount">{found.why}</Line>
        </TableCell>
      </TableRow>
    )
  }
  const now = poolValues(pool)
  return (
    <TableRow>
      <RowHead>{name}</RowHead>
      <TableCell end>
        <Line label="Amount">
          <Shows label={name} value={{ kind: 'figure', shown: found.amount }} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Fee and slippage">
          <Shows label={`Fee and slippage, ${name}`} value={found.cost} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Joint limit">
          <Shows
            label={`Joint limit, ${name}`}
            value={found.joint}
            before={now.joint}
            safer="farther from zero"
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Nearest death">
          <Shows
            label={`Nearest death, ${name}`}
            value={found.nearest}
            before={nearestValue(pool, side)}
            safer="higher"
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Drag per day">
          <Shows
            label={`Drag per day, ${name}`}
            value={found.drag}
            before={now.dragPerDay}
            tone="signed"
            safer="higher"
            brief
          />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Draft">
          <Button
            look="edged"
            aria-label={`Add to draft: ${name}, ${format(found.amount).text}`}
            onClick={() => propose(found.command)}
          >
            Add to draft
          </Button>
        </Line>
      </TableCell>
    </TableRow>
  )
}
