// The doors through which text from outside comes in.
import type { Target } from './support/target'
import { PASTE } from './targets/paste'

export const TARGETS: readonly Target[] = [PASTE]

const SHARES = TARGETS.reduce((sum, { share }) => sum + share, 0)

/** How many of all inputs a target gets. */
export function runsOf({ share }: Target, inputs: number): number {
  return Math.ceil((inputs * share) / SHARES)
}
