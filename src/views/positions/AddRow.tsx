// A line for a new position: market, side, size and entry, and what nobody knows about the market yet.

import { useEffect, useRef, useState } from 'react'
import type { Account } from '../../engine/model/book'
import { addTypedRow } from '../../store/commands/add'
import { marketsLike, marketTyped, type OfferedMarket } from '../../store/select/market-search'
import { crossPoolOf } from '../../store/select/pools'
import type { Side } from '../../store/select/sides'
import { typedPercent, typedSize } from '../../store/select/typed-size'
import { Button } from '../../ui/Button'
import { Field, Select } from '../../ui/Field'
import { format } from '../../ui/format'
import { asSentence, typed } from '../../ui/typed'
import { useActions, useRisk } from '../use-risk'
import { flatContext, signedFor } from '../../store/select/new-row'
import styles from './Positions.module.css'

type Direction = 'long' | 'short'

const EMPTY = { market: '', size: '', entry: '', mark: '', maintenance: '' }

export function AddRow({ account, side }: { readonly account: Account; readonly side: Side }) {
  const { run } = useActions()
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  const [text, setText] = useState(EMPTY)
  const [direction, setDirection] = useState<Direction>('long')
  const [problem, setProblem] = useState<string>()
  const isEmpty = account.positions.length === 0
  const [wanted, setOpen] = useState(false)
  const open = wanted || isEmpty
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    // Opened by a press: the next thing is to type a market.
    if (wanted) form.current?.querySelector('input')?.focus()
  }, [wanted])

  const market = marketTyped(account.venue, text.market, side.scenario.markets)
  const known = market !== undefined && side.lookup(market.id) !== undefined
  const mark = market && side.scenario.snapshot.quotes.get(market.id)?.mark
  const field = (name: keyof typeof EMPTY) => ({
    value: text[name],
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText({ ...text, [name]: event.target.value })
      setProblem(undefined)
    },
  })

  const add = () => {
    if (market === undefined) return setProblem('Which market?')
    const typedMark = text.mark.trim() === '' ? undefined : typed(text.mark, 'price')
    if (typedMark?.kind === 'issue') return setProblem(`Mark: ${typedMark.message}`)
    const at = mark ?? typedMark?.amount
    const size = typedSize(text.size, flatContext(at, crossPoolOf(side, account.id)))
    if (!size.ok) return setProblem(`Size: ${asSentence(size.issue)}`)
    const entry = text.entry.trim() === '' ? undefined : typed(text.entry, 'price')
    if (entry?.kind === 'issue') return setProblem(`Entry: ${entry.message}`)
    const rate = text.maintenance.trim() === '' ? undefined : typedPercent(text.maintenance)
    if (rate !== undefined && !rate.ok) return setProblem(asSentence(rate.issue))
    const issue = run(
      addTypedRow({
        account: account.id,
        market: market.id,
        size: signedFor(size.value.to, direction),
        margin: { mode: 'cross' },
        ...(entry === undefined ? {} : { entry: entry.amount }),
        mark: typedMark?.amount,
        maintenanceRate: rate?.value,
      }),
    )
    if (issue !== undefined) return setProblem(asSentence(issue))
    setText(EMPTY)
  }
  const options = `markets-${account.id}`
  if (!open) {
    return (
      <div className={styles['addClosed']}>
        <Button aria-label={`Add position to ${account.name}`} onClick={() => setOpen(true)}>
          + Add position
        </Button>
      </div>
    )
  }
  return (
    <form
      ref={form}
      className={styles['add']}
      aria-label={`Add a position to ${account.name}`}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <Field label="Market" list={options} {...field('market')} />
      <datalist id={options}>
        {marketsLike(account.venue, text.market, side.scenario.markets).map((offered) => (
          <option key={offered.symbol} value={offered.symbol}>
            {offeredInWords(offered)}
          </option>
        ))}
      </datalist>
      <Select
        label="Side"
        value={direction}
        choices={[
          { value: 'long', text: 'Long' },
          { value: 'short', text: 'Short' },
        ]}
        onChoose={setDirection}
      />
      <Field label="Size" inputMode="decimal" {...field('size')} />
      {inBaseline && <Field label="Entry" inputMode="decimal" {...field('entry')} />}
      {market !== undefined && mark === undefined && (
        <Field label="Mark" inputMode="decimal" {...field('mark')} />
      )}
      {market !== undefined && !known && (
        <Field label="Maintenance rate, %" inputMode="decimal" {...field('maintenance')} />
      )}
      <Button look="edged" submits>
        Add
      </Button>
      <output className={styles['says']} data-issue={problem === undefined ? undefined : ''}>
        {problem ??
          (inBaseline || text.market === ''
            ? ''
            : 'Drafted: fills at the mark and pays fee and slippage.')}
      </output>
    </form>
  )
}

/** `BTC · Hyperliquid · 40.00× · maintenance 1.25 % · funding 1 h`, as the list beside the field prints it. */
function offeredInWords({ symbol, venue, leverage, maintenance, fundingHours }: OfferedMarket) {
  return [
    symbol,
    venue,
    ...(leverage === undefined ? [] : [format(leverage).text]),
    ...(maintenance === undefined ? [] : [`maintenance ${format(maintenance).text}`]),
    ...(fundingHours === undefined ? [] : [`funding ${fundingHours} h`]),
  ].join(' · ')
}
