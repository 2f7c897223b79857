// Rows: adding, duplicating and removing positions.
import {
  holderOf,
  POSITIONS_MAX,
  withAccount,
  type AccountId,
  type Book,
  type MarginMode,
  type Position,
  type PositionId,
} from '../../engine/model/book'
import { position as newPosition } from '../../engine/model/book'
import type { MarketId } from '../../engine/model/market'
import type { Ratio, Price, Size } from '../../engine/units/amount'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { drafted } from '../select/drafted'
import type { Document } from '../state'
import { withEdit, type Command } from './command'

/** A position about to be added. Without an entry, the mark is meant. */
export interface NewRow {
  readonly account: AccountId
  readonly market: MarketId
  readonly size: Size
  readonly entry?: Price
  readonly margin: MarginMode
  readonly leverage?: Ratio
}

/** A position id that no account of either side uses. */
export function freshPositionId(document: Document): PositionId {
  const used = new Set<string>()
  for (const account of document.baseline.book.accounts) {
    for (const held of account.positions) used.add(held.id)
  }
  for (const edit of document.draft) if ('position' in edit) used.add(edit.position)
  let next = used.size + 1
  while (used.has(`p${next}`)) next += 1
  return `p${next}`
}

export function countPositions(book: Book): number {
  return book.accounts.reduce((count, account) => count + account.positions.length, 0)
}

/** Adds a row: a record in the baseline, a fill at the mark in the draft. */
export function addRow(row: NewRow): Command {
  return {
    label: 'Add position',
    change: (document, context) => {
      if (countPositions(document.baseline.book) >= POSITIONS_MAX) {
        return refused('too-many-positions', `A book holds at most ${POSITIONS_MAX} positions.`, {
          wanted: `at most ${POSITIONS_MAX}`,
        })
      }
      const id = freshPositionId(document)
      if (context.editing === 'draft') {
        const { entry: _, ...opening } = row
        return withEdit(document, { kind: 'open', position: id, ...opening }, context)
      }
      const entry = row.entry ?? document.baseline.snapshot.quotes.get(row.market)?.mark
      if (entry === undefined) {
        return refused('entry-missing', 'A recorded position needs its entry price.', {
          wanted: 'an entry price, or a mark for the market',
        })
      }
      const { market, size, margin, leverage } = row
      const added = newPosition({ id, market, size, entry, margin, leverage })
      return appended(document, row.account, added)
    },
  }
}

/** A second row like the first. In the draft it is opened at the mark. */
export function duplicateRow(id: PositionId): Command {
  return {
    label: 'Duplicate position',
    change: (document, context) => {
      const scenario =
        context.editing === 'draft'
          ? drafted(document, context.takerFee).scenario
          : document.baseline
      const found = holderOf(scenario.book, id)
      if (found === undefined) return done(document)
      const { account, position } = found
      const row: NewRow = {
        account: account.id,
        market: position.market,
        size: position.size,
        entry: position.entry,
        margin: position.margin,
        ...(position.leverage === undefined ? {} : { leverage: position.leverage }),
      }
      return addRow(row).change(document, context)
    },
  }
}

/** Removes a row: the record in the baseline, a close in the draft (or the opening, if the draft opened it). */
export function removeRow(id: PositionId): Command {
  return {
    label: 'Remove position',
    change: (document, context) => {
      const recorded = holderOf(document.baseline.book, id)
      if (context.editing === 'draft' || recorded === undefined) {
        const opened = document.draft.some((edit) => edit.kind === 'open' && edit.position === id)
        if (opened) return done({ ...document, draft: without(document, id) })
        return withEdit(document, { kind: 'close', position: id }, context)
      }
      const { account } = recorded
      const positions = account.positions.filter((held) => held.id !== id)
      const book = withAccount(document.baseline.book, { ...account, positions })
      return done({ baseline: { ...document.baseline, book }, draft: without(document, id) })
    },
  }
}

function without(document: Document, id: PositionId) {
  return document.draft.filter((edit) => !('position' in edit && edit.position === id))
}

function appended(document: Document, accountId: AccountId, added: Position): Outcome<Document> {
  const account = document.baseline.book.accounts.find((each) => each.id === accountId)
  if (account === undefined) {
    return refused('account-unknown', 'This account is no longer in the book.', {
      found: accountId,
    })
  }
  const next = { ...account, positions: [...account.positions, added] }
  const book = withAccount(document.baseline.book, next)
  return done({ ...document, baseline: { ...document.baseline, book } })
}
