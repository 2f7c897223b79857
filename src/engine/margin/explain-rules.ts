// What do the rules of a pool assume or leave out, in words, and where are they published?
import { symbolOf, type MarketId, type Provenance } from '../model/market'
import { ratio, sign, type Ratio } from '../units/amount'
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
  const own = ownFees(appraisal)
  const isFree = [rules.takerFee, ...own.values()].every((fee) => sign(fee) <= 0)
  if (!isFree && rules.closingFee === 'none') {
    found.add('Fees for closing are not counted in the requirement.')
  }
  if (rules.closingFee !== 'none') {
    found.add(closingFeeInWords(rules))
    for (const [market, fee] of own) found.add(ownFeeInWords(market, fee, rules))
  }
  return [...found]
}

/** The markets held that were given a taker fee of their own. */
function ownFees({ lines }: Appraisal): ReadonlyMap<MarketId, Ratio> {
  return new Map(
    lines.flatMap(({ leg: { market, terms } }) =>
      terms?.takerFee === undefined ? [] : [[market, terms.takerFee] as const],
    ),
  )
}

const HUNDRED = ratio(100)

/** Two fees that may differ: the one the venue counts, and the one assumed for trades. */
function closingFeeInWords({ name, takerFee, closingFee }: VenueRules): string {
  const at = closingFee === 'mark' ? 'the mark' : 'the bankruptcy price'
  return `The requirement counts the fee for closing that ${name} has: ${percent(takerFee)} at ${at}. A taker fee typed in the assumptions is what trades pay, and does not change it.`
}

function ownFeeInWords(market: MarketId, fee: Ratio, { name, takerFee }: VenueRules): string {
  return `${symbolOf(market)}: the fee for closing is counted at ${percent(fee)}, the taker fee you gave this market, in place of the ${percent(takerFee)} of ${name}.`
}

function percent(fee: Ratio): string {
  return `${fee.times(HUNDRED).toString()} %`
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
