// Why is a pool's header what it is? Each figure of margin as the lines that made it.
import type { Position } from '../model/book'
import type { Explanation, ExplainedLine, Part, PoolFigure, Shown } from '../model/explanation'
import { poolFigure, positionFigure } from '../model/explanation'
import { symbolOf, type MarketId } from '../model/market'
import type { Quote } from '../model/snapshot'
import {
  cushion,
  dangerousShare,
  demand,
  leverageShown,
  money,
  pnl,
  priceOf,
  safeShare,
  share,
  sizeOf,
  NO_EQUITY,
} from '../model/shown'
import { NOTHING, type Ratio, type Usd } from '../units/amount'
import { unreachable } from '../units/outcome'
import { initialLine, maintenanceLine } from './explain-line'
import { assumptionsOf, sourcesOf } from './explain-rules'
import type { PoolSummary } from './initial'
import { unrealisedOf } from './position'
import type { Appraisal, LegLine } from './stand'

/** What an explanation of margin is made from. */
export interface MarginCase {
  readonly appraisal: Appraisal
  readonly summary: PoolSummary
  /** Initial margin of a line, as the summary counted it. */
  readonly initialOfLine: (line: LegLine) => Usd
  /** What the market is quoted at: open interest decides the least initial margin at some venues. */
  readonly quoteOf: (market: MarketId) => Quote | undefined
  /** Collateral in the quote currency before any P&L. */
  readonly collateral: Usd
}

export type MarginFigure = Extract<
  PoolFigure,
  | 'equity'
  | 'maintenance'
  | 'buffer'
  | 'bufferShare'
  | 'initial'
  | 'freeCollateral'
  | 'marginRatio'
  | 'leverage'
  | 'netLeverage'
  | 'gross'
>

/** What stands in place of a sum over positions where there is none. */
const NOTHING_HELD = 'nothing is held'

/** The explanation of one figure of a pool's margin. */
export function explainMargin(what: MarginFigure, of: MarginCase): Explanation {
  const { summary } = of
  const from = (figure: PoolFigure) => poolFigure(of.appraisal.form.pool, figure)
  const common = {
    assumes: [MARKS_STILL, ...assumptionsOf(of.appraisal)],
    sources: sourcesOf(of.appraisal),
  }
  switch (what) {
    case 'equity':
      return { ...explainEquity(of), ...common }
    case 'maintenance':
      return { ...explainMaintenance(of), ...common }
    case 'initial':
      return { ...explainInitial(of), ...common }
    case 'gross':
      return { ...explainGross(of), ...common }
    case 'buffer':
      return {
        title: 'Buffer',
        answer: cushion(summary.buffer),
        formula: 'buffer = equity − maintenance margin',
        substituted: [money(summary.equity), ' − ', demand(summary.maintenance)],
        lines: [
          { label: 'Equity', result: money(summary.equity), figure: from('equity') },
          {
            label: 'Maintenance margin',
            result: demand(summary.maintenance),
            figure: from('maintenance'),
          },
        ],
        ...common,
      }
    case 'freeCollateral':
      return {
        title: 'Free collateral',
        answer: cushion(summary.freeCollateral),
        formula: 'free collateral = equity − initial margin',
        substituted: [money(summary.equity), ' − ', demand(summary.initial)],
        lines: [
          { label: 'Equity', result: money(summary.equity), figure: from('equity') },
          { label: 'Initial margin', result: demand(summary.initial), figure: from('initial') },
        ],
        ...common,
      }
    case 'bufferShare':
      return {
        ...quotient(of, 'Buffer ÷ equity', 'buffer ÷ equity', summary.bufferShare, safeShare, {
          label: 'Buffer',
          result: cushion(summary.buffer),
          figure: from('buffer'),
        }),
        ...common,
      }
    case 'marginRatio':
      return {
        ...quotient(
          of,
          'Margin ratio',
          'margin ratio = maintenance margin ÷ equity; 100 % liquidates',
          summary.marginRatio,
          dangerousShare,
          {
            label: 'Maintenance margin',
            result: demand(summary.maintenance),
            figure: from('maintenance'),
          },
        ),
        ...common,
      }
    case 'leverage':
      return {
        ...quotient(
          of,
          'Gross leverage',
          'gross leverage = Σ notional ÷ equity',
          summary.leverage,
          leverageShown,
          { label: 'Gross notional', result: money(summary.gross), figure: from('gross') },
        ),
        ...common,
      }
    case 'netLeverage':
      return {
        ...quotient(
          of,
          'Net leverage',
          'net leverage = Σ signed notional ÷ equity',
          summary.netLeverage,
          leverageShown,
          { label: 'Net notional: longs less shorts', result: pnl(summary.net) },
        ),
        ...common,
      }
    default:
      return unreachable(what)
  }
}

/** What every figure of margin holds still. */
const MARKS_STILL =
  'Marks stand still and positions are counted at them: what closing would cost in price impact is not taken off.'

type Body = Omit<Explanation, 'assumes' | 'sources'>

function quotient(
  of: MarginCase,
  title: string,
  formula: string,
  value: Ratio | undefined,
  show: (value: Ratio) => ReturnType<typeof share>,
  top: ExplainedLine & { readonly result: Shown },
): Body {
  const pool = of.appraisal.form.pool
  return {
    title,
    answer: value === undefined ? NO_EQUITY : show(value),
    formula,
    substituted: [top.result, ' ÷ ', money(of.summary.equity)],
    lines: [
      top,
      { label: 'Equity', result: money(of.summary.equity), figure: poolFigure(pool, 'equity') },
    ],
  }
}

function explainEquity(of: MarginCase): Body {
  const { appraisal, summary, collateral } = of
  let price = NOTHING
  let funding = NOTHING
  let held = NOTHING
  const lines: ExplainedLine[] = [{ label: 'Collateral', result: money(collateral) }]
  for (const line of appraisal.lines) {
    const { position } = line.leg
    const unrealised = unrealisedOf(line)
    if (position === undefined || unrealised === undefined) {
      held = held.plus(line.value)
      lines.push({
        label: `${symbolOf(line.leg.market)} held as collateral, after haircut`,
        result: money(line.value),
      })
      continue
    }
    price = price.plus(unrealised)
    funding = funding.plus(position.fundingUnsettled)
    lines.push(pnlLine(line, position, unrealised))
  }
  if (!funding.isZero()) {
    lines.push({ label: 'Funding accrued, not yet in cash', result: pnl(funding) })
  }
  const holds = appraisal.lines.some((line) => line.leg.position === undefined)
  return {
    title: 'Equity',
    answer: money(summary.equity),
    formula: `equity = collateral ${holds ? '+ holdings after haircut ' : ''}+ Σ price P&L + funding accrued`,
    substituted: [
      money(collateral),
      ...(holds ? [' + ', money(held)] : []),
      ' + ',
      pnl(price),
      ' + ',
      pnl(funding),
    ],
    lines,
  }
}

function pnlLine(line: LegLine, position: Position, unrealised: Usd): ExplainedLine {
  return {
    label: `${symbolOf(line.leg.market)} price P&L`,
    formula: 'size × (mark − entry)',
    substituted: [
      sizeOf(position.size),
      ' × (',
      priceOf(line.mark, line.leg.terms?.tick),
      ' − ',
      priceOf(position.entry),
      ')',
    ],
    result: pnl(unrealised),
    figure: positionFigure(position.id, 'pricePnl'),
  }
}

function explainMaintenance(of: MarginCase): Body {
  return {
    title: 'Maintenance margin',
    answer: demand(of.summary.maintenance),
    formula: 'maintenance = Σ (rate × notional − deduction), by the tier of each notional',
    substituted: joined(of.appraisal, (line) => demand(line.requirement)),
    lines: positionsOf(of.appraisal).map(maintenanceLine),
  }
}

function explainInitial(of: MarginCase): Body {
  return {
    title: 'Initial margin',
    answer: demand(of.summary.initial),
    formula: 'initial = Σ notional × greater of (1 ÷ chosen leverage, least rate of the tier)',
    substituted: joined(of.appraisal, (line) => demand(of.initialOfLine(line))),
    lines: positionsOf(of.appraisal).map((line) =>
      initialLine(line, of.initialOfLine(line), of.quoteOf(line.leg.market)),
    ),
  }
}

function explainGross(of: MarginCase): Body {
  return {
    title: 'Gross notional',
    answer: money(of.summary.gross),
    formula: 'gross = Σ |size × mark|',
    substituted: joined(of.appraisal, (line) => money(line.notional)),
    lines: positionsOf(of.appraisal).map((line) => ({
      label: symbolOf(line.leg.market),
      formula: '|size| × mark',
      substituted: [sizeOf(line.leg.size.abs()), ' × ', priceOf(line.mark, line.leg.terms?.tick)],
      result: money(line.notional),
      ...(line.leg.position === undefined
        ? {}
        : { figure: positionFigure(line.leg.position.id, 'notional') }),
    })),
  }
}

function positionsOf(appraisal: Appraisal): readonly LegLine[] {
  return appraisal.lines.filter((line) => line.leg.position !== undefined)
}

/** Terms of a sum that are written out; the lines below hold them all. */
const WRITTEN_MAX = 6

function joined(appraisal: Appraisal, show: (line: LegLine) => Part): readonly Part[] {
  const lines = positionsOf(appraisal)
  if (lines.length === 0) return [NOTHING_HELD]
  const written = lines
    .slice(0, WRITTEN_MAX)
    .flatMap((line, at): Part[] => (at === 0 ? [show(line)] : [' + ', show(line)]))
  return lines.length > WRITTEN_MAX
    ? [...written, ` + ${lines.length - WRITTEN_MAX} more`]
    : written
}
