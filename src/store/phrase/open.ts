// New positions in words: `add sol 10`, `short 5 sol @ 150`, `long $2k link on Hyperliquid`. The mark is asked
// for where nobody knows it, since nothing can be opened without one.
import type { Account } from '../../engine/model/book'
import type { MarketId } from '../../engine/model/market'
import { priceOf, sizeOf } from '../../engine/model/shown'
import { NO_SIZE, type Price } from '../../engine/units/amount'
import { refused, type Issue } from '../../engine/units/outcome'
import { rulesOf } from '../../engine/venues/registry'
import { addTypedRow } from '../commands/add'
import { marketTyped } from '../select/market-search'
import { flatContext, signedFor } from '../select/new-row'
import { crossPoolOf } from '../select/pools'
import { typedSize } from '../select/typed-size'
import { nameOfAccount, place, withoutFiller, type Phrase, type PhraseContext } from './phrase'
import { amountIn } from './setting'

const PATTERN = /^(add|open|long|short)\s+(.+?)(?:\s+on\s+(.+?))?(?:\s*@\s*(\S+))?$/i

/** One phrase for each account whose venue lists the market. */
export function openPhrases(text: string, on: PhraseContext): readonly Phrase[] {
  const [, verb = '', what = '', where = '', mark] = PATTERN.exec(text) ?? []
  if (verb === '') return []
  const words = withoutFiller(what.split(/\s+/))
  const at = words.findIndex((word) => /^[A-Za-z]|^\d+[A-Za-z]{3,}/.test(word))
  const name = words[at]
  const size = words.toSpliced(at, 1).join(' ')
  if (name === undefined || size === '') return []
  return on.side.scenario.book.accounts.flatMap((account) => {
    if (!isMeant(account, where)) return []
    const market = marketTyped(account.venue, name)
    if (market === undefined || on.side.lookup(market.id) === undefined) return []
    const asked = { account, market: market.id, symbol: market.symbol, size, mark }
    return [phraseFor(verb.toLowerCase() === 'short' ? 'short' : 'long', asked, on)]
  })
}

function isMeant(account: Account, where: string): boolean {
  const wanted = where.trim().toLowerCase()
  const names = [account.name, rulesOf(account)?.name ?? account.venue]
  return names.some((name) => name.toLowerCase().startsWith(wanted))
}

interface Asked {
  readonly account: Account
  readonly market: MarketId
  readonly symbol: string
  readonly size: string
  readonly mark: string | undefined
}

function phraseFor(direction: 'long' | 'short', of: Asked, on: PhraseContext): Phrase {
  const head = `Add ${of.symbol}${nameOfAccount(of.account.id, on.side)}`
  const issue = (found: Issue): Phrase => ({ kind: 'issue', id: head, says: head, issue: found })
  const known = on.side.scenario.snapshot.quotes.get(of.market)?.mark
  const typed = of.mark === undefined ? undefined : amountIn(of.mark, 'price')
  if (typed?.ok === false) return issue(typed.issue)
  const mark: Price | undefined = typed?.value ?? known
  if (mark === undefined) {
    const wanted = `${of.symbol} ${of.size} @ and its mark`
    return issue(refused('mark-missing', 'This market has no mark yet', { wanted }).issue)
  }
  const size = typedSize(of.size, flatContext(mark, crossPoolOf(on.side, of.account.id)))
  if (!size.ok) return issue(size.issue)
  const to = signedFor(size.value.to, direction)
  if (to.eq(NO_SIZE)) {
    return issue(refused('size-empty', 'A new position has a size', { wanted: 'such as 10' }).issue)
  }
  const tick = on.side.lookup(of.market)?.tick
  return {
    kind: 'does',
    id: `open ${of.account.id} ${of.market} ${to.toString()} ${mark.toString()}`,
    says: [`${head}${place(on)}: size `, sizeOf(to), ' at ', priceOf(mark, tick)],
    command: {
      ...addTypedRow({
        account: of.account.id,
        market: of.market,
        size: to,
        margin: { mode: 'cross' },
        ...(typed === undefined ? {} : { mark: typed.value }),
      }),
      label: `Add ${of.symbol}`,
    },
  }
}
