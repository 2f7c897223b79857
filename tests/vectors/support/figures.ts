// Comparing our figures with stated ones: every stated figure must be answered, each within its tolerance.
import {
  inDigits,
  ratio,
  type Amount,
  type Ratio,
  type Unit,
} from '../../../src/engine/units/amount'

/** What the engine says, under the names the vector uses. Null: there is no such price. */
export type Answer = Readonly<Record<string, Amount<Unit> | boolean | null>>

export type Tolerance = { readonly abs: string } | { readonly rel: string }

export interface Disagreement {
  readonly name: string
  readonly stated: string | null
  readonly ours: string
}

/** Stated figures that the answer misses, or is further from than the tolerance. */
export function disagreements(
  answer: Answer,
  stated: Readonly<Record<string, string | null>>,
  tolerance: Tolerance,
): readonly Disagreement[] {
  return Object.entries(stated).flatMap(([name, figure]) => {
    const ours = answer[name]
    return agrees(ours, figure, tolerance) ? [] : [{ name, stated: figure, ours: textOf(ours) }]
  })
}

function agrees(
  ours: Answer[string] | undefined,
  stated: string | null,
  tolerance: Tolerance,
): boolean {
  if (ours === undefined) return false
  if (ours === null || stated === null) return ours === stated
  if (typeof ours === 'boolean') return String(ours) === stated
  const said = ratio(stated)
  return inDigits(ours).minus(said).abs().lte(roomFor(said, tolerance))
}

function roomFor(said: Ratio, tolerance: Tolerance): Ratio {
  return 'abs' in tolerance ? ratio(tolerance.abs) : said.abs().times(ratio(tolerance.rel))
}

function textOf(ours: Answer[string] | undefined): string {
  return ours === undefined ? 'not answered' : String(ours)
}
