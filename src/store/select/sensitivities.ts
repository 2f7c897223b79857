// Sensitivities: what would this figure be with some more money, with a larger position, or after days of funding?
// Each change is really made on a copy of the side and the figure asked again; no derivative stands for an answer.
import type { PoolId } from '../../engine/margin/pool'
import {
  accountOf,
  holderOf,
  withAccount,
  withPosition,
  type Position,
} from '../../engine/model/book'
import { applyEdits, type Edit, type TakerFee } from '../../engine/model/edit'
import {
  figureNamed,
  type Explanation,
  type FigureId,
  type Part,
  type ShownAs,
} from '../../engine/model/explanation'
import { symbolOf } from '../../engine/model/market'
import type { Scenario } from '../../engine/model/scenario'
import { sizeOf } from '../../engine/model/shown'
import { ratio, sign, sqrt, usd, type Size, type Usd } from '../../engine/units/amount'
import { explain } from './explain'
import { lineFigures, rowFigures } from './rows'
import { poolBeside, type PoolFigures, type Side } from './sides'
import { stepFor } from './what-if'
import { missingFundingInWords } from './words'

/** Money added, and days of funding gone by, in the changes tried. */
const DEPOSIT = usd(1000)
const DEPOSIT_SAID = '+$1,000'
const DAYS = 10

/** How the changes are made, to be read beside them. */
export const SENSITIVITY_TERMS =
  'Each change is made alone and the figure worked out again, prices held still. The size added is the power ' +
  'of ten nearest to a tenth of the position, at least one lot, filled at the mark with fee and slippage. ' +
  `Funding is ${DAYS} days at today’s rates.`

/**
 * What a figure becomes with each change that moves it, one sentence a change:
 * `+$1,000 deposit → −842.66 (52,438.82 → 51,596.16)`. Empty where nothing moves it or it is not known.
 */
export function sensitivities(
  side: Side,
  id: FigureId,
  takerFee: TakerFee,
): readonly (readonly Part[])[] {
  const named = figureNamed(id)
  const before = explain(side, id)
  if (named === undefined || before === undefined) return []
  const row = named.of === 'position' ? rowFigures(side, named.id) : undefined
  const pool = row?.pool ?? side.poolsById.get(named.id)
  if (pool?.state.kind !== 'known' || row?.position.excluded === true) return []
  const answerIn = (scenario: Scenario) => answerBeside(side, { scenario, pool: pool.id, id })
  const after = (edits: readonly Edit[]): Explanation['answer'] | undefined => {
    const { scenario, refused } = applyEdits(side.scenario, edits, takerFee)
    return refused[0] === undefined
      ? answerIn(scenario)
      : `not possible: ${refused[0].issue.message}`
  }
  const deposit = says(
    [`${DEPOSIT_SAID} ${pool.pool.kind === 'isolated' ? 'margin' : 'deposit'}`],
    before.answer,
    after(depositTo(pool)),
  )
  const more = row === undefined ? undefined : enlarging(pool, row.position)
  const larger = more && says(more.what, before.answer, after([more.edit]))
  const { drag } = pool.state
  const funding = [`${DAYS} days of funding`]
  // Without a rate nothing can be said of a figure that money moves; others do not wait for it.
  const later =
    drag.kind === 'known'
      ? says(
          funding,
          before.answer,
          answerIn(paidInto(side.scenario, pool, drag.perDay.times(ratio(DAYS)))),
        )
      : deposit && [...funding, ` → ${missingFundingInWords(drag.missing)}`]
  return [deposit, larger, later].filter((line) => line !== undefined)
}

/** One sentence, or nothing where the figure is the same to the last digit. */
function says(
  what: readonly Part[],
  before: Explanation['answer'],
  after: Explanation['answer'] | undefined,
): readonly Part[] | undefined {
  if (after === undefined) return undefined
  if (typeof before === 'string' || typeof after === 'string') {
    return before === after ? undefined : [...what, ' → ', after, ' (was ', before, ')']
  }
  const by = after.amount.minus(before.amount)
  if (by.isZero()) return undefined
  const was: readonly Part[] = [before, ' → ', after]
  if (!SUBTRACTED.has(before.as)) return [...what, ': ', ...was]
  const { as, tick } = before
  const change: Part = { amount: by, as, tick, rounding: 'half-even', signed: true }
  return [...what, ' → ', change, ' (', ...was, ')']
}

/** Figures whose difference is one of the same kind. Of two percentages it would read as a third. */
const SUBTRACTED: ReadonlySet<ShownAs> = new Set<ShownAs>([
  'usd',
  'price',
  'size',
  'sigma',
  'days',
  'number',
])

function answerBeside(
  side: Side,
  of: { readonly scenario: Scenario; readonly pool: PoolId; readonly id: FigureId },
): Explanation['answer'] | undefined {
  const pool = poolBeside(side, of.scenario, of.pool)
  if (pool === undefined) return undefined
  const beside: Side = {
    ...side,
    scenario: of.scenario,
    pools: [pool],
    poolsById: new Map([[pool.id, pool]]),
  }
  return explain(beside, of.id)?.answer
}

/** The position that a pool of its own carries. */
function isolatedIn(pool: PoolFigures): Position | undefined {
  return pool.pool.positions.find((held) => held.margin.mode === 'isolated')
}

/** Money brought to the account, and on to the margin where the pool is an isolated position's. */
function depositTo(pool: PoolFigures): readonly Edit[] {
  const held = isolatedIn(pool)
  const deposit: Edit = { kind: 'deposit', account: pool.account.id, amount: DEPOSIT }
  if (held === undefined) return [deposit]
  return [deposit, { kind: 'transfer margin', position: held.id, amount: DEPOSIT }]
}

/** The scenario once a pool has received funding, signed, in its cash or its isolated margin. */
function paidInto(scenario: Scenario, pool: PoolFigures, received: Usd): Scenario {
  const { book } = scenario
  const isolated = isolatedIn(pool)
  const holder = isolated && holderOf(book, isolated.id)
  const account = accountOf(book, pool.account.id)
  if (holder?.position.margin.mode === 'isolated') {
    const margin = holder.position.margin.margin.plus(received)
    const next = { ...holder.position, margin: { mode: 'isolated', margin } } as const
    return { ...scenario, book: withAccount(book, withPosition(holder.account, next)) }
  }
  if (account === undefined) return scenario
  const next = { ...account, cash: account.cash.plus(received) }
  return { ...scenario, book: withAccount(book, next) }
}

/** A step more of a position, on its own side; nothing for a flat one. */
function enlarging(
  pool: PoolFigures,
  held: Position,
): { readonly what: readonly Part[]; readonly edit: Edit } | undefined {
  const step = stepOf(pool, held)
  if (step === undefined) return undefined
  const isShort = sign(held.size) < 0
  return {
    what: ['+', sizeOf(step), ` ${symbolOf(held.market)} ${isShort ? 'short' : 'long'}`],
    edit: { kind: 'fill', position: held.id, size: isShort ? step.neg() : step },
  }
}

/** The power of ten nearest, by factor, to a tenth of a size, a lot at least; none for a flat position. */
function stepOf(pool: PoolFigures, held: Position): Size | undefined {
  const line = lineFigures(pool, held)?.line
  if (line === undefined || held.size.isZero()) return undefined
  // The step of a hundredfold size is the power of ten at or below a tenth of this one.
  const below = stepFor(held.size.times(ratio(100)), line.leg.terms?.lot)
  // A tenth is nearer the power above from √10 times the one below on, so the size from √1000 times on.
  return held.size.abs().gte(below.times(ROOT_OF_THOUSAND)) ? below.times(ratio(10)) : below
}
const ROOT_OF_THOUSAND = sqrt(ratio(1000))
