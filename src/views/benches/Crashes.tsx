// What would the falls of the past do to this book, from today's marks?

import { useCallback, useState } from 'react'
import type { Underlying } from '../../engine/model/market'
import type { Ratio } from '../../engine/units/amount'
import {
  crashesFinding,
  crashesOf,
  followersIn,
  type CoinMove,
  type CrashAt,
  type CrashOutcome,
} from '../../store/select/crashes'
import { typedBeta } from '../../store/select/plane'
import { Bench } from '../../ui/Bench'
import { Cell } from '../../ui/Cell'
import { editable, formatDay } from '../../ui/format'
import { Segmented } from '../../ui/Segmented'
import { Shows, Sentence } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { asSentence } from '../../ui/typed'
import { useWorked } from '../../ui/use-worked'
import { useRisk, useSidesLater } from '../use-risk'
import { Finding, Opened, useAsked } from './Finding'
import styles from './Benches.module.css'

const PRICES: readonly { readonly value: CrashAt; readonly text: string }[] = [
  { value: 'low', text: 'lowest prices' },
  { value: 'close', text: 'last closes' },
]

/** Coins whose moves stand in a row; the others are counted. */
const COINS_MAX = 6

export function Crashes() {
  const sides = useSidesLater()
  const show = useRisk((state) => state.view.show)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const [at, setAt] = useState<CrashAt>('low')
  const [betas, setBetas] = useState<ReadonlyMap<Underlying, Ratio>>(new Map())
  const positions = side.pools.reduce((count, { pool }) => count + pool.positions.length, 0)
  const { isAsked, waits, onOpen } = useAsked(positions)
  const plan = useCallback(() => crashesOf(side, { at, betas }), [side, at, betas])
  const outcomes = useWorked(isAsked ? plan : undefined)
  if (positions === 0) return null
  const isDraft = !sides.same && show !== 'baseline'
  const finding = (
    <Finding parts={outcomes && crashesFinding(outcomes, at)} isDraft={isDraft} waits={waits} />
  )
  return (
    <Bench id="bench-crashes" title="Falls of the past" finding={finding}>
      <Opened onOpen={onOpen} />
      <Segmented label="Prices of a fall" value={at} choices={PRICES} onChoose={setAt} />
      {/* Not by what was worked out: a cell that is typed in stays while it is worked out anew. */}
      <Betas
        followers={followersIn(side, { at, betas })}
        onType={(coin, beta) => setBetas((now) => new Map([...now, [coin, beta]]))}
      />
      {outcomes !== undefined && (
        <Table label="Falls of the past" head={<Heads />}>
          {outcomes.map((outcome) => (
            <Row key={outcome.crash.id} outcome={outcome} />
          ))}
        </Table>
      )}
      <p className={styles['note']}>
        From the open of the first day, applied to the marks of today at once; nothing is traded,
        charged or settled on the way, so what is left is the equity of all pools had none of them
        been liquidated. Coins need not have been lowest in the same minute, and what a short earns
        there is counted. Prices with an asterisk are last prices of Binance perpetuals, whose wicks
        go further than a mark price does; the others are spot prices of Binance. Daily candles, the
        last of 6 February 2026. No fall of the past says how far the next one goes.
      </p>
    </Bench>
  )
}

function Heads() {
  return (
    <>
      <ColumnHead first="Fall" second="days, UTC" />
      <ColumnHead first="Dies first" second="after, of the way" end />
      <ColumnHead first="Left in all" second="were nothing closed" end />
      <ColumnHead first="Moves" end />
    </>
  )
}

function Row({ outcome }: { readonly outcome: CrashOutcome }) {
  const { crash, after, moves } = outcome
  const days =
    crash.from === crash.to
      ? formatDay(crash.from)
      : `${formatDay(crash.from)} to ${formatDay(crash.to)}`
  return (
    <TableRow>
      <RowHead>
        {crash.name} <span className={styles['says']}>{days}</span>
      </RowHead>
      <TableCell end>
        <Line label="Dies first">
          <Shows
            label={`Dies first, ${crash.name}`}
            value={after.first}
            tone={after.dies ? 'crit' : 'plain'}
          />
        </Line>
        <Line label="After, of the way">
          <Shows label={`Way to it, ${crash.name}`} value={after.way} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Left in all">
          <Shows label={`Left in all, ${crash.name}`} value={after.wealth} />
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Moves">
          <span className={styles['moves']}>
            {moves.slice(0, COINS_MAX).map((coin) => (
              <span key={coin.coin} className={styles['move']} title={coin.says}>
                <Sentence parts={[`${nameOf(coin)} `, coin.shown]} />
              </span>
            ))}
            {moves.length > COINS_MAX && <span>and {moves.length - COINS_MAX} more</span>}
          </span>
        </Line>
      </TableCell>
    </TableRow>
  )
}

function nameOf({ coin, says }: CoinMove): string {
  if (says === 'by beta') return `${coin} (β)`
  return says === 'perpetual’s price' ? `${coin}*` : coin
}

/** The betas of coins that did not trade in every one of the falls, each to be typed over. */
function Betas({
  followers,
  onType,
}: {
  readonly followers: ReturnType<typeof followersIn>
  readonly onType: (coin: Underlying, beta: Ratio) => void
}) {
  if (followers.length === 0) return null
  return (
    <dl className={styles['betas']}>
      {followers.map(({ coin, beta }) => (
        <div key={coin}>
          <dt>{coin}, β to BTC where it has no price</dt>
          <dd>
            <Cell
              label={`Beta of ${coin} to BTC`}
              shown={beta.shown}
              text={editable(beta.value)}
              onPreview={(text) => {
                const read = typedBeta(text)
                if (!read.ok) return { kind: 'issue', message: asSentence(read.issue) }
                onType(coin, read.value)
                return { kind: 'says' }
              }}
              onCommit={() => undefined}
              onAbandon={() => onType(coin, beta.value)}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}
