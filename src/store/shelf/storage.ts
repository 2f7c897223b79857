// The browser's storage as the shelf uses it: one key for each scenario, one for their list, one for the view.
// localStorage, because it writes at once: what is typed last is kept even as the page goes, each record is
// written whole or not at all, and other tabs hear of it. Its room of some five million characters holds
// dozens of books of two thousand rows.
import { done, refused, type Outcome } from '../../engine/units/outcome'

/** The part of the browser's storage that keeping needs. */
export interface KeptTexts {
  readonly length: number
  key(at: number): string | null
  getItem(key: string): string | null
  setItem(key: string, text: string): void
  removeItem(key: string): void
}

/** Hands out the storage. In some private windows asking for it throws already. */
export type TextsAccess = () => KeptTexts

/** In front of a scenario's own name in the storage. */
export const SCENARIO_KEY = 'plimsoll.scenario.'
export const LIST_KEY = 'plimsoll.shelf'
export const VIEW_KEY = 'plimsoll.view'
/** Which scenario was last on the page: of this tab in the session's storage, of any in the lasting one. */
export const OPEN_KEY = 'plimsoll.open'
/** The one record of earlier versions of the page, and what those could not read. */
export const FORMER_KEY = 'plimsoll.kept'
const FORMER_ASIDE_KEY = 'plimsoll.aside'

/** True of keys under which a scenario lies, readable or not. */
export function isRecordKey(key: string): boolean {
  return key.startsWith(SCENARIO_KEY) || key === FORMER_KEY || key.startsWith(FORMER_ASIDE_KEY)
}

export function recordKeys(texts: KeptTexts): readonly string[] {
  const keys = Array.from({ length: texts.length }, (_, at) => texts.key(at) ?? '')
  // The order in which a browser hands out its keys means nothing.
  return keys.filter(isRecordKey).toSorted((one, other) => (one < other ? -1 : 1))
}

/** Browsers have called it by several names. */
const QUOTA = /quota/i

/** Storage throws where it is forbidden, full or gone. */
export function attempt<T>(run: () => T): Outcome<T> {
  try {
    return done(run())
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown reason'
    return refused(QUOTA.test(name) ? 'no-room' : 'storage-refused', name)
  }
}
