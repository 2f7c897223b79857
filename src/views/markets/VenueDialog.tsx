// The terms of a venue of the user's own: the generic rules, with what is typed over them for one account. An
// emptied figure is the generic one again.

import type { Account, AccountId } from '../../engine/model/book'
import { backToGenericRules, setVenueTerm, type VenueTerm } from '../../store/commands/own-venue'
import { amountIn } from '../../store/phrase/setting'
import { typedPercent } from '../../store/select/typed-size'
import { venueTerms, type VenueTerms } from '../../store/select/own-venue'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Select, type Choice } from '../../ui/Field'
import { editablePercent } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import { useActions, useRisk } from '../use-risk'
import { Term } from './Term'
import { TermCell } from './TermCell'
import styles from './Markets.module.css'

export function VenueDialog({
  id,
  onClose,
}: {
  readonly id: AccountId
  readonly onClose: () => void
}) {
  const account = useRisk(({ document }) =>
    document.baseline.book.accounts.find((each) => each.id === id),
  )
  const act = useAct()
  const terms = account && venueTerms(account)
  if (account === undefined || terms === undefined) return null
  return (
    <Dialog
      title={`Venue terms of ${account.name}`}
      onClose={onClose}
      foot={
        <>
          {terms.own.size > 0 && (
            <Button look="edged" onClick={() => act(backToGenericRules(id))}>
              Back to the generic rules
            </Button>
          )}
          <Button look="main" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      <div className={styles['terms']}>
        <p className={styles['source']}>
          For a venue whose rules are not published here. What you do not type stays as most venues
          have it; margin rates are typed for each market.
        </p>
        <Terms account={account} terms={terms} />
        <p className={styles['note']}>
          Terms are facts, not trades: a change here counts in the baseline and in the draft alike,
          and travels with the link.
        </p>
      </div>
    </Dialog>
  )
}

function useAct() {
  const { run, tell } = useActions()
  return (command: ReturnType<typeof setVenueTerm>) => {
    const issue = run(command)
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
  }
}

const CLOSING_FEES: readonly Choice<VenueTerms['closingFee']>[] = [
  { value: 'none', text: 'Not counted' },
  { value: 'mark', text: 'At the mark' },
  { value: 'bankruptcy', text: 'At the bankruptcy price' },
]
const ROWS: readonly Choice<'apart' | 'netted'>[] = [
  { value: 'apart', text: 'Two rows, hedged' },
  { value: 'netted', text: 'One position, netted' },
]

function Terms({ account, terms }: { readonly account: Account; readonly terms: VenueTerms }) {
  const { id } = account
  const { own } = terms
  const act = useAct()
  const set = (term: VenueTerm) => setVenueTerm(id, term)
  return (
    <dl className={styles['list']}>
      <Term name="Name" isOwn={own.has('name')}>
        <TermCell
          cell={`venue ${id} name`}
          label="Name of the venue"
          {...(terms.name === undefined ? {} : { name: terms.name })}
          empty="type a name"
          text={terms.name ?? ''}
          numeric={false}
          read={(text) => set({ part: 'name', to: text.trim() === '' ? undefined : text.trim() })}
        />
      </Term>
      <Term name="Taker fee" isOwn={own.has('takerFee')}>
        <TermCell
          cell={`venue ${id} fee`}
          label="Taker fee of the venue, percent of notional"
          shown={terms.takerFeeShown}
          text={editablePercent(terms.takerFee)}
          read={(text) => {
            if (text.trim() === '') return set({ part: 'takerFee', to: undefined })
            const found = typedPercent(text)
            return found.ok ? set({ part: 'takerFee', to: found.value }) : asSentence(found.issue)
          }}
        />
        <ScenarioFee />
      </Term>
      <Term name="Funding every, hours" isOwn={own.has('fundingHours')}>
        <TermCell
          cell={`venue ${id} interval`}
          label="Funding interval of the venue, hours"
          name={`${terms.fundingHours} h`}
          text={String(terms.fundingHours)}
          read={(text) => {
            if (text.trim() === '') return set({ part: 'fundingHours', to: undefined })
            const found = amountIn(text.replace(/\s*h$/i, ''), 'ratio')
            return found.ok
              ? set({ part: 'fundingHours', to: found.value.toNumber() })
              : asSentence(found.issue)
          }}
        />
        <span className={styles['note']}>for markets that are given no interval of their own</span>
      </Term>
      <Term name="Fee for closing in maintenance" isOwn={own.has('closingFee')}>
        <Select
          label="Fee for closing in maintenance"
          hideLabel
          value={terms.closingFee}
          choices={CLOSING_FEES}
          onChoose={(to) => act(set({ part: 'closingFee', to }))}
        />
      </Term>
      <Term name="A long and a short of one market" isOwn={own.has('nets')}>
        <Select
          label="A long and a short of one market"
          hideLabel
          value={terms.nets ? 'netted' : 'apart'}
          choices={ROWS}
          onChoose={(to) => act(set({ part: 'nets', to: to === 'netted' }))}
        />
      </Term>
      <Term name="Liquidated at" isOwn={false}>
        {terms.liquidatedAtZero ? 'a buffer of zero' : 'a buffer below zero'}
      </Term>
    </dl>
  )
}

/**
 * Where the assumptions hold another fee for trades, this one decides only what maintenance counts. A fee that a
 * market was given stands before both.
 */
function ScenarioFee() {
  const isTyped = useRisk(({ document }) => document.baseline.assumptions.takerFee !== undefined)
  return (
    <span className={styles['note']}>
      {isTyped && 'trades pay the fee typed in the assumptions; maintenance counts this one, '}
      for markets that are given no fee of their own
    </span>
  )
}
