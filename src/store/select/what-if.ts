// What if: the book with one more command in the draft, asked about one pool and never shown. Every evaluation
// goes the way the command itself would go, so what is promised is what is kept.
import type { PoolId } from '../../engine/margin/pool'
import type { TakerFee } from '../../engine/model/edit'
import type { Scenario } from '../../engine/model/scenario'
import {
  asNonZero,
  isNonZero,
  ratio,
  roundToDigits,
  roundTo,
  size,
  type Size,
} from '../../engine/units/amount'
import { done, type Outcome } from '../../engine/units/outcome'
import type { Command, CommandContext } from '../commands/command'
import type { Document } from '../state'
import { drafted } from './drafted'
import { poolBeside, type PoolFigures, type Side } from './sides'

/** What a what-if starts from: a document, and a side already worked out whose lines can be kept. */
export interface WhatIfContext {
  readonly document: Document
  readonly editing: CommandContext['editing']
  readonly takerFee: TakerFee
  readonly near: Side
}

interface WouldBe {
  readonly document: Document
  readonly scenario: Scenario
  readonly poolOf: (id: PoolId) => PoolFigures | undefined
}

/** The book after a command, or why the command is refused. */
export function wouldBe(command: Command, on: WhatIfContext): Outcome<WouldBe> {
  const { editing, takerFee, near } = on
  const next = command.change(on.document, { editing, takerFee })
  if (!next.ok) return next
  const document = next.value
  const scenario = editing === 'baseline' ? document.baseline : drafted(document, takerFee).scenario
  return done({ document, scenario, poolOf: (id) => poolBeside(near, scenario, id) })
}

/**
 * The step in which a size is solved for: a power of ten, a thousandth of the size or less, in whole lots
 * where the venue has lots. 1.2 is solved to 0.001, 18 to 0.01.
 */
export function stepFor(held: Size, lot: Size | undefined): Size {
  const thousandth = held.abs().div(asNonZero(THOUSAND, 'a thousand'))
  const step = size(`1e${exponentOf(thousandth)}`)
  if (lot === undefined || !isNonZero(lot)) return step
  return step.lte(lot) ? lot : roundTo(step, lot, 'up')
}
const THOUSAND = ratio(1000)

/** The power of ten a size begins with: 0.018 is −2. */
function exponentOf(of: Size): number {
  const leading = roundToDigits(of, 1, 'toward-zero').toString()
  const [whole = '', fraction = ''] = leading.split('.')
  if (/[1-9]/.test(whole)) return whole.length - 1
  return -1 - fraction.search(/[1-9]/)
}
