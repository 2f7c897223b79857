// Which rows are selected, so that several can be changed at once. Not part of the scenario: it is gone when
// the page is left.

import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import type { PositionId } from '../../engine/model/book'

export interface Selection {
  readonly ids: ReadonlySet<PositionId>
  readonly toggle: (id: PositionId) => void
  readonly add: (ids: readonly PositionId[]) => void
  readonly clear: () => void
}

const SelectionContext = createContext<Selection | undefined>(undefined)

export function SelectionOf({ children }: { readonly children: ReactNode }) {
  const [ids, setIds] = useState<ReadonlySet<PositionId>>(new Set())
  const selection = useMemo(
    (): Selection => ({
      ids,
      toggle: (id) =>
        setIds((now) => {
          const next = new Set(now)
          if (!next.delete(id)) next.add(id)
          return next
        }),
      add: (more) => setIds((now) => new Set([...now, ...more])),
      clear: () => setIds(new Set()),
    }),
    [ids],
  )
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

export function useSelection(): Selection {
  const selection = use(SelectionContext)
  if (selection === undefined) throw new Error('a row stands inside <SelectionOf>')
  return selection
}
