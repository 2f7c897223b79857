// The doors through which text from outside comes in.
import type { Target } from './support/target'
import { ADOPTED } from './targets/adopted'
import { FILE } from './targets/files'
import { HANDED_OUT } from './targets/handed-out'
import { LIST, RECORD } from './targets/kept'
import { ADDRESS, LINK } from './targets/links'
import { PAGE } from './targets/page'
import { PASTE } from './targets/paste'
import { PASTE_KEPT, STORAGE } from './targets/storage'
import { TYPED } from './targets/typed'

export const TARGETS: readonly Target[] = [
  PASTE,
  ADOPTED,
  TYPED,
  ADDRESS,
  LINK,
  RECORD,
  LIST,
  STORAGE,
  PASTE_KEPT,
  FILE,
  HANDED_OUT,
  PAGE,
]

const SHARES = TARGETS.reduce((sum, { share }) => sum + share, 0)

/** How many of all inputs a target gets. */
export function runsOf({ share }: Target, inputs: number): number {
  return Math.ceil((inputs * share) / SHARES)
}
