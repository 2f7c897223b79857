// What a plot of lines is given, how much room it keeps around itself, and how far its axes go.

import type { Inset } from './Crosshair'
import { LETTER } from './label'
import { widened, type Measure } from './ticks'

/** draft: after the edits. baseline: before them. only: there is nothing to compare. */
export type Look = 'draft' | 'baseline' | 'only'

export interface PlotLine {
  readonly id: string
  /** Stands at the end of the line; a line without is named by another one of its look. */
  readonly name?: string
  readonly look: Look
  /** A companion of the main line: thinner. */
  readonly isThin?: boolean
  /** At each x; absent where the line has ended. */
  readonly values: readonly (number | undefined)[]
}

/** A point worth naming. */
export interface PlotMark {
  readonly x: number
  readonly y: number
  readonly kind: 'now' | 'liquidation'
  readonly text: string
  readonly look: Look
}

export interface PlotData {
  readonly x: readonly number[]
  readonly xMeasure: Measure
  readonly xTitle: string
  readonly yTitle: string
  readonly lines: readonly PlotLine[]
  readonly marks: readonly PlotMark[]
  /** Ranges of x in which the pool is liquidated. `below zero`: wherever the lines are. */
  readonly liquidated: readonly { readonly from: number; readonly to: number }[] | 'below zero'
  /** Places of tier edges. */
  readonly edges?: readonly number[]
}

/** Height of the drawing, with axes and titles. */
export const HEIGHT = 320

/** Room around the plot: figures of the axes and their titles. */
export function plotInset(data: PlotData, width: number): Inset {
  return { left: LEFT, right: beside(data, width), top: 24, bottom: BOTTOM }
}
export const LEFT = 54
export const BOTTOM = 46
/** Half of the last figure of the axis. */
const RIGHT = 18
/** From here on the names of lines stand at their ends, outside the plot; below, over the lines. */
const WIDE = 680
export const isWide = (width: number): boolean => width >= WIDE

function beside({ lines }: PlotData, width: number): number {
  if (!isWide(width)) return RIGHT
  const longest = lines.reduce((most, { name = '' }) => Math.max(most, name.length), 0)
  return Math.max(RIGHT, Math.ceil(longest * LETTER) + 10)
}

export const STROKE: Record<Look, string> = {
  draft: 'var(--accent)',
  baseline: 'var(--t3)',
  only: 'var(--t1)',
}
export const WIDTH: Record<Look, number> = { draft: 2, baseline: 1.5, only: 2 }

/** Room kept below zero, as a share of what is above: the hatch and its word must be seen. */
const BELOW = 0.14

/** Of the upright axis: from the lowest to the highest value, zero among them, in whole steps of the axis. */
export function rangeOf({ lines, liquidated }: PlotData): readonly [number, number] {
  const values = lines.flatMap((line) => line.values.filter((value) => value !== undefined))
  const finite = values.filter((value) => Number.isFinite(value))
  const high = finite.reduce((most, value) => Math.max(most, value), 0)
  const low = finite.reduce((least, value) => Math.min(least, value), 0)
  if (liquidated !== 'below zero') return widened(low, high)
  const [, top] = widened(0, high)
  return [Math.min(low, -top * BELOW), top]
}
