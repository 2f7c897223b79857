// Shock: prices move at once, each by a share of its own. Does the pool live, and what buffer is left?
// Every leg is worked out anew at its shocked mark, in the tier it then stands in. Nothing is traded, settled
// or charged on the way. Who of several pools dies first is asked of the straight way from the marks to the
// shock: the share of it at which each buffer ends.
import { appraise, outsetOf, standingOf, type Appraisal, type Standing } from '../margin/stand'
import { ONE, sign, ZERO, type Ratio } from '../units/amount'
import { must } from '../units/outcome'
import { crossings } from './crossing'
import { courseAlong, type Ray } from './ray'

export type Shocked = {
  /** The pool at the shocked marks, as the venue books it. A buffer below zero is what is missing. */
  readonly standing: Standing
} & (
  | { readonly kind: 'survives' }
  /** `at` is the share of the way, 0 to 1, at which it is liquidated. */
  | { readonly kind: 'dies'; readonly at: Ratio }
  /** Liquidated at the marks already, before anything moves. */
  | { readonly kind: 'gone' }
)

/**
 * A pool after every market has moved by its share: −0.2 is a fall of twenty per cent; a market that is not
 * named stands still.
 * Where a table jumps with notional the pool may be liquidated on the way and be safe again at the end: it dies.
 */
export function shocked(appraisal: Appraisal, moves: Ray): Shocked {
  for (const [market, move] of moves) {
    must(
      sign(ONE.plus(move)) > 0,
      `a price stays above zero, ${market} moved by ${move.toString()}`,
    )
  }
  const end = at(appraisal, moves)
  const standing = standingOf(end)
  const outset = outsetOf(appraisal)
  if (outset.kind === 'breached') return { kind: 'gone', standing }
  const [first] = crossings(courseAlong(outset.appraisal, moves), 1)
  const crossed = first?.into === 'danger' && first.at.lt(ONE) ? first.at : undefined
  // A buffer of graduated tables is concave: safe at both ends, it was safe on the way. Its sign at the end
  // decides, since a crossing next to the end is a rounded quotient.
  if (outsetOf(end).kind === 'breached') return { kind: 'dies', at: crossed ?? ONE, standing }
  return crossed === undefined || isConcave(appraisal)
    ? { kind: 'survives', standing }
    : { kind: 'dies', at: crossed, standing }
}

/** The pool at the shocked marks. Legs whose market stands still keep their lines. */
function at(appraisal: Appraisal, moves: Ray): Appraisal {
  const { form, lines } = appraisal
  return appraise(
    form,
    (market, place) => {
      const mark = lines[place]?.mark
      must(mark !== undefined, `no line ${place} of ${market}`)
      const move = moves.get(market) ?? ZERO
      return move.isZero() ? mark : mark.times(ONE.plus(move))
    },
    appraisal,
  )
}

function isConcave({ lines }: Appraisal): boolean {
  return lines.every(({ leg }) => leg.shape === 'graduated')
}
