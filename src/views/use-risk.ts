// The one door from views to the store. The store comes from context, so that every test has its own.

import { createContext, use, useDeferredValue } from 'react'
import { useStore } from 'zustand'
import type { PoolId } from '../engine/margin/pool'
import type { AccountId, PositionId } from '../engine/model/book'
import type { MarketId } from '../engine/model/market'
import type { PoolFigure, PositionFigure } from '../engine/model/explanation'
import type { FundingOf } from '../store/select/funding'
import type { Sides } from '../store/select/sides'
import type { RiskState, RiskStore } from '../store/store'

/** Opens the explanation of a figure. */
export interface Explain {
  readonly pool: (id: PoolId, what: PoolFigure, along?: FundingOf) => void
  /** `along`: with funding at the rates of a path, where the figure follows from them. */
  readonly position: (id: PositionId, what: PositionFigure, along?: FundingOf) => void
}

/** A store with the selectors that remember its last answers. */
export interface Risk {
  readonly store: RiskStore
  readonly selectSides: (state: RiskState) => Sides
  readonly explain: Explain
  /** Opens the sheet in which a phone edits a position. */
  readonly openSheet: (id: PositionId) => void
  /** Opens the terms of a market. */
  readonly openMarket: (id: MarketId) => void
  /** Opens the terms of an account’s own venue. */
  readonly openVenue: (id: AccountId) => void
}

export const RiskContext = createContext<Risk | undefined>(undefined)

function useRiskContext(): Risk {
  const risk = use(RiskContext)
  if (risk === undefined) throw new Error('a view stands inside <RiskContext>')
  return risk
}

/** The selected part of the store; the view draws again when that reference changes. */
export function useRisk<T>(select: (state: RiskState) => T): T {
  return useStore(useRiskContext().store, select)
}

/** Baseline and draft, worked out. */
export function useSides(): Sides {
  const { store, selectSides } = useRiskContext()
  return useStore(store, selectSides)
}

/** A part of both sides at once, for what answers a press: the view draws again when that part changes. */
export function useSidesPart<T>(select: (sides: Sides, state: RiskState) => T): T {
  const { store, selectSides } = useRiskContext()
  return useStore(store, (state) => select(selectSides(state), state))
}

/**
 * Both sides a moment later: for what nobody reads while typing. A key paints the verdict and the rows in
 * sight first; the rest follows when there is time, and always ends on the same figures.
 */
export function useSidesLater(): Sides {
  return useDeferredValue(useSides())
}

/** A part of the store a moment later: together with the sides of that moment. */
export function useRiskLater<T>(select: (state: RiskState) => T): T {
  return useDeferredValue(useRisk(select))
}

/** The store itself, for handlers: run, preview, commit, undo. */
export function useActions(): RiskState {
  return useRiskContext().store.getState()
}

/** The state at the moment of asking, for handlers that would otherwise listen to what only they need. */
export function useStateNow(): () => RiskState {
  return useRiskContext().store.getState
}

/** Both sides at the moment of asking. */
export function useSidesNow(): () => Sides {
  const { store, selectSides } = useRiskContext()
  return () => selectSides(store.getState())
}

export function useExplain(): Explain {
  return useRiskContext().explain
}

export function useOpenSheet(): Risk['openSheet'] {
  return useRiskContext().openSheet
}

export function useOpenMarket(): Risk['openMarket'] {
  return useRiskContext().openMarket
}

export function useOpenVenue(): Risk['openVenue'] {
  return useRiskContext().openVenue
}
