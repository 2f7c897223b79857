// Version 3: a document as JSON and back. FROZEN, as its shape is (v3-shape.ts).
// What version 2 can say is said as version 2 says it; a document that needs no more is still of version 2 or 1.
// Links carry no realised funding, so none of them is of version 3: what is kept and what is saved as a file is.
import type { Usd } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { decimalText } from './decimal-text'
import { exact, type Exact } from './exact'
import { ENTRIES_MAX, type Json } from './json-text'
import { grouped, inTimeOrder, marketKey, type RealisedPayment } from './payments'
import type { LinkContent } from './v1'
import { problemInWords } from './v1-shape'
import { filled } from './v1-write'
import { contentOfV2, versionOf as versionOfV2, writeV2 } from './v2'
import { PAYMENTS_MAX, shapeV3, type ShapeV3 } from './v3-shape'

type Fields = Readonly<Record<string, Json | undefined>>
type Group = NonNullable<Exact<ShapeV3>['realisedFunding']>[number]

/** The content of version-3 JSON, or the first thing wrong with it. Never throws. */
export function readV3(json: unknown): Outcome<LinkContent> {
  const parsed = shapeV3.safeParse(json)
  if (!parsed.success) return refused('document-damaged', problemInWords(parsed.error.issues))
  return contentOfV3(exact(parsed.data))
}

/** The content of a document whose shape was found right, or what is wrong between its values. */
export function contentOfV3(shape: Exact<ShapeV3>): Outcome<LinkContent> {
  const { realisedFunding: groups = [], ...rest } = shape
  const problem = groupsProblem(groups)
  if (problem !== undefined) return refused('document-damaged', problem)
  const content = contentOfV2(rest)
  if (!content.ok || groups.length === 0) return content
  const { document } = content.value
  const realisedFunding = inTimeOrder(groups.flatMap(paymentsOf))
  return done({ ...content.value, document: { ...document, realisedFunding } })
}

function groupsProblem(groups: readonly Group[]): string | undefined {
  const uneven = groups.find(({ at, amount }) => at.length !== amount.length)
  if (uneven !== undefined) {
    return `realisedFunding, ${uneven.symbol}: the columns differ in length`
  }
  const count = groups.reduce((sum, { amount }) => sum + amount.length, 0)
  return count > PAYMENTS_MAX ? `realisedFunding: more than ${PAYMENTS_MAX} payments` : undefined
}

function paymentsOf({ amount, at, symbol, venue }: Group): readonly RealisedPayment[] {
  return amount.map((paid: Usd, row): RealisedPayment => {
    const time = at[row] ?? undefined
    return {
      ...(time === undefined ? {} : { at: time }),
      ...(venue === undefined ? {} : { venue }),
      symbol,
      amount: paid,
    }
  })
}

/** The JSON of a document. Says what is there, whether or not it could be read again: `readV3` judges. */
export function writeV3(content: LinkContent): Fields {
  const { realisedFunding = [] } = content.document
  return { ...writeV2(content), realisedFunding: filled(groupsOf(realisedFunding)) }
}

/**
 * One group for each market, in the order of code units; more where one would hold more than a list may.
 * Remembered: the book is kept at every pause of typing, and its payments are then the same as before.
 */
function groupsOf(payments: readonly RealisedPayment[]): readonly Fields[] {
  const known = written.get(payments)
  if (known !== undefined) return known
  const sorted = [...grouped(inTimeOrder(payments), marketKey)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const groups = sorted.flatMap(([, group]) => groupsOfMarket(group))
  written.set(payments, groups)
  return groups
}
const written = new WeakMap<readonly RealisedPayment[], readonly Fields[]>()

function groupsOfMarket(payments: readonly RealisedPayment[]): readonly Fields[] {
  const groups: Fields[] = []
  for (let from = 0; from < payments.length; from += ENTRIES_MAX) {
    const some = payments.slice(from, from + ENTRIES_MAX)
    const cells = {
      amount: some.map(({ amount }) => decimalText(amount)),
      at: some.map(({ at }) => at ?? null),
      symbol: some[0]?.symbol,
      venue: some[0]?.venue,
    } satisfies Record<keyof RealisedPayment, Json | undefined>
    groups.push(cells)
  }
  return groups
}

/** The lowest version that can say all of a document, so that older pages open what they understand. */
export function versionOf(content: LinkContent): 1 | 2 | 3 {
  return (content.document.realisedFunding ?? []).length > 0 ? 3 : versionOfV2(content)
}
