// Hyperliquid `clearinghouseState`: positions and collateral. `szi` is signed coins; there is no mark, but
// positionValue ÷ |szi| is one; marginUsed of an isolated position counts unrealised P&L.
//   cash of the cross pool = totalRawUsd + Σ szi × entryPx   (so that equity at the marks is accountValue)
//   isolated margin        = marginUsed − szi × (mark − entryPx)
import * as z from 'zod/mini'
import { isNonZero, sign, usd, type Price, type Size, type Usd } from '../../../engine/units/amount'
import { fieldsOf, present, type Fields, type RowFound } from '../fields'
import type { ImportedPosition, ImportedPositions } from '../imported'
import { entriesOf, isList, isObject, keyOf, pathOf, someHas, type ExactJson } from '../json'
import { isoOf, MACHINE, priceOrNone, rowsOfList, text, symbolText } from '../list'
import { named } from '../symbol'

const Position = z.object({
  coin: symbolText,
  szi: z.string(),
  entryPx: text,
  positionValue: text,
  unrealizedPnl: text,
  liquidationPx: text,
  marginUsed: text,
  leverage: z.nullish(z.object({ type: text, value: text, rawUsd: text })),
})
type Position = z.infer<typeof Position>

/** The state itself, or the state inside a webData answer. */
function stateOf(value: ExactJson): ExactJson | undefined {
  const places = [
    value,
    keyOf(value, 'clearinghouseState'),
    pathOf(value, 'data', 'clearinghouseState'),
    keyOf(value, 'data'),
  ]
  return places.find((place) => isList(keyOf(place, 'assetPositions')))
}

/** Entries are `{ position: { coin, szi … } }`, or the inner object alone. */
function positionsIn(value: ExactJson): readonly ExactJson[] {
  const listed = keyOf(stateOf(value), 'assetPositions')
  const entries = isList(listed) ? listed : entriesOf(value)
  return entries.map((entry) => keyOf(entry, 'position') ?? entry)
}

export function isHyperliquidState(value: ExactJson): boolean {
  const state = stateOf(value)
  if (state !== undefined && isObject(keyOf(state, 'marginSummary'))) return true
  return someHas(positionsIn(value), 'coin', 'szi')
}

export function readHyperliquidState(value: ExactJson): ImportedPositions {
  const state = stateOf(value)
  const rows = rowsOfList(positionsIn(value), Position, positionOf)
  const held = rows.flatMap((row) => (row.status === 'good' ? [row.position] : []))
  const isComplete = rows.every((row) => row.status === 'good' || row.status === 'skipped')
  const collateral = cashOf(state, held, isComplete)
  const time = keyOf(state, 'time')
  return {
    kind: 'positions',
    dialect: 'Hyperliquid account',
    reason: 'assetPositions with coin and szi, as clearinghouseState answers',
    venue: 'hyperliquid',
    quote: 'USD',
    accounts: [
      {
        key: '',
        venue: 'hyperliquid',
        quote: 'USD',
        holdings: [],
        ...present({ cash: collateral.cash }),
      },
    ],
    rows,
    notes: ['marks are worked out: positionValue ÷ size', collateral.note],
    ...present({ cash: collateral.cash, asOf: isoOf(typeof time === 'string' ? time : undefined) }),
  }
}

/** Cross cash; unknown while a cross position could not be read, since its entry cost would be missing. */
function cashOf(
  state: ExactJson | undefined,
  held: readonly ImportedPosition[],
  isComplete: boolean,
): { readonly cash?: Usd; readonly note: string } {
  const raw = pathOf(state, 'crossMarginSummary', 'totalRawUsd')
  const fields = fieldsOf(0, MACHINE)
  const rawUsd = fields.amount(typeof raw === 'string' ? raw : '', 'usd', 'totalRawUsd')
  if (rawUsd === undefined)
    return { note: 'the text holds no crossMarginSummary: collateral is yours to give' }
  if (!isComplete) return { note: 'collateral is not known while a position cannot be read' }
  let cash = rawUsd
  for (const one of held) {
    if (one.marginMode === 'isolated' || one.entry === undefined) continue
    const cost = one.size.times(one.entry)
    cash = one.side === 'long' ? cash.plus(cost) : cash.minus(cost)
  }
  const note =
    'cash worked out: cross totalRawUsd + Σ size × entry, so that equity at the marks is accountValue'
  return { cash, note }
}

function positionOf(entry: Position, fields: Fields): RowFound {
  const signed = fields.amount(entry.szi, 'size', 'size', { required: true })
  if (signed === undefined) return { kind: 'none' }
  if (signed.isZero()) return { kind: 'skip', why: `${entry.coin} is flat` }
  const entryPrice = fields.amount(entry.entryPx ?? '', 'price', 'entry', { above: 'zero' })
  const mark = markOf(entry, signed, fields)
  const isolated = entry.leverage?.type?.toLowerCase() === 'isolated'
  return {
    kind: 'position',
    position: {
      ...named(entry.coin),
      quote: 'USD',
      venue: 'hyperliquid',
      side: sign(signed) < 0 ? 'short' : 'long',
      size: signed.abs(),
      ...(isolated
        ? isolatedOf(entry, signed, entryPrice, mark, fields)
        : { marginMode: 'cross' as const }),
      ...present({
        entry: entryPrice,
        mark,
        leverage: fields.amount(entry.leverage?.value ?? '', 'ratio', 'leverage', {
          above: 'zero',
        }),
        liquidationPrice: priceOrNone(fields, entry.liquidationPx, 'liquidation price'),
        unrealizedPnl: fields.amount(entry.unrealizedPnl ?? '', 'usd', 'unrealised P&L'),
      }),
    },
  }
}

function markOf(entry: Position, signed: Size, fields: Fields): Price | undefined {
  const value = fields.amount(entry.positionValue ?? '', 'usd', 'position value')
  const coins = signed.abs()
  return value === undefined || value.isZero() || !isNonZero(coins)
    ? undefined
    : value.abs().div(coins)
}

function isolatedOf(
  entry: Position,
  signed: Size,
  entryPrice: Price | undefined,
  mark: Price | undefined,
  fields: Fields,
) {
  const used = fields.amount(entry.marginUsed ?? '', 'usd', 'isolated margin', { required: true })
  const stated = fields.amount(entry.unrealizedPnl ?? '', 'usd', 'unrealised P&L')
  const pnl =
    mark === undefined || entryPrice === undefined ? stated : signed.times(mark.minus(entryPrice))
  const isolatedMargin = used === undefined || pnl === undefined ? undefined : used.minus(pnl)
  if (isolatedMargin === undefined) {
    fields.complain(
      'margin-missing',
      'isolated, without its margin',
      'isolated margin',
      entry.marginUsed ?? '',
      'marginUsed and the P&L in it',
    )
  } else {
    fields.note(
      `isolated margin worked out: marginUsed ${used?.toString() ?? ''} less P&L ${(pnl ?? usd(0)).toString()}`,
    )
  }
  return {
    marginMode: 'isolated' as const,
    ...present({ isolatedMargin, isolatedMarginGiven: used }),
  }
}
