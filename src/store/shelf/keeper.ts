// The keeper of what is on the page, as the page and the shelf know it: keep.ts makes one.
import type { Issue, Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import type { Storages } from './restore'

/** Where the scenario on the page stands with its keeping. */
export interface Standing {
  /** Its record, once there is one. */
  readonly key?: string
  /** True while the page shows what was opened and not changed: that is not kept. */
  readonly isOnlyLookedAt: boolean
  /** Why it cannot be kept. */
  readonly refused?: Issue
}

export interface Keeper extends Storages {
  /** The time now, as an ISO text. */
  readonly now: () => string
  /** Keeps at once what is still waiting: for when the page is left. */
  readonly flush: () => void
  readonly stop: () => void
  /** Puts a kept scenario on the page, as one step that undo takes back. */
  readonly show: (key: string) => Outcome<Document>
  /** Keeps what is only looked at. */
  readonly keepNow: () => void
  /**
   * Told that this tab itself removed a record, or put a removed one back. Coming back by undo to a scenario
   * whose record is gone keeps it anew.
   */
  readonly replaced: (key: string, text: string | null) => void
  /** Another tab wrote a text, or removed it; a key of null: it removed all of them. */
  readonly heard: (key: string | null, text: string | null) => void
  /** Looks whether another tab wrote while this page slept. */
  readonly look: () => void
  readonly standing: () => Standing
  /** Runs something whenever the shelf or the standing may have changed. */
  readonly subscribe: (listener: () => void) => () => void
  /** Tells that the shelf has changed. */
  readonly touched: () => void
  /** True while closing the page would lose what was changed. */
  readonly isLosing: () => boolean
}
