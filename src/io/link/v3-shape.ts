// Version 3, shape: version 2, and the funding that has in fact been paid.
// FROZEN, as version 2 is: a new field makes a new version.
// Payments are column-wise by market. A list holds no more entries than any other of a document, so a market of
// many payments has several groups.
import * as z from 'zod/mini'
import { ENTRIES_MAX } from './json-text'
import { REALISED_MAX } from './payments'
import { decimal, id, list, time } from './v1-shape'
import { shapeV2 } from './v2-shape'

const realisedGroup = z.strictObject({
  /** From the holder's view: above zero received, below zero paid. */
  amount: list(decimal('usd'), ENTRIES_MAX),
  /** Null where the ledger did not say. */
  at: list(z.nullable(time), ENTRIES_MAX),
  symbol: id,
  venue: z.optional(id),
})

export const shapeV3 = z.extend(shapeV2, {
  /** Never in a link: it is long, and a private matter. */
  realisedFunding: z.optional(list(realisedGroup, ENTRIES_MAX)),
})

export type ShapeV3 = z.infer<typeof shapeV3>

/** Payments of all groups together. */
export const PAYMENTS_MAX = REALISED_MAX
