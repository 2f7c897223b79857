// Which markets does the book rest on, and on whose terms? Each held market with its rate, leverage and funding
// interval; its whole table one press away; and a market of one's own for what no table lists.

import { marketsOn, type ListedMarket } from '../../store/select/market-terms'
import { Bench } from '../../ui/Bench'
import { Button } from '../../ui/Button'
import { format } from '../../ui/format'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { useOpenMarket, useSidesLater } from '../use-risk'
import { AddMarket } from './AddMarket'
import styles from './Markets.module.css'

/** Markets drawn; a book may hold a thousand, and each is also reached from its row. */
const MARKETS_AT_ONCE = 100

export function Markets() {
  const { draft } = useSidesLater()
  const markets = marketsOn(draft)
  const unseen = Math.max(markets.length - MARKETS_AT_ONCE, 0)
  return (
    <Bench id="bench-markets" title="Markets" finding={inShort(markets)}>
      <div className={styles['bench']}>
        {markets.length > 0 && (
          <Table label="Markets" head={<Heads />}>
            {markets.slice(0, MARKETS_AT_ONCE).map((market) => (
              <MarketRow key={market.id} market={market} />
            ))}
          </Table>
        )}
        {unseen > 0 && (
          <p className={styles['note']}>
            {unseen} more: open their terms from the rows of the book.
          </p>
        )}
        <AddMarket />
      </div>
    </Bench>
  )
}

function inShort(markets: readonly ListedMarket[]): string {
  if (markets.length === 0) return 'none held yet'
  const count = (word: ListedMarket['word']) => markets.filter((each) => each.word === word).length
  const [own, added, unknown] = [count('own terms'), count('own market'), count('no terms known')]
  const held = `${markets.length} ${markets.length === 1 ? 'market' : 'markets'}`
  return [
    held,
    own === 0 && added === 0 ? 'all on their venue’s terms' : undefined,
    own > 0 ? `${own} on own terms` : undefined,
    added > 0 ? `${added} of your own` : undefined,
    unknown > 0 ? `${unknown} without terms` : undefined,
  ]
    .filter((part) => part !== undefined)
    .filter((part) => !(unknown > 0 && part === 'all on their venue’s terms'))
    .join(' · ')
}

function Heads() {
  return (
    <>
      <ColumnHead first="Market" />
      <ColumnHead first="Maintenance rate" end />
      <ColumnHead first="Max leverage" end />
      <ColumnHead first="Funding every" end />
      <ColumnHead first={<span className={styles['hidden']}>Terms</span>} />
    </>
  )
}

function MarketRow({ market }: { readonly market: ListedMarket }) {
  const openMarket = useOpenMarket()
  const { id, symbol, venue, word, maintenance, leverage, fundingHours, held } = market
  return (
    <TableRow>
      <RowHead>
        {symbol} <span className={styles['note']}>{venue}</span>
        {word !== undefined && <span className={styles['word']}>{word}</span>}
        {held === 0 && <span className={styles['note']}> not held</span>}
      </RowHead>
      <TableCell end>
        <Line label="Maintenance rate">
          {maintenance === undefined ? 'unknown' : format(maintenance).text}
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Max leverage">
          {leverage === undefined ? 'unknown' : format(leverage).text}
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Funding every">
          {fundingHours === undefined ? 'unknown' : `${fundingHours} h`}
        </Line>
      </TableCell>
      <TableCell end>
        <Button
          look="link"
          aria-label={`Terms of ${symbol}, ${venue}`}
          onClick={() => openMarket(id)}
        >
          Terms
        </Button>
      </TableCell>
    </TableRow>
  )
}
