// Settings in words: `eth size 24`, `mark of eth 3000`, `btc volatility 4%`, and a cell's own grammar behind
// a market: `eth +6`, `eth -25%`, `eth =limit -15%`, `eth @3000`.
import type { Part } from '../../engine/model/explanation'
import { leverageShown, priceOf, rateOf, share, sizeOf } from '../../engine/model/shown'
import type { Amount, Unit } from '../../engine/units/amount'
import type { SizeGoal } from '../../engine/units/goal'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { read } from '../../engine/units/read'
import { volatilityOf } from '../../engine/model/snapshot'
import { setVolatility } from '../commands/assumptions'
import type { Command } from '../commands/command'
import { giveFunding, giveMark } from '../commands/missing'
import { resize } from '../commands/resize'
import { setEntry, setLeverage } from '../commands/terms'
import { sizeContext } from '../select/row-context'
import type { RowFigures } from '../select/rows'
import { typedRate } from '../select/typed-rate'
import { typedPercent, typedSize } from '../select/typed-size'
import { place, rowName, rowsNamed, withoutFiller, type Phrase, type PhraseContext } from './phrase'

interface Set {
  readonly command: Command
  /** From what to what. */
  readonly change: readonly Part[]
}

interface Field {
  readonly name: string
  /** Once for a market, whatever rows hold it; a size is each row's own. */
  readonly ofMarket: boolean
  readonly set: (row: RowFigures, text: string, on: PhraseContext) => Outcome<Set>
}

const SIZE: Field = {
  name: 'size',
  ofMarket: false,
  set: (row, text, { seek }) => {
    const context = sizeContext(row)
    const solves = seek && { seek: (goal: SizeGoal) => seek(row.id, goal) }
    const found = typedSize(text, { ...context, ...solves })
    if (!found.ok) return found
    const { to, flips, says = [] } = found.value
    const turned = flips ? [', flips side'] : []
    const sought = says.length > 0 ? [', ', ...says] : []
    return done({
      command: resize(row.id, to),
      change: [sizeOf(row.position.size), ' → ', sizeOf(to), ...turned, ...sought],
    })
  },
}

const MARK: Field = {
  name: 'mark',
  ofMarket: true,
  set: (row, text) => {
    const to = amountIn(text, 'price')
    if (!to.ok) return to
    const tick = row.market?.tick
    const was: readonly Part[] =
      row.quote?.mark === undefined ? ['no mark'] : [priceOf(row.quote.mark, tick)]
    return done({
      command: giveMark(row.position.market, to.value),
      change: [...was, ' → ', priceOf(to.value, tick)],
    })
  },
}

const ENTRY: Field = {
  name: 'entry',
  ofMarket: false,
  set: (row, text) => {
    const to = amountIn(text, 'price')
    if (!to.ok) return to
    const tick = row.market?.tick
    return done({
      command: setEntry(row.id, to.value),
      change: [priceOf(row.position.entry, tick), ' → ', priceOf(to.value, tick)],
    })
  },
}

const FUNDING: Field = {
  name: 'funding',
  ofMarket: true,
  set: (row, text) => {
    const was = row.quote?.funding
    const to = typedRate(text, row.rateHours)
    if (!to.ok) return to
    const { rate, everyHours } = to.value
    return done({
      command: giveFunding(row.position.market, to.value),
      change: [
        was === undefined ? 'no rate' : rateOf(was.rate, was.everyHours),
        ' → ',
        rateOf(rate, everyHours),
      ],
    })
  },
}

const LEVERAGE: Field = {
  name: 'leverage',
  ofMarket: false,
  set: (row, text) => {
    const to = amountIn(text.replace(/[x×]$/i, ''), 'ratio')
    if (!to.ok) return to
    const was = row.leverage.kind === 'figure' ? row.leverage.shown : row.leverage.text
    return done({
      command: setLeverage(row.id, to.value),
      change: [was, ' → ', leverageShown(to.value)],
    })
  },
}

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['size', SIZE],
  ['mark', MARK],
  ['price', MARK],
  ['entry', ENTRY],
  ['funding', FUNDING],
  ['rate', FUNDING],
  ['leverage', LEVERAGE],
])

const VOLATILITY = new Set(['volatility', 'vol', 'sigma', 'σ'])

/** A market that is held, what of it, and the text of the cell. */
export function settingPhrases(text: string, on: PhraseContext): readonly Phrase[] {
  const words = withoutFiller(text.split(/\s+/))
  const [first = '', second = '', ...rest] =
    words[0]?.toLowerCase() === 'set' ? words.slice(1) : words
  const [market, field] = isField(first) ? [second, first] : [first, second]
  const rows = rowsNamed(market, on.side)
  if (rows.length === 0) return []
  const value = rest.join(' ')
  if (VOLATILITY.has(field.toLowerCase())) return value === '' ? [] : volatility(rows, value, on)
  const named = FIELDS.get(field.toLowerCase())
  if (named !== undefined) return value === '' ? [] : each(named, rows, value, on)
  const cell = [second, ...rest].join(' ')
  if (cell.startsWith('@')) return each(MARK, rows, cell.slice(1).trim(), on)
  return /^[-+−*/×$!=\d.]/.test(cell) ? each(SIZE, rows, cell, on) : []
}

function isField(word: string): boolean {
  return FIELDS.has(word.toLowerCase()) || VOLATILITY.has(word.toLowerCase())
}

function each(
  field: Field,
  rows: readonly RowFigures[],
  text: string,
  on: PhraseContext,
): readonly Phrase[] {
  const seen = new Set<string>()
  return rows.flatMap((row): readonly Phrase[] => {
    if (field.ofMarket && seen.has(row.position.market)) return []
    seen.add(row.position.market)
    const name = field.ofMarket ? row.symbol : rowName(row, on.side)
    const head = `${name} ${field.name}`
    const set = field.set(row, text, on)
    if (!set.ok) return [{ kind: 'issue', id: head, says: head, issue: set.issue }]
    // An entry is a record: it is corrected in the baseline, whichever side is being edited.
    const where = field === ENTRY ? ', corrected' : place(on)
    const { command, change } = set.value
    const label = `${head} to ${text}`
    return [
      {
        kind: 'does',
        id: `${label} ${row.id}`,
        says: [`${head}${where}: `, ...change],
        command: { ...command, label },
      },
    ]
  })
}

function volatility(
  rows: readonly RowFigures[],
  text: string,
  on: PhraseContext,
): readonly Phrase[] {
  const underlying = rows[0]?.market?.underlying
  if (underlying === undefined) return []
  const head = `${underlying} volatility of one day`
  const found = typedPercent(text)
  if (!found.ok) return [{ kind: 'issue', id: head, says: head, issue: found.issue }]
  const was = volatilityOf(on.side.scenario.assumptions, underlying).value
  return [
    {
      kind: 'does',
      id: `${head} ${found.value.toString()}`,
      says: [`${head}: `, share(was), ' → ', share(found.value)],
      command: {
        ...setVolatility(underlying, found.value),
        label: `${underlying} volatility to ${text}`,
      },
    },
  ]
}

/** The amount, or its issue; an ambiguous text is an issue here, and nothing typed is not zero. */
export function amountIn<U extends Unit>(text: string, unit: U): Outcome<Amount<U>> {
  const found = read(text, unit)
  switch (found.kind) {
    case 'amount':
      return done(found.amount)
    case 'empty':
      return refused('amount-wanted', 'Nothing typed yet', { wanted: 'a number' })
    case 'question':
    case 'issue':
      return { ok: false, issue: found.issue }
  }
}
