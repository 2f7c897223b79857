// Which prices stand at zero in the nearest death of a plane? A guess in float64: the exact path solves the one
// system it leads to and holds the answer to its conditions, so a wrong guess costs time and never a figure.
import { float64 } from '../units/float64'
import type { Ratio } from '../units/amount'
import type { Covariance } from './covariance'
import { dot64, fieldOf, pull64 } from './plane64'

/** Rounds of adding or letting go one price, per price that may stand at zero. */
const ROUNDS_EACH = 4
/** A price this near to zero is there; a multiplier this near to nothing holds nothing. */
const NEAR = 1e-9

/**
 * The places whose prices stand at zero where xᵀΣ⁻¹x is least on slopes · x = −rest and no x below −1.
 * `more`: more of them than are solved for. Undefined: no answer was reached.
 */
export function atZero64(
  slopes: readonly Ratio[],
  rest: Ratio,
  of: { readonly covariance: Covariance; readonly most: number },
): readonly number[] | 'more' | undefined {
  const { covariance, most } = of
  const b = slopes.map((slope) => -float64(slope))
  const bound = float64(rest)
  const field = fieldOf(bound, [], covariance)
  let held: number[] = []
  const columns = new Map<number, readonly number[]>()
  const columnOf = (at: number) => {
    const known = columns.get(at)
    if (known !== undefined) return known
    const unit = b.map((_, place) => (place === at ? 1 : 0))
    const column = pull64(field, unit)
    columns.set(at, column)
    return column
  }
  const pulled = pull64(field, b)
  for (let round = 0; round < ROUNDS_EACH * (most + 1); round += 1) {
    const rows = [pulled, ...held.map(columnOf)]
    const gram = rows.map((row) => [dot64(b, row), ...held.map((at) => row[at] ?? 0)])
    const multipliers = solved64(gram, [bound, ...held.map(() => -1)])
    if (multipliers === undefined || !((multipliers[0] ?? 0) > 0)) return undefined
    const moves = b.map((_, place) =>
      rows.reduce((total, row, own) => total + (multipliers[own] ?? 0) * (row[place] ?? 0), 0),
    )
    const loose = lowest(multipliers.slice(1))
    if (loose !== undefined && loose.value < -NEAR * (multipliers[0] ?? 1)) {
      held = held.filter((_, at) => at !== loose.at)
      continue
    }
    const broken = lowest(moves.map((move, at) => (held.includes(at) ? 0 : move)))
    if (broken === undefined || broken.value >= -1 - NEAR) return held
    if (held.length === most) return 'more'
    held = [...held, broken.at]
  }
  return undefined
}

function lowest(values: readonly number[]) {
  let found: { readonly at: number; readonly value: number } | undefined
  for (const [at, value] of values.entries()) {
    if (found === undefined || value < found.value) found = { at, value }
  }
  return found
}

/** Solves a small symmetric system by elimination with pivots; undefined where it has no single answer. */
function solved64(
  matrix: readonly (readonly number[])[],
  right: readonly number[],
): readonly number[] | undefined {
  const rows = matrix.map((row, at) => [...row, right[at] ?? 0])
  const size = rows.length
  for (let at = 0; at < size; at += 1) {
    let best = at
    for (let row = at + 1; row < size; row += 1) {
      if (Math.abs(rows[row]?.[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0)) best = row
    }
    const [pivot, other] = [rows[best], rows[at]]
    if (pivot === undefined || other === undefined || !((pivot[at] ?? 0) !== 0)) return undefined
    rows[at] = pivot
    rows[best] = other
    for (let below = at + 1; below < size; below += 1) {
      const row = rows[below]
      if (row === undefined) continue
      const factor = (row[at] ?? 0) / (pivot[at] ?? 1)
      if (factor === 0) continue
      for (let column = at; column <= size; column += 1) {
        row[column] = (row[column] ?? 0) - factor * (pivot[column] ?? 0)
      }
    }
  }
  const answer: number[] = []
  for (let at = size - 1; at >= 0; at -= 1) {
    const row = rows[at] ?? []
    let left = row[size] ?? 0
    for (let column = at + 1; column < size; column += 1) {
      left -= (row[column] ?? 0) * (answer[column] ?? 0)
    }
    answer[at] = left / (row[at] ?? 1)
  }
  return answer.every(Number.isFinite) ? answer : undefined
}
