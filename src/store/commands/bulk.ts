// What is done to several rows at once: one step, all of it or none.
import { holderOf, type Position, type PositionId } from '../../engine/model/book'
import { symbolOf } from '../../engine/model/market'
import { ONE, ratio, sign, type Ratio, type Usd } from '../../engine/units/amount'
import { done, refused } from '../../engine/units/outcome'
import { drafted } from '../select/drafted'
import type { Document } from '../state'
import type { Command, CommandContext } from './command'
import { close, resize } from './resize'
import { removeRow } from './row'
import { rowsCalled } from './rows-called'
import { switchMode } from './terms'

/**
 * Takes a share off each row: 0.25 leaves three quarters. In the draft each is a fill at its mark.
 * Refused unless the share is above 0 and at most 1.
 */
export function trimRows(ids: readonly PositionId[], share: Ratio): Command {
  const label = `Trim ${rowsCalled(ids)} by ${share.times(HUNDRED).toString()} %`
  if (sign(share) <= 0 || share.gt(ONE)) {
    const issue = refused('trim-share', 'A trim takes off more than nothing and at most all.', {
      found: share.toString(),
      wanted: 'a share above 0 and up to 100 %',
    })
    return { label, change: () => issue }
  }
  const kept = ONE.minus(share)
  return forEach(label, ids, (held) => resize(held.id, held.size.times(kept)))
}
const HUNDRED = ratio(100)

export function closeRows(ids: readonly PositionId[]): Command {
  return forEach(`Close ${rowsCalled(ids)}`, ids, (held) => close(held.id))
}

export function removeRows(ids: readonly PositionId[]): Command {
  return forEach(`Remove ${rowsCalled(ids)}`, ids, (held) => removeRow(held.id))
}

/**
 * Moves rows to the cross pool, or to pools of their own with the margin that `marginOf` sets aside for
 * each. Rows that are there already stay as they are.
 */
export function switchModeOfRows(
  ids: readonly PositionId[],
  to: { readonly mode: 'cross' } | { readonly mode: 'isolated'; readonly marginOf: MarginOf },
): Command {
  const label = `Switch ${rowsCalled(ids)} to ${to.mode}`
  return forEach(label, ids, (held) => {
    if (held.margin.mode === to.mode) return undefined
    return switchMode(
      held.id,
      to.mode === 'cross' ? { mode: 'cross' } : { mode: 'isolated', margin: to.marginOf(held.id) },
    )
  })
}

/** What an isolated position is to begin with. */
export type MarginOf = (id: PositionId) => Usd

/** One command for each row, in order; the row that cannot be changed is named and nothing is. */
function forEach(
  label: string,
  ids: readonly PositionId[],
  commandOf: (held: Position) => Command | undefined,
): Command {
  return {
    label,
    change: (document, context) => {
      let now = document
      for (const id of ids) {
        const held = heldIn(now, id, context)
        if (held === undefined) continue
        const next = commandOf(held)?.change(now, context)
        if (next === undefined) continue
        if (!next.ok) {
          const { issue } = next
          return {
            ok: false,
            issue: { ...issue, message: `${symbolOf(held.market)}: ${issue.message}` },
          }
        }
        now = next.value
      }
      return done(now)
    },
  }
}

function heldIn(document: Document, id: PositionId, context: CommandContext): Position | undefined {
  const scenario =
    context.editing === 'draft' ? drafted(document, context.takerFee).scenario : document.baseline
  return holderOf(scenario.book, id)?.position
}
