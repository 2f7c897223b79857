// What do the rules of a pool assume or leave out, in words, and where are they published?
import { symbolOf, type MarketId, type Provenance } from '../model/market'
import { ratio, sign } from '../units/amount'
import type { Appraisal } from './stand'
import type { VenueRules } from '../venues/rules'

/** What is held or left out in every margin figure of this pool, in words. */
export function assumptionsOf(appraisal: Appraisal): readonly string[] {
  const { rules } = appraisal.form
  const found = new Set<string>()
  if (rules.provenance.estimate !== undefined) {
    found.add(`Estimate: ${rules.provenance.estimate}`)
  }
  for (const { leg } of appraisal.lines) {
    const estimate = leg.terms?.provenance.estimate
    if (estimate !== undefined) found.add(`${symbolOf(leg.market)}: ${estimate}`)
  }
  for (const market of sharedSides(appraisal)) found.add(sharedInWords(market))
  if (rules.cashUnit !== undefined) {
    found.add('Values are cut and requirements rounded up to the venue’s smallest cash unit.')
  }
  if (sign(rules.takerFee) > 0 && rules.closingFee === 'none') {
    found.add('Fees for closing are not counted in the requirement.')
  }
  if (rules.closingFee !== 'none') found.add(closingFeeInWords(rules))
  return [...found]
}

const HUNDRED = ratio(100)

/** Two fees that may differ: the one the venue counts, and the one assumed for trades. */
function closingFeeInWords({ name, takerFee, closingFee }: VenueRules): string {
  const at = closingFee === 'mark' ? 'the mark' : 'the bankruptcy price'
  const fee = `${takerFee.times(HUNDRED).toString()} %`
  return `The requirement counts the fee for closing that ${name} has: ${fee} at ${at}. A taker fee typed in the assumptions is what trades pay, and does not change it.`
}

/** Markets in which several open rows share a side, and so its tier. */
function sharedSides(appraisal: Appraisal): readonly MarketId[] {
  const shared = appraisal.form.legs.filter((leg) => leg.sideShare !== undefined)
  return [...new Set(shared.map((leg) => leg.market))]
}

function sharedInWords(market: MarketId): string {
  return `${symbolOf(market)}: rows of one side count as one position, as the venue keeps them; each row bears its share of the requirement.`
}

/** Where the rules come from: the venue and each market's table, once each. */
export function sourcesOf(appraisal: Appraisal): readonly Provenance[] {
  const found = new Map<string, Provenance>()
  const add = (provenance: Provenance | undefined) => {
    if (provenance !== undefined) found.set(`${provenance.source} ${provenance.asOf}`, provenance)
  }
  add(appraisal.form.rules.provenance)
  for (const { leg } of appraisal.lines) add(leg.terms?.provenance)
  return [...found.values()]
}
