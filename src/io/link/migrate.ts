// Versions: which are known, and how does the JSON of an old one become that of the next?
// Each version's codec is frozen; a step turns its JSON into the next version's and is kept forever, so a
// link of any age opens.
import { must, refused, type Outcome } from '../../engine/units/outcome'
import { readV1, type LinkContent } from './v1'
import { readV2 } from './v2'
import { readV3 } from './v3'
import { readV4 } from './v4'

/** One way up: JSON of version `from` becomes JSON of version `from + 1`. */
export interface Step {
  readonly from: number
  readonly up: (json: unknown) => Outcome<unknown>
}

/** The newest version: what this page reads up to. */
export const VERSION = 4
const OLDEST = 1

const STEPS: readonly Step[] = gapFree(
  [
    // All that version 1 says is said alike in version 2; but it may not say more.
    {
      from: 1,
      up: (json) => {
        const read = readV1(json)
        return read.ok ? { ok: true, value: json } : read
      },
    },
    // Likewise from 2 to 3.
    {
      from: 2,
      up: (json) => {
        const read = readV2(json)
        return read.ok ? { ok: true, value: json } : read
      },
    },
    // Likewise from 3 to 4.
    {
      from: 3,
      up: (json) => {
        const read = readV3(json)
        return read.ok ? { ok: true, value: json } : read
      },
    },
  ],
  OLDEST,
  VERSION,
)

/** The content of a version's JSON, brought up to today's. Versions above today's are the caller's to refuse. */
export function readVersion(version: number, json: unknown): Outcome<LinkContent> {
  if (version < OLDEST || version > VERSION) {
    return refused('version-unknown', `version ${version} is not known`)
  }
  const upgraded = upgrade(STEPS, version, json)
  return upgraded.ok ? readV4(upgraded.value) : upgraded
}

/** The JSON after every step from its version on; the first step that refuses ends it. */
export function upgrade(steps: readonly Step[], version: number, json: unknown): Outcome<unknown> {
  let now: Outcome<unknown> = { ok: true, value: json }
  for (const step of steps) {
    if (step.from >= version && now.ok) now = step.up(now.value)
  }
  return now
}

/** The steps themselves, once it is certain that they lead from the oldest to the newest without a gap. */
export function gapFree(steps: readonly Step[], oldest: number, newest: number): readonly Step[] {
  must(
    steps.length === newest - oldest,
    `versions ${oldest} to ${newest} need ${newest - oldest} steps, were ${steps.length}`,
  )
  for (const [at, step] of steps.entries()) {
    must(step.from === oldest + at, `step ${at + 1} leads from ${oldest + at}, was ${step.from}`)
  }
  return steps
}
