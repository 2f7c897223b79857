// Terms beside the margin table: the largest position, steps, funding and fee. An empty one is not known;
// an empty fee is the one that holds without it.

import type { Amount, Ratio, Unit } from '../../engine/units/amount'
import type { TermsPart } from '../../engine/venues/own-terms'
import type { Command } from '../../store/commands/command'
import {
  backToVenuePart,
  setCap,
  setFundingBound,
  setFundingInterval,
  setLot,
  setMarketFee,
  setTick,
} from '../../store/commands/market-terms'
import { amountIn } from '../../store/phrase/setting'
import type { MarketFee, MarketTerms } from '../../store/select/market-terms'
import { typedPercent } from '../../store/select/typed-size'
import { editable, editablePercent, format, formatDay } from '../../ui/format'
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
      <Term
        name="Taker fee"
        isOwn={terms.fee.from === 'own'}
        onBack={() => onAct(setMarketFee(id, undefined))}
      >
        <TermCell
          cell={`terms ${id} fee`}
          label="Taker fee of this market, percent"
          shown={terms.fee.takerFee}
          empty={terms.fee.differs ? 'as each account’s venue has it' : 'not known'}
          text={percentText(market.takerFee)}
          read={percentOrNone((to) => setMarketFee(id, to))}
        />
        <span className={styles['note']}>{feeNote(terms.fee)}</span>
      </Term>
    </dl>
  )
}

/** Whose fee it is, what it counts for, and what stands behind it. */
function feeNote(fee: MarketFee): string {
  switch (fee.from) {
    case 'venue':
      return `${venueFee(fee)} Typed here, a fee is this market’s own, before the assumptions.`
    case 'assumed':
      return `Typed in the assumptions for all trades; a closing fee is counted at the venue’s. ${venueFee(fee)}`
    case 'own': {
      const { assumed } = fee
      const over = assumed && ` Not used here: ${format(assumed).text}, typed for all trades.`
      return `Typed for this market: its trades pay it, and a closing fee is counted at it. ${venueFee(fee)}${over ?? ''}`
    }
  }
}

function venueFee({ ofVenue, source, differs }: MarketFee): string {
  if (ofVenue === undefined || source === undefined) {
    return differs ? 'The venue’s: as each account has it.' : 'The venue’s is not known.'
  }
  return `The venue’s: ${format(ofVenue).text}, ${source.source}, ${formatDay(source.asOf)}.`
}

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
