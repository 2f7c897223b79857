// The margin of a row: what was set aside for an isolated position, without unrealised P&L. Tables show it
// with or without; the row's own figures mostly tell, and where they do not both readings come back.
import {
  isNonZero,
  least,
  ratio,
  roundToDigits,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../../engine/units/amount'
import type { Fields } from '../fields'
import type { FileAnswers } from '../imported'
import { mainOf, type Cells } from './cells'

export interface MarginReading {
  readonly marginMode?: 'cross' | 'isolated'
  readonly isolatedMargin?: Usd
  readonly isolatedMarginGiven?: Usd
  /** Where there are several: what the figure was taken for. */
  readonly label?: string
}

export interface MarginClues {
  readonly mode: 'cross' | 'isolated' | undefined
  /** Signed: a short is below zero. */
  readonly size: Size
  readonly entry: Price | undefined
  readonly mark: Price | undefined
  readonly leverage: Ratio | undefined
  readonly pnl: Usd | undefined
  /** As the source is known to show it, or as the reader of the preview has said. */
  readonly counts: FileAnswers['margin']
}

/** The margin, in as many readings as the row leaves open. */
export function marginsOf(
  cells: Cells,
  fields: Fields,
  clues: MarginClues,
): readonly MarginReading[] {
  const column = cells.header('margin')
  const text = mainOf(cells.text('margin'))
  const given = fields.amount(text, 'usd', column)
  if (clues.mode === 'cross') return [{ marginMode: 'cross' }]
  if (given === undefined) {
    if (clues.mode === undefined) return [{}]
    const wanted = 'the margin set aside'
    fields.complain('margin-missing', 'isolated, without its margin', column, text, wanted)
    return [{ marginMode: 'isolated' }]
  }
  const marginMode = clues.mode === undefined ? {} : { marginMode: clues.mode }
  const of = (wallet: Usd, label?: string): MarginReading => ({
    ...marginMode,
    isolatedMargin: wallet,
    isolatedMarginGiven: given,
    ...(label === undefined ? {} : { label }),
  })
  const found = walletOf(given, clues)
  if (found.kind === 'known') {
    fields.note(found.note)
    return [of(found.wallet)]
  }
  if (found.kind === 'needs P&L') {
    fields.complain(
      'margin-needs-pnl',
      `"${text}" counts unrealised P&L, and the row does not say how much that is`,
      column,
      text,
      'the P&L, or the mark',
    )
    return []
  }
  const isolated = { marginMode: 'isolated' as const }
  return [
    { ...of(given, `margin ${shown(given)} without P&L`), ...isolated },
    ...(found.without === undefined
      ? []
      : [
          {
            ...of(found.without, `margin ${shown(found.without)}, P&L taken off`),
            ...isolated,
          },
        ]),
    ...(clues.mode === undefined ? [{ marginMode: 'cross' as const, label: 'cross' }] : []),
  ]
}

/** Enough digits to tell two answers apart. */
function shown(margin: Usd): string {
  return roundToDigits(margin, 8, 'half-even').toString()
}

type Wallet =
  | { readonly kind: 'known'; readonly wallet: Usd; readonly note: string }
  | { readonly kind: 'open'; readonly without?: Usd }
  | { readonly kind: 'needs P&L' }

/** What was set aside: as said, else by comparing with size × entry ÷ leverage, else open. */
function walletOf(given: Usd, clues: MarginClues): Wallet {
  const pnl = clues.pnl ?? pnlAt(clues)
  const without = pnl === undefined ? undefined : given.minus(pnl)
  if (clues.counts === 'without P&L') {
    return { kind: 'known', wallet: given, note: 'margin as given: no P&L in it' }
  }
  if (clues.counts === 'with P&L') {
    if (without === undefined) return { kind: 'needs P&L' }
    return { kind: 'known', wallet: without, note: 'margin less the unrealised P&L counted in it' }
  }
  if (pnl?.isZero() === true) {
    return { kind: 'known', wallet: given, note: 'margin as given: there is no P&L to count in it' }
  }
  const initial = initialOf(clues)
  const isGiven = initial !== undefined && isNear(given, initial)
  const isWithout = initial !== undefined && without !== undefined && isNear(without, initial)
  if (isGiven && isWithout) {
    const note = 'with or without P&L the margin is size × entry ÷ leverage: the smaller is taken'
    return { kind: 'known', wallet: least(given, without), note }
  }
  if (isGiven) {
    const note = 'margin is size × entry ÷ leverage: no P&L in it'
    return { kind: 'known', wallet: given, note }
  }
  if (isWithout) {
    const note = 'margin less the unrealised P&L counted in it: then it is size × entry ÷ leverage'
    return { kind: 'known', wallet: without, note }
  }
  return without === undefined ? { kind: 'open' } : { kind: 'open', without }
}

/** P&L at the mark, where no column has it. */
function pnlAt({ size, mark, entry }: MarginClues): Usd | undefined {
  return mark === undefined || entry === undefined ? undefined : size.times(mark.minus(entry))
}

function initialOf({ size, entry, leverage }: MarginClues): Usd | undefined {
  if (entry === undefined || leverage === undefined || !isNonZero(leverage)) return undefined
  return size.abs().times(entry).div(leverage)
}

const HALF_PERCENT = ratio('0.005')

function isNear(a: Usd, b: Usd): boolean {
  return a.minus(b).abs().lte(b.abs().times(HALF_PERCENT))
}
