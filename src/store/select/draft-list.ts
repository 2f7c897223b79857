// The draft as a list a person can read: what each edit does, in words and figures.
import { accountOf } from '../../engine/model/book'
import type { Edit } from '../../engine/model/edit'
import type { Part } from '../../engine/model/explanation'
import { symbolOf, type MarketId } from '../../engine/model/market'
import { leverageShown, money, priceOf, rateOf, sizeOf } from '../../engine/model/shown'
import { unreachable } from '../../engine/units/outcome'
import { heldOn } from './rows'
import type { Side, Sides } from './sides'

export interface DraftedEdit {
  readonly edit: Edit
  readonly says: readonly Part[]
}

/** The edits of a draft in their order. */
export function draftList(edits: readonly Edit[], sides: Sides): readonly DraftedEdit[] {
  return edits.map((edit) => ({ edit, says: inWords(edit, sides) }))
}

function inWords(edit: Edit, sides: Sides): readonly Part[] {
  const tickOf = (market: MarketId) => sides.draft.lookup(market)?.tick
  switch (edit.kind) {
    case 'resize':
      return [`${nameOf(edit.position, sides)} size to `, sizeOf(edit.to)]
    case 'fill':
      return [`${nameOf(edit.position, sides)} fill of `, sizeOf(edit.size)]
    case 'reduce':
      return [`${nameOf(edit.position, sides)} reduced by `, sizeOf(edit.by.abs())]
    case 'close':
      return [`${nameOf(edit.position, sides)} closed`]
    case 'flip':
      return [`${nameOf(edit.position, sides)} flipped`]
    case 'open':
      return [`${symbolOf(edit.market)} opened at `, sizeOf(edit.size)]
    case 'deposit':
      return ['deposit of ', money(edit.amount), ` to ${accountName(edit.account, sides.draft)}`]
    case 'withdraw':
      return [
        'withdrawal of ',
        money(edit.amount),
        ` from ${accountName(edit.account, sides.draft)}`,
      ]
    case 'transfer margin':
      return [`${nameOf(edit.position, sides)} margin moved by `, money(edit.amount)]
    case 'switch mode':
      return edit.to.mode === 'cross'
        ? [`${nameOf(edit.position, sides)} to cross`]
        : [`${nameOf(edit.position, sides)} isolated with `, money(edit.to.margin)]
    case 'leverage':
      return edit.to === undefined
        ? [`${nameOf(edit.position, sides)} leverage to the highest`]
        : [`${nameOf(edit.position, sides)} leverage to `, leverageShown(edit.to)]
    case 'include':
      return [`${nameOf(edit.position, sides)} ${edit.included ? 'included again' : 'excluded'}`]
    case 'mark':
      return [`${symbolOf(edit.market)} mark to `, priceOf(edit.to, tickOf(edit.market))]
    case 'funding':
      return [`${symbolOf(edit.market)} funding to `, rateOf(edit.to.rate, edit.to.everyHours)]
    default:
      return unreachable(edit)
  }
}

/** A position's market, whichever side still holds it. */
function nameOf(position: string, sides: Sides): string {
  const held = heldOn(sides.draft, position) ?? heldOn(sides.baseline, position)
  return held === undefined ? 'A position that is gone' : symbolOf(held.position.market)
}

function accountName(account: string, side: Side): string {
  return accountOf(side.scenario.book, account)?.name ?? 'an account that is gone'
}
