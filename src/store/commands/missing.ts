// Marks and rates that nobody has given yet. Giving one is a correction of the baseline, whichever side is
// being edited: the market has a price, it just was not known. Otherwise only the draft would learn it.
import type { MarketId } from '../../engine/model/market'
import type { FundingRate } from '../../engine/model/snapshot'
import type { Price } from '../../engine/units/amount'
import type { Command } from './command'
import { setFunding, setMark } from './market'

/** The mark of a market: an edit in the draft, unless the baseline has none yet. */
export function giveMark(market: MarketId, to: Price): Command {
  return unlessMissing(setMark(market, to), market, 'mark')
}

/** The funding rate of a market, likewise. */
export function giveFunding(market: MarketId, to: FundingRate): Command {
  return unlessMissing(setFunding(market, to), market, 'funding')
}

function unlessMissing(command: Command, market: MarketId, what: 'mark' | 'funding'): Command {
  return {
    label: command.label,
    change: (document, context) => {
      const known = document.baseline.snapshot.quotes.get(market)?.[what] !== undefined
      return command.change(document, known ? context : { ...context, editing: 'baseline' })
    },
  }
}
