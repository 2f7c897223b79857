// Labels stand beside what they name. Where two would touch, one gives way; where there is no room at all,
// the less important one is left out: its figure is in the readout and in the table.

export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly tone?: 'plain' | 'muted' | 'accent' | 'crit'
}

export interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Width of a letter at the size of labels, in pixels; a little generous. */
export const LETTER = 6.6
/** From one base line to the next, and how far letters reach above their own. */
const LINE = 15
const LETTER_HEIGHT = 11
/** How far a label may be moved, in lines. */
const STEPS = 6

/** A line that is drawn, from left to right. */
export type Trace = readonly { readonly x: number; readonly y: number }[]

/**
 * Labels moved apart inside a box, the important ones first in the list. `x` and `y` are where a text's
 * anchor and base line stand. A label steps a little aside for a line that would strike it through.
 */
export function placed(
  labels: readonly Label[],
  within: Box,
  traces: readonly Trace[] = [],
): readonly Label[] {
  const taken: Box[] = []
  const isFree = (box: Box) =>
    box.top >= within.top - 1 &&
    box.bottom <= within.bottom + 1 &&
    !taken.some((other) => overlaps(box, other))
  const isStruck = (box: Box) => traces.some((trace) => strikes(trace, box))
  return labels.flatMap((label) => {
    const inside = pulledIn(label, within)
    const free = SHIFTS.map((shift) => ({ ...inside, y: inside.y + shift * LINE })).filter(
      (tried) => isFree(boxOf(tried)),
    )
    const near = free.filter(({ y }) => Math.abs(y - inside.y) <= ASIDE * LINE)
    const found = near.find((tried) => !isStruck(boxOf(tried))) ?? free[0]
    if (found === undefined) return []
    taken.push(boxOf(found))
    return [found]
  })
}
/** Lines of text that a label steps aside for a line: further away it would name nothing. */
const ASIDE = 2
const SHIFTS = [0, ...Array.from({ length: STEPS }, (_, at) => [-(at + 1), at + 1]).flat()]

/** Kept between the sides: a text that would run out turns or slides back. */
function pulledIn(label: Label, within: Box): Label {
  const { left, right } = boxOf(label)
  const over =
    right > within.right ? within.right - right : left < within.left ? within.left - left : 0
  const { top, bottom } = boxOf(label)
  const drop =
    top < within.top ? within.top - top : bottom > within.bottom ? within.bottom - bottom : 0
  return { ...label, x: label.x + over, y: label.y + drop }
}

export function boxOf({ text, x, y, anchor }: Label): Box {
  const width = text.length * LETTER
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left, right: left + width, top: y - LETTER_HEIGHT, bottom: y + 3 }
}

/** Whether a line runs through a box. */
function strikes(trace: Trace, { left, right, top, bottom }: Box): boolean {
  return trace.some((to, at) => {
    const from = trace[at - 1]
    if (from === undefined || to.x < left || from.x > right) return false
    const heightAt = (x: number) =>
      to.x === from.x ? to.y : from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y)
    const ends = [heightAt(Math.max(left, from.x)), heightAt(Math.min(right, to.x))] as const
    return Math.min(...ends) <= bottom && Math.max(...ends) >= top
  })
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/** Labels of one column in the order of their heights, each pushed down by the one above it. */
export function stacked(labels: readonly Label[], within: Box): readonly Label[] {
  const rows = labels.toSorted((a, b) => a.y - b.y)
  const heights: number[] = []
  for (const { y } of rows) heights.push(Math.max(y, (heights.at(-1) ?? -LINE) + LINE))
  const over = Math.max(0, (heights.at(-1) ?? 0) - within.bottom)
  return rows.map((label, at) => ({ ...label, y: (heights[at] ?? label.y) - over }))
}
