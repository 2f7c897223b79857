// Steps of the undo history in words: what each did, as `ETH size to 24`, rather than which command did it.
// A step that is one edit is told as the draft list tells that edit; any other keeps its command's label.
import type { Edit, TakerFee } from '../../engine/model/edit'
import type { Part } from '../../engine/model/explanation'
import type { Account, Position } from '../../engine/model/book'
import { marketsOf, type Scenario } from '../../engine/model/scenario'
import { publishedMarket } from '../../engine/venues/registry'
import { onceFor } from '../derive'
import { discardDraft } from '../commands/draft'
import type { Document, History } from '../state'
import { draftList } from './draft-list'
import { drafted } from './drafted'
import type { Side } from './sides'

export interface HistoryStep {
  /** The place in the history that the step leads to; the document before all steps is at 0. */
  readonly place: number
  readonly says: readonly Part[]
}

/** Every step that can be undone or redone, oldest first. */
export function historySteps(
  history: History,
  document: Document,
  takerFee: TakerFee,
): readonly HistoryStep[] {
  const { past, future } = history
  const befores = [
    ...past.map((step) => step.before),
    document,
    ...future.map((step) => step.after),
  ]
  return [...past, ...future].map(({ label }, at) => {
    const [before, after] = [befores[at], befores[at + 1]]
    const says =
      before === undefined || after === undefined
        ? [label]
        : changeIn(label, { before, after }, takerFee)
    return { place: at + 1, says }
  })
}

/** The words of the step that undo takes back, and of the one that redo brings again. */
export function stepsAround(
  history: History,
  document: Document,
  takerFee: TakerFee,
): { readonly undo?: readonly Part[]; readonly redo?: readonly Part[] } {
  const [last, next] = [history.past.at(-1), history.future[0]]
  return {
    ...(last && { undo: changeIn(last.label, { before: last.before, after: document }, takerFee) }),
    ...(next && { redo: changeIn(next.label, { before: document, after: next.after }, takerFee) }),
  }
}

function changeIn(
  label: string,
  { before, after }: { readonly before: Document; readonly after: Document },
  takerFee: TakerFee,
): readonly Part[] {
  const [edit] = singleEdit(before, after)
  const says = edit && inWords(edit, after, takerFee)[0]
  if (says !== undefined) return says
  const dropped = label === discardDraft.label ? undefined : takenBack(before, after)
  const was = dropped && inWords(dropped, before, takerFee)[0]
  return was === undefined ? [label] : [...was, ' taken back']
}

/** The one edit that went without another in its place: its row is as in the baseline again. */
function takenBack(before: Document, after: Document): Edit | undefined {
  if (before.baseline !== after.baseline) return undefined
  const has = new Set(after.draft)
  const gone = before.draft.filter((edit) => !has.has(edit))
  const isAll = gone.length === 1 && before.draft.length - after.draft.length === 1
  return isAll ? gone.find(saysItAll) : undefined
}

function inWords(edit: Edit, after: Document, takerFee: TakerFee) {
  const draft = sideOf(drafted(after, takerFee).scenario)
  const sides = { draft, baseline: sideOf(after.baseline), same: false }
  return draftList([edit], sides).map(({ says }) => says)
}

/** As much of a side as names need. */
function sideOf(scenario: Scenario): Side {
  const lookup = marketsOf(scenario, publishedMarket)
  return { scenario, lookup, pools: [], poolsById: new Map(), refused: [] }
}

/** The one edit that a step drafted, or that would do in the draft what it corrected in the baseline. */
const singleEdit = onceFor((before: Document, after: Document): readonly Edit[] => {
  if (before.baseline === after.baseline) {
    const had = new Set(before.draft)
    const made = after.draft.filter((edit) => !had.has(edit))
    const dropped = before.draft.length - (after.draft.length - made.length)
    return made.length === 1 && dropped <= 1 ? made.filter(saysItAll) : []
  }
  if (before.draft !== after.draft) return []
  const made = corrections(before.baseline, after.baseline)
  return made.length === 1 ? made : []
})

/** Transfers are folded into one: their sum is not what the step added to it. */
function saysItAll({ kind }: Edit): boolean {
  return kind !== 'deposit' && kind !== 'withdraw' && kind !== 'transfer margin'
}

/** What differs between two baselines of the same positions, as edits. Empty where edits cannot say it. */
function corrections(before: Scenario, after: Scenario): readonly Edit[] {
  if (before.markets !== after.markets || before.assumptions !== after.assumptions) return []
  return [...marketCorrections(before, after), ...rowCorrections(before, after)]
}

function marketCorrections(before: Scenario, after: Scenario): readonly Edit[] {
  if (before.snapshot === after.snapshot) return []
  return [...after.snapshot.quotes].flatMap(([market, quote]): readonly Edit[] => {
    const was = before.snapshot.quotes.get(market)
    if (was === quote) return []
    return [
      ...(quote.mark !== undefined && quote.mark !== was?.mark
        ? [{ kind: 'mark', market, to: quote.mark } as const]
        : []),
      ...(quote.funding !== undefined && quote.funding !== was?.funding
        ? [{ kind: 'funding', market, to: quote.funding } as const]
        : []),
    ]
  })
}

function rowCorrections(before: Scenario, after: Scenario): readonly Edit[] {
  if (before.book === after.book) return []
  const rows = ({ accounts }: { readonly accounts: readonly Account[] }) =>
    accounts.flatMap(({ positions }) => positions)
  const [was, now] = [rows(before.book), rows(after.book)]
  if (was.length !== now.length) return []
  return now.flatMap((held, at): readonly Edit[] => {
    const old = was[at]
    return old === held || old?.id !== held.id ? [] : rowCorrection(old, held)
  })
}

function rowCorrection(was: Position, now: Position): readonly Edit[] {
  if (was.size !== now.size) return [{ kind: 'resize', position: now.id, to: now.size }]
  if (was.margin !== now.margin) return [{ kind: 'switch mode', position: now.id, to: now.margin }]
  if (was.leverage !== now.leverage) {
    const { leverage } = now
    const to = leverage === undefined ? {} : { to: leverage }
    return [{ kind: 'leverage', position: now.id, ...to }]
  }
  return []
}
