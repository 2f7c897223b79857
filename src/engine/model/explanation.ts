// Explanation: how a figure came about, as lines that a page can print with the user's own numbers.
// The engine says what is shown and how it rounds; making text of it is the page's business.
import type { Amount, Unit } from '../units/amount'
import type { Provenance } from './market'

/** What a shown amount is, for the one formatter. Rates carry their interval in words beside them. */
export type ShownAs =
  | 'usd'
  | 'price'
  | 'size'
  | 'percent'
  | 'move'
  | 'rate'
  | 'leverage'
  | 'sigma'
  | 'correlation'
  | 'days'
  | 'number'

/**
 * Which way a figure is rounded when it must be: always towards danger where it has a dangerous side.
 * `smaller` and `larger` speak of magnitude, `down` and `up` of the number line.
 */
export type ShownRounding = 'smaller' | 'larger' | 'down' | 'up' | 'half-even'

export interface Shown {
  readonly amount: Amount<Unit>
  readonly as: ShownAs
  readonly rounding?: ShownRounding
  /** Price step to print to, where the market has one. */
  readonly tick?: Amount<'price'> | undefined
  /** Hours of the interval a rate is paid for. */
  readonly everyHours?: number | undefined
  /** Always with its sign: money that flows, profit and loss. */
  readonly signed?: boolean | undefined
}

/** Words and amounts in reading order: one substituted line. */
export type Part = string | Shown

/** One line of an explanation: what it is, the formula in words, the numbers put in, what comes out. */
export interface ExplainedLine {
  readonly label: string
  readonly formula?: string
  readonly substituted?: readonly Part[]
  readonly result?: Shown
  /** Another figure that explains this line further. */
  readonly figure?: string
}

export interface Explanation {
  readonly title: string
  /** The figure itself, or the words that stand in its place. */
  readonly answer: Shown | string
  /** The formula in words and symbols. */
  readonly formula: string
  /** The same with the user's numbers. */
  readonly substituted: readonly Part[]
  readonly lines: readonly ExplainedLine[]
  /** What is held still, left out or assumed. Never empty where something is. */
  readonly assumes: readonly string[]
  readonly sources: readonly Provenance[]
}

/** Figures of a pool that can be asked why. */
export const POOL_FIGURES = [
  'equity',
  'maintenance',
  'buffer',
  'bufferShare',
  'initial',
  'freeCollateral',
  'marginRatio',
  'leverage',
  'netLeverage',
  'gross',
  'joint',
  'common',
  'nearest',
  'dragPerDay',
  'daysLeft',
] as const
export type PoolFigure = (typeof POOL_FIGURES)[number]

/** Figures of one position that can be asked why. */
export const POSITION_FIGURES = [
  'notional',
  'pricePnl',
  'funding',
  'costs',
  'maintenance',
  'initial',
  'leverage',
  'liquidation',
  'bankruptcy',
  'dragPerDay',
  'share',
] as const
export type PositionFigure = (typeof POSITION_FIGURES)[number]

/** The address of a figure, for links between explanations. */
export type FigureId = string

export function poolFigure(pool: string, what: PoolFigure): FigureId {
  return `pool ${what} ${pool}`
}

export function positionFigure(position: string, what: PositionFigure): FigureId {
  return `position ${what} ${position}`
}

/** What an address names, or undefined when it names nothing of ours. */
export function figureNamed(
  id: FigureId,
):
  | { readonly of: 'pool'; readonly what: PoolFigure; readonly id: string }
  | { readonly of: 'position'; readonly what: PositionFigure; readonly id: string }
  | undefined {
  const [of, what, ...rest] = id.split(' ')
  if (rest.length === 0) return undefined
  const name = rest.join(' ')
  const pool = POOL_FIGURES.find((figure) => figure === what)
  if (of === 'pool' && pool !== undefined) return { of, what: pool, id: name }
  const position = POSITION_FIGURES.find((figure) => figure === what)
  if (of === 'position' && position !== undefined) return { of, what: position, id: name }
  return undefined
}
