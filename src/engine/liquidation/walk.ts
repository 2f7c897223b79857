// Walk: from face to face towards the nearest death, exactly, and a proof that none is nearer.
// At the nearest moves on one face other tiers may hold; their face passes through or below that point,
// so each step shortens the distance. The walk ends on a face nearest among its neighbours; starts from a
// fall and a rise of each market, and then the search, look at all the others within that distance.
import type { Appraisal } from '../margin/stand'
import type { Covariance } from './covariance'
import { faceAt, faceAtMarks, faceOf, sameTiers, tiersAt, type Cluster, type Face } from './face'
import { piecesOf } from './pieces64'
import { nearestOn, type Death } from './plane'
import { fieldOf, fieldWithin } from './plane64'
import { endOfWalk64, isNearest64, search64, startsFrom64, type Settled } from './search64'

/** Faces walked from one start. Each is nearer than the last; ordinary books need two or three. */
const WALK_MAX = 64

/** A death and the face it lies on. */
export interface Found {
  readonly death: Death
  readonly face: Face
}

/** `proven`: every other combination of tiers was ruled out or tried. */
export type Nearest =
  | { readonly kind: 'at'; readonly found: Found; readonly proven: boolean }
  | { readonly kind: 'none'; readonly proven: boolean }
  | { readonly kind: 'too many at zero' }

/** The nearest death of a pool whose buffer is not negative. Exact; only the order of trying is float64. */
export function nearestOf(
  appraisal: Appraisal,
  clusters: readonly Cluster[],
  covariance: Covariance,
): Nearest {
  let best: Found | undefined
  let unsolved = false
  const start = (face: Face): number => {
    const walked = walk(face, appraisal, clusters, covariance)
    if (walked === 'too many at zero') unsolved = true
    if (walked === undefined || walked === 'too many at zero') return Number.POSITIVE_INFINITY
    if (best === undefined || walked.death.sigmas.lt(best.death.sigmas)) best = walked
    return walked.death.sigmas.toNumber()
  }
  // What could not be solved from one start is not tried from dozens: each try costs what the first one did.
  const settle = (moves: readonly number[]) =>
    unsolved ? Number.POSITIVE_INFINITY : start(faceAt(appraisal.buffer, clusters, moves))
  const known = () => settled(best, clusters)
  const whole = fieldOf(
    appraisal.buffer.toNumber(),
    clusters.map(({ lines }) => piecesOf(lines)),
    covariance,
  )
  const field = () => fieldWithin(whole, known().distance)

  // Where the float64 walk from the marks ends, the exact one mostly ends too, after one step.
  const near = endOfWalk64(whole)
  if (near !== undefined) settle(near)
  if (best === undefined && !unsolved) start(faceAtMarks(appraisal, clusters))
  const around = field()
  if (best !== undefined && isNearest64(around, known())) {
    return { kind: 'at', found: best, proven: !unsolved }
  }
  startsFrom64(around, known(), settle)
  let searched = search64(field(), { best: known(), narrow: true }, settle)
  if (searched.misled) searched = search64(field(), { best: known(), narrow: false }, settle)
  const proven = searched.proven && !unsolved
  if (best !== undefined) return { kind: 'at', found: best, proven }
  return unsolved ? { kind: 'too many at zero' } : { kind: 'none', proven }
}

/** What the search wants to know of a death: how far, and how prices lean; none is infinitely far. */
function settled(found: Found | undefined, clusters: readonly Cluster[]): Settled {
  return {
    distance: found?.death.sigmas.toNumber() ?? Number.POSITIVE_INFINITY,
    lean: clusters.map((_, at) => found?.death.lean[at]?.toNumber() ?? 0),
  }
}

/** Face by face, each nearer than the last. Undefined: the first face is out of reach. */
function walk(
  start: Face,
  appraisal: Appraisal,
  clusters: readonly Cluster[],
  covariance: Covariance,
): Found | 'too many at zero' | undefined {
  let face = start
  let found: Found | undefined
  for (let step = 0; step < WALK_MAX; step += 1) {
    const next = nearestOn(face, covariance)
    if (next.kind === 'too many at zero') return found ?? next.kind
    if (next.kind === 'unreachable') return found
    const { death } = next
    if (found !== undefined && death.sigmas.gte(found.death.sigmas)) return found
    found = { death, face }
    const there = tiersAt(clusters, death)
    if (sameTiers(there, face.tiers)) return found
    face = faceOf(appraisal.buffer, clusters, there)
  }
  return found
}
