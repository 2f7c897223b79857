// The samples by name, each with the one thing it shows.
import type { Document } from '../state'
import { hedgedMajors } from './hedged-majors'
import { squeezeWithFlip } from './squeeze-with-flip'
import { tenAlts } from './ten-alts'
import { twoVenueBasis } from './two-venue-basis'

export interface Sample {
  readonly name: string
  readonly shows: string
  readonly document: () => Document
}

export const SAMPLES: readonly Sample[] = [
  {
    name: 'Hedged majors',
    shows: 'two longs and a short: far alone, near together',
    document: () => ({ baseline: hedgedMajors(), draft: [] }),
  },
  {
    name: 'Ten alts, one bet',
    shows: 'ten prices far away, one joint limit near',
    document: () => ({ baseline: tenAlts(), draft: [] }),
  },
  {
    name: 'Basis on two venues',
    shows: 'no exposure in sum, two pools that die alone',
    document: () => ({ baseline: twoVenueBasis(), draft: [] }),
  },
  {
    name: 'Squeeze with flip',
    shows: 'a short paid by funding, then at the venue’s cap',
    document: squeezeWithFlip,
  },
]
