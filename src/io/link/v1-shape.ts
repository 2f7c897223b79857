// Version 1, shape: what the JSON of a document looks like, and what each value in it may be.
// FROZEN: links of this shape are out in the world. A new field makes a new version, never a new rule here.
// Positions and quotes are column-wise, because equal things side by side pack small; a column that says
// nothing is left out, and so is an empty list.
// Bounds shared with the engine may rise and never fall: a link made within them must open forever.
import * as z from 'zod/mini'
import { ONE, sign, type Amount, type Unit } from '../../engine/units/amount'
import { ACCOUNTS_MAX, POSITIONS_MAX } from '../../engine/model/book'
import { symbolOf, venueOf, type MarketId } from '../../engine/model/market'
import { TIERS_MAX } from '../../engine/venues/tiers'
import { amountOfText, decimalProblem } from './decimal-text'

/** Characters of an id: an account, a position, a market. Ids of our own are under forty. */
const ID_CHARACTERS_MAX = 200
/** Characters of a name that the user gives. */
const NAME_CHARACTERS_MAX = 200
/** Characters of a source or a reason: an address and a sentence. */
const SOURCE_CHARACTERS_MAX = 1_000
/** Hours between two funding payments: no venue waits longer than a day; a year is beyond doubt. */
const HOURS_MAX = 8_784
/** Collateral coins of one account. */
const HOLDINGS_MAX = 500
/** Markets with terms of the user's own. */
export const MARKETS_MAX = 500
/** Quotes a document may carry: one for each position it may hold. */
const QUOTES_MAX = POSITIONS_MAX
/** Underlyings with a volatility of their own. */
const VOLATILITIES_MAX = 1_000
/** Pairs with a correlation of their own: every pair of a hundred underlyings, rounded up. */
const CORRELATIONS_MAX = 5_000
/** Edits in a draft: each is typed by hand, and every one is applied at each keystroke. */
export const EDITS_MAX = 5_000

/**
 * What the library cannot tell of a shape: what a list holds, which amounts a text may be, that an id names a
 * market. For whoever describes the shape instead of reading by it; reading needs none of it.
 */
export const MEANT = new WeakMap<z.core.$ZodType, Meant>()
type Meant =
  | { readonly kind: 'list'; readonly of: z.core.$ZodType }
  | { readonly kind: 'decimal'; readonly wanted: string }
  | { readonly kind: 'market' }

function meant<T extends z.core.$ZodType>(shape: T, by: Meant): T {
  MEANT.set(shape, by)
  return shape
}

interface Rule {
  readonly allows: (value: Amount<Unit>) => boolean
  readonly wanted: string
}
const ANY: Rule = { allows: () => true, wanted: 'a number' }
const ABOVE_ZERO: Rule = { allows: (value) => sign(value) > 0, wanted: 'above zero' }
const NOT_BELOW_ZERO: Rule = { allows: (value) => sign(value) >= 0, wanted: 'zero or more' }
export const SHARE: Rule = {
  allows: (value) => sign(value) >= 0 && value.lte(ONE),
  wanted: 'between 0 and 1',
}
const SIGNED_SHARE: Rule = {
  allows: (value) => value.abs().lte(ONE),
  wanted: 'between -1 and 1',
}

/** An amount as plain decimal text that keeps a rule. */
export function decimal<U extends Unit>(unit: U, rule: Rule = ANY) {
  const shape = z.pipe(
    z.string(),
    z.transform((text, context): Amount<U> => {
      const problem = decimalProblem(text)
      const value = problem === undefined ? amountOfText(text, unit) : undefined
      if (value !== undefined && rule.allows(value)) return value
      const wrong = problem ?? `not ${rule.wanted}`
      context.issues.push({ code: 'custom', message: `"${short(text)}" is ${wrong}`, input: text })
      return z.NEVER
    }),
  )
  return meant(shape, { kind: 'decimal', wanted: rule.wanted })
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}

export const id = z.string().check(z.minLength(1), z.maxLength(ID_CHARACTERS_MAX))
export const name = z.string().check(z.maxLength(NAME_CHARACTERS_MAX))
const words = z.string().check(z.maxLength(SOURCE_CHARACTERS_MAX))
const marketId = meant(
  z.pipe(
    id,
    z.transform((text, context): MarketId => {
      const market = text as MarketId
      if (text.includes(':') && venueOf(market) !== '' && symbolOf(market) !== '') return market
      const message = `"${short(text)}" is not a market such as venue:symbol`
      context.issues.push({ code: 'custom', message, input: text })
      return z.NEVER
    }),
  ),
  { kind: 'market' },
)
export const hours = z.number().check(z.gt(0), z.lte(HOURS_MAX))
const day = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/), isTime())
export const time = z
  .string()
  .check(
    z.maxLength(40),
    z.regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/),
    isTime(),
  )

function isTime() {
  return z.refine<string>((text) => Number.isFinite(Date.parse(text)), 'not a day or time')
}

const provenance = z.strictObject({
  asOf: day,
  estimate: z.optional(words),
  source: words,
})

const from = z.enum(['typed', 'preset', 'imported'])

function assumed(rule: Rule) {
  return {
    from,
    provenance: z.optional(provenance),
    value: decimal('ratio', rule),
  }
}

/**
 * A list that is read up to its first problem. The library would gather the problems of every entry, and
 * a hostile list of a hundred thousand bad ones overflows its stack.
 */
export function list<T extends z.core.$ZodType>(of: T, most: number) {
  const shape = z.pipe(
    z.array(z.unknown()).check(z.maxLength(most)),
    z.transform((entries, context): z.output<T>[] => {
      const read: z.output<T>[] = []
      for (const [at, entry] of entries.entries()) {
        const one = z.safeParse(of, entry)
        if (!one.success) {
          const [issue] = one.error.issues
          const path = [at, ...(issue?.path ?? [])]
          const message = issue === undefined ? 'is not what it should be' : wrongInWords(issue)
          context.issues.push({ code: 'custom', message, path, input: entry })
          return z.NEVER
        }
        read.push(one.data)
      }
      return read
    }),
  )
  return meant(shape, { kind: 'list', of })
}

const holdings = z.strictObject({
  haircut: list(decimal('ratio', SHARE), HOLDINGS_MAX),
  market: list(marketId, HOLDINGS_MAX),
  size: list(decimal('size'), HOLDINGS_MAX),
})

export function positionColumn<T extends z.core.$ZodType>(of: T) {
  return list(of, POSITIONS_MAX)
}

export const positions = z.strictObject({
  costsPaid: z.optional(positionColumn(decimal('usd'))),
  entry: positionColumn(decimal('price', ABOVE_ZERO)),
  fundingUnsettled: z.optional(positionColumn(decimal('usd'))),
  id: positionColumn(id),
  leverage: z.optional(positionColumn(z.nullable(decimal('ratio', ABOVE_ZERO)))),
  /** Isolated margin; null is cross. */
  margin: z.optional(positionColumn(z.nullable(decimal('usd', NOT_BELOW_ZERO)))),
  market: positionColumn(marketId),
  realised: z.optional(positionColumn(decimal('usd'))),
  size: positionColumn(decimal('size')),
})

export const account = z.strictObject({
  cash: decimal('usd'),
  holdings: z.optional(holdings),
  id,
  name,
  positions: z.optional(positions),
  quote: name,
  venue: id,
})

function quoteColumn<T extends z.core.$ZodType>(of: T) {
  return z.optional(list(z.nullable(of), QUOTES_MAX))
}

const quotes = z.strictObject({
  fundingHours: quoteColumn(hours),
  fundingRate: quoteColumn(decimal('ratio')),
  index: quoteColumn(decimal('price', ABOVE_ZERO)),
  mark: quoteColumn(decimal('price', ABOVE_ZERO)),
  market: list(marketId, QUOTES_MAX),
  openInterest: quoteColumn(decimal('size', NOT_BELOW_ZERO)),
})

function tier<T extends z.core.$ZodType>(floor: T) {
  return z.strictObject({
    deduction: decimal('usd'),
    floor,
    initialRate: decimal('ratio', NOT_BELOW_ZERO),
    maintenanceShare: z.optional(decimal('ratio', NOT_BELOW_ZERO)),
    rate: decimal('ratio', SHARE),
  })
}

const edge = z.enum(['lower', 'upper'])

const table = z.discriminatedUnion('counts', [
  z.strictObject({
    cap: z.optional(decimal('usd', ABOVE_ZERO)),
    counts: z.literal('notional'),
    edge,
    shape: z.enum(['graduated', 'whole']),
    tiers: list(tier(decimal('usd', NOT_BELOW_ZERO)), TIERS_MAX),
  }),
  z.strictObject({
    cap: z.optional(decimal('size', ABOVE_ZERO)),
    counts: z.literal('size'),
    edge,
    shape: z.literal('whole'),
    tiers: list(tier(decimal('size', NOT_BELOW_ZERO)), TIERS_MAX),
  }),
])

export const market = z.strictObject({
  contractSize: decimal('size', ABOVE_ZERO),
  funding: z.strictObject({
    cap: z.optional(decimal('ratio')),
    everyHours: hours,
    floor: z.optional(decimal('ratio')),
  }),
  id: marketId,
  isolatedOnly: z.boolean(),
  lot: z.optional(decimal('size', ABOVE_ZERO)),
  multiplier: decimal('ratio', ABOVE_ZERO),
  openInterestCaps: z.optional(
    z.strictObject({
      lower: decimal('usd', NOT_BELOW_ZERO),
      upper: decimal('usd', NOT_BELOW_ZERO),
    }),
  ),
  payoff: z.enum(['linear', 'inverse']),
  provenance,
  quote: name,
  symbol: id,
  table,
  tick: z.optional(decimal('price', ABOVE_ZERO)),
  underlying: id,
  venue: id,
})

const assumptions = z.strictObject({
  correlationElsewhere: z.strictObject(assumed(SIGNED_SHARE)),
  correlations: z.optional(
    list(z.strictObject({ ...assumed(SIGNED_SHARE), pair: z.tuple([id, id]) }), CORRELATIONS_MAX),
  ),
  slippage: z.strictObject(assumed(SIGNED_SHARE)),
  takerFee: z.optional(z.strictObject(assumed(SIGNED_SHARE))),
  volatility: z.optional(
    list(z.strictObject({ ...assumed(NOT_BELOW_ZERO), underlying: id }), VOLATILITIES_MAX),
  ),
  volatilityElsewhere: z.strictObject(assumed(NOT_BELOW_ZERO)),
})

const margin = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('cross') }),
  z.strictObject({ margin: decimal('usd', NOT_BELOW_ZERO), mode: z.literal('isolated') }),
])

const size = decimal('size')

export const edits = [
  z.strictObject({ kind: z.literal('resize'), position: id, to: size }),
  z.strictObject({ kind: z.literal('fill'), position: id, size }),
  z.strictObject({ by: size, kind: z.literal('reduce'), position: id }),
  z.strictObject({ kind: z.literal('close'), position: id }),
  z.strictObject({ kind: z.literal('flip'), position: id }),
  z.strictObject({
    account: id,
    kind: z.literal('open'),
    leverage: z.optional(decimal('ratio', ABOVE_ZERO)),
    margin,
    market: marketId,
    position: id,
    size,
  }),
  z.strictObject({
    account: id,
    amount: decimal('usd', NOT_BELOW_ZERO),
    kind: z.literal('deposit'),
  }),
  z.strictObject({
    account: id,
    amount: decimal('usd', NOT_BELOW_ZERO),
    kind: z.literal('withdraw'),
  }),
  z.strictObject({ amount: decimal('usd'), kind: z.literal('transfer margin'), position: id }),
  z.strictObject({ kind: z.literal('switch mode'), position: id, to: margin }),
  z.strictObject({
    kind: z.literal('leverage'),
    position: id,
    to: z.optional(decimal('ratio', ABOVE_ZERO)),
  }),
  z.strictObject({ kind: z.literal('mark'), market: marketId, to: decimal('price', ABOVE_ZERO) }),
  z.strictObject({
    kind: z.literal('funding'),
    market: marketId,
    to: z.strictObject({ everyHours: hours, rate: decimal('ratio') }),
  }),
] as const

export const shapeV1 = z.strictObject({
  accounts: list(account, ACCOUNTS_MAX),
  /** When the marks were true. */
  asOf: z.optional(time),
  assumptions,
  draft: z.optional(list(z.discriminatedUnion('kind', edits), EDITS_MAX)),
  markets: z.optional(list(market, MARKETS_MAX)),
  name,
  quotes: z.optional(quotes),
  /** How the page counted funding rates: the one choice of view that figures depend on. */
  rateUnit: z.optional(z.enum(['interval', '8h', 'day', 'apr'])),
})

export type ShapeV1 = z.infer<typeof shapeV1>

/** The first thing wrong, in words: where it stands, counted as a reader counts, and what it is. */
export function problemInWords(issues: readonly z.core.$ZodIssue[]): string {
  const [first] = issues
  if (first === undefined) return 'it does not have the shape of a document'
  return `${placeInWords(first.path)}: ${wrongInWords(first)}`
}

export function placeInWords(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `number ${step + 1}` : String(step)))
  return steps.length === 0 ? 'the document' : steps.join(', ')
}

function wrongInWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'invalid_type') return 'is missing or of the wrong kind'
  if (issue.code === 'too_big') return `is larger than ${String(issue.maximum)}`
  if (issue.code === 'too_small') return `is smaller than ${String(issue.minimum)}`
  if (issue.code !== 'unrecognized_keys') return 'is not one of the values it may have'
  return `has a field that is not known: "${short(issue.keys[0] ?? '')}"`
}
