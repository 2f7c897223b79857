// The steps of the tour: what each points at and what it says, with the figures that are on the page now.

import { poolInView, verdictOf } from '../../store/select/verdict'
import { rowFigures } from '../../store/select/rows'
import type { Sides } from '../../store/select/sides'
import type { Value } from '../../store/select/value'
import type { View } from '../../store/state'
import { format } from '../../ui/format'

export interface TourStep {
  readonly title: string
  readonly says: string
  /** The element it stands beside; the first of these that is there. */
  readonly at: readonly string[]
}

const VERDICT = 'section[aria-label="Verdict"]'
const BOOK = '#book'

export function tourSteps(sides: Sides, view: Pick<View, 'pool' | 'show'>): readonly TourStep[] {
  const side = view.show === 'baseline' ? sides.baseline : sides.draft
  const now = verdictOf(side, view.pool)
  const before = verdictOf(sides.baseline, now?.pool.id ?? view.pool)
  const first = poolInView(side, view.pool)?.pool.positions[0]
  const row = first && rowFigures(side, first.id)
  const joint = now === undefined ? '' : textOf(now.values.joint)
  const was = before === undefined ? '' : textOf(before.values.joint)
  return [
    {
      title: 'What ends this account',
      says:
        joint === ''
          ? 'The verdict says how near liquidation is, in five figures and one sentence that is always true.'
          : `Joint limit ${joint}: the move at which ${now?.name ?? 'the pool'} is liquidated when everything that hurts moves together. The sentence below names the nearest way there.`,
      at: [VERDICT],
    },
    {
      title: 'Change a size',
      says: `Type over a size${row === undefined ? '' : `, such as ${row.symbol}’s`}: 24 sets it, +6 grows it, -25% cuts it, ! flips it. All figures follow each key. Enter keeps it, Esc restores it.`,
      at: ['#book [aria-label^="Size of"]', BOOK],
    },
    {
      title: 'Read before and after',
      says:
        was === '' || was === joint
          ? 'Edits go to the draft, a trade at the mark with its costs. Every figure it changes then reads before → after, in other rows too. Accept the draft, discard it, or look at either alone.'
          : `Your draft moves the joint limit ${was} → ${joint}. Every figure it changes reads before → after, in other rows too. Accept the draft, discard it, or look at either alone.`,
      at: ['[role="radiogroup"][aria-label="State shown"]', VERDICT],
    },
    {
      title: 'Ask a figure why',
      says: 'Every figure is a button. It opens to its formula, your own numbers put in, what is assumed, and the venue’s rule with its date.',
      at: [`${VERDICT} button[aria-label$="explain"]`, VERDICT],
    },
    {
      title: 'Look closer in the lens',
      says: 'Who uses up the margin, what each price does to the buffer, and what funding does to it over time. Each drawing has its figures as a table.',
      at: ['section[aria-label="Lens"]', BOOK],
    },
    {
      title: 'Pass it on',
      says: 'Copy link puts the whole book into one address. Nothing is sent anywhere until you hand it to someone. Everything else is in the command palette and in the help.',
      at: ['header button[title^="The link carries"]', 'header'],
    },
  ]
}

function textOf(value: Value): string {
  return value.kind === 'figure' ? format(value.shown).text : ''
}
