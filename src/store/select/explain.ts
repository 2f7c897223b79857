// Explain: from a figure's address to the lines that made it, on one side of the document.
import { explainErosion, explainLegDrag, explainPoolDrag } from '../../engine/funding/explain'
import { erosionOf } from '../../engine/funding/erosion'
import { explainBankruptcy, explainLiquidation } from '../../engine/liquidation/explain'
import { explainMove } from '../../engine/liquidation/explain-move'
import { explainNearest, explainShare } from '../../engine/liquidation/explain-nearest'
import { explainMargin } from '../../engine/margin/explain'
import { initialLine, maintenanceLine } from '../../engine/margin/explain-line'
import { assumptionsOf, sourcesOf } from '../../engine/margin/explain-rules'
import { chosenLeverage, unrealisedOf } from '../../engine/margin/position'
import {
  figureNamed,
  positionFigure,
  type Explanation,
  type ExplainedLine,
  type FigureId,
  type PoolFigure,
  type PositionFigure,
} from '../../engine/model/explanation'
import {
  demand,
  flow,
  leverageShown,
  money,
  paid,
  pnl,
  priceOf,
  sizeOf,
} from '../../engine/model/shown'
import { NOTHING } from '../../engine/units/amount'
import { unreachable } from '../../engine/units/outcome'
import { costsBehind, movesBehind, restingOn, switchedOff } from './explain-assumed'
import { bankruptcyIn, commonMoveOf, jointLimitOf, nearestOf, nearestWithoutOf } from './questions'
import { lineFigures, rowFigures, type LineFigures, type RowFigures } from './rows'
import { type PoolFigures, type Side } from './sides'
import type { Value } from './value'
import {
  commonMoveInWords,
  erosionInWords,
  missingFundingInWords,
  nearestInWords,
  stateInWords,
} from './words'

/** The explanation of a figure, or undefined when the address names nothing on this side. */
export function explain(side: Side, id: FigureId): Explanation | undefined {
  const named = figureNamed(id)
  if (named === undefined) return undefined
  if (named.of === 'pool') {
    const pool = side.poolsById.get(named.id)
    return pool && whole(explainPool(side, pool, named.what), pool)
  }
  const row = rowFigures(side, named.id)
  return row && whole(explainPosition(side, row, named.what), row.pool)
}

/** With the rows that are left out of it: of an isolated position's pool none can be. */
function whole(of: Explanation, pool: PoolFigures): Explanation {
  const assumes = pool.pool.kind === 'isolated' ? [] : switchedOff(pool)
  return assumes.length === 0 ? of : restingOn(of, { lines: [], assumes, sources: [] })
}

type Known = Extract<PoolFigures['state'], { kind: 'known' }>

function explainPool(side: Side, pool: PoolFigures, what: PoolFigure): Explanation {
  const { state } = pool
  if (state.kind !== 'known') return unexplained(POOL_TITLES[what], stateInWords(state))
  switch (what) {
    case 'joint':
    case 'common': {
      const limit = what === 'joint' ? jointLimitOf(state) : commonMoveOf(state)
      return explainMove(state.appraisal, what, { limit, words: commonMoveInWords })
    }
    case 'nearest':
      return restingOn(explainDeath(side, state), movesBehind(side, pool))
    case 'dragPerDay': {
      const drag = state.drag
      const said = drag.kind === 'unknown' ? missingFundingInWords(drag.missing) : ''
      return explainPoolDrag(state.appraisal, drag, said)
    }
    case 'daysLeft': {
      const drag = state.drag
      const erosion = erosionOf(state.appraisal, drag)
      const said = erosion.kind === 'at' ? '' : erosionInWords(erosion)
      return explainErosion(state.appraisal, drag, { erosion, words: said })
    }
    default:
      return explainMargin(what, {
        appraisal: state.appraisal,
        summary: state.summary,
        collateral: pool.pool.collateral,
        quoteOf: (market) => pool.snapshot.quotes.get(market),
        initialOfLine: (line) =>
          state.summary.sums?.initial.parts[state.appraisal.lines.indexOf(line)] ?? NOTHING,
      })
  }
}

/** What each figure of a pool is called. */
export const POOL_TITLES: Record<PoolFigure, string> = {
  equity: 'Equity',
  maintenance: 'Maintenance margin',
  buffer: 'Buffer',
  bufferShare: 'Buffer ÷ equity',
  initial: 'Initial margin',
  freeCollateral: 'Free collateral',
  marginRatio: 'Margin ratio',
  leverage: 'Gross leverage',
  netLeverage: 'Net leverage',
  gross: 'Gross notional',
  joint: 'Joint limit',
  common: 'Common move of all positions',
  nearest: 'Nearest death',
  dragPerDay: 'Funding drag per day',
  daysLeft: 'Days until funding eats the buffer',
}

function explainDeath(side: Side, state: Known): Explanation {
  const { assumptions } = side.scenario
  const death = nearestOf(state.appraisal, assumptions, side.lookup)
  return explainNearest(state.appraisal, death, {
    words: death.kind === 'at' ? '' : nearestInWords(death),
    assumptions,
    without: (position) => nearestWithoutOf(state.appraisal, position, assumptions, side.lookup),
  })
}

function explainPosition(side: Side, row: RowFigures, what: PositionFigure): Explanation {
  const { state } = row.pool
  const figures = lineFigures(row.pool, row.position)
  if (state.kind !== 'known' || figures === undefined) {
    return unexplained(row.symbol, inWords(row.notional))
  }
  const { line } = figures
  const base = { assumes: assumptionsOf(state.appraisal), sources: sourcesOf(state.appraisal) }
  switch (what) {
    case 'liquidation':
      return explainLiquidation(state.appraisal, line, {
        words: inWords(row.liquidation.price),
        joint: jointLimitOf(state).limit,
      })
    case 'bankruptcy': {
      const price = bankruptcyIn(state.appraisal, line.leg.market)
      return explainBankruptcy(state.appraisal, line, price)
    }
    case 'dragPerDay': {
      const leg = figures.drag
      return leg === undefined
        ? unexplained(`Funding per day, ${row.symbol}`, inWords(row.dragPerDay))
        : explainLegDrag(leg, inWords(row.dragPerDay), state.appraisal.form.rules.funding)
    }
    case 'share': {
      const { assumptions } = side.scenario
      const death = nearestOf(state.appraisal, assumptions, side.lookup)
      const found = explainShare(state.appraisal, death, {
        position: row.id,
        words: death.kind === 'at' ? 'none: no exposure' : nearestInWords(death),
        without: nearestWithoutOf(state.appraisal, row.id, assumptions, side.lookup),
      })
      return restingOn(found, movesBehind(side, row.pool))
    }
    case 'costs': {
      const found = { ...simple(row, figures, what), ...base }
      return restingOn(found, costsBehind(side, row.pool, row.position.market))
    }
    default:
      return restingOn({ ...simple(row, figures, what), ...base }, heldIn(what))
  }
}

type Simple = Exclude<PositionFigure, 'liquidation' | 'bankruptcy' | 'dragPerDay' | 'share'>
type Body = Omit<Explanation, 'assumes' | 'sources'>

function simple(row: RowFigures, { line, initial }: LineFigures, what: Simple): Body {
  const tick = line.leg.terms?.tick
  const { position } = row
  switch (what) {
    case 'notional':
      return {
        title: `Notional, ${row.symbol}`,
        answer: money(line.notional),
        formula: 'notional = |size| × mark',
        substituted: [sizeOf(position.size.abs()), ' × ', priceOf(line.mark, tick)],
        lines: [],
      }
    case 'pricePnl': {
      const unrealised = unrealisedOf(line)
      return {
        title: `Price P&L, ${row.symbol}`,
        answer: unrealised === undefined ? 'no entry' : pnl(unrealised),
        formula: 'price P&L = size × (mark − entry); funding and fees are apart',
        substituted: [
          sizeOf(position.size),
          ' × (',
          priceOf(line.mark, tick),
          ' − ',
          priceOf(position.entry),
          ')',
        ],
        lines: [{ label: 'Realised by earlier reductions', result: pnl(position.realised) }],
      }
    }
    case 'funding':
      return {
        title: `Funding accrued, ${row.symbol}`,
        answer: flow(position.fundingUnsettled),
        formula: 'funding accrued since the last settlement and not yet in cash; counts in equity',
        substituted: [flow(position.fundingUnsettled)],
        lines: [],
      }
    case 'costs':
      return {
        title: `Fees and slippage, ${row.symbol}`,
        answer: paid(position.costsPaid),
        formula: 'fees and slippage of the draft’s fills, already taken from cash',
        substituted: [paid(position.costsPaid)],
        lines: [],
      }
    case 'maintenance':
      return fromLine(`Maintenance margin, ${row.symbol}`, maintenanceLine(line))
    case 'initial':
      return fromLine(`Initial margin, ${row.symbol}`, initialLine(line, initial, row.quote))
    case 'leverage': {
      const leverage = chosenLeverage(line)
      return {
        title: `Leverage, ${row.symbol}`,
        answer: leverage === undefined ? 'no limit' : leverageShown(leverage),
        formula:
          position.leverage === undefined
            ? 'the highest leverage of the position’s tier; none was chosen'
            : 'the leverage you chose; it sets initial margin and leaves cross liquidation prices alone',
        substituted: leverage === undefined ? ['no limit'] : [leverageShown(leverage)],
        lines: [
          {
            label: 'Initial margin',
            result: demand(initial),
            figure: positionFigure(row.id, 'initial'),
          },
        ],
      }
    }
    default:
      return unreachable(what)
  }
}

/** What each plain figure holds still. */
const HELD: Record<Exclude<Simple, 'costs'>, string> = {
  notional: 'The mark stands still; it is not what a fill would bring.',
  pricePnl:
    'Counted at the mark: what closing would cost, its fee and price impact, is not taken off.',
  funding: 'Taken as given with the position: no rate is applied to it.',
  maintenance: 'The mark stands still, and with it the tier of the notional.',
  initial: 'The mark stands still, and with it the tier of the notional.',
  leverage: 'A setting, not the leverage of the pool: no other position enters.',
}

const heldIn = (what: Exclude<Simple, 'costs'>) => ({
  lines: [],
  assumes: [HELD[what]],
  sources: [],
})

function fromLine(title: string, line: ExplainedLine): Body {
  return {
    title,
    answer: line.result ?? 'unknown',
    formula: line.formula ?? '',
    substituted: line.substituted ?? [],
    lines: [{ label: line.label, ...(line.result === undefined ? {} : { result: line.result }) }],
  }
}

function unexplained(title: string, why: string): Explanation {
  return {
    title,
    answer: why,
    formula: 'not computed',
    substituted: [why],
    lines: [],
    assumes: [],
    sources: [],
  }
}

function inWords(value: Value): string {
  return value.kind === 'words' ? value.text : ''
}
