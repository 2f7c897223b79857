// Version 4, shape: version 3, and a taker fee of a market's own.
// FROZEN, as version 3 is: a new field makes a new version.
import * as z from 'zod/mini'
import { decimal, list, market, MARKETS_MAX, SHARE } from './v1-shape'
import { shapeV3 } from './v3-shape'

const marketV4 = z.extend(market, {
  /** Share of notional. Absent: what is assumed of all trades, else what the venue asks. */
  takerFee: z.optional(decimal('ratio', SHARE)),
})

export const shapeV4 = z.extend(shapeV3, { markets: z.optional(list(marketV4, MARKETS_MAX)) })

export type ShapeV4 = z.infer<typeof shapeV4>
