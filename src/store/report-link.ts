// The link of a report: what opens the very document it tells of, or why no link does.
import { linkOf } from '../io/link/codec'
import type { Document, RateUnit } from './state'

export type ReportLink =
  { readonly kind: 'link'; readonly hash: string } | { readonly kind: 'none'; readonly why: string }

/** Of the document as it stands, sizes and cash and all: the report shows them as well. */
export async function reportLink(document: Document, rateUnit: RateUnit): Promise<ReportLink> {
  const made = await linkOf({ document, rateUnit })
  switch (made.kind) {
    case 'link':
      return made
    case 'too long':
      return {
        kind: 'none',
        why: `A link of this book would have ${made.characters} characters, more than arrive safely: a file of the scenario opens it exactly.`,
      }
    case 'not linkable':
      return { kind: 'none', why: `No link can carry this book: ${made.what}.` }
  }
}
