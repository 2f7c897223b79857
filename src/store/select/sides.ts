// Sides: baseline and draft, each worked out from pools to standings. Everything on the page is read from
// a side. What an edit did not touch keeps its form, its lines and so its answers.
import type { Form, Formed, Refusal } from '../../engine/margin/form'
import { dragOfLine, poolDragOf, type PoolDrag } from '../../engine/funding/drag'
import { motionOf, type Motion } from '../../engine/liquidation/motion'
import { formOf } from '../../engine/margin/form'
import { initialOf, summarise, type PoolSummary } from '../../engine/margin/initial'
import { poolsOf, type Pool, type PoolId } from '../../engine/margin/pool'
import {
  appraise,
  isLiquidatable,
  marksFor,
  standingOf,
  type Appraisal,
} from '../../engine/margin/stand'
import type { Account } from '../../engine/model/book'
import type { MarketId, MarketLookup } from '../../engine/model/market'
import { marketsOf, type Scenario } from '../../engine/model/scenario'
import type { Snapshot } from '../../engine/model/snapshot'
import type { TakerFee } from '../../engine/model/edit'
import { ratio, sign, type Price } from '../../engine/units/amount'
import { must } from '../../engine/units/outcome'
import { publishedMarket, rulesOf } from '../../engine/venues/registry'
import type { VenueRules } from '../../engine/venues/rules'
import { derive, once } from '../derive'
import type { Document } from '../state'
import { drafted, type Drafted } from './drafted'

/** Four steps from safe to liquidated, by buffer ÷ equity: above 25 %, to 25 %, to 10 %, at zero. */
export type Severity = 'clear' | 'watch' | 'tight' | 'breach'

/** What is known of a pool: everything, or the named reason why not. */
export type PoolState =
  | {
      readonly kind: 'known'
      readonly appraisal: Appraisal
      readonly summary: PoolSummary
      readonly drag: PoolDrag
      /** The pool made ready for common moves. */
      readonly motion: Motion
      readonly severity: Severity
    }
  | { readonly kind: 'unknown'; readonly missing: readonly MarketId[] }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }
  | { readonly kind: 'venue unknown'; readonly venue: string }

export interface PoolFigures {
  readonly id: PoolId
  readonly account: Account
  readonly pool: Pool
  readonly rules?: VenueRules
  /** The market the figures were worked out in. */
  readonly snapshot: Snapshot
  readonly state: PoolState
}

export interface Side {
  readonly scenario: Scenario
  readonly lookup: MarketLookup
  readonly pools: readonly PoolFigures[]
  readonly poolsById: ReadonlyMap<PoolId, PoolFigures>
  /** Edits the draft holds and cannot apply. Always empty for the baseline. */
  readonly refused: Drafted['refused']
}

export interface Sides {
  readonly baseline: Side
  readonly draft: Side
  /** True when nothing is drafted: one object is both sides. */
  readonly same: boolean
}

/** A selector of both sides. Each store gets its own, since it remembers the last answer. */
export function sidesSelector(
  takerFee: TakerFee,
): (state: { readonly document: Document }) => Sides {
  const workBaseline = worker()
  const workDraft = worker()
  const baselineOf = derive(
    [(state: { readonly document: Document }) => state.document.baseline] as const,
    (scenario) => workBaseline(scenario, []),
  )
  const draftedOf = derive(
    [(state: { readonly document: Document }) => state.document] as const,
    (document) => drafted(document, takerFee),
  )
  return derive([baselineOf, draftedOf] as const, (baseline, draft) => {
    if (draft.scenario === baseline.scenario) {
      const side = draft.refused.length === 0 ? baseline : { ...baseline, refused: draft.refused }
      return { baseline, draft: side, same: true }
    }
    return { baseline, draft: workDraft(draft.scenario, draft.refused, baseline), same: false }
  })
}

/** Works out a side, taking from the one before it whatever still holds. */
function worker() {
  let last: Side | undefined
  return (scenario: Scenario, refused: Drafted['refused'], twin?: Side): Side => {
    const before = last ?? twin
    const lookup =
      before !== undefined && before.scenario.markets === scenario.markets
        ? before.lookup
        : marketsOf(scenario, publishedMarket)
    const pools = scenario.book.accounts.flatMap((account) =>
      poolsOfAccount(account).map((pool) => figuresOf(pool, account, scenario, lookup, before)),
    )
    last = {
      scenario,
      lookup,
      pools,
      poolsById: new Map(pools.map((figures) => [figures.id, figures])),
      refused,
    }
    return last
  }
}

const poolsOfAccount = once(poolsOf)

/**
 * One pool of a scenario that is not on the page, worked out beside a side that is: what a what-if asks.
 * Undefined where the scenario has no such pool. Nothing else of the scenario is worked out.
 */
export function poolBeside(side: Side, scenario: Scenario, id: PoolId): PoolFigures | undefined {
  const lookup =
    scenario.markets === side.scenario.markets ? side.lookup : marketsOf(scenario, publishedMarket)
  for (const account of scenario.book.accounts) {
    const pool = poolsOfAccount(account).find((each) => each.id === id)
    if (pool !== undefined) return figuresOf(pool, account, scenario, lookup, side)
  }
  return undefined
}

function figuresOf(
  pool: Pool,
  account: Account,
  scenario: Scenario,
  lookup: MarketLookup,
  before: Side | undefined,
): PoolFigures {
  const old = before?.poolsById.get(pool.id)
  if (
    old?.pool === pool &&
    before?.lookup === lookup &&
    before.scenario.snapshot === scenario.snapshot
  ) {
    return old
  }
  const rules = rulesOf(account)
  const base = { id: pool.id, account, pool, snapshot: scenario.snapshot }
  if (rules === undefined) {
    return { ...base, state: { kind: 'venue unknown', venue: account.venue } }
  }
  return { ...base, rules, state: stateOf(pool, rules, scenario, lookup, old) }
}

function stateOf(
  pool: Pool,
  rules: VenueRules,
  scenario: Scenario,
  lookup: MarketLookup,
  old: PoolFigures | undefined,
): PoolState {
  const earlier = old?.state.kind === 'known' ? old.state : undefined
  const formed: Formed =
    old?.pool === pool && earlier !== undefined
      ? reform(earlier.appraisal.form, pool, rules, lookup)
      : formOf(pool, rules, lookup, earlier?.appraisal.form)
  if (!formed.ok) return { kind: 'refused', refusals: formed.refusals }
  const marks = keptMarks(formed.form, scenario, old) ?? marksFor(formed.form, scenario.snapshot)
  if (!marks.ok) return { kind: 'unknown', missing: marks.missing }
  const appraisal = appraise(formed.form, marks.markOf, earlier?.appraisal)
  const { quotes } = scenario.snapshot
  const before = old === undefined ? undefined : keptFrom(old, appraisal, quotes)
  const summary = summarise(
    appraisal,
    standingOf(appraisal),
    (line, at) =>
      before?.initialAt(at) ?? initialOf(line, quotes.get(line.leg.market), rules.cashUnit),
    earlier?.summary,
  )
  const drag = poolDragOf(
    appraisal,
    (line, at) => {
      const kept = before?.dragAt(at)
      if (kept !== undefined) return kept
      const quote = quotes.get(line.leg.market)
      return dragOfLine(line, rules.funding.pays, { quote, funding: quote?.funding })
    },
    earlier?.drag,
  )
  const motion = motionOf(appraisal, earlier?.motion)
  return { kind: 'known', appraisal, summary, drag, motion, severity: severityOf(summary, rules) }
}

/** The marks from before, while the quotes and the order of markets are the same objects. */
function keptMarks(form: Form, scenario: Scenario, old: PoolFigures | undefined) {
  if (old?.state.kind !== 'known' || old.snapshot !== scenario.snapshot) return undefined
  const { appraisal } = old.state
  if (appraisal.form.legsOf !== form.legsOf) return undefined
  const markOf = (_: MarketId, at: number): Price => {
    const line = appraisal.lines[at]
    must(line !== undefined, `no line ${at} before`)
    return line.mark
  }
  return { ok: true, markOf } as const
}

/** What still holds of a pool worked out before: the lines whose line and quote are the same objects. */
function keptFrom(old: PoolFigures, appraisal: Appraisal, quotes: Snapshot['quotes']) {
  if (old.state.kind !== 'known') return undefined
  const { appraisal: was, summary, drag } = old.state
  const stands = appraisal.lines.map((line, at) => {
    if (was.lines[at] !== line) return false
    const { market } = line.leg
    return old.snapshot.quotes === quotes || old.snapshot.quotes.get(market) === quotes.get(market)
  })
  return {
    initialAt: (at: number) => (stands[at] === true ? summary.sums?.initial.parts[at] : undefined),
    dragAt: (at: number) => (stands[at] === true ? drag.byLine[at] : undefined),
  }
}

/** The pool is the same object; only a market's terms may have changed under it. */
function reform(form: Form, pool: Pool, rules: VenueRules, lookup: MarketLookup): Formed {
  const stands = form.legs.every(
    (leg) => leg.terms === undefined || leg.terms === lookup(leg.market),
  )
  return stands ? { ok: true, form } : formOf(pool, rules, lookup, form)
}

const WATCH = ratio('0.25')
const TIGHT = ratio('0.10')

export function severityOf(summary: PoolSummary, rules: VenueRules): Severity {
  if (isLiquidatable(summary, rules.liquidatedAtZero)) return 'breach'
  if (summary.bufferShare === undefined) return sign(summary.buffer) < 0 ? 'breach' : 'clear'
  if (summary.bufferShare.lte(TIGHT)) return 'tight'
  return summary.bufferShare.lte(WATCH) ? 'watch' : 'clear'
}
