// What keeping has to tell, in words: what happened, what is still there, and what can be done.
import type { Issue } from '../../engine/units/outcome'
import { LISTED_MAX } from '../../io/kept/list'
import type { Mended } from './list'

/** `“Hedged majors”`; a scenario without a name is one all the same. */
export function quoted(name: string): string {
  return name === '' ? 'A scenario without a name' : `“${name}”`
}

export function unreadableInWords(name: string, why: string): string {
  const what = name === '' ? 'What this browser kept from last time' : `What is kept of “${name}”`
  return `${what} could not be read: ${why}. It is left unchanged under Scenarios, where it can be saved as a file.`
}

export function adoptedInWords(name: string, why: string): string {
  return `${quoted(name)} could not be put on the shelf (${why}). It stays where it was kept before.`
}

/** What the list and the records did not agree on, each said by its name. */
export function mendedInWords({ lost, found }: Mended): readonly string[] {
  return [
    ...(lost.length === 0
      ? []
      : [
          `${namesOf(lost)} ${lost.length === 1 ? 'is' : 'are'} listed under Scenarios and no longer in this browser’s storage; the list was put right.`,
        ]),
    ...(found.length === 0
      ? []
      : [
          `${namesOf(found)} ${found.length === 1 ? 'was' : 'were'} in this browser’s storage and not listed; now to be found under Scenarios.`,
        ]),
  ]
}

/** Names said in one sentence. */
const NAMES_MAX = 3

function namesOf(listed: Mended['lost']): string {
  const names = listed.slice(0, NAMES_MAX).map(({ name }) => quoted(name))
  const more = listed.length - names.length
  return [...names, ...(more > 0 ? [`${more} more`] : [])].join(', ')
}

/** Why a scenario is not kept, and what can be done about it. */
export function notKeptInWords(name: string, issue: Issue): string {
  const lost = 'What you change now is lost when this page is closed.'
  switch (issue.code) {
    case 'shelf-full':
      return `${quoted(name)} is not kept: there are ${LISTED_MAX} scenarios already. ${lost} Delete one of them.`
    case 'no-room':
      return `There is no room left in this browser’s storage for ${quoted(name)}. What was kept of it before stays. ${lost} Delete scenarios that you no longer need, or save this one as a file.`
    case 'storage-refused':
      return `This browser keeps nothing of this page (${issue.message}). ${lost} Save it as a file, or copy its link. All else works.`
    default:
      return `${quoted(name)} cannot be kept for next time: ${issue.message}. ${lost}`
  }
}

export function keptAgainInWords(name: string): string {
  return `${quoted(name)} is kept again.`
}

/** One scenario, two tabs: what the storage holds of it is no longer what this tab last saw there. */
export type Collision =
  | { readonly kind: 'changed' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'unreadable'; readonly why: string }

/** Said while the page still shows what was kept before: nothing has been decided yet. */
export function seenInWords(name: string, collision: Collision): string {
  switch (collision.kind) {
    case 'changed':
      return `A later ${quoted(name)} was kept, in another tab or before a step back in this one. This page still shows the earlier one.`
    case 'deleted':
      return `${quoted(name)} was deleted in another tab. It is still on this page.`
    case 'unreadable':
      return `What this browser’s storage holds of ${quoted(name)} was altered and cannot be read: ${collision.why}. It is left as it is; the page still shows what it held before.`
  }
}

/** Said once the work of this tab is kept, beside the other. */
export function besideInWords(name: string, collision: Collision, beside: string): string {
  switch (collision.kind) {
    case 'changed':
      return `${quoted(name)} was changed in another tab too. Both are kept: what you have here as ${quoted(beside)}.`
    case 'deleted':
      return `${quoted(name)} was deleted in another tab. You changed it here, so it is kept again.`
    case 'unreadable':
      return `What this browser’s storage holds of ${quoted(name)} was altered and cannot be read: ${collision.why}. It is left as it is; what you have here is kept as ${quoted(beside)}.`
  }
}

export function rescuedInWords(name: string, beside: string): string {
  return `${quoted(name)} was changed in two tabs at the same moment. Both are kept: what the other tab had as ${quoted(beside)}.`
}
