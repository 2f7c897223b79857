// The head of an account: whose rules apply and since when, its cash, and what its cross pool stands on.

import type { Account } from '../../engine/model/book'
import type { VenueId } from '../../engine/model/market'
import { cashOf } from '../../store/select/cash'
import { crossPoolOf } from '../../store/select/pools'
import { setCash, removeAccount, renameAccount } from '../../store/commands/account'
import { setVenue } from '../../store/commands/venue'
import {
  spelledOn,
  UNPUBLISHED_VENUE,
  VENUE_CHOICES,
  venueNote,
} from '../../store/select/market-search'
import { venueTerms } from '../../store/select/own-venue'
import { poolValues, type PoolValues } from '../../store/select/pool-values'
import type { Side } from '../../store/select/sides'
import { Badge } from '../../ui/Badge'
import { Button } from '../../ui/Button'
import { Cell } from '../../ui/Cell'
import { Select } from '../../ui/Field'
import type { Safer } from '../../ui/Figure'
import { editable, formatDay } from '../../ui/format'
import { Shows } from '../../ui/Shows'
import { asSentence, typed } from '../../ui/typed'
import { useActions, useExplain, useOpenVenue, useRisk } from '../use-risk'
import styles from './AccountHeader.module.css'

export function AccountHeader({
  account,
  side,
  before,
}: {
  readonly account: Account
  readonly side: Side
  readonly before: Side | undefined
}) {
  const pool = crossPoolOf(side, account.id)
  const was = before === undefined ? undefined : crossPoolOf(before, account.id)
  return (
    <div className={styles['head']}>
      <div className={styles['who']}>
        <AccountName account={account} />
        <Venue account={account} />
        {pool?.state.kind === 'known' && pool.pool.positions.length > 0 && (
          <Badge of={pool.state.severity} />
        )}
        <RemoveAccount account={account} />
      </div>
      <dl className={styles['figures']}>
        <div className={styles['item']}>
          <dt className={styles['term']}>Cash, {account.quote}</dt>
          <dd className={styles['value']}>
            <Cash account={account} before={was?.account} />
          </dd>
        </div>
        {pool !== undefined && pool.state.kind !== 'known' && (
          <div className={styles['item']}>
            <dt className={styles['term']}>Equity, buffer, margin</dt>
            <dd className={styles['value']}>
              <Shows label="Equity" value={poolValues(pool).equity} />
            </dd>
          </div>
        )}
        {pool?.state.kind === 'known' &&
          FIGURES.map(({ name, term, safer }) => (
            <Figures
              key={name}
              pool={pool.id}
              name={name}
              term={term}
              safer={safer}
              values={poolValues(pool)}
              before={was === undefined ? undefined : poolValues(was)}
            />
          ))}
      </dl>
    </div>
  )
}

const FIGURES: readonly {
  readonly name: keyof PoolValues & FigureName
  readonly term: string
  readonly safer?: Safer
}[] = [
  { name: 'equity', term: 'Equity' },
  { name: 'buffer', term: 'Buffer', safer: 'higher' },
  { name: 'freeCollateral', term: 'Free collateral', safer: 'higher' },
  { name: 'leverage', term: 'Leverage', safer: 'lower' },
  { name: 'netLeverage', term: 'Net', safer: 'nearer to zero' },
]
type FigureName =
  'equity' | 'maintenance' | 'buffer' | 'freeCollateral' | 'leverage' | 'netLeverage'

function Figures({
  pool,
  name,
  term,
  safer,
  values,
  before,
}: {
  readonly pool: string
  readonly name: FigureName
  readonly term: string
  readonly safer: Safer | undefined
  readonly values: PoolValues
  readonly before: PoolValues | undefined
}) {
  const explain = useExplain()
  return (
    <div className={styles['item']}>
      <dt className={styles['term']}>{term}</dt>
      <dd className={styles['value']}>
        <Shows
          label={term}
          value={values[name]}
          before={before?.[name]}
          safer={safer}
          onExplain={() => explain.pool(pool, name)}
        />
      </dd>
    </div>
  )
}

function AccountName({ account }: { readonly account: Account }) {
  const { preview, commit, abandon } = useActions()
  const cell = `name ${account.id}`
  return (
    <h2 className={styles['name']}>
      <Cell
        label="Account name"
        name={account.name}
        text={account.name}
        numeric={false}
        onPreview={(text) => {
          if (text.trim() === '') return { kind: 'issue', message: 'An account needs a name.' }
          preview(cell, renameAccount(account.id, text.trim()))
          return { kind: 'says' }
        }}
        onCommit={commit}
        onAbandon={() => abandon(cell)}
      />
    </h2>
  )
}

/** Only where another account remains: a book without any has nowhere to type. */
function RemoveAccount({ account }: { readonly account: Account }) {
  const several = useRisk((state) => state.document.baseline.book.accounts.length > 1)
  const { run, tell } = useActions()
  if (!several) return null
  return (
    <Button
      aria-label={`Remove account ${account.name}`}
      onClick={() => {
        run(removeAccount(account.id))
        tell({ kind: 'info', text: `Removed account ${account.name}.`, undo: true })
      }}
    >
      Remove
    </Button>
  )
}

/** Chosen for a venue whose rules nobody publishes: its terms open, to be typed. */
const OWN_VENUE = 'own venue…'

function Venue({ account }: { readonly account: Account }) {
  const { run, tell } = useActions()
  const openVenue = useOpenVenue()
  const note = venueNote(account)
  const move = (venue: VenueId) => {
    const issue = run(setVenue(account.id, venue, spelledOn(venue)))
    if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
    return issue === undefined
  }
  const choose = (choice: VenueId | typeof OWN_VENUE) => {
    if (choice !== OWN_VENUE) return move(choice)
    return UNPUBLISHED_VENUE !== undefined && move(UNPUBLISHED_VENUE) && openVenue(account.id)
  }
  return (
    <>
      <Select
        label={`Venue of ${account.name}`}
        hideLabel
        value={account.venue}
        choices={[...VENUE_CHOICES, { value: OWN_VENUE, text: 'My own venue…' }]}
        onChoose={choose}
      />
      {note !== undefined && (
        <span className={styles['note']} title={note.estimate}>
          {note.isNamed && `${note.name}: `}
          rules {note.isOwn ? 'yours, on the generic ones of' : 'of'} {formatDay(note.asOf)}
          {note.estimate !== undefined && ' · estimate'}
        </span>
      )}
      {venueTerms(account) !== undefined && <OwnTerms account={account} />}
    </>
  )
}

/** The way to say what the generic rules do not know of the venue. */
function OwnTerms({ account }: { readonly account: Account }) {
  const openVenue = useOpenVenue()
  return (
    <Button aria-label={`Venue terms of ${account.name}`} onClick={() => openVenue(account.id)}>
      Venue terms
    </Button>
  )
}

function Cash({
  account,
  before,
}: {
  readonly account: Account
  readonly before: Account | undefined
}) {
  const editing = useRisk((state) => state.view.show)
  const { preview, commit, abandon } = useActions()
  const cell = `cash ${account.id}`
  const cash = cashOf(account)
  const corrects = editing === 'baseline' || cash === undefined
  const was = before === undefined ? undefined : cashOf(before)
  return (
    <Cell
      label={`Cash of ${account.name}`}
      shown={cash === undefined ? undefined : { amount: cash, as: 'usd' }}
      before={was === undefined ? undefined : { amount: was, as: 'usd' }}
      empty="not disclosed"
      text={cash === undefined ? '' : editable(cash)}
      onPreview={(text) => {
        const found = typed(text, 'usd')
        if (found.kind === 'issue') return found
        const issue = preview(cell, setCash(account.id, found.amount))
        if (issue !== undefined) return { kind: 'issue', message: asSentence(issue) }
        return {
          kind: 'says',
          message: corrects ? found.note : (found.note ?? 'deposits or withdraws'),
        }
      }}
      onCommit={commit}
      onAbandon={() => abandon(cell)}
    />
  )
}
