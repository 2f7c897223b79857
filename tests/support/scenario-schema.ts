// The documented format: the shape that links and files are read by, as JSON Schema (draft 2020-12).
// What the library cannot tell of its own shape (what a list holds, which texts are amounts) is added from what
// the shape means; `tests/io/file/schema.test.ts` holds the two to each other.
import * as z from 'zod/mini'
import { must } from '../../src/engine/units/outcome'
import { WHOLE_DIGITS_MAX, PLACES_MAX } from '../../src/io/link/decimal-text'
import { DIGITS } from '../../src/engine/units/decimal'
import { VERSION } from '../../src/io/link/migrate'
import { MEANT } from '../../src/io/link/v1-shape'
import { shapeV4 } from '../../src/io/link/v4-shape'

export interface Schema {
  [keyword: string]: unknown
  properties?: Record<string, Schema>
  required?: string[]
}

/** A file: unknown fields are allowed, have no effect and are kept. */
export function fileSchema(): Schema {
  const document = withoutLimits(documentSchema(shapeV4))
  return {
    $schema: DRAFT,
    title: 'Plimsoll scenario',
    description:
      'A scenario as Plimsoll saves it: NAME.plimsoll.json. Amounts are plain decimal text. Fields that are not ' +
      'described here have no effect and are kept. Some rules go beyond this schema: see the README.',
    ...document,
    properties: {
      plimsoll: { const: VERSION, description: 'The version of the format.' },
      ...document.properties,
    },
    required: ['plimsoll', ...(document.required ?? [])],
  }
}

/** The JSON inside a link: nothing beyond what is described, and the checksum of the rest. */
export function linkSchema(): Schema {
  const document = documentSchema(z.omit(shapeV4, { realisedFunding: true }))
  return {
    $schema: DRAFT,
    title: 'Plimsoll link',
    description:
      'The JSON inside a Plimsoll link of version 4: #4.<base64url(deflate-raw(JSON))>. Amounts are plain decimal ' +
      'text. Some rules go beyond this schema: see the README.',
    ...document,
    properties: {
      check: {
        type: 'string',
        pattern: '^[0-9a-f]{8}$',
        description:
          'CRC-32 of the canonical JSON without this field, as eight hexadecimal digits.',
      },
      ...document.properties,
    },
    required: ['check', ...(document.required ?? [])],
  }
}

const DRAFT = 'https://json-schema.org/draft/2020-12/schema'

function documentSchema(shape: z.core.$ZodType): Schema {
  const schema = schemaOf(shape)
  describe(schema, '')
  return schema
}

function schemaOf(shape: z.core.$ZodType): Schema {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      Object.assign(jsonSchema, meaningOf(zodSchema, jsonSchema.pattern))
    },
  }) as Schema
  return schema
}

function meaningOf(shape: z.core.$ZodType, pattern: string | undefined): Schema {
  if (shape._zod.def.type === 'tuple') return { minItems: 2, maxItems: 2 }
  if (pattern?.startsWith('^\\d{4}-')) {
    return { pattern: pattern.includes('T') ? TIME : DAY }
  }
  const meant = MEANT.get(shape)
  switch (meant?.kind) {
    case 'list':
      return { items: schemaOf(meant.of) }
    case 'decimal': {
      const digits = DECIMALS[meant.wanted]
      must(digits !== undefined, `the schema knows no pattern for "${meant.wanted}"`)
      return { pattern: `^${FEW_DIGITS}${digits}$`, maxLength: WHOLE_DIGITS_MAX + PLACES_MAX + 2 }
    }
    case 'market':
      return { pattern: '^[^:]+:[\\s\\S]+$' }
    case undefined:
      return {}
  }
}

/** A day of the calendar; whether February has it, a pattern does not say. */
const DATE = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])'
const DAY = `^${DATE}$`
const CLOCK = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const TIME = `^(?=[\\s\\S]{0,40}$)${DATE}(?:T${CLOCK}(?::[0-5]\\d(?:\\.\\d+)?)?(?:Z|[+-]${CLOCK})?)?$`

/** At most so many digits between the first and the last that is not zero. */
const FEW_DIGITS = `(?=-?[0.]*(?:\\d\\.?){0,${DIGITS}}[0.]*$)`
const WHOLE = `(?:0|[1-9]\\d{0,${WHOLE_DIGITS_MAX - 1}})`
const PLACES = `(?:\\.\\d{1,${PLACES_MAX}})?`
const UP_TO_ONE = `(?:0${PLACES}|1(?:\\.0{1,${PLACES_MAX}})?)`

/** Plain decimal text that keeps a rule, by what the rule wants. */
const DECIMALS: Readonly<Record<string, string>> = {
  'a number': `-?${WHOLE}${PLACES}`,
  'above zero': `(?=[^1-9]*[1-9])${WHOLE}${PLACES}`,
  'zero or more': `(?:-(?=[0.]*$))?${WHOLE}${PLACES}`,
  'between 0 and 1': `(?:-(?=[0.]*$))?${UP_TO_ONE}`,
  'between -1 and 1': `-?${UP_TO_ONE}`,
}

// --- what the fields mean ---

/** By the names that lead to a field; lists and choices are passed through. */
const MEANINGS: Readonly<Record<string, string>> = {
  name: 'The name of the scenario.',
  asOf: 'When the marks were true. Absent: not known.',
  rateUnit: 'How funding rates are printed.',
  accounts: 'Each is one wallet on one venue; its cross positions share its cash.',
  'accounts.id': 'Unique among accounts; edits of the draft name it.',
  'accounts.venue':
    'hyperliquid, dydx, binance, bybit, okx, generic, or a name without published rules.',
  'accounts.quote': 'The currency in which the account is kept and its markets settle.',
  'accounts.cash': 'Quote currency behind the cross positions, without isolated margins.',
  'accounts.terms': 'Rules of a venue that publishes none; what is absent is as on generic.',
  'accounts.terms.takerFee': 'Share of notional: 0.00045 is 0.045 %.',
  'accounts.holdings': 'Collateral other than the quote currency, one column for each field.',
  'accounts.holdings.market': 'The market whose mark prices one unit.',
  'accounts.holdings.haircut': 'The share of the value that is not counted: 0.05 leaves 95 %.',
  'accounts.positions': 'One column for each field, all of one length: row n is position n.',
  'accounts.positions.id': 'Unique in the whole document.',
  'accounts.positions.market': 'venue:symbol as the venue spells it, as in binance:BTCUSDT.',
  'accounts.positions.size': 'Units of the market’s base; a short is below zero.',
  'accounts.positions.entry': 'Average entry price.',
  'accounts.positions.margin':
    'Isolated margin without unrealised P&L; null is cross. Absent: all are cross.',
  'accounts.positions.leverage': 'Leverage chosen; null is the highest the tier allows.',
  'accounts.positions.fundingUnsettled': 'Funding accrued and not yet in cash; above zero: due.',
  'accounts.positions.costsPaid': 'Fees and slippage paid so far, already out of cash.',
  'accounts.positions.realised': 'P&L realised so far, already in cash.',
  'accounts.positions.excluded': 'true where a row is left out of its account, else null.',
  quotes: 'One column for each field, one row for each market.',
  'quotes.fundingRate': 'Per fundingHours; above zero longs pay. 0.0001 is 0.01 %.',
  'quotes.openInterest': 'Units of the market’s base.',
  markets: 'Markets on terms of the user’s own; all others are the venue’s published ones.',
  'markets.multiplier': 'Coins in one unit: 1000 for 1000PEPE.',
  'markets.takerFee': 'Share of notional. Absent: as assumed for all trades, else the venue’s own.',
  'markets.table.tiers.rate': 'Maintenance margin as a share of notional.',
  'markets.table.tiers.initialRate': 'Least initial margin as a share of notional.',
  'markets.table.tiers.deduction':
    'Taken off rate × notional, so that tiers join; 0 in the first and in whole tables.',
  assumptions: 'What is assumed of prices and of trading.',
  'assumptions.volatility': 'Standard deviation of one day’s relative move, by underlying.',
  'assumptions.volatilityElsewhere': 'For underlyings that are not listed.',
  'assumptions.correlations': 'Of daily moves, by pair of underlyings.',
  'assumptions.correlationElsewhere': 'For pairs that are not listed.',
  'assumptions.takerFee': 'Share of notional. Absent: the venue’s own.',
  'assumptions.slippage': 'Share of notional lost when filling at the mark.',
  realisedFunding: 'Funding that was in fact paid: history, which no figure of a pool counts.',
  'realisedFunding.amount': 'Above zero received, below zero paid.',
  'realisedFunding.at': 'When; null where it is not known.',
  'realisedFunding.symbol': 'The market as the venue spells it.',
  draft: 'Edits tried on the baseline, in order. Trades fill at the mark and pay fee and slippage.',
}

function describe(schema: Schema, path: string, isField = true): void {
  const meaning = MEANINGS[path]
  if (isField && meaning !== undefined) schema['description'] = meaning
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    describe(field, path === '' ? name : `${path}.${name}`)
  }
  for (const inner of within(schema)) describe(inner, path, false)
}

/** The schemas inside one that stand for the same path: entries of a list, ways of a choice. */
function within(schema: Schema): readonly Schema[] {
  const found = [schema['items'], schema['anyOf'], schema['oneOf']].flat()
  return found.filter((each): each is Schema => typeof each === 'object' && each !== null)
}

/** The same, all the way down, with room for fields that are not described. */
function withoutLimits(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (keyword, held: unknown) =>
      keyword === 'additionalProperties' ? undefined : held,
    ),
  ) as Schema
}
