// Adding a row by typing: the position together with what nobody knows about its market yet, in one step.
import type { Price, Ratio } from '../../engine/units/amount'
import type { Command } from './command'
import { setMaintenanceRate } from './market'
import { giveMark } from './missing'
import { addRow, type NewRow } from './row'

export interface TypedRow extends NewRow {
  /** The market's mark, where the book has none yet. */
  readonly mark?: Price | undefined
  /** The market's maintenance rate, where nobody publishes one. */
  readonly maintenanceRate?: Ratio | undefined
}

/** Adds a typed row. Marks and terms are set first, so that the row never stands there without them. */
export function addTypedRow({ mark, maintenanceRate, ...row }: TypedRow): Command {
  const steps: readonly Command[] = [
    ...(maintenanceRate === undefined ? [] : [setMaintenanceRate(row.market, maintenanceRate)]),
    ...(mark === undefined ? [] : [giveMark(row.market, mark)]),
    addRow(row),
  ]
  return {
    label: 'Add position',
    change: (document, context) => {
      let now = document
      for (const step of steps) {
        const next = step.change(now, context)
        if (!next.ok) return next
        now = next.value
      }
      return { ok: true, value: now }
    },
  }
}
