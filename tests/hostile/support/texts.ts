// Texts to paste: real ones damaged, answers changed in their JSON, tables made of headers and hostile cells in
// every separator, lines of the plain form, noise, and long runs that slow expressions down.
import * as fc from 'fast-check'
import { PLAIN, SAMPLES, TABLES } from './corpus'
import { damaged } from './mutate'
import { grown, treesOf } from './trees'
import { FIGURES, NAMES, SPICE } from './words'

/** Of six languages, of positions and of what is none, and two that say nothing. */
const HEADERS = [
  'Symbol|Side|Size|Entry Price|Mark Price|Leverage|Margin|PNL(ROI %)|Coin|Position Value|Liq. Price',
  'Funding|Contracts|Account|Exchange|Quote|Markt|Richtung|Größe|Einstiegspreis|Markpreis|Hebel|Sicherheit',
  "Marché|Sens|Taille|Prix d'entrée|Levier|Mercado|Lado|Cantidad|Precio de entrada|合约|方向|数量|开仓均价",
  '标记价格|杠杆|銘柄|売買|建玉|参入価格|Time|Fee|Closed PnL|Payment|Date(UTC)|Maintenance rate|Size (USDT)||#',
].flatMap((line) => line.split('|'))

const SYMBOLS = [
  'BTC',
  'BTCUSDT',
  'BTC-USDT-SWAP',
  'BTC-USD',
  'kPEPE',
  '1000PEPEUSDT',
  'xyz:XYZ100',
  'ETH 20x',
]
const ORDINARY = [
  '1',
  '0.5',
  '-2',
  '60000.5',
  '1,234.5',
  '1.234,5',
  '20x',
  'Long',
  'short',
  'Cross',
  '5%',
  '',
]

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ORDINARY) },
  { weight: 2, arbitrary: fc.constantFrom(...SYMBOLS) },
  { weight: 1, arbitrary: fc.constantFrom(...FIGURES) },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

const table = fc
  .tuple(
    fc.constantFrom('\t', ',', ';', '|', '  ', ' ', '   '),
    fc.array(fc.oneof(fc.constantFrom(...HEADERS), fc.constantFrom(...NAMES)), {
      minLength: 1,
      maxLength: 12,
    }),
    fc.array(fc.array(cell, { maxLength: 13 }), { maxLength: 25 }),
    fc.boolean(),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([between, headers, rows, quotes, ending]) =>
    [headers, ...rows]
      .map((cells) => cells.map((one) => (quotes ? quoted(one) : one)).join(between))
      .join(ending),
  )

const PLAIN_WORDS =
  'account on hyperliquid binance cross isolated margin long short @ mark mmr lev funding 0.01%/8h liq accrued holding haircut as of # "'.split(
    ' ',
  )

const plainLine = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...PLAIN_WORDS) },
      { weight: 2, arbitrary: fc.constantFrom(...ORDINARY, ...SYMBOLS) },
      { weight: 1, arbitrary: fc.constantFrom(...FIGURES, ...NAMES, ...SPICE) },
    ),
    { maxLength: 14 },
  )
  .map((words) => words.join(' '))

const plain = fc.array(plainLine, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n'))

const noise = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.json({ maxDepth: 6 }),
)

const token = fc.oneof(
  fc.constantFrom(...SPICE),
  fc.constantFrom(...ORDINARY, ...SYMBOLS, ...PLAIN_WORDS),
  fc.constantFrom(
    '1 ',
    '1,',
    '.1',
    '1.',
    '-',
    '- ',
    ' -',
    '/',
    '*1',
    '(',
    '[',
    '{"a":',
    '""',
    'a/',
    ':a',
    '0x',
    'e1',
    '1e',
    '1k ',
    ':-',
    '$',
    'k',
    '_',
  ),
  fc.string({ maxLength: 3 }),
)

/** A beginning, one thing up to thousands of times, and an ending that does not fit. */
const run = fc
  .tuple(token, token, fc.integer({ min: 10, max: 6_000 }), token)
  .map(([before, part, times, after]) => before + part.repeat(times).slice(0, 20_000) + after)

const runInText = fc
  .tuple(damaged([...SAMPLES, ...PLAIN]), run, fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([text, long, where]) => {
    const at = Math.floor(where * text.length)
    return text.slice(0, at) + long + text.slice(at)
  })

export const pastes: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: damaged(SAMPLES) },
  { weight: 5, arbitrary: damaged([...TABLES, ...PLAIN]) },
  { weight: 6, arbitrary: grown(treesOf(SAMPLES)) },
  { weight: 4, arbitrary: table },
  { weight: 3, arbitrary: plain },
  { weight: 2, arbitrary: noise },
  { weight: 1, arbitrary: run },
  { weight: 1, arbitrary: runInText },
)

const VERBS = 'sell buy half all close flip deposit withdraw set to open mark'.split(' ')

/** Short texts, as they are typed into a cell, a field or the palette. */
export const phrases: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...FIGURES) },
  {
    weight: 3,
    arbitrary: fc
      .array(
        fc.constantFrom(
          ...FIGURES,
          ...SPICE,
          ...ORDINARY,
          '=',
          '=limit',
          '=liq',
          '!',
          '*',
          '/',
          'k',
        ),
        {
          maxLength: 5,
        },
      )
      .map((parts) => parts.join('')),
  },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.constantFrom(...VERBS, ...ORDINARY, ...SYMBOLS, ...FIGURES, ...NAMES), {
        maxLength: 6,
      })
      .map((parts) => parts.join(' ')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: run },
)
