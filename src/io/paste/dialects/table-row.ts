// One row of a positions table. Every cell may carry more than its column says: leverage beside the
// symbol, a coin behind the size, the margin mode in brackets, a percentage behind the P&L. What the row
// leaves open is asked with every answer worked out; nothing is guessed.
import type { VenueId } from '../../../engine/model/market'
import { NO_SIZE, ONE, sign, type Ratio } from '../../../engine/units/amount'
import type { Field } from '../columns'
import { present, type Fields, type RowFound } from '../fields'
import type { FileAnswers, FileQuestion, ImportedPosition, Side } from '../imported'
import { modeOf } from '../words'
import { mainOf, remarkOf, type Cells } from './cells'
import type { SizeReading } from './row-contracts'
import { marginsOf, type MarginReading } from './row-margin'
import { marketOf, plainLeverage } from './row-market'
import { sideCellOf, sidesOf, type Sides } from './row-side'
import { sizesOf } from './row-size'

export interface TableRules {
  readonly venue?: VenueId
  readonly quote?: string
  /** Sizes are signed: one without a sign is long. */
  readonly signsSizes: boolean
  /** What margins of isolated positions count, where the source is known. */
  readonly margin?: FileAnswers['margin']
  readonly answers: FileAnswers
}

/** The position of a row, a question about it, or what is wrong with it. */
export function readTableRow(cells: Cells, fields: Fields, rules: TableRules): RowFound {
  const market = marketOf(cells, fields, rules)
  if (market === undefined) return { kind: 'none' }
  const { answers } = rules
  const prices = pricesOf(cells, fields)
  const pnl = fields.amount(mainOf(cells.text('P&L')), 'usd', cells.header('P&L'))
  const sizes = sizesOf(cells, fields, { market, ...prices, pnl, counts: answers.sizes })
  const [first] = sizes
  if (first?.size.isZero() === true) return { kind: 'skip', why: 'size is zero' }
  const sideCell = sideCellOf(cells, fields)
  const sides = sidesOf(cells, fields, {
    said: sideCell.side,
    beside: market.side,
    size: sizes.length === 1 ? first?.size : undefined,
    isBelowZero: sign(first?.size ?? NO_SIZE) < 0,
    pnl,
    ...prices,
    isSigned: rules.signsSizes,
    answer: answers.side,
  })
  const mode =
    market.mode ??
    sideCell.mode ??
    modeIn(cells.text('margin mode')) ??
    modeIn(remarkOf(cells.text('margin'))) ??
    modeIn(cells.text('leverage')) ??
    answers.mode
  const leverage = market.leverage ?? leverageOf(cells, fields) ?? sideCell.leverage
  const rest = present({
    ...prices,
    venue: market.venue,
    leverage,
    unrealizedPnl: pnl,
    ...restOf(cells, fields),
  })
  const variants: Variant[] = []
  for (const reading of sizes) {
    for (const side of sides.sides) {
      const size = side === 'long' ? reading.size.abs() : reading.size.abs().neg()
      const clues = { mode, size, leverage, pnl, ...prices, counts: rules.margin ?? answers.margin }
      for (const margin of marginsOf(cells, fields, clues)) variants.push({ reading, side, margin })
    }
  }
  const [only] = variants
  if (only === undefined) return { kind: 'none' }
  if (mode === undefined) fields.note('cross or isolated is not stated')
  const position = ({ reading, side, margin }: Variant): ImportedPosition => {
    const { label: _size, size, ...contracts } = reading
    const { label: _margin, ...aside } = margin
    return { ...market.name, side, size: size.abs(), ...contracts, ...aside, ...rest }
  }
  const isOpen = only.margin.label !== undefined || only.reading.label !== undefined
  if (variants.length === 1 && !isOpen) {
    return { kind: 'position', position: position(only) }
  }
  const { venueSymbol } = market.name
  const asked = questionOf(variants, sides, cells, venueSymbol)
  return {
    kind: 'question',
    ...asked,
    choices: variants.map((each) => ({ label: labelOf(each, variants), position: position(each) })),
  }
}

interface Variant {
  readonly reading: SizeReading
  readonly side: Side
  readonly margin: MarginReading
}

/** What is open about a row, in one sentence each. The first open matter is what the file is asked about. */
function questionOf(
  variants: readonly Variant[],
  sides: Sides,
  cells: Cells,
  symbol: string,
): { readonly question: string; readonly about?: FileQuestion['about'] } {
  const questions: string[] = []
  const about: (FileQuestion['about'] | undefined)[] = []
  if (sides.sides.length > 1) {
    questions.push(`${sides.why}. Long or short?`)
    about.push(sides.isContradiction ? undefined : 'side')
  }
  if (variants.some(({ reading }) => reading.label !== undefined)) {
    questions.push(`Is the size of ${cells.text('size')} coins or contracts?`)
    about.push('sizes')
  }
  if (variants.some(({ margin }) => margin.label !== undefined)) {
    questions.push(`Does the margin of ${cells.text('margin')} count unrealised P&L?`)
    about.push('margin')
  }
  const first = about.find((each) => each !== undefined)
  return { question: `${symbol}: ${questions.join(' ')}`, ...present({ about: first }) }
}

/** What tells a variant from the others. */
function labelOf({ reading, side, margin }: Variant, all: readonly Variant[]): string {
  const isBoth = all.some((each) => each.side !== side)
  const words = [isBoth ? side : undefined, reading.label, margin.label]
  return words.filter((word) => word !== undefined).join(', ')
}

// --- prices and the rest ---

function pricesOf(cells: Cells, fields: Fields) {
  const price = (field: Field, required: boolean) =>
    fields.amount(mainOf(cells.text(field)), 'price', cells.header(field), {
      required,
      above: 'zero',
    })
  const liquidation = fields.amount(
    mainOf(cells.text('liquidation price')),
    'price',
    cells.header('liquidation price'),
  )
  return {
    entry: price('entry', true),
    mark: price('mark', false),
    liquidationPrice: liquidation !== undefined && sign(liquidation) > 0 ? liquidation : undefined,
  }
}

/** `20x`, `x20`, `20`, `Cross 20x`. */
function leverageOf(cells: Cells, fields: Fields): Ratio | undefined {
  const word =
    cells
      .text('leverage')
      .split(/\s+/)
      .find((each) => /\d/.test(each)) ?? ''
  return fields.amount(plainLeverage(word), 'ratio', cells.header('leverage'), { above: 'zero' })
}

/** `yes` leaves the row out of its account; nothing and `no` count it. */
function excludedOf(cells: Cells, fields: Fields): true | undefined {
  const text = cells.text('excluded')
  if (/^(?:yes|true)$/i.test(text)) return true
  if (text !== '' && !/^(?:no|false)$/i.test(text)) {
    const column = cells.header('excluded')
    fields.complain(
      'excluded-unknown',
      `"${text}" is neither yes nor no`,
      column,
      text,
      'yes or no',
    )
  }
  return undefined
}

function restOf(cells: Cells, fields: Fields) {
  const account = cells.text('account')
  return {
    account: account === '' ? undefined : account,
    fundingSinceOpen: fields.amount(mainOf(cells.text('funding')), 'usd', cells.header('funding')),
    fundingUnsettled: fields.amount(cells.text('accrued'), 'usd', cells.header('accrued')),
    excluded: excludedOf(cells, fields),
    funding: fundingRateOf(cells, fields),
    maintenanceRate: maintenanceOf(cells, fields),
  }
}

/** A rate counts only when the cell or its header says per how many hours. */
function fundingRateOf(cells: Cells, fields: Fields) {
  const text = cells.text('funding rate')
  const hours = /(\d{1,2})\s*h/i.exec(
    `${text.split('/')[1] ?? ''} ${cells.header('funding rate')}`,
  )?.[1]
  if (text === '') return undefined
  if (hours === undefined || !(Number(hours) >= 1 && Number(hours) <= 24)) {
    fields.note('funding rate left out: it does not say per how many hours')
    return undefined
  }
  const rate = fields.amount(text.split('/')[0] ?? '', 'ratio', cells.header('funding rate'))
  return rate === undefined ? undefined : { rate, everyHours: Number(hours) }
}

function maintenanceOf(cells: Cells, fields: Fields): Ratio | undefined {
  const text = cells.text('maintenance rate')
  const rate = fields.amount(text, 'ratio', cells.header('maintenance rate'), { above: 'zero' })
  if (rate === undefined || rate.lt(ONE)) return rate
  fields.complain(
    'mmr-too-high',
    `"${text}" is 100 % or more`,
    cells.header('maintenance rate'),
    text,
    'a percentage such as 1.25%',
  )
  return undefined
}

function modeIn(text: string): 'cross' | 'isolated' | undefined {
  return text
    .split(/[\s()]+/)
    .map(modeOf)
    .find((mode) => mode !== undefined)
}
