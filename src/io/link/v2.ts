// Version 2: a document as JSON and back. FROZEN, as its shape is (v2-shape.ts).
// What version 1 can say is said as version 1 says it; a document that needs no more is still of version 1.
import type { Account, OwnVenue, Position } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { takesOwnTerms } from '../../engine/venues/registry'
import { decimalText } from './decimal-text'
import { exact, type Exact } from './exact'
import type { Json } from './json-text'
import { contentOf, type LinkContent } from './v1'
import { problemBetween } from './v1-check'
import { placeInWords, problemInWords } from './v1-shape'
import { accountJson, editJson, filled, writeV1 } from './v1-write'
import { shapeV2, type ShapeV2 } from './v2-shape'

type Fields = Readonly<Record<string, Json | undefined>>

/** The content of version-2 JSON, or the first thing wrong with it. Never throws. */
export function readV2(json: unknown): Outcome<LinkContent> {
  const parsed = shapeV2.safeParse(json)
  if (!parsed.success) return refused('document-damaged', problemInWords(parsed.error.issues))
  return contentOfV2(exact(parsed.data))
}

/** The content of a document whose shape was found right, or what is wrong between its values. */
export function contentOfV2(shape: Exact<ShapeV2>): Outcome<LinkContent> {
  const draft = shape.draft ?? []
  const asV1 = { ...shape, draft: draft.filter((edit) => edit.kind !== 'include') }
  const problem = problemBetween(asV1) ?? termsProblem(shape.accounts)
  if (problem !== undefined) return refused('document-damaged', problem)
  const { document, ...rest } = contentOf(asV1)
  const { baseline } = document
  const accounts = baseline.book.accounts.map((account, at) => {
    const { terms, positions: columns } = shape.accounts[at] ?? {}
    return leavingOut(terms === undefined ? account : { ...account, terms }, columns?.excluded)
  })
  return done({ ...rest, document: { baseline: { ...baseline, book: { accounts } }, draft } })
}

function leavingOut(account: Account, excluded: readonly (true | null)[] | undefined): Account {
  if (excluded === undefined) return account
  const positions = account.positions.map((held, row): Position =>
    excluded[row] === true ? { ...held, excluded: true } : held,
  )
  return { ...account, positions }
}

/** Terms are of accounts whose venue publishes none. */
function termsProblem(accounts: readonly Pick<Account, 'venue' | 'terms'>[]): string | undefined {
  const wrong = accounts.findIndex(
    ({ venue, terms }) => terms !== undefined && !takesOwnTerms(venue),
  )
  if (wrong < 0) return undefined
  return `${placeInWords(['accounts', wrong, 'terms'])}: the rules of this venue are published`
}

/** The JSON of a document. Says what is there, whether or not it could be read again: `readV2` judges. */
export function writeV2(content: LinkContent): Fields {
  const { baseline, draft } = content.document
  return {
    ...writeV1(content),
    accounts: baseline.book.accounts.map((account) => {
      const { positions, ...plain } = accountJson(account)
      const rest = { ...plain, terms: account.terms && termsJson(account.terms) }
      if (!account.positions.some(isExcluded)) return { ...rest, positions }
      const excluded = account.positions.map((held) => held.excluded ?? null)
      return { ...rest, positions: { ...(positions as Fields), excluded } }
    }),
    draft: filled(draft.map((edit) => (edit.kind === 'include' ? { ...edit } : editJson(edit)))),
  }
}

function termsJson(own: OwnVenue): Fields {
  return {
    name: own.name,
    takerFee: own.takerFee && decimalText(own.takerFee),
    fundingHours: own.fundingHours,
    closingFee: own.closingFee,
    nets: own.nets,
  } satisfies Record<keyof OwnVenue, Json | undefined>
}

/** The lowest version that can say all of a document, so that older pages open what they understand. */
export function versionOf({ document }: LinkContent): 1 | 2 {
  const { accounts } = document.baseline.book
  const leavesOut =
    document.draft.some((edit: Edit) => edit.kind === 'include') ||
    accounts.some((account) => account.positions.some(isExcluded))
  const hasTerms = accounts.some(({ terms }) => terms !== undefined)
  return leavesOut || hasTerms ? 2 : 1
}

function isExcluded(held: Position): boolean {
  return held.excluded === true
}
