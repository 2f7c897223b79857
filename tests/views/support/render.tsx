// A view over a store of its own, as the page would hold it.

import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { sidesSelector } from '../../../src/store/select/sides'
import type { Document, View } from '../../../src/store/state'
import { createRiskStore, takerFee, type RiskStore } from '../../../src/store/store'
import { RiskContext, type Risk } from '../../../src/views/use-risk'

export interface Rendered {
  readonly store: RiskStore
  /** Figures asked to explain themselves, as `pool joint a1/cross`, and sheets asked for: `sheet p1`. */
  readonly asked: string[]
}

export const SAMPLE: Document = { baseline: hedgedMajors(), draft: [] }

export function renderView(
  children: ReactNode,
  of: { readonly document?: Document; readonly view?: Partial<View> } = {},
): Rendered {
  // Nothing is laid out here, so nothing can be left out for want of room.
  const store = createRiskStore(of.document ?? SAMPLE, { hidden: [], ...of.view })
  const asked: string[] = []
  const risk: Risk = {
    store,
    selectSides: sidesSelector(takerFee),
    explain: {
      pool: (id, what) => asked.push(`pool ${what} ${id}`),
      position: (id, what) => asked.push(`position ${what} ${id}`),
    },
    openSheet: (id) => asked.push(`sheet ${id}`),
    openMarket: (id) => asked.push(`market ${id}`),
    openVenue: (id) => asked.push(`venue ${id}`),
  }
  render(<RiskContext value={risk}>{children}</RiskContext>)
  return { store, asked }
}
