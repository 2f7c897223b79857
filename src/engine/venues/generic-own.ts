// Own venue: the generic rules with what the user says of a venue laid over them, and a source that says which
// part is theirs.
import type { OwnVenue } from '../model/book'
import { generic } from './generic'
import type { VenueRules } from './rules'

/** What a venue of the user's own is called until it has a name. */
const UNNAMED = 'Own venue'

const PART_NAMES: Readonly<Record<Exclude<keyof OwnVenue, 'name'>, string>> = {
  takerFee: 'taker fee',
  fundingHours: 'funding interval',
  closingFee: 'closing fee',
  nets: 'netting',
}

/** Which rules are the user's own, in words; a name is none. */
function ownRuleNames(own: OwnVenue): readonly string[] {
  return Object.entries(PART_NAMES)
    .filter(([part]) => own[part as keyof OwnVenue] !== undefined)
    .map(([, name]) => name)
}

/** The generic rules, with what is typed over them. The same object for the same terms. */
export function genericRules(own?: OwnVenue): VenueRules {
  if (own === undefined) return generic
  const known = made.get(own)
  if (known !== undefined) return known
  const rules = laidOver(own)
  made.set(own, rules)
  return rules
}

const made = new WeakMap<OwnVenue, VenueRules>()

function laidOver(own: OwnVenue): VenueRules {
  const typed = ownRuleNames(own)
  const { asOf, source } = generic.provenance
  const closingFee = own.closingFee ?? generic.closingFee
  const nets = own.nets ?? generic.netsOpposingPositions
  return {
    ...generic,
    name: own.name ?? UNNAMED,
    provenance: {
      asOf,
      source: typed.length === 0 ? source : `typed over ${source}: ${typed.join(', ')}`,
      estimate:
        'Rules common to most venues, not those of a particular one, but for what is typed over them.',
    },
    takerFee: own.takerFee ?? generic.takerFee,
    closingFee,
    netsOpposingPositions: nets,
    funding:
      own.fundingHours === undefined
        ? generic.funding
        : {
            ...generic.funding,
            everyHours: own.fundingHours,
            provenance: {
              ...generic.funding.provenance,
              source: `typed over ${generic.funding.provenance.source}: funding interval`,
            },
          },
    notes: [
      'No margin table is assumed: each market needs its maintenance rate from you.',
      CLOSING_NOTES[closingFee],
      ...(nets ? ['A long and a short of one market are one position.'] : []),
    ],
  }
}

const CLOSING_NOTES = {
  none: 'Liquidated when the buffer reaches zero; no fee for closing is counted in it.',
  mark: 'Liquidated when the buffer reaches zero, with the fee for closing at the mark counted in it.',
  bankruptcy:
    'Liquidated when the buffer reaches zero, with the fee for closing at the bankruptcy price counted in it.',
} as const
