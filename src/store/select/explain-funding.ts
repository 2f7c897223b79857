// Explain along a path of rates: the funding figures of a path asked why, by the book's own explanations on a side
// whose pools pay the rates of that path, with what the horizon adds.
import {
  figureNamed,
  type Explanation,
  type ExplainedLine,
  type FigureId,
} from '../../engine/model/explanation'
import { explain } from './explain'
import { fundingOf, type FundingOf } from './funding'
import { alongPath, isOfToday, ratePathOf, type PathChoice } from './funding-path'
import type { PoolFigures, Side } from './sides'
import type { Value } from './value'

/** Whether a figure follows from the path of rates, and so is another one along another path. */
export function isAlong(id: FigureId): boolean {
  const what = figureNamed(id)?.what
  return what === 'dragPerDay' || what === 'daysLeft'
}

/** The explanation of a figure with funding as the path has it; undefined where the address names nothing. */
export function explainAlong(side: Side, id: FigureId, of: FundingOf): Explanation | undefined {
  const there = sideAlong(side, of.path)
  const found = explain(there, id)
  if (found === undefined || !isAlong(id)) return found
  return {
    ...found,
    lines: [...found.lines, ...horizonLines(side, id, of)],
    assumes: [...pathInWords(of.path), ...found.assumes],
  }
}

/** The same side with the funding of every pool as the path has it. */
function sideAlong(side: Side, path: PathChoice): Side {
  if (isOfToday(path)) return side
  const pools = side.pools.map((pool): PoolFigures => {
    const { state } = pool
    if (state.kind !== 'known') return pool
    return { ...pool, state: { ...state, drag: alongPath(pool, state, ratePathOf(path)).drag } }
  })
  return { ...side, pools, poolsById: new Map(pools.map((pool) => [pool.id, pool])) }
}

/** What the horizon makes of a day: of a position, or of its pool. */
function horizonLines(side: Side, id: FigureId, of: FundingOf): readonly ExplainedLine[] {
  const named = figureNamed(id)
  if (named?.what !== 'dragPerDay') return []
  const within = `In ${of.horizon} days`
  const sums = (flows: { readonly horizon: Value; readonly share: Value }) => [
    lineOf(within, flows.horizon, `per day × ${of.horizon}`),
    lineOf('Of equity', flows.share, `in ${of.horizon} days ÷ equity of the pool`),
  ]
  if (named.of === 'pool') {
    const pool = side.poolsById.get(named.id)
    return pool === undefined ? [] : sums(fundingOf(side, pool, of).total)
  }
  const pool = side.pools.find(({ pool: { positions } }) =>
    positions.some((held) => held.id === named.id),
  )
  const row = pool && fundingOf(side, pool, of).rows.find((each) => each.id === named.id)
  if (row === undefined) return []
  const { drift } = row
  return [
    ...sums(row),
    lineOf(
      'Move that pays for it',
      row.paysFor,
      `−(in ${of.horizon} days) ÷ value of the position`,
    ),
    ...(drift === undefined
      ? []
      : [
          lineOf('Liquidation price now', drift.now),
          lineOf(
            `Liquidation price ${within.toLowerCase()}`,
            drift.later,
            'the same, with the funding of the whole pool in cash by then',
          ),
        ]),
  ]
}

function lineOf(label: string, value: Value, formula?: string): ExplainedLine {
  return {
    label,
    ...(formula === undefined ? {} : { formula }),
    ...(value.kind === 'figure' ? { result: value.shown } : { substituted: [value.text] }),
  }
}

/** What the path assumes; nothing where it is today's rates, which are assumed everywhere. */
function pathInWords(path: PathChoice): readonly string[] {
  if (isOfToday(path)) return []
  const { rates, flips } = path
  const turned = flips ? ['Where the pool would receive, it pays the same instead.'] : []
  switch (rates) {
    case 'today':
      return [...turned, WHAT_IF]
    case 'cap':
      return [
        flips
          ? 'Every market at the bound that hurts the pool.'
          : 'Markets in which the pool pays are at their bound; those in which it receives stay at today’s rate.',
        WHAT_IF,
      ]
    case 'own':
      return ['The rates are yours, not the venue’s.', ...turned, WHAT_IF]
    default:
      return rates satisfies never
  }
}
const WHAT_IF = 'A path to look at: the book itself keeps today’s rates.'
