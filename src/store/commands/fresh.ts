// Fresh ids: names for what enters a document, such that nothing in it, drafted or not, has them already.
import type { Book, PositionId } from '../../engine/model/book'
import type { Document } from '../state'

/** The next id `stem` + number that is not used, added to those used. */
export function freshId(used: Set<string>, stem: string): string {
  let next = used.size + 1
  while (used.has(`${stem}${next}`)) next += 1
  used.add(`${stem}${next}`)
  return `${stem}${next}`
}

/** Every position id of a document, those that only its draft opens among them. */
export function positionIdsOf(document: {
  readonly baseline: { readonly book: Book }
  readonly draft: Document['draft']
}): Set<PositionId> {
  const used = new Set<PositionId>()
  for (const account of document.baseline.book.accounts) {
    for (const held of account.positions) used.add(held.id)
  }
  for (const edit of document.draft) if ('position' in edit) used.add(edit.position)
  return used
}
