// From a preview to accounts: each position finds its market on its venue, or says why it cannot.
// A market nobody publishes is taken only on the user's own maintenance rate, and says so.
import type { Account, AccountId, Holding, Position, PositionId } from '../../engine/model/book'
import { ACCOUNTS_MAX, position as positionOf, POSITIONS_MAX } from '../../engine/model/book'
import { marketIdOf, type Market, type MarketId, type VenueId } from '../../engine/model/market'
import type { Quote } from '../../engine/model/snapshot'
import { NOTHING, type Ratio, type Usd } from '../../engine/units/amount'
import type { Issue } from '../../engine/units/outcome'
import { genericMarket } from '../../engine/venues/generic'
import { marketNamed, venueRules } from '../../engine/venues/registry'
import { rateOfLeverage } from '../../engine/venues/tiers'
import { present } from './fields'
import type {
  ImportedAccount,
  ImportedHolding,
  ImportedPosition,
  ImportedPositions,
} from './imported'

export interface AdoptOptions {
  /** The positions to take, where the preview answered questions; else the good rows. */
  readonly positions?: readonly ImportedPosition[]
  /** Where the text names no venue. Absent: the generic venue. */
  readonly venue?: VenueId
  readonly accountName?: string
  /** Cross collateral by key of `Adopted.wanted`, where the text does not say or says otherwise. */
  readonly collateral?: ReadonlyMap<string, Usd>
  /** For markets the venue does not publish: maintenance margin per notional, as the user states it. */
  readonly maintenanceRate?: Ratio
  /** For rows that do not say. Absent: isolated where a margin is given, else cross. */
  readonly marginMode?: 'cross' | 'isolated'
}

export interface Adopted {
  readonly accounts: readonly Account[]
  readonly quotes: ReadonlyMap<MarketId, Quote>
  /** Markets this import defines; all others come from their venue's table. */
  readonly markets: ReadonlyMap<MarketId, Market>
  readonly issues: readonly Issue[]
  /** Accounts left out until somebody says what their cross positions share. */
  readonly wanted: readonly Wanted[]
  /** By id: the key of each account, as `Wanted` has it, and whether its cash is said or typed. */
  readonly origins: ReadonlyMap<AccountId, AccountOrigin>
}

interface AccountOrigin {
  readonly key: string
  readonly saysCash: boolean
}

/** An account whose cross collateral the text does not say. */
export interface Wanted {
  readonly key: string
  readonly name: string
  readonly venue: VenueId
  readonly quote: string
}

/** Terms are generic when nobody publishes them. */
const GENERIC: VenueId = 'generic'
const DEFAULT_NAME = 'Imported'

/**
 * Accounts, quotes and markets of an import. Ids are `p1`, `p2`… in the order of the rows; account ids
 * come from their names. An account whose cross pool has no known collateral is not taken: unknown is
 * not zero.
 */
export function adopt(found: ImportedPositions, options: AdoptOptions): Adopted {
  const work = new Work(options)
  const positions =
    options.positions ?? found.rows.flatMap((row) => (row.status === 'good' ? [row.position] : []))
  if (positions.length > POSITIONS_MAX) {
    work.complain('too-many-positions', `${positions.length} positions`, `at most ${POSITIONS_MAX}`)
    return work.result([])
  }
  const stated = found.accounts.length === 0 ? [UNSTATED] : found.accounts
  const accounts = stated.flatMap((account) => {
    const held = positions.filter((held) => belongs(held, account, stated))
    return accountsOf(account, held, found, options, work)
  })
  if (accounts.length > ACCOUNTS_MAX) {
    work.complain('too-many-accounts', `${accounts.length} accounts`, `at most ${ACCOUNTS_MAX}`)
    return work.result([])
  }
  return work.result(accounts)
}

const UNSTATED: ImportedAccount = { key: '', holdings: [] }

/** A position whose account the text does not open goes to the first. */
function belongs(
  held: ImportedPosition,
  account: ImportedAccount,
  all: readonly ImportedAccount[],
): boolean {
  const isOpened = all.some((each) => each.key === held.account)
  return isOpened ? held.account === account.key : account === all[0]
}

/** What `adopt` gathers on its way. */
class Work {
  readonly options: AdoptOptions
  readonly quotes = new Map<MarketId, Quote>()
  readonly markets = new Map<MarketId, Market>()
  readonly origins = new Map<AccountId, AccountOrigin>()
  readonly #issues: Issue[] = []
  readonly #wanted: Wanted[] = []
  readonly #accountIds = new Set<AccountId>()
  #next = 1

  constructor(options: AdoptOptions) {
    this.options = options
  }

  complain(code: string, message: string, wanted: string, found?: string): void {
    this.#issues.push({ code, message, wanted, ...(found === undefined ? {} : { found }) })
  }

  wants(account: Wanted): void {
    this.#wanted.push(account)
    this.complain(
      'collateral-wanted',
      `${account.name}: the text does not say what its cross positions share as collateral`,
      'the cross collateral of the account',
    )
  }

  nextPositionId(): PositionId {
    const id = `p${this.#next}`
    this.#next += 1
    return id
  }

  accountId(name: string): AccountId {
    const slug = name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
    const base = slug === '' ? 'account' : slug
    let id = base
    for (let again = 2; this.#accountIds.has(id); again += 1) id = `${base}-${again}`
    this.#accountIds.add(id)
    return id
  }

  result(accounts: readonly Account[]): Adopted {
    const { quotes, markets, origins } = this
    return { accounts, quotes, markets, issues: this.#issues, wanted: this.#wanted, origins }
  }
}

/** One stated account may hold positions of several venues or quotes: each is a pool of its own. */
function accountsOf(
  stated: ImportedAccount,
  positions: readonly ImportedPosition[],
  found: ImportedPositions,
  options: AdoptOptions,
  work: Work,
): readonly Account[] {
  const groups = new Map<string, { venue: VenueId; quote: string; held: Position[] }>()
  const fallback = stated.venue ?? found.venue ?? options.venue ?? GENERIC
  const quoteOfCash = stated.quote ?? found.quote ?? positions[0]?.quote
  const groupOf = (venue: VenueId, quote: string) => {
    const key = `${venue} ${quote}`
    const group = groups.get(key) ?? { venue, quote, held: [] }
    groups.set(key, group)
    return group
  }
  for (const imported of positions) {
    const venue = imported.venue ?? fallback
    const market = marketOf(imported, venue, quoteOfCash, work)
    if (market === undefined) continue
    const position = taken(imported, market.id, options, work)
    if (position === undefined) continue
    keepQuote(imported, market.id, work)
    groupOf(venue, market.quote).held.push(position)
  }
  if (groups.size === 0 && stated.cash?.isZero() === false) {
    groupOf(fallback, quoteOfCash ?? venueRules(fallback)?.quotes[0] ?? 'USD')
  }
  const list = [...groups.values()]
  const carrier = list.find((group) => group.quote === quoteOfCash) ?? list[0]
  return list.flatMap((group) =>
    madeAccount(stated, group, group === carrier, list.length > 1, work),
  )
}

function madeAccount(
  stated: ImportedAccount,
  group: { readonly venue: VenueId; readonly quote: string; readonly held: readonly Position[] },
  carriesCash: boolean,
  isOneOfSeveral: boolean,
  work: Work,
): readonly Account[] {
  const { venue, quote, held } = group
  const rules = venueRules(venue)
  const plain = stated.name ?? work.options.accountName ?? rules?.name ?? DEFAULT_NAME
  const venueName = rules?.name ?? venue
  const apart = plain === venueName ? `${plain} ${quote}` : `${plain} ${venueName} ${quote}`
  const name = shortened(isOneOfSeveral ? apart : plain)
  const key = `${stated.key}/${venue}/${quote}`
  const cash = work.options.collateral?.get(key) ?? (carriesCash ? stated.cash : undefined)
  if (cash === undefined && held.some((one) => one.margin.mode === 'cross')) {
    work.wants({ key, name, venue, quote })
    return []
  }
  const holdings = carriesCash ? holdingsOf(stated.holdings, venue, work) : []
  const id = work.accountId(name)
  work.origins.set(id, { key, saysCash: cash !== undefined })
  return [{ id, name, venue, quote, cash: cash ?? NOTHING, holdings, positions: held }]
}

/** A name is a label: where it is longer than can be kept, its beginning tells enough. */
function shortened(name: string): string {
  return name.length > NAME_MAX ? `${name.slice(0, NAME_MAX)}…` : name
}
const NAME_MAX = 100

function holdingsOf(
  holdings: readonly ImportedHolding[],
  venue: VenueId,
  work: Work,
): readonly Holding[] {
  return holdings.map((held) => {
    const known = marketNamed(venue, held.symbol)
    const market = known?.id ?? marketIdOf(venue, held.symbol)
    if (held.mark !== undefined) mergeQuote(market, { mark: held.mark }, work)
    return { market, size: held.size, haircut: held.haircut }
  })
}

// --- markets ---

/** The market of a row: its venue's own, with the user's maintenance rate where one is stated. */
function marketOf(
  imported: ImportedPosition,
  venue: VenueId,
  quote: string | undefined,
  work: Work,
): Market | undefined {
  const symbol = imported.venueSymbol
  const label = `${symbol} on ${venueRules(venue)?.name ?? venue}`
  if (imported.isCoinMargined === true) {
    work.complain('coin-margined', `${label} pays in its coin`, 'a linear contract', symbol)
    return undefined
  }
  const named = marketNamed(venue, symbol)
  const market = named?.multiplier.eq(imported.baseMultiplier) === true ? named : undefined
  const rate =
    imported.maintenanceRate ?? (market === undefined ? work.options.maintenanceRate : undefined)
  if (rate !== undefined) {
    const made = statedMarket(imported, venue, rate, market, quote)
    work.markets.set(made.id, made)
    return made
  }
  if (market === undefined) {
    work.complain(
      'market-unknown',
      `${label} has no published margin terms here`,
      'your own maintenance rate, to take it under generic terms',
      symbol,
    )
  }
  return market
}

/** Terms on the user's word: one maintenance rate for every size; initial margin twice that, or by leverage. */
function statedMarket(
  imported: ImportedPosition,
  venue: VenueId,
  maintenanceRate: Ratio,
  known: Market | undefined,
  quote: string | undefined,
): Market {
  const { leverage, funding } = imported
  const rules = venueRules(venue)
  // Where no market is published an account is one pool, whatever dollar its symbols name.
  const isPublishing = rules !== undefined && rules.symbols.length > 0
  const said = isPublishing ? (imported.quote ?? quote) : (quote ?? imported.quote)
  const settles = said ?? rules?.quotes[0]
  const made = genericMarket(imported.venueSymbol, {
    maintenanceRate,
    ...(leverage === undefined ? {} : { initialRate: rateOfLeverage(leverage) }),
    ...(funding === undefined ? {} : { funding: { everyHours: funding.everyHours } }),
    ...(settles === undefined ? {} : { quote: settles }),
  })
  if (known !== undefined) return { ...known, table: made.table, provenance: made.provenance }
  return { ...made, id: marketIdOf(venue, made.symbol), venue, underlying: imported.base }
}

// --- positions and quotes ---

function taken(
  imported: ImportedPosition,
  market: MarketId,
  options: AdoptOptions,
  work: Work,
): Position | undefined {
  const { entry } = imported
  if (entry === undefined) {
    work.complain(
      'entry-wanted',
      `${imported.venueSymbol}: no entry price`,
      'the entry price',
      imported.venueSymbol,
    )
    return undefined
  }
  const isolated =
    (imported.marginMode ?? options.marginMode ?? (imported.isolatedMargin && 'isolated')) ===
    'isolated'
  if (isolated && imported.isolatedMargin === undefined) {
    work.complain(
      'margin-wanted',
      `${imported.venueSymbol}: isolated, without its margin`,
      'the margin set aside',
      imported.venueSymbol,
    )
    return undefined
  }
  const position = positionOf({
    id: work.nextPositionId(),
    market,
    size: imported.side === 'long' ? imported.size : imported.size.neg(),
    entry,
    margin:
      isolated && imported.isolatedMargin !== undefined
        ? { mode: 'isolated', margin: imported.isolatedMargin }
        : { mode: 'cross' },
    ...present({
      leverage: imported.leverage ?? imported.leverageImplied,
      fundingUnsettled: imported.fundingUnsettled,
    }),
  })
  return imported.excluded === true ? { ...position, excluded: true } : position
}

/** The first mark and rate said of a market stand; a later row that says another is named. */
function keepQuote(imported: ImportedPosition, market: MarketId, work: Work): void {
  mergeQuote(market, present({ mark: imported.mark, funding: imported.funding }), work)
}

function mergeQuote(market: MarketId, quote: Quote, work: Work): void {
  const before = work.quotes.get(market)
  const { mark } = quote
  if (mark !== undefined && before?.mark !== undefined && !before.mark.eq(mark)) {
    work.complain(
      'two-marks',
      `${market}: marks ${before.mark.toString()} and ${mark.toString()}, the first is used`,
      'one mark per market',
    )
  }
  if (Object.keys(quote).length > 0) work.quotes.set(market, { ...quote, ...before })
}
