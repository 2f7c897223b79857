// Tally: a long sum that remembers its parts, so that one changed part costs one block and not the whole.
// Blocks always begin at the same places, so the total never depends on what was changed before.
import type { Amount, Unit } from './amount'

/** Parts summed together. Large enough that a book has few blocks, small enough that one is quickly redone. */
export const BLOCK = 64

export interface Tally<U extends Unit> {
  readonly parts: readonly Amount<U>[]
  readonly blocks: readonly Amount<U>[]
  readonly total: Amount<U>
}

/**
 * The sum of `parts` in order, block by block. `before` is an earlier tally of the same list: blocks whose
 * parts are the same objects are taken from it.
 */
export function tally<U extends Unit>(
  parts: readonly Amount<U>[],
  nothing: Amount<U>,
  before?: Tally<U>,
): Tally<U> {
  const blocks: Amount<U>[] = []
  let total = nothing
  for (let from = 0; from < parts.length; from += BLOCK) {
    const to = Math.min(from + BLOCK, parts.length)
    const kept = before?.blocks[from / BLOCK]
    const block =
      kept !== undefined && isSame(parts, before?.parts ?? [], from, to)
        ? kept
        : sumOf(parts, nothing, from, to)
    blocks.push(block)
    total = total.plus(block)
  }
  return { parts, blocks, total }
}

function isSame(
  parts: readonly unknown[],
  before: readonly unknown[],
  from: number,
  to: number,
): boolean {
  // A block that was cut short by the end of the list is only the same if the list still ends there.
  if (to - from < BLOCK && before.length !== parts.length) return false
  for (let at = from; at < to; at += 1) if (parts[at] !== before[at]) return false
  return true
}

function sumOf<U extends Unit>(
  parts: readonly Amount<U>[],
  nothing: Amount<U>,
  from: number,
  to: number,
): Amount<U> {
  let sum = nothing
  for (let at = from; at < to; at += 1) {
    const part = parts[at]
    if (part !== undefined) sum = sum.plus(part)
  }
  return sum
}
