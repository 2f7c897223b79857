// Which rates does the reader ask about, and for how long? And what is missing to answer.

import { useState } from 'react'
import type { MarketId } from '../../engine/model/market'
import type { FundingRate } from '../../engine/model/snapshot'
import { HORIZON_USUAL, typedHorizon } from '../../store/select/erosion-course'
import {
  lackingAlong,
  OWN_USUAL,
  typedOwnRate,
  type OwnRates,
  type PathChoice,
} from '../../store/select/funding-path'
import type { FundingOf } from '../../store/select/funding'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { asSentence } from '../../ui/typed'
import { useOpenMarket } from '../use-risk'
import type { Shown } from './shown'
import styles from './Lens.module.css'

const RATES = [
  { value: 'today', text: 'Today’s rates' },
  { value: 'cap', text: 'At the cap' },
  { value: 'own', text: 'My own' },
] as const

/** Path and horizon as chosen, with the fields that choose them. What cannot be read leaves the last one. */
export function useFundingChoice() {
  const [rates, setRates] = useState<PathChoice['rates']>('today')
  const [flips, setFlips] = useState(false)
  const own = useTyped(OWN_USUAL, typedOwnRate)
  const horizon = useTyped(`${HORIZON_USUAL}`, typedHorizon)
  const [ownOf, setOwnOf] = useState<OwnRates>(new Map())
  const path: PathChoice = { rates, flips, own: own.value, ownOf }
  const of: FundingOf = { path, horizon: horizon.value }
  const controls = (
    <div className={`${styles['choices']} ${styles['horizon']}`}>
      <Segmented label="Path of rates" value={rates} choices={RATES} onChoose={setRates} />
      {rates === 'own' && (
        <Field label="Rate per 8 h, %" beside inputMode="decimal" {...own.field} />
      )}
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={flips}
          onChange={({ target }) => setFlips(target.checked)}
        />
        Receipts flipped
      </label>
      <Field label="Horizon, days" beside inputMode="numeric" {...horizon.field} />
      {rates === 'own' && own.issue === undefined && (
        <p className={styles['hint']}>
          Every market at this rate, unless you type one for it below. Above zero, longs pay shorts.
        </p>
      )}
      {own.issue !== undefined && rates === 'own' && (
        <p className={styles['issue']} role="alert">
          {own.issue} The figures keep the last rate that could be read.
        </p>
      )}
      {horizon.issue !== undefined && (
        <p className={styles['issue']} role="alert">
          {horizon.issue} The figures still show {horizon.value} days.
        </p>
      )}
    </div>
  )
  const onOwn = (market: MarketId, rate: FundingRate | undefined) =>
    setOwnOf((now) => {
      const next = new Map(now)
      if (rate === undefined) next.delete(market)
      else next.set(market, rate)
      return next
    })
  return { of, own: rates === 'own' ? path : undefined, onOwn, controls }
}

type Read<T> =
  { readonly ok: true; readonly value: T } | Extract<ReturnType<typeof typedHorizon>, { ok: false }>

/** A field and the last value it could be read as. */
function useTyped<T>(usual: string, reads: (text: string) => Read<T>) {
  const [typed, setTyped] = useState(usual)
  const [value, setValue] = useState(() => {
    const first = reads(usual)
    if (!first.ok) throw new Error(`"${usual}" is what the field starts with, and cannot be read`)
    return first.value
  })
  const found = reads(typed)
  return {
    value,
    issue: found.ok ? undefined : asSentence(found.issue),
    field: {
      value: typed,
      'aria-invalid': !found.ok,
      onChange: ({ target }: React.ChangeEvent<HTMLInputElement>) => {
        setTyped(target.value)
        const next = reads(target.value)
        if (next.ok) setValue(() => next.value)
      },
    },
  }
}

/** Markets offered by name where a bound is missing. */
const OFFERED_MAX = 6

/** What a path lacks, in a sentence, with the way to give it. */
export function Lacking({ shown, path }: { readonly shown: Shown; readonly path: PathChoice }) {
  const open = useOpenMarket()
  const { markets, text } = lackingAlong(shown.side, path)
  if (text === undefined) return null
  return (
    <p className={styles['lacking']}>
      {text}
      {markets.slice(0, OFFERED_MAX).map(({ id, symbol }) => (
        <Button key={id} look="link" onClick={() => open(id)}>
          Terms of {symbol}
        </Button>
      ))}
    </p>
  )
}
