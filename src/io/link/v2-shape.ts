// Version 2, shape: version 1, positions that are left out of their account without being deleted, and terms of
// the user's own for a venue that publishes none.
// FROZEN, as version 1 is: a new field makes a new version.
import * as z from 'zod/mini'
import { ACCOUNTS_MAX } from '../../engine/model/book'
import {
  account,
  decimal,
  edits,
  EDITS_MAX,
  hours,
  id,
  list,
  name,
  positionColumn,
  positions,
  SHARE,
  shapeV1,
} from './v1-shape'

const positionsV2 = z.extend(positions, {
  /** True where the row is left out. */
  excluded: z.optional(positionColumn(z.nullable(z.literal(true)))),
})

const include = z.strictObject({ included: z.boolean(), kind: z.literal('include'), position: id })

/** What is said of the venue; what is not said is as the generic rules have it. */
const terms = z.strictObject({
  closingFee: z.optional(z.enum(['none', 'mark', 'bankruptcy'])),
  fundingHours: z.optional(hours),
  name: z.optional(name),
  nets: z.optional(z.boolean()),
  takerFee: z.optional(decimal('ratio', SHARE)),
})

export const shapeV2 = z.extend(shapeV1, {
  accounts: list(
    z.extend(account, { positions: z.optional(positionsV2), terms: z.optional(terms) }),
    ACCOUNTS_MAX,
  ),
  draft: z.optional(list(z.discriminatedUnion('kind', [...edits, include]), EDITS_MAX)),
})

export type ShapeV2 = z.infer<typeof shapeV2>
