// What a plane draws besides its lines: how near to its end each part of it is, how likely moves are, and where the
// nearest death lies. Floats: nothing here ends in a figure.
import { grid64 } from '../../engine/kernels/grid64'
import { lower, pricesFor } from '../../engine/kernels/lower'
import type { Swings } from '../../engine/liquidation/frontier'
import type { Appraisal } from '../../engine/margin/stand'
import { volatilityOf, type Assumptions } from '../../engine/model/snapshot'
import { must } from '../../engine/units/outcome'
import { correlationOf, swingsOf, type Plane } from './plane'
import { nearestOf } from './questions'
import type { PoolFigures, Side } from './sides'
import { poolsInUse } from './verdict'

interface Spot {
  readonly x: number
  readonly y: number
}

/** Cells of the shading, either way: finer than the eye asks of a ground. */
const CELLS = 48
/** The least share of its buffer that a pool has left there: darker where less is. */
const LEVELS = [
  { below: 0.25, level: 1 },
  { below: 0.5, level: 0.6 },
  { below: 0.75, level: 0.25 },
] as const

/** How much of its buffer the worst pool has lost, cell by cell; undefined where no living pool has a float64 twin. */
export function shadeOf(side: Side, plane: Plane) {
  const swings = swingsOf(side, plane)
  const reach = plane.reach.toNumber()
  const middles = Float64Array.from(
    { length: CELLS },
    (_, cell) => -reach + (2 * reach * (cell + 0.5)) / CELLS,
  )
  const at = { across: middles, up: middles }
  const least = new Float64Array(CELLS * CELLS).fill(Number.POSITIVE_INFINITY)
  const buffers = new Float64Array(CELLS * CELLS)
  let shaded = false
  for (const { pool, state } of poolsInUse(side)) {
    if (state.kind !== 'known' || pool.positions.length === 0) continue
    const buffer = state.appraisal.buffer.toNumber()
    if (buffer <= 0 || !buffersOver(state.appraisal, swings, at, buffers)) continue
    shaded = true
    for (const [cell, left] of buffers.entries()) {
      least[cell] = Math.min(least[cell] ?? 0, left / buffer)
    }
  }
  if (!shaded) return undefined
  const levels = Array.from(
    least,
    (value) => LEVELS.find(({ below }) => value < below && value >= 0)?.level ?? 0,
  )
  return { columns: CELLS, rows: CELLS, levels }
}

function buffersOver(
  { form, lines }: Appraisal,
  swings: Swings,
  at: Parameters<typeof grid64>[2],
  out: Float64Array,
): boolean {
  const lowering = lower(form)
  if (!lowering.ok) return false
  const { lowered } = lowering
  const marks = pricesFor(lowered, (market) => {
    const place = form.legsOf.get(market)?.[0]
    const mark = place === undefined ? undefined : lines[place]?.mark
    must(mark !== undefined, `a pool has a mark of ${market}`)
    return mark
  })
  const along = (which: 'across' | 'up' | 'offset') =>
    Float64Array.from(lowered.markets, (market) => swings.get(market)?.[which].toNumber() ?? 0)
  const moving = { across: along('across'), up: along('up'), offset: along('offset') }
  grid64(lowered, { marks, swings: moving }, at, out)
  return true
}

/** Corners of a ring. */
const CORNERS = 72

/**
 * Moves of the two coins that are one, two and three standard deviations of a day away, whatever the others do:
 * x = k σ cos t, y = k σ (ρ cos t + √(1 − ρ²) sin t).
 */
export function ringsOf(
  assumptions: Assumptions,
  { across, up }: Plane,
): readonly { readonly name: string; readonly spots: readonly Spot[] }[] {
  const [a, b] = [across, up].map((coin) => volatilityOf(assumptions, coin).value.toNumber())
  if (a === undefined || b === undefined || a <= 0 || b <= 0) return []
  const rho = Math.max(-1, Math.min(1, correlationOf(assumptions, across, up).toNumber()))
  return [1, 2, 3].map((count) => ({
    name: `${count}\u2009σ`,
    spots: Array.from({ length: CORNERS }, (_, corner) => {
      const turn = (2 * Math.PI * corner) / CORNERS
      const [along, off] = [Math.cos(turn), Math.sqrt(1 - rho * rho) * Math.sin(turn)]
      return { x: count * a * along, y: count * b * (rho * along + off) }
    }),
  }))
}

/** The moves of the two coins in a pool's nearest death; the other coins move there as well. */
export function deathInPlane(side: Side, pool: PoolFigures, plane: Plane): Spot | undefined {
  if (pool.state.kind !== 'known') return undefined
  const death = nearestOf(pool.state.appraisal, side.scenario.assumptions, side.lookup)
  if (death.kind !== 'at') return undefined
  const [x, y] = [death.moves.get(plane.across), death.moves.get(plane.up)]
  return x === undefined && y === undefined
    ? undefined
    : { x: x?.toNumber() ?? 0, y: y?.toNumber() ?? 0 }
}
