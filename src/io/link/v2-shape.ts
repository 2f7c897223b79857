// Version 2, shape: version 1, and positions that are left out of their account without being deleted.
// FROZEN, as version 1 is: a new field makes a new version.
import * as z from 'zod/mini'
import { ACCOUNTS_MAX } from '../../engine/model/book'
import { account, edits, EDITS_MAX, id, list, positionColumn, positions, shapeV1 } from './v1-shape'

const positionsV2 = z.extend(positions, {
  /** True where the row is left out. */
  excluded: z.optional(positionColumn(z.nullable(z.literal(true)))),
})

const include = z.strictObject({ included: z.boolean(), kind: z.literal('include'), position: id })

export const shapeV2 = z.extend(shapeV1, {
  accounts: list(z.extend(account, { positions: z.optional(positionsV2) }), ACCOUNTS_MAX),
  draft: z.optional(list(z.discriminatedUnion('kind', [...edits, include]), EDITS_MAX)),
})

export type ShapeV2 = z.infer<typeof shapeV2>
