// Documents for the laws of links, and one book as a trader holds it.
// The generator's range: 0 to 4 accounts on six venues and one that nobody knows, 0 to 6 positions each,
// amounts from 10⁻²⁰ to 10¹⁵ with up to 40 digits, every kind of edit, own terms with tables of every kind.
import * as fc from 'fast-check'
import type { Account, Holding, MarginMode, Position } from '../../../src/engine/model/book'
import { position } from '../../../src/engine/model/book'
import type { Edit } from '../../../src/engine/model/edit'
import type { Market, MarketId } from '../../../src/engine/model/market'
import { marketIdOf } from '../../../src/engine/model/market'
import type { Scenario } from '../../../src/engine/model/scenario'
import type { Assumed, Assumptions, Quote } from '../../../src/engine/model/snapshot'
import {
  amount,
  price,
  ratio,
  size,
  usd,
  type Amount,
  type Ratio,
  type Unit,
} from '../../../src/engine/units/amount'
import {
  flatByShare,
  graduated,
  wholeByNotional,
  wholeBySize,
} from '../../../src/engine/venues/tiers'
import type { LinkContent, LinkedDocument } from '../../../src/io/link/v1'

const SYMBOLS: Readonly<Record<string, readonly string[]>> = {
  generic: ['BTC', 'ETH'],
  hyperliquid: ['BTC', 'kPEPE', 'xyz:XYZ100'],
  binance: ['BTCUSDT', '1000PEPEUSDT', 'ETHUSDC'],
  bybit: ['BTCUSDT', 'SHIB1000USDT'],
  okx: ['BTC-USDT-SWAP', 'ETH-USDT-SWAP'],
  dydx: ['BTC-USD', 'SOL-USD'],
  'venue nobody knows': ['A:B', '期货'],
}

const VENUES = Object.keys(SYMBOLS)

/** Text as people write it, and as nobody would: quotes, emoji, half a surrogate pair. */
const label = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom('Hedged majors', '"', '\\', '\u0000', '\uD800', '__proto__', 'constructor'),
)
const id = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9/-]{0,11}$/),
  fc.constantFrom('__proto__', 'constructor', 'a b', '1'),
)

/** Digits that are no number of ours to begin with: 123 at 10⁻⁵ is 0.00123. */
const above = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 9n }) },
      { weight: 1, arbitrary: fc.bigInt({ min: 1n, max: 10n ** 40n - 1n }) },
    ),
    fc.integer({ min: -20, max: 6 }),
  )
  .map(([digits, exponent]) => {
    const places = Math.max(0, String(digits).length - 15)
    return `${digits}e${exponent - places}`
  })

function amountOf<U extends Unit>(unit: U, sign: 'above' | 'not below' | 'any' = 'any') {
  const signed = fc.tuple(above, fc.boolean()).map(([text, below]) => (below ? `-${text}` : text))
  const digits = { above, 'not below': fc.oneof(above, fc.constant('0')), any: signed }[sign]
  return digits.map((text): Amount<U> => amount(text, unit))
}

/** Between 0 and 1. */
const share = fc.integer({ min: 0, max: 10_000 }).map((n) => ratio(`${n}e-4`))
const correlation = fc.integer({ min: -1000, max: 1000 }).map((n) => ratio(`${n}e-3`))

function record<T>(
  fields: { [K in keyof T]-?: fc.Arbitrary<Exclude<T[K], undefined>> },
  needed: (keyof T)[],
) {
  return fc.record(fields, { requiredKeys: needed }) as fc.Arbitrary<T>
}

const provenance = record<Market['provenance']>(
  { asOf: fc.constantFrom('2026-08-22', '2024-02-29'), source: label, estimate: label },
  ['asOf', 'source'],
)

function assumed(value: fc.Arbitrary<Ratio>) {
  return record<Assumed<Ratio>>(
    { value, from: fc.constantFrom('typed', 'preset', 'imported'), provenance },
    ['value', 'from'],
  )
}

const margin: fc.Arbitrary<MarginMode> = fc.oneof(
  fc.constant({ mode: 'cross' } as const),
  fc.record({ mode: fc.constant('isolated' as const), margin: amountOf('usd', 'not below') }),
)

function marketIn(venue: string): fc.Arbitrary<MarketId> {
  return fc.constantFrom(...(SYMBOLS[venue] ?? [])).map((symbol) => marketIdOf(venue, symbol))
}

const anyMarket = fc.constantFrom(...VENUES).chain(marketIn)

/** Positions that all count: what is excluded is said from version 2 on. */
function positionIn(venue: string): fc.Arbitrary<Position> {
  return record<Omit<Position, 'excluded'>>(
    {
      id,
      market: marketIn(venue),
      size: amountOf('size'),
      entry: amountOf('price', 'above'),
      margin,
      leverage: amountOf('ratio', 'above'),
      fundingUnsettled: fc.oneof(fc.constant(usd(0)), amountOf('usd')),
      costsPaid: fc.oneof(fc.constant(usd(0)), amountOf('usd')),
      realised: fc.oneof(fc.constant(usd(0)), amountOf('usd')),
    },
    ['id', 'market', 'size', 'entry', 'margin', 'fundingUnsettled', 'costsPaid', 'realised'],
  )
}

const account: fc.Arbitrary<Account> = fc.constantFrom(...VENUES).chain((venue) =>
  fc.record({
    id,
    name: label,
    venue: fc.constant(venue),
    quote: fc.constantFrom('USDT', 'USDC', 'USD'),
    cash: amountOf('usd'),
    holdings: fc.array(
      fc.record<Holding>({ market: anyMarket, size: amountOf('size'), haircut: share }),
      { maxLength: 2 },
    ),
    positions: fc.array(positionIn(venue), { maxLength: 6 }),
  }),
)

const quote = record<Quote>(
  {
    mark: amountOf('price', 'above'),
    index: amountOf('price', 'above'),
    funding: fc.record({ rate: amountOf('ratio'), everyHours: fc.constantFrom(1, 4, 8, 0.5) }),
    openInterest: amountOf('size', 'not below'),
  },
  [],
)

const table: fc.Arbitrary<Market['table']> = fc.oneof(
  fc.constant(
    graduated(
      [
        { floor: usd(0), rate: ratio('0.004'), initialRate: ratio('0.008') },
        { floor: usd(50_000), rate: ratio('0.005'), initialRate: ratio('0.01') },
      ],
      { cap: usd(1_000_000) },
    ),
  ),
  fc.constant(
    wholeBySize([
      { floor: size(0), rate: ratio('0.004'), initialRate: ratio('0.01') },
      { floor: size('12.5'), rate: ratio('0.01'), initialRate: ratio('0.02') },
    ]),
  ),
  fc.constant(
    wholeByNotional([{ floor: usd(0), rate: ratio('0.03'), initialRate: ratio('0.05') }]),
  ),
  fc.constant(flatByShare(ratio('0.05'), ratio('0.6'))),
)

/** Markets on the fee of their venue: one of their own is said from version 4 on. */
const market: fc.Arbitrary<Market> = fc.constantFrom(...VENUES).chain((venue) =>
  fc.constantFrom(...(SYMBOLS[venue] ?? [])).chain((symbol) =>
    record<Omit<Market, 'takerFee'>>(
      {
        id: fc.constant(marketIdOf(venue, symbol)),
        venue: fc.constant(venue),
        symbol: fc.constant(symbol),
        underlying: fc.constantFrom('BTC', 'PEPE'),
        quote: fc.constantFrom('USDT', 'USDC'),
        payoff: fc.constantFrom('linear', 'inverse'),
        multiplier: fc.constantFrom(ratio(1), ratio(1000)),
        contractSize: amountOf('size', 'above'),
        tick: amountOf('price', 'above'),
        lot: amountOf('size', 'above'),
        table,
        isolatedOnly: fc.boolean(),
        openInterestCaps: fc.constant({ lower: usd(25_000_000), upper: usd(50_000_000) }),
        funding: record<Market['funding']>(
          { everyHours: fc.constantFrom(1, 8), cap: share, floor: amountOf('ratio') },
          ['everyHours'],
        ),
        provenance,
      },
      [
        'id',
        'venue',
        'symbol',
        'underlying',
        'quote',
        'payoff',
        'multiplier',
        'contractSize',
        'table',
        'isolatedOnly',
        'funding',
        'provenance',
      ],
    ),
  ),
)

const COINS = ['BTC', 'ETH', 'SOL', '__proto__', '1000X']

const assumptions: fc.Arbitrary<Assumptions> = record<Assumptions>(
  {
    volatility: fc
      .uniqueArray(fc.tuple(fc.constantFrom(...COINS), assumed(amountOf('ratio', 'not below'))), {
        selector: ([coin]) => coin,
      })
      .map((rows) => new Map(rows)),
    volatilityElsewhere: assumed(amountOf('ratio', 'not below')),
    correlations: fc.uniqueArray(
      fc.record({
        pair: fc
          .uniqueArray(fc.constantFrom(...COINS), { minLength: 2, maxLength: 2 })
          .map(([one = '', other = '']) => [one, other] as const),
        rho: assumed(correlation),
      }),
      { selector: ({ pair }) => pair.toSorted().join(' '), maxLength: 4 },
    ),
    correlationElsewhere: assumed(correlation),
    takerFee: assumed(correlation),
    slippage: assumed(share),
  },
  ['volatility', 'volatilityElsewhere', 'correlations', 'correlationElsewhere', 'slippage'],
)

function editOn(accounts: readonly Account[], fresh: number): fc.Arbitrary<Edit> {
  const positionId = fc.constantFrom(
    'gone',
    ...accounts.flatMap((held) => held.positions.map((each) => each.id)),
  )
  const where = fc.constantFrom({ id: 'gone', venue: 'generic' }, ...accounts)
  const cash = { account: where.map((held) => held.id), amount: amountOf('usd', 'not below') }
  const kind = <K extends Edit['kind']>(name: K) => fc.constant(name)
  return fc.oneof(
    fc.record({ kind: kind('resize'), position: positionId, to: amountOf('size') }),
    fc.record({ kind: kind('fill'), position: positionId, size: amountOf('size') }),
    fc.record({ kind: kind('reduce'), position: positionId, by: amountOf('size') }),
    fc.record({ kind: kind('close'), position: positionId }),
    fc.record({ kind: kind('flip'), position: positionId }),
    where.chain((held) =>
      record<Extract<Edit, { kind: 'open' }>>(
        {
          kind: kind('open'),
          account: fc.constant(held.id),
          position: fc.constant(`new ${fresh}`),
          market: marketIn(held.venue),
          size: amountOf('size'),
          margin,
          leverage: amountOf('ratio', 'above'),
        },
        ['kind', 'account', 'position', 'market', 'size', 'margin'],
      ),
    ),
    fc.record({ kind: kind('deposit'), ...cash }),
    fc.record({ kind: kind('withdraw'), ...cash }),
    fc.record({ kind: kind('transfer margin'), position: positionId, amount: amountOf('usd') }),
    fc.record({ kind: kind('switch mode'), position: positionId, to: margin }),
    record<Extract<Edit, { kind: 'leverage' }>>(
      { kind: kind('leverage'), position: positionId, to: amountOf('ratio', 'above') },
      ['kind', 'position'],
    ),
    fc.record({ kind: kind('mark'), market: anyMarket, to: amountOf('price', 'above') }),
    fc.record({
      kind: kind('funding'),
      market: anyMarket,
      to: fc.record({ rate: amountOf('ratio'), everyHours: fc.constantFrom(1, 8) }),
    }),
  )
}

/** Ids made different from one another, as a store's are. */
function distinct(accounts: readonly Account[]): readonly Account[] {
  return accounts.map((held, at) => ({
    ...held,
    id: `${held.id}${at}`,
    positions: held.positions.map((each, row) => ({ ...each, id: `${each.id}${at}-${row}` })),
  }))
}

export const anyDocument: fc.Arbitrary<LinkedDocument> = fc
  .record({
    name: label,
    accounts: fc.array(account, { maxLength: 4 }).map(distinct),
    snapshot: record<Scenario['snapshot']>(
      {
        asOf: fc.constantFrom('2026-08-22T14:30:00.000Z', '2026-08-22T14:30Z', '2026-08-22'),
        quotes: fc.array(fc.tuple(anyMarket, quote), { maxLength: 8 }).map((rows) => new Map(rows)),
      },
      ['quotes'],
    ),
    markets: fc
      .array(market, { maxLength: 3 })
      .map((list) => new Map(list.map((each) => [each.id, each]))),
    assumptions,
  })
  .chain(({ accounts, ...rest }) =>
    fc
      .tuple(...Array.from({ length: 6 }, (_, fresh) => editOn(accounts, fresh)))
      .chain((edits) => fc.subarray(edits))
      .map((draft) => ({ baseline: { ...rest, book: { accounts } }, draft })),
  )

export const anyContent: fc.Arbitrary<LinkContent> = record<LinkContent>(
  { document: anyDocument, rateUnit: fc.constantFrom('interval', '8h', 'day', 'apr') },
  ['document'],
)

// --- one book as a trader holds it ---

/** Symbol, size, entry, mark, funding rate per 8 hours, leverage. Prices of an ordinary day, made up. */
const TWENTY = `
BTCUSDT 0.150 97412.30 98020.10 0.00010000 20
ETHUSDT -4.200 3455.18 3401.77 0.00008214 25
SOLUSDT 61.000 188.4210 190.3300 0.00012451 10
BNBUSDT 7.3400 655.120 661.840 -0.00002310 10
XRPUSDT -3400.5 2.3412 2.2987 0.00010000 15
DOGEUSDT 25000 0.312450 0.318820 0.00034100 10
ADAUSDT 5200.000 0.94120 0.91230 0.00010000 10
AVAXUSDT -110.000 37.4210 36.8840 -0.00011200 8
LINKUSDT 210.50 22.4130 23.0170 0.00009871 10
DOTUSDT 640.0 7.1280 6.9950 0.00010000 10
LTCUSDT -28.400 104.220 102.910 0.00004412 12
BCHUSDT 3.250 447.310 452.880 0.00010000 10
NEARUSDT 900.0 5.2140 5.3320 0.00013312 8
APTUSDT -350.0 9.1231 8.8872 -0.00020500 8
ARBUSDT 4100.0 0.742100 0.758800 0.00010000 6
OPUSDT 1800.0 1.812400 1.774000 0.00010000 6
SUIUSDT 480.0 4.1822 4.3310 0.00021900 10
INJUSDT -95.0 21.3310 20.7720 0.00010000 8
1000PEPEUSDT 2500000 0.0203340 0.0199810 0.00041000 10
WIFUSDT 1150.0 1.892300 1.934100 0.00015570 5
`

/** Twenty positions of one Binance account, two of them isolated, with one resize drafted. */
export function twentyPositions(): LinkedDocument {
  const rows = TWENTY.trim()
    .split('\n')
    .map((line) => line.split(' '))
  const positions = rows.map(([symbol = '', held = '', entry = '', , , leverage = ''], at) =>
    position({
      id: `p${at + 1}`,
      market: marketIdOf('binance', symbol),
      size: size(held),
      entry: price(entry),
      leverage: ratio(leverage),
      ...(at < 18 ? {} : { margin: { mode: 'isolated', margin: usd('5083.50') } as const }),
    }),
  )
  const quotes = rows.map(
    ([symbol = '', , , mark = '', rate = '']) =>
      [
        marketIdOf('binance', symbol),
        { mark: price(mark), funding: { rate: ratio(rate), everyHours: 8 } },
      ] as const,
  )
  const preset = {
    from: 'preset',
    provenance: { asOf: '2026-08-22', source: 'Daily closes of one year' },
  } as const
  const coins = rows.map(([symbol = '']) => symbol.replace(/^1000|USDT$/g, ''))
  return {
    baseline: {
      name: 'Binance futures',
      book: {
        accounts: [
          {
            id: 'a1',
            name: 'Binance',
            venue: 'binance',
            quote: 'USDT',
            cash: usd('48211.37'),
            holdings: [],
            positions,
          },
        ],
      },
      snapshot: { asOf: '2026-08-22T14:30:00.000Z', quotes: new Map(quotes) },
      markets: new Map(),
      assumptions: {
        volatility: new Map(
          coins.map((coin, at) => [coin, { value: ratio(`0.0${31 + at}`), ...preset }]),
        ),
        volatilityElsewhere: { value: ratio('0.06'), ...preset },
        correlations: [],
        correlationElsewhere: { value: ratio('0.7'), ...preset },
        slippage: { value: ratio('0.0003'), ...preset },
      },
    },
    draft: [{ kind: 'resize', position: 'p2', to: size('-3.1') }],
  }
}
