// Copying out: a scenario as the plain text form, which the importer reads back.
// What the form cannot say is named in a comment: nothing is dropped silently.
import type { Account, Holding, Position } from '../../engine/model/book'
import { symbolOf, type Market } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import { isNonZero, ONE, ratio, sign, type Ratio } from '../../engine/units/amount'

const HUNDRED = ratio(100)
const TWO = ratio(2)

/** The scenario's accounts, positions, marks and funding as text. */
export function plainTextOf(scenario: Scenario): string {
  const { asOf } = scenario.snapshot
  const head = asOf === undefined ? [] : [`as of ${asOf}`]
  const accounts = scenario.book.accounts.map((account) => accountText(account, scenario))
  return [...head, ...accounts].join('\n')
}

function accountText(account: Account, scenario: Scenario): string {
  const name = account.name.replaceAll('"', '')
  const first = `account "${name}" on ${account.venue} cross ${account.cash.toString()} ${account.quote}`
  const holdings = account.holdings.map((held) => holdingText(held, scenario))
  const positions = account.positions.map((held) => positionText(held, scenario))
  return [first, ...holdings, ...positions, ''].join('\n')
}

function holdingText(held: Holding, scenario: Scenario): string {
  const mark = scenario.snapshot.quotes.get(held.market)?.mark
  const said = mark === undefined ? '' : ` mark ${mark.toString()}`
  return `holding ${symbolOf(held.market)} ${held.size.toString()} haircut ${percent(held.haircut)}${said}`
}

function positionText(held: Position, scenario: Scenario): string {
  const quote = scenario.snapshot.quotes.get(held.market)
  const side = sign(held.size) < 0 ? 'short' : 'long'
  const { market, comment } = termsOf(held, scenario.markets.get(held.market))
  const words = [
    `${symbolOf(held.market)} ${side} ${held.size.abs().toString()} @ ${held.entry.toString()}`,
    held.margin.mode === 'isolated' ? `isolated ${held.margin.margin.toString()}` : '',
    quote?.mark === undefined ? '' : `mark ${quote.mark.toString()}`,
    market,
    held.leverage === undefined ? '' : `lev ${held.leverage.toString()}x`,
    quote?.funding === undefined
      ? ''
      : `funding ${percent(quote.funding.rate)}/${quote.funding.everyHours}h`,
    held.fundingUnsettled.isZero() ? '' : `accrued ${held.fundingUnsettled.toString()}`,
    comment,
  ]
  return words.filter((word) => word !== '').join(' ')
}

/**
 * Terms the scenario itself defines. The form knows one maintenance rate with an initial rate of twice
 * that, or of one over the leverage; other tables are named in a comment.
 */
function termsOf(
  held: Position,
  market: Market | undefined,
): { readonly market: string; readonly comment: string } {
  if (market === undefined) return { market: '', comment: '' }
  const [tier, ...more] = market.table.tiers
  if (tier === undefined) return { market: '', comment: '' }
  const said = `mmr ${percent(tier.rate)}`
  const implied = held.leverage === undefined ? tier.rate.times(TWO) : overOne(held.leverage)
  const isWhole = more.length === 0 && (implied?.eq(tier.initialRate) ?? false)
  return {
    market: said,
    comment: isWhole ? '' : `# margin terms of ${symbolOf(market.id)} shortened to one rate`,
  }
}

function overOne(leverage: Ratio): Ratio | undefined {
  return isNonZero(leverage) ? ONE.div(leverage) : undefined
}

function percent(rate: Ratio): string {
  return `${rate.times(HUNDRED).toString()}%`
}
