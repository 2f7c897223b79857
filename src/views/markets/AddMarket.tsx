// A market of one's own: what no table lists, on any venue. Its rate is flat to begin with; tiers are added in
// its terms. On `Other venue` the account's name is the venue's, and interval and rates come from here.

import { useState } from 'react'
import type { VenueId } from '../../engine/model/market'
import type { Amount, Unit } from '../../engine/units/amount'
import { addOwnMarket } from '../../store/commands/market-terms'
import { VENUE_CHOICES } from '../../store/select/market-search'
import { typedPercent } from '../../store/select/typed-size'
import { Button } from '../../ui/Button'
import { Field, Select } from '../../ui/Field'
import { asSentence, typed } from '../../ui/typed'
import { useActions } from '../use-risk'
import styles from './Markets.module.css'

const EMPTY = {
  symbol: '',
  underlying: '',
  mark: '',
  maintenance: '',
  hours: '8',
  rate: '',
  tick: '',
}
type Texts = typeof EMPTY

export function AddMarket() {
  const { run } = useActions()
  const [venue, setVenue] = useState<VenueId>('generic')
  const [text, setText] = useState(EMPTY)
  const [problem, setProblem] = useState<Problem>()
  const field = (name: keyof Texts) => ({
    value: text[name],
    issue: problem?.at === name ? problem.says : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText({ ...text, [name]: event.target.value })
      setProblem(undefined)
    },
  })
  const add = () => {
    const found = readTexts(text)
    if ('at' in found) return setProblem(found)
    const issue = run(addOwnMarket({ venue, ...found.market }))
    if (issue !== undefined) return setProblem({ at: 'symbol', says: asSentence(issue) })
    setText(EMPTY)
  }
  return (
    <form
      className={styles['add']}
      aria-label="Add a market of your own"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Select label="Venue" value={venue} choices={VENUE_CHOICES} onChoose={setVenue} />
      <Field label="Symbol" {...field('symbol')} />
      <Field label="Moves with (blank: as the symbol says)" {...field('underlying')} />
      <Field label="Mark" inputMode="decimal" {...field('mark')} />
      <Field label="Maintenance rate, %" inputMode="decimal" {...field('maintenance')} />
      <Field label="Funding every, hours" inputMode="decimal" {...field('hours')} />
      <Field label="Funding rate, % an interval" inputMode="decimal" {...field('rate')} />
      <Field label="Tick" inputMode="decimal" {...field('tick')} />
      <Button look="edged" submits>
        Add market
      </Button>
    </form>
  )
}

interface Problem {
  readonly at: keyof Texts
  readonly says: string
}

/** What the fields say, or the first that says nothing. Blank is not known, and not zero. */
function readTexts(text: Texts) {
  const maintenance = typedPercent(text.maintenance)
  if (!maintenance.ok) return wrong('maintenance', asSentence(maintenance.issue))
  const mark = amountOf(text.mark, 'price')
  if (typeof mark === 'string') return wrong('mark', mark)
  const tick = amountOf(text.tick, 'price')
  if (typeof tick === 'string') return wrong('tick', tick)
  const hours = amountOf(text.hours, 'ratio')
  if (typeof hours === 'string') return wrong('hours', hours)
  const rate = text.rate.trim() === '' ? undefined : typedPercent(text.rate)
  if (rate?.ok === false) return wrong('rate', asSentence(rate.issue))
  if (rate !== undefined && hours === undefined)
    return wrong('hours', 'A rate goes with its interval.')
  const underlying = text.underlying.trim().toUpperCase()
  const funding =
    rate === undefined || hours === undefined
      ? undefined
      : { rate: rate.value, everyHours: hours.toNumber() }
  return {
    market: {
      symbol: text.symbol.trim(),
      underlying: underlying === '' ? undefined : underlying,
      maintenanceRate: maintenance.value,
      mark,
      tick,
      funding,
      everyHours: hours?.toNumber(),
    },
  }
}

const wrong = (at: keyof Texts, says: string): Problem => ({ at, says })

/** The amount, nothing for a blank, or the sentence that says what is wrong. */
function amountOf<U extends Unit>(text: string, unit: U): Amount<U> | string | undefined {
  if (text.trim() === '') return undefined
  const found = typed(text, unit)
  return found.kind === 'issue' ? found.message : found.amount
}
