// Version 1, checks: what no single value can show. Ids are unique, columns match, markets belong to their
// account's venue, tables keep the premises of margin tables, and no pair is assumed twice.
// FROZEN, as the shape is.
import { POSITIONS_MAX } from '../../engine/model/book'
import { venueOf } from '../../engine/model/market'
import { checked } from '../../engine/venues/tiers'
import { exact } from './exact'
import { placeInWords, type ShapeV1 } from './v1-shape'

/** The first thing wrong between the values of a document, in words. */
export function problemBetween(shape: ShapeV1): string | undefined {
  return (
    positionsProblem(shape) ??
    quotesProblem(shape) ??
    marketsProblem(shape) ??
    assumptionsProblem(shape) ??
    draftProblem(shape)
  )
}

function positionsProblem(shape: ShapeV1): string | undefined {
  const accountTwice = repeated(shape.accounts.map((account) => account.id))
  if (accountTwice !== undefined) return `accounts: the id "${accountTwice}" is given twice`
  const ids: string[] = []
  for (const [at, account] of shape.accounts.entries()) {
    const { positions, holdings, venue } = account
    const here = (step: string) => placeInWords(['accounts', at, step])
    if (!isEven(positions)) return `${here('positions')}: the columns differ in length`
    if (!isEven(holdings)) return `${here('holdings')}: the columns differ in length`
    const stray = positions?.market.find((market) => venueOf(market) !== venue)
    if (stray !== undefined) return `${here('positions')}: "${stray}" is not a market of "${venue}"`
    for (const id of positions?.id ?? []) ids.push(id)
  }
  if (ids.length > POSITIONS_MAX) return `accounts: more than ${POSITIONS_MAX} positions`
  const twice = repeated(ids)
  return twice === undefined ? undefined : `positions: the id "${twice}" is given twice`
}

function quotesProblem({ quotes }: ShapeV1): string | undefined {
  if (quotes === undefined) return undefined
  if (!isEven(quotes)) return 'quotes: the columns differ in length'
  const twice = repeated(quotes.market)
  if (twice !== undefined) return `quotes: "${twice}" is given twice`
  const halved = quotes.market.findIndex(
    (_, at) => isGiven(quotes.fundingRate?.[at]) !== isGiven(quotes.fundingHours?.[at]),
  )
  if (halved < 0) return undefined
  return `${placeInWords(['quotes', halved])}: a funding rate goes together with its hours`
}

function marketsProblem(shape: ShapeV1): string | undefined {
  const markets = shape.markets ?? []
  const twice = repeated(markets.map((market) => market.id))
  if (twice !== undefined) return `markets: "${twice}" is given twice`
  for (const [at, market] of markets.entries()) {
    const here = placeInWords(['markets', at])
    if (venueOf(market.id) !== market.venue) {
      return `${here}: "${market.id}" is not a market of "${market.venue}"`
    }
    const problem = tableProblem(market.table)
    if (problem !== undefined) return `${here}, table: ${problem}`
    const caps = market.openInterestCaps
    if (caps !== undefined && !caps.lower.lt(caps.upper)) {
      return `${here}, openInterestCaps: the upper is not above the lower`
    }
  }
  return undefined
}

function tableProblem(table: NonNullable<ShapeV1['markets']>[number]['table']): string | undefined {
  try {
    checked(exact(table))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : 'it breaks the premises of a margin table'
  }
}

function assumptionsProblem({ assumptions }: ShapeV1): string | undefined {
  const volatilities = assumptions.volatility ?? []
  const twice = repeated(volatilities.map((each) => each.underlying))
  if (twice !== undefined) return `assumptions, volatility: "${twice}" is given twice`
  const pairs = (assumptions.correlations ?? []).map(({ pair }) => pair)
  const self = pairs.find(([one, other]) => one === other)
  if (self !== undefined) return `assumptions, correlations: "${self[0]}" is paired with itself`
  const pairTwice = repeated(pairs.map((pair) => JSON.stringify(pair.toSorted())))
  if (pairTwice === undefined) return undefined
  return `assumptions, correlations: the pair ${pairTwice} is given twice`
}

function draftProblem(shape: ShapeV1): string | undefined {
  const venues = new Map(shape.accounts.map((account) => [account.id, account.venue]))
  const ids = shape.accounts.flatMap((account) => account.positions?.id ?? [])
  for (const [at, edit] of (shape.draft ?? []).entries()) {
    if (edit.kind !== 'open') continue
    ids.push(edit.position)
    const venue = venues.get(edit.account)
    if (venue !== undefined && venueOf(edit.market) !== venue) {
      return `${placeInWords(['draft', at])}: "${edit.market}" is not a market of "${venue}"`
    }
  }
  const twice = repeated(ids)
  return twice === undefined ? undefined : `draft: the position "${twice}" exists already`
}

/** The first value that was there before. */
function repeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>()
  return values.find((value) => seen.size === seen.add(value).size)
}

/** True where all columns given are of one length. */
function isEven(columns: Readonly<Record<string, readonly unknown[] | undefined>> | undefined) {
  const lengths = Object.values(columns ?? {}).flatMap((column) => column?.length ?? [])
  return lengths.every((length) => length === lengths[0])
}

export function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined
}
