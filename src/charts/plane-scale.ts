// Where a place of the plane lies in the drawing, and back. Both axes reach equally far either way.

import type { Inset } from './Crosshair'

/** Room around the plot: figures of the axes and their titles. */
export const PLANE_INSET: Inset = { left: 54, right: 18, top: 24, bottom: 46 }

/** Taller than this a plane is no longer seen as one. */
const HEIGHT_MOST = 420
const HEIGHT_LEAST = 280

export function planeHeight(width: number): number {
  return Math.round(Math.min(HEIGHT_MOST, Math.max(HEIGHT_LEAST, width * 0.8)))
}

export interface PlaneScale {
  readonly x: (move: number) => number
  readonly y: (move: number) => number
}

export function planeScale(width: number, reach: number): PlaneScale {
  const { left, right, top, bottom } = PLANE_INSET
  const across = Math.max(1, width - left - right)
  const up = planeHeight(width) - top - bottom
  return {
    x: (move) => left + ((move + reach) / (2 * reach)) * across,
    y: (move) => top + ((reach - move) / (2 * reach)) * up,
  }
}
