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
import { leverageIssue, marginIssue } from '../../engine/model/edit'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { drafted } from '../select/drafted'
import type { Document } from '../state'
import { withEdit, type Command } from './command'
import { freshId, positionIdsOf } from './fresh'
import { entryIssue } from './terms'

/** A position about to be added. Without an entry, the mark is meant. */
export interface NewRow {
  readonly account: AccountId
  readonly market: MarketId
  readonly size: Size
  readonly entry?: Price
  readonly margin: MarginMode
  readonly leverage?: Ratio
}

export function countPositions(book: Book): number {
  return book.accounts.reduce((count, account) => count + account.positions.length, 0)
}

/** Adds a row: a record in the baseline, a fill at the mark in the draft. */
export function addRow(row: NewRow): Command {
  return {
    label: 'Add position',
    change: (document, context) => {
      const used = positionIdsOf(document)
      if (used.size >= POSITIONS_MAX) {
        return refused('too-many-positions', `A book holds at most ${POSITIONS_MAX} positions.`, {
          wanted: `at most ${POSITIONS_MAX}`,
        })
      }
      const id = freshId(used, 'p')
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
      const wrong = entryIssue(entry) ?? marginIssue(margin) ?? leverageIssue(leverage)
      if (wrong !== undefined) return wrong
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

/**
 * Removes a row. In the draft: a close at the mark, or the opening taken back, if the draft opened it.
 * In the baseline: the record goes as if the position had never been, an isolated margin with it; cash stays.
 */
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
      return done({
        ...document,
        baseline: { ...document.baseline, book },
        draft: without(document, id),
      })
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
