// Anatomy: how a pool's equity is spent. Maintenance margin by position, what initial margin asks, and the
// buffer that is left; each as a figure to print and as a plain number to draw.
import type { LegLine } from '../../engine/margin/stand'
import { symbolOf } from '../../engine/model/market'
import { cushion, demand, money, share } from '../../engine/model/shown'
import { isNonZero, NOTHING, sign, sum, type Usd } from '../../engine/units/amount'
import { once } from '../derive'
import type { PoolFigures, PoolState } from './sides'
import { figure, words, type Value } from './value'
import { stateInWords } from './words'

type Known = Extract<PoolState, { kind: 'known' }>

/** What one position eats of the pool's equity. */
export interface Slice {
  readonly id: string
  readonly name: string
  readonly requirement: Value
  /** Of the pool's maintenance margin. */
  readonly share: Value
  readonly size: number
}

export interface Anatomy {
  readonly kind: 'known'
  readonly equity: Value
  readonly maintenance: Value
  readonly initial: Value
  readonly buffer: Value
  readonly size: {
    readonly equity: number
    readonly maintenance: number
    readonly initial: number
  }
  readonly isBreached: boolean
  /** The largest first. */
  readonly slices: readonly Slice[]
}

/** Positions told apart. The rest is one slice: a sliver without room for its name says nothing. */
const SLICES_MAX = 12

/** The anatomy of a pool, or the words that say why it has none. */
export const anatomyOf = once(
  ({ state }: PoolFigures): Anatomy | { readonly kind: 'words'; readonly text: string } =>
    state.kind === 'known' ? partsOf(state) : { kind: 'words', text: stateInWords(state) },
)

function partsOf(state: Known): Anatomy {
  const { equity, maintenance, initial, buffer } = state.summary
  return {
    kind: 'known',
    equity: figure(money(equity)),
    maintenance: figure(demand(maintenance)),
    initial: figure(demand(initial)),
    buffer: figure(cushion(buffer)),
    size: {
      equity: equity.toNumber(),
      maintenance: maintenance.toNumber(),
      initial: initial.toNumber(),
    },
    isBreached: state.severity === 'breach',
    slices: slicesOf(state),
  }
}

function slicesOf({ appraisal }: Known): readonly Slice[] {
  const eating = appraisal.lines
    .filter((line) => sign(line.requirement) > 0)
    .toSorted((a, b) => b.requirement.cmp(a.requirement))
  const named = eating.length > SLICES_MAX ? SLICES_MAX - 1 : eating.length
  const others = eating.slice(named)
  const slice = (id: string, name: string, requirement: Usd): Slice => ({
    id,
    name,
    requirement: figure(demand(requirement)),
    share: isNonZero(appraisal.maintenance)
      ? figure(share(requirement.div(appraisal.maintenance)))
      : words('none'),
    size: requirement.toNumber(),
  })
  return [
    ...eating
      .slice(0, named)
      .map((line) =>
        slice(line.leg.position?.id ?? line.leg.market, nameOf(line), line.requirement),
      ),
    ...(others.length === 0
      ? []
      : [
          slice(
            'others',
            `${others.length} others`,
            sum(
              others.map((line) => line.requirement),
              NOTHING,
            ),
          ),
        ]),
  ]
}

function nameOf(line: LegLine): string {
  return `${symbolOf(line.leg.market)} ${sign(line.value) < 0 ? 'short' : 'long'}`
}
