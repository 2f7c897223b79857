// Realised funding: what was in fact paid and received, by market and by day, beside what today's rates would
// charge for what is held today. Sizes and rates were then what they were then; the two are set side by side and
// not added. A day that the ledger may have cut is not averaged: it would make funding look cheaper than it was.
import { totalDrag } from '../../engine/funding/drag'
import { marketIdOf, symbolOf } from '../../engine/model/market'
import { flow } from '../../engine/model/shown'
import { asNonZero, NOTHING, ratio, sign, sum, type Usd } from '../../engine/units/amount'
import { venueRules } from '../../engine/venues/registry'
import { grouped, marketKey, timeOf, type RealisedPayment } from '../../io/link/payments'
import { onceFor } from '../derive'
import type { Side } from './sides'
import { figure, words, type Value } from './value'
import { missingFundingInWords, stateInWords } from './words'

interface Flows {
  readonly payments: number
  readonly received: Value
  readonly paid: Value
  readonly net: Value
}

export interface RealisedRow extends Flows {
  readonly id: string
  readonly name: string
  readonly venue: string | undefined
  /** First and last day, as ISO days; absent where no payment has a time. */
  readonly span: readonly [first: string, last: string] | undefined
  /** Average of the whole days between the first and the last. */
  readonly perDay: Value
  readonly wholeDays: number
  /** What the rates of now charge a day for what is held of it now. */
  readonly today: Value
}

export interface RealisedDay extends Flows {
  readonly day: string
}

export interface Realised {
  readonly rows: readonly RealisedRow[]
  readonly total: RealisedRow
  /** Days with payments, in order. */
  readonly days: readonly RealisedDay[]
  /** Payments whose time is not known: in the sums, in no day. */
  readonly untimed: number
}

/** The payments kept with a scenario, added up, beside one side of its book. */
export const realisedOf = onceFor((payments: readonly RealisedPayment[], side: Side): Realised => {
  const markets = grouped(payments, marketKey)
  const rows = Array.from(markets, ([id, of]) => rowOf(id, of, side))
  const days = grouped(payments, dayOf)
  return {
    rows: rows.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
    total: {
      ...summed(payments),
      id: 'total',
      name: 'All',
      venue: undefined,
      today: dragOfBook(side),
    },
    days: [...days]
      .flatMap(([day, of]) => (day === undefined ? [] : [{ day, ...flowsOf(of) }]))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    untimed: days.get(undefined)?.length ?? 0,
  }
})

function rowOf(id: string, payments: readonly RealisedPayment[], side: Side): RealisedRow {
  const { venue, symbol = '' } = payments[0] ?? {}
  return {
    ...summed(payments),
    id,
    name: symbol,
    venue: venue === undefined ? undefined : (venueRules(venue)?.name ?? venue),
    today: dragOfMarket(side, { venue, symbol }),
  }
}

function summed(payments: readonly RealisedPayment[]) {
  const days = payments.flatMap((payment) => dayOf(payment) ?? []).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  const span = first === undefined || last === undefined ? undefined : ([first, last] as const)
  return { ...flowsOf(payments), span, ...averageOf(payments, span) }
}

function flowsOf(payments: readonly RealisedPayment[]): Flows {
  const amounts = payments.map(({ amount }) => amount)
  const part = (way: 1 | -1) =>
    sum(
      amounts.filter((amount) => sign(amount) === way),
      NOTHING,
    )
  return {
    payments: payments.length,
    received: figure(flow(part(1))),
    paid: figure(flow(part(-1))),
    net: figure(flow(sum(amounts, NOTHING))),
  }
}

/** Days between the first and the last: both of these may be cut, by the ledger or by when it was made. */
function averageOf(
  payments: readonly RealisedPayment[],
  span: RealisedRow['span'],
): Pick<RealisedRow, 'perDay' | 'wholeDays'> {
  if (span === undefined) return { perDay: words('unknown: no times'), wholeDays: 0 }
  const [first, last] = span
  const wholeDays = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) - 1
  if (wholeDays < 1) return { perDay: words('too short: no whole day'), wholeDays: 0 }
  const within = payments.filter((payment) => {
    const day = dayOf(payment)
    return day !== undefined && day > first && day < last
  })
  const total = sum(
    within.map(({ amount }) => amount),
    NOTHING,
  )
  const perDay = total.div(asNonZero(ratio(wholeDays), 'whole days'))
  return { perDay: figure(flow(perDay)), wholeDays }
}
const DAY_MS = 86_400_000

/** The day of a payment in Greenwich, or on the ledger's own clock where it names no zone. */
function dayOf({ at }: RealisedPayment): string | undefined {
  return at === undefined ? undefined : (timeOf(at) ?? at).slice(0, 10)
}

// --- what today's rates charge ---

/** Of every position of the market, on whichever account; a ledger that names no venue is matched by symbol. */
function dragOfMarket(
  side: Side,
  { venue, symbol }: Pick<RealisedPayment, 'symbol'> & { readonly venue: string | undefined },
): Value {
  const isMeant = (market: Parameters<typeof symbolOf>[0]) =>
    venue === undefined ? symbolOf(market) === symbol : market === marketIdOf(venue, symbol)
  let perDay: Usd | undefined
  for (const { pool, state } of side.pools) {
    const held = pool.positions.filter(({ market }) => isMeant(market))
    if (held.length === 0) continue
    if (state.kind !== 'known') return words(stateInWords(state))
    for (const leg of state.drag.lines) {
      if (!isMeant(leg.line.leg.market)) continue
      if (leg.kind === 'unknown') return words(missingFundingInWords(leg.missing))
      perDay = (perDay ?? NOTHING).plus(leg.perDay)
    }
  }
  return perDay === undefined ? words('not held now') : figure(flow(perDay))
}

function dragOfBook(side: Side): Value {
  const held = side.pools.filter(({ pool }) => pool.positions.length > 0)
  if (held.length === 0) return words('nothing held now')
  const drags = []
  for (const { state } of held) {
    if (state.kind !== 'known') return words(stateInWords(state))
    drags.push(state.drag)
  }
  const drag = totalDrag(drags)
  return drag.kind === 'known'
    ? figure(flow(drag.perDay))
    : words(missingFundingInWords(drag.missing))
}
