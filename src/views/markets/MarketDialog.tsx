// The terms of one market: its margin table with the tier each position stands in, the largest position, steps
// and funding, each with its source; every one can be typed over for this scenario, and given back.

import type { MarketId } from '../../engine/model/market'
import {
  addTier,
  backToVenue,
  backToVenuePart,
  changeTier,
  removeOwnMarket,
  removeTier,
} from '../../store/commands/market-terms'
import { amountIn } from '../../store/phrase/setting'
import type { Command } from '../../store/commands/command'
import { marketTerms, type MarketTerms, type TierTerms } from '../../store/select/market-terms'
import { marketName } from '../../store/select/market-search'
import { typedPercent } from '../../store/select/typed-size'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { editable, editablePercent, format, formatDay } from '../../ui/format'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import { asSentence } from '../../ui/typed'
import { useActions, useSides } from '../use-risk'
import { OtherTerms } from './OtherTerms'
import { TermCell } from './TermCell'
import styles from './Markets.module.css'

export function MarketDialog({
  id,
  onClose,
}: {
  readonly id: MarketId
  readonly onClose: () => void
}) {
  const { draft } = useSides()
  const terms = marketTerms(draft, id)
  const { act, remove } = useActs(onClose)
  const title = `Terms of ${marketName(id)}`
  if (terms === undefined) {
    return (
      <Dialog title={title} onClose={onClose}>
        <p>Nobody publishes terms for this market. Give its maintenance rate in the book first.</p>
      </Dialog>
    )
  }
  const isChanged = terms.isPublished && terms.own.size > 0
  return (
    <Dialog
      title={title}
      size="wide"
      onClose={onClose}
      foot={
        <>
          {isChanged && (
            <Button look="edged" onClick={() => act(backToVenue(id))}>
              All back to the venue’s
            </Button>
          )}
          {!terms.isPublished && terms.tiers.every(({ holds }) => holds.length === 0) && (
            <Button look="edged" onClick={() => remove(removeOwnMarket(id))}>
              Remove market
            </Button>
          )}
          <Button look="main" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles['terms']}>
        <Source terms={terms} />
        <TierTable terms={terms} />
        <p className={styles['acts']}>
          <Button look="edged" onClick={() => act(addTier(id))}>
            Add a tier
          </Button>
          {terms.isPublished && terms.own.has('tiers') && (
            <Button look="link" onClick={() => act(backToVenuePart(id, 'tiers'))}>
              Tiers back to the venue’s
            </Button>
          )}
        </p>
        <OtherTerms terms={terms} onAct={act} />
        <p className={styles['note']}>
          Terms are facts, not trades: a change here counts in the baseline and in the draft alike,
          and travels with the link.
        </p>
      </div>
    </Dialog>
  )
}

function useActs(onClose: () => void) {
  const { run, tell } = useActions()
  const act = (command: Command) => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    return issue === undefined
  }
  return { act, remove: (command: Command) => act(command) && onClose() }
}

function Source({
  terms: { market, venue, own, isPublished, estimates },
}: {
  readonly terms: MarketTerms
}) {
  const { source, asOf } = market.provenance
  return (
    <>
      <p className={styles['source']}>
        {venue}, moves with {market.underlying}.{' '}
        {isPublished ? `${source}, ${formatDay(asOf)}.` : 'Typed: no table lists it.'}
        {isPublished && own.size > 0 && (
          <span className={styles['word']}>own terms: {[...own].join(', ')}</span>
        )}
      </p>
      {estimates.map((each) => (
        <p key={each} className={styles['note']}>
          ≈ Estimate: {each}
        </p>
      ))}
    </>
  )
}

function TierTable({ terms }: { readonly terms: MarketTerms }) {
  const { tiers, market } = terms
  const counts = terms.tierUnit === 'usd' ? 'notional' : 'size'
  const joins = market.table.shape === 'graduated'
  return (
    <>
      <Table
        label="Margin table"
        head={
          <>
            <ColumnHead first={`From ${counts}`} />
            <ColumnHead first="Maintenance" end />
            {joins && <ColumnHead first="Deduction" end />}
            <ColumnHead first="Initial" second="max leverage" end />
            <ColumnHead first="Holds" end />
            <ColumnHead first={<span className={styles['hidden']}>Actions</span>} />
          </>
        }
      >
        {tiers.map((tier, at) => (
          // A row is its place in the table: its floor is what is being typed.
          // oxlint-disable-next-line react/no-array-index-key
          <Tier key={at} terms={terms} tier={tier} at={at} />
        ))}
      </Table>
      <p className={styles['note']}>
        {joins
          ? 'Deductions follow from the rows, so that neighbouring tiers join.'
          : 'The rate of a tier applies to the whole position.'}
      </p>
    </>
  )
}

function Tier({
  terms,
  tier,
  at,
}: {
  readonly terms: MarketTerms
  readonly tier: TierTerms
  readonly at: number
}) {
  const { act } = useActs(() => undefined)
  const { id, tiers, tierUnit } = terms
  const name = `tier ${at + 1}`
  const counts = tierUnit === 'usd' ? 'notional' : 'size'
  const percent = (key: 'rate' | 'initialRate', label: string) => (
    <TermCell
      cell={`terms ${id} ${at} ${key}`}
      label={`${label} of ${name}, percent`}
      shown={key === 'rate' ? tier.maintenance : tier.initial}
      text={editablePercent(tier[key])}
      read={(text) => {
        const found = typedPercent(text)
        return found.ok ? changeTier(id, at, { [key]: found.value }) : asSentence(found.issue)
      }}
    />
  )
  return (
    <TableRow>
      <RowHead>
        <Line label={`From ${counts}`}>
          {at === 0 ? (
            format(tier.from).text
          ) : (
            <TermCell
              cell={`terms ${id} ${at} floor`}
              label={`Start of ${name}`}
              shown={tier.from}
              text={editable(tier.floor)}
              read={(text) => {
                const found = tierUnit === 'usd' ? amountIn(text, 'usd') : amountIn(text, 'size')
                return found.ok
                  ? changeTier(id, at, { floor: found.value })
                  : asSentence(found.issue)
              }}
            />
          )}
        </Line>
      </RowHead>
      <TableCell end>
        <Line label="Maintenance">{percent('rate', 'Maintenance rate')}</Line>
      </TableCell>
      {terms.market.table.shape === 'graduated' && (
        <TableCell end>
          <Line label="Deduction">{format(tier.deduction).text}</Line>
        </TableCell>
      )}
      <TableCell end>
        <Line label="Initial">{percent('initialRate', 'Initial rate')}</Line>
        <Line label="Max leverage">
          {tier.leverage === undefined ? 'none' : format(tier.leverage).text}
        </Line>
      </TableCell>
      <TableCell end>
        <Line label="Holds">
          {tier.holds.map(({ account, counts }) => `${account} ${format(counts).text}`).join(', ')}
        </Line>
      </TableCell>
      <TableCell end>
        {tiers.length > 1 && at > 0 && (
          <Button aria-label={`Remove ${name}`} onClick={() => act(removeTier(id, at))}>
            Remove
          </Button>
        )}
      </TableCell>
    </TableRow>
  )
}
