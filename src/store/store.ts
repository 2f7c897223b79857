// The store: one document, its history and how it is looked at. Views dispatch commands and read selectors;
// it runs without React, DOM or network, so a test or a worker can hold one of its own.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Account } from '../engine/model/book'
import type { Issue } from '../engine/units/outcome'
import { rulesOf } from '../engine/venues/registry'
import type { Ratio } from '../engine/units/amount'
import { ratio } from '../engine/units/amount'
import type { Command } from './commands/command'
import { nettingIssue } from './commands/netting'
import { drafted } from './select/drafted'
import { abandon, goTo, joining, NO_HISTORY, record, redo, seal, undo, type Moved } from './history'
import { VIEW_AT_START, type Document, type History, type Notice, type View } from './state'

export interface State {
  readonly document: Document
  readonly history: History
  readonly view: View
  readonly notice?: Notice | undefined
}

export interface Actions {
  /** Runs a command as one undo step. On refusal nothing changes and the issue comes back. */
  readonly run: (command: Command) => Issue | undefined
  /**
   * Runs a command while a cell is being typed in. Every keystroke starts again from the document before
   * the first, so `2`, `24` is one edit to 24 and one step.
   */
  readonly preview: (cell: string, command: Command) => Issue | undefined
  /** Keeps what was previewed. */
  readonly commit: () => void
  /** Takes back what was previewed in a cell. */
  readonly abandon: (cell: string) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Undoes or redoes as many steps as lie between the present and this place; 0 is the oldest. */
  readonly goTo: (place: number) => void
  readonly look: (change: Partial<View>) => void
  readonly tell: (notice: Omit<Notice, 'id'>) => void
  readonly dismiss: () => void
}

export type RiskState = State & Actions
export type RiskStore = StoreApi<RiskState>

/** A fresh store holding a document. */
export function createRiskStore(document: Document, view: Partial<View> = {}): RiskStore {
  return createStore<RiskState>()((set, get) => {
    const move = (moved: Moved | undefined) => {
      if (moved !== undefined) set(moved)
    }
    const attempt = (command: Command, join?: string): Issue | undefined => {
      const { document: now, history, view: look } = get()
      const begun = joining(history, join)
      const base = begun?.before ?? now
      const editing = look.show === 'baseline' ? 'baseline' : 'draft'
      const outcome = command.change(base, { editing, takerFee })
      if (!outcome.ok) return outcome.issue
      if (outcome.value === now) return undefined
      const clash = nettingIssue(drafted(outcome.value, takerFee).scenario.book)
      if (clash !== undefined && nettingIssue(drafted(now, takerFee).scenario.book) === undefined) {
        return clash
      }
      if (begun !== undefined && join !== undefined && outcome.value === base) {
        // Typed back to where it was: there is no step to remember.
        move(abandon(history, join))
        return undefined
      }
      const step = {
        label: command.label,
        before: base,
        ...(join === undefined ? {} : { join }),
        ...(command.opens === true ? { opens: true } : {}),
      }
      set({
        document: outcome.value,
        history: record(history, step),
        view: look.firstVisit ? { ...look, firstVisit: false } : look,
      })
      return undefined
    }
    return {
      document,
      history: NO_HISTORY,
      view: { ...VIEW_AT_START, ...view },
      run: (command) => {
        set({ history: seal(get().history) })
        return attempt(command)
      },
      preview: (cell, command) => attempt(command, cell),
      commit: () => set({ history: seal(get().history) }),
      abandon: (cell) => move(abandon(get().history, cell)),
      undo: () => move(undo(get().document, get().history)),
      redo: () => move(redo(get().document, get().history)),
      goTo: (place) => move(goTo(get().document, get().history, place)),
      look: (change) => set({ view: { ...get().view, ...change } }),
      tell: (notice) => set({ notice: { ...notice, id: (get().notice?.id ?? 0) + 1 } }),
      dismiss: () => set({ notice: undefined }),
    }
  })
}

/** The venue's taker fee. A venue nobody knows charges what the generic one does. */
export function takerFee(account: Account): Ratio {
  return rulesOf(account)?.takerFee ?? FEE_ELSEWHERE
}
const FEE_ELSEWHERE = ratio('0.00045')
