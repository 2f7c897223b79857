// The side of a row: as a cell says, as the sign of the size says, or as the P&L proves. What only the reader
// can tell, and what two cells tell differently, comes back as both.
import { ratio, sign, type Price, type Size, type Usd } from '../../../engine/units/amount'
import { present, type Fields } from '../fields'
import type { Side } from '../imported'
import { isNetSide, sideOf } from '../words'
import type { Cells } from './cells'
import { besideOf } from './row-market'

export interface Sides {
  /** Both when only the reader can tell; none after an issue. */
  readonly sides: readonly Side[]
  readonly why: string
  readonly isContradiction: boolean
}

export interface SideClues {
  readonly said: Side | undefined
  /** What stands beside the symbol. */
  readonly beside: Side | undefined
  /** Absent where the size has several readings. */
  readonly size: Size | undefined
  readonly isBelowZero: boolean
  readonly pnl: Usd | undefined
  readonly entry: Price | undefined
  readonly mark: Price | undefined
  /** Sizes of this table are signed: one without a sign is long. */
  readonly isSigned: boolean
  readonly answer: Side | undefined
}

/** `Long`, or `Long Cross 20x` with what tables put beside it. */
export function sideCellOf(cells: Cells, fields: Fields): ReturnType<typeof besideOf> {
  const text = cells.text('side')
  const whole = sideOf(text)
  if (whole !== undefined || text === '') return present({ side: whole })
  const words = text.split(/[\s·|,()/]+/)
  const isSide = words.some((word) => sideOf(word) !== undefined)
  return isSide ? besideOf(words, cells.header('side'), fields) : {}
}

/** The sides that a row leaves open. */
export function sidesOf(cells: Cells, fields: Fields, clues: SideClues): Sides {
  const text = cells.text('side')
  if (text !== '' && clues.said === undefined && !isNetSide(text)) {
    const column = cells.header('side')
    fields.complain('side-unknown', `"${text}" is not a side`, column, text, 'long or short')
    return { sides: [], why: '', isContradiction: false }
  }
  const proven = sideByPnl(clues)
  const why = contradiction(clues, proven)
  if (why !== undefined) return { sides: BOTH, why, isContradiction: true }
  const side = statedIn(clues) ?? (clues.isSigned ? 'long' : undefined)
  if (side === undefined && proven !== undefined)
    fields.note(`${proven}: the P&L of the row says so`)
  const found = side ?? proven ?? clues.answer
  const sides = found === undefined ? BOTH : [found]
  return { sides, why: 'No side is given', isContradiction: false }
}

const BOTH: readonly Side[] = ['long', 'short']

function statedIn({ said, beside, isBelowZero }: SideClues): Side | undefined {
  return said ?? beside ?? (isBelowZero ? 'short' : undefined)
}

/** Two cells that cannot both be right. */
function contradiction(clues: SideClues, proven: Side | undefined): string | undefined {
  const { said, beside, isBelowZero } = clues
  if (said !== undefined && beside !== undefined && said !== beside) {
    return `The side says ${said}, the market cell says ${beside}`
  }
  if ((said ?? beside) === 'long' && isBelowZero) {
    return 'The side says long, the size is below zero'
  }
  const stated = statedIn(clues) ?? (clues.isSigned ? 'long' : undefined)
  if (stated === undefined || proven === undefined || stated === proven) return undefined
  return `The row is ${stated}, and its P&L is that of a ${proven}`
}

/** P&L = size × (mark − entry) for a long, the opposite for a short: where it comes out, it proves the side. */
function sideByPnl({ size, pnl, entry, mark }: SideClues): Side | undefined {
  if (size === undefined || pnl === undefined || entry === undefined || mark === undefined) {
    return undefined
  }
  const ofLong = size.abs().times(mark.minus(entry))
  const isSame = pnl.abs().minus(ofLong.abs()).abs().lte(ofLong.abs().times(TWO_PERCENT))
  if (!isSame || pnl.isZero()) return undefined
  return sign(pnl) === sign(ofLong) ? 'long' : 'short'
}

const TWO_PERCENT = ratio('0.02')
