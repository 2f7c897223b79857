// A position that is being typed and not there yet.
import { NO_SIZE, type Price, type Size } from '../../engine/units/amount'
import type { PoolFigures } from './sides'
import type { SizeContext } from './typed-size'

/**
 * What the size of a new position is measured against: nothing held, the mark where there is one, and the
 * equity of the cross pool it would join.
 */
export function flatContext(mark: Price | undefined, pool?: PoolFigures): SizeContext {
  const equity = pool?.state.kind === 'known' ? pool.state.summary.equity : undefined
  return { held: NO_SIZE, mark, equity, sideChosen: true }
}

/** The size with its side. A size typed with a minus keeps it: it was meant. */
export function signedFor(size: Size, direction: 'long' | 'short'): Size {
  return direction === 'short' ? size.abs().neg() : size
}
