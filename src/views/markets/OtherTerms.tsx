// Terms beside the margin table: the largest position, steps, funding and fee. An empty one is not known.

import type { Amount, Ratio, Unit } from '../../engine/units/amount'
import type { TermsPart } from '../../engine/venues/own-terms'
import type { Command } from '../../store/commands/command'
import {
  backToVenuePart,
  setCap,
  setFundingBound,
  setFundingInterval,
  setLot,
  setTick,
} from '../../store/commands/market-terms'
import { amountIn } from '../../store/phrase/setting'
import type { MarketTerms } from '../../store/select/market-terms'
import { typedPercent } from '../../store/select/typed-size'
import { editable, editablePercent, format } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import { Term } from './Term'
import { TermCell } from './TermCell'
import styles from './Markets.module.css'

export function OtherTerms({
  terms,
  onAct,
}: {
  readonly terms: MarketTerms
  readonly onAct: (command: Command) => unknown
}) {
  const { id, market, own, tierUnit } = terms
  const { table, funding } = market
  const part = (name: TermsPart) => ({
    isOwn: own.has(name),
    ...(terms.isPublished ? { onBack: () => onAct(backToVenuePart(id, name)) } : {}),
  })
  const bound = (which: 'cap' | 'floor') => ({
    cell: `terms ${id} funding ${which}`,
    label: `Funding ${which} of one payment, percent`,
    shown: which === 'cap' ? terms.fundingCap : terms.fundingFloor,
    empty: which === 'cap' ? 'not known' : 'minus the cap',
    text: percentText(funding[which]),
    read: percentOrNone((to) => setFundingBound(id, which, to)),
  })
  return (
    <dl className={styles['list']}>
      <Term name="Largest position" {...part('cap')}>
        <TermCell
          cell={`terms ${id} cap`}
          label="Largest position"
          shown={terms.cap}
          empty="no cap known"
          text={amountText(table.cap)}
          read={
            tierUnit === 'usd'
              ? amountOrNone('usd', (to) => setCap(id, to))
              : amountOrNone('size', (to) => setCap(id, to))
          }
        />
      </Term>
      <Term name="Tick" {...part('tick')}>
        <TermCell
          cell={`terms ${id} tick`}
          label="Tick"
          shown={terms.tick}
          empty="not known"
          text={amountText(market.tick)}
          read={amountOrNone('price', (to) => setTick(id, to))}
        />
      </Term>
      <Term name="Lot" {...part('lot')}>
        <TermCell
          cell={`terms ${id} lot`}
          label="Lot"
          shown={terms.lot}
          empty="not known"
          text={amountText(market.lot)}
          read={amountOrNone('size', (to) => setLot(id, to))}
        />
      </Term>
      <Term name="Funding every, hours" {...part('funding interval')}>
        <TermCell
          cell={`terms ${id} interval`}
          label="Funding interval, hours"
          empty={`${funding.everyHours} h`}
          text={String(funding.everyHours)}
          read={(text) => {
            const found = amountIn(text.replace(/\s*h$/i, ''), 'ratio')
            return found.ok
              ? setFundingInterval(id, found.value.toNumber())
              : asSentence(found.issue)
          }}
        />
      </Term>
      <Term name="Funding cap" {...part('funding cap')}>
        <TermCell {...bound('cap')} />
      </Term>
      <Term name="Funding floor" {...part('funding floor')}>
        <TermCell {...bound('floor')} />
      </Term>
      <Term name="Coins in one unit" isOwn={false}>
        {editable(market.multiplier)}
      </Term>
      <Term name="Units in one contract" isOwn={false}>
        {editable(market.contractSize)}
      </Term>
      <Term name="Taker fee" isOwn={terms.isFeeTyped}>
        {terms.takerFee === undefined ? noFee(terms) : format(terms.takerFee).text}
        <span className={styles['note']}>
          {terms.isFeeTyped
            ? 'of trades, typed in the assumptions for all'
            : 'the venue’s; assumptions change what trades pay'}
        </span>
      </Term>
    </dl>
  )
}

const noFee = ({ feeDiffers }: MarketTerms) =>
  feeDiffers ? 'as each account’s venue has it' : 'not known'

const amountText = (of: Amount<Unit> | undefined) => (of === undefined ? '' : editable(of))
const percentText = (of: Ratio | undefined) => (of === undefined ? '' : editablePercent(of))

/** Blank takes the figure away: it is not known, and not zero. */
function amountOrNone<U extends Unit>(unit: U, set: (to: Amount<U> | undefined) => Command) {
  return (text: string): Command | string => {
    if (text.trim() === '') return set(undefined)
    const found = amountIn(text, unit)
    return found.ok ? set(found.value) : asSentence(found.issue)
  }
}

function percentOrNone(set: (to: Ratio | undefined) => Command) {
  return (text: string): Command | string => {
    if (text.trim() === '') return set(undefined)
    const found = typedPercent(text)
    return found.ok ? set(found.value) : asSentence(found.issue)
  }
}
