// Refusals: what the venue would say no to. The edit stays, and says so beside itself.
import { admit, type Refused } from '../../engine/margin/admission'
import type { PoolId } from '../../engine/margin/pool'
import { accountOf, type PositionId } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import type { Part } from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import { demand, leverageShown, money, sizeOf } from '../../engine/model/shown'
import { sign } from '../../engine/units/amount'
import { unreachable } from '../../engine/units/outcome'
import { once, onceFor } from '../derive'
import type { PoolFigures, Side, Sides } from './sides'

/** One reason a venue would give, in words and figures. `position` is absent when the whole pool is meant. */
export interface VenueRefusal {
  readonly pool: PoolId
  readonly position?: PositionId
  readonly says: readonly Part[]
}

/** What the venue would refuse of the draft; with nothing drafted, of the book as it is typed. */
export function refusalsOf(sides: Sides, edits: readonly Edit[]): readonly VenueRefusal[] {
  return sides.same ? asTyped(sides.baseline) : asDrafted(sides, edits)
}

/** Rows of a book nobody drafted on: terms that no venue would have let stand. */
const asTyped = once((side: Side): readonly VenueRefusal[] =>
  side.pools.flatMap((pool) => {
    if (pool.state.kind !== 'known' || pool.rules === undefined) return []
    const admission = admit(undefined, pool.state.summary, {
      rules: pool.rules,
      pool: pool.pool.kind,
      lines: pool.state.appraisal.lines,
      heldBefore: () => undefined,
    })
    if (admission.kind === 'accepted') return []
    // A book short of initial margin is no edit: its free collateral below zero already says so.
    return admission.reasons
      .filter((reason) => reason.why !== 'initial margin')
      .map((reason) => refusalOf(pool, reason))
  }),
)

const asDrafted = onceFor((sides: Sides, edits: readonly Edit[]): readonly VenueRefusal[] =>
  sides.draft.pools.flatMap((pool) => {
    if (pool.state.kind !== 'known' || pool.rules === undefined) return []
    const before = sides.baseline.poolsById.get(pool.id)
    if (before !== undefined && isUntouched(before, pool)) return []
    const book = sides.baseline.scenario.book
    const admission = admit(
      before?.state.kind === 'known' ? before.state.summary : undefined,
      pool.state.summary,
      {
        rules: pool.rules,
        pool: pool.pool.kind,
        lines: pool.state.appraisal.lines,
        heldBefore: (position) =>
          accountOf(book, pool.account.id)?.positions.find((held) => held.id === position),
        withdraws: edits.some((edit) => takesOut(edit, pool, before)),
      },
    )
    if (admission.kind === 'accepted') return []
    return admission.reasons.map((reason) => refusalOf(pool, reason))
  }),
)

/** Nothing of the pool's own was edited: its positions and its collateral are the same. */
function isUntouched(before: PoolFigures, after: PoolFigures): boolean {
  const [was, is] = [before.pool, after.pool]
  return (
    was.collateral.eq(is.collateral) &&
    was.positions.length === is.positions.length &&
    was.positions.every((held, at) => held === is.positions[at])
  )
}

/** Money leaves the pool: withdrawn from cash, or taken back from an isolated margin. */
function takesOut(edit: Edit, pool: PoolFigures, before: PoolFigures | undefined): boolean {
  if (edit.kind === 'withdraw') {
    return pool.pool.kind === 'cross' && edit.account === pool.account.id
  }
  if (pool.pool.kind === 'cross' || !('position' in edit)) return false
  if (!pool.pool.positions.some((position) => position.id === edit.position)) return false
  if (edit.kind === 'transfer margin') return sign(edit.amount) < 0
  if (edit.kind !== 'switch mode' || edit.to.mode === 'cross') return false
  return before !== undefined && edit.to.margin.lt(before.pool.collateral)
}

function refusalOf(pool: PoolFigures, reason: Refused): VenueRefusal {
  const says = refusedInWords(reason, pool.rules?.name ?? 'The venue')
  return 'position' in reason
    ? { pool: pool.id, position: reason.position, says }
    : { pool: pool.id, says }
}

/** What the venue would say, with the amount that would clear it. */
export function refusedInWords(reason: Refused, venue: string): readonly Part[] {
  const would = `${venue} would refuse this: `
  switch (reason.why) {
    case 'initial margin':
      return [would, 'initial margin is short by ', demand(reason.shortfall), '.']
    case 'withdrawal':
      return [would, demand(reason.shortfall), ' more must stay behind a withdrawal.']
    case 'leverage above highest':
      return [
        would,
        leverageShown(reason.asked),
        ' is above the highest leverage at this size, ',
        leverageShown(reason.highest),
        '.',
      ]
    case 'leverage not whole':
      return [would, 'leverage comes in whole steps, not ', leverageShown(reason.asked), '.']
    case 'not in lots':
      return [
        would,
        'an order of ',
        sizeOf(reason.order),
        ' is not a multiple of the lot ',
        sizeOf(reason.lot),
        '.',
      ]
    case 'isolated only':
      return [would, `${symbolOf(reason.market)} can be held isolated only.`]
    case 'not alone':
      return [would, `${symbolOf(reason.market)} cannot share its pool with other markets.`]
    case 'position above cap':
      return [
        would,
        'the position is above the largest its table speaks of, ',
        reason.counts === 'notional' ? money(reason.cap) : sizeOf(reason.cap),
        '. Margin beyond it is an estimate.',
      ]
    default:
      return unreachable(reason)
  }
}
