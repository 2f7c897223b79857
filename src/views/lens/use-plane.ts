// Which two coins move, what the others do, how far one looks, and where the point stands.

import { useState } from 'react'
import type { Underlying } from '../../engine/model/market'
import type { Place } from '../../engine/liquidation/frontier'
import type { Ratio } from '../../engine/units/amount'
import {
  AT_MARKS,
  planeOf,
  reachFor,
  type Others,
  type PlaneWanted,
} from '../../store/select/plane'
import type { Side } from '../../store/select/sides'

export function usePlane(side: Side) {
  const [wanted, setWanted] = useState<PlaneWanted>({})
  const [at, setAt] = useState(AT_MARKS)
  const want = (change: PlaneWanted) => setWanted((now) => ({ ...now, ...change }))
  const withOne = (
    which: 'betas' | 'set',
    coin: Underlying,
    value: Ratio,
  ): Pick<PlaneWanted, 'betas' | 'set'> => ({
    [which]: new Map([...(wanted[which] ?? []), [coin, value]]),
  })
  return {
    plane: planeOf(side, wanted),
    at,
    /** Moves the point; typed beyond the window, the window grows with it. */
    onMove: (to: Place) => {
      setAt(to)
      const reach = reachFor(to, planeOf(side, wanted)?.reach)
      if (reach !== undefined) want({ reach })
    },
    onAcross: (across: Underlying) => {
      // The axes change places rather than both show one coin.
      const now = planeOf(side, wanted)
      want(now?.up === across ? { across, up: now.across } : { across })
    },
    onUp: (up: Underlying) => {
      const now = planeOf(side, wanted)
      want(now?.across === up ? { up, across: now.up } : { up })
    },
    onOthers: (others: Others) => want({ others }),
    onReach: (reach: Ratio) => want({ reach }),
    onBeta: (coin: Underlying, beta: Ratio) => want(withOne('betas', coin, beta)),
    onSet: (coin: Underlying, move: Ratio) => want(withOne('set', coin, move)),
  }
}
