// dYdX v4 accounts: subaccount, parent subaccount, address, and lists of positions or assets.
// Only USDC counts as collateral. The chain keeps no entry prices: USDC is what is left after paying
// entry, so the cash of a pool is USDC + Σ size × entry. A child account (number 128 and up) is how the
// web app isolates: its position is isolated by its own USDC + size × entry.
import * as z from 'zod/mini'
import {
  isNonZero,
  NOTHING,
  sign,
  type Price,
  type Size,
  type Usd,
} from '../../../engine/units/amount'
import { fieldsOf, present, type Fields, type RowFound } from '../fields'
import type { ImportedAccount, ImportedPosition, ImportedPositions, ImportRow } from '../imported'
import { isList, isObject, keyOf, type ExactJson, type JsonObject } from '../json'
import { MACHINE, rowOfEntry, sourceOf, text, symbolText } from '../list'
import { named } from '../symbol'

/** Children of parent p are numbered p + 128 k. */
const PARENTS = 128

const Position = z.object({
  market: symbolText,
  status: text,
  side: text,
  size: z.string(),
  entryPrice: text,
  unrealizedPnl: text,
  subaccountNumber: text,
})
type Position = z.infer<typeof Position>

/** A subaccount's answer, in whatever envelope; undefined for other texts. */
function subaccountsIn(value: ExactJson): readonly JsonObject[] | undefined {
  const one = keyOf(value, 'subaccount') ?? value
  const lists = [keyOf(one, 'childSubaccounts'), keyOf(value, 'subaccounts')]
  const listed = lists.find(isList)
  const found = (listed ?? [one]).filter(isObject)
  return found.some((each) => isObject(keyOf(each, 'openPerpetualPositions'))) ? found : undefined
}

/** `{ positions: […] }` of the positions endpoint. */
function listIn(value: ExactJson): readonly ExactJson[] | undefined {
  const listed = isList(value) ? value : keyOf(value, 'positions')
  if (!isList(listed)) return undefined
  return listed.some((each) => isObject(each) && Object.hasOwn(each, 'sumOpen'))
    ? listed
    : undefined
}

export function isDydxAccount(value: ExactJson): boolean {
  return subaccountsIn(value) !== undefined
}

export function isDydxList(value: ExactJson): boolean {
  return listIn(value) !== undefined
}

export function readDydxAccount(value: ExactJson): ImportedPositions {
  return gather(
    subaccountsIn(value) ?? [],
    'a subaccount with openPerpetualPositions, as the indexer answers',
  )
}

/** Bare lists: grouped by the subaccount each entry names, and read as those subaccounts. */
export function readDydxList(value: ExactJson): ImportedPositions {
  const groups = new Map<string, Record<string, ExactJson>>()
  for (const [at, entry] of (listIn(value) ?? []).entries()) {
    const number = numberOf(entry)
    const group = groups.get(number) ?? {}
    group[String(at)] = entry
    groups.set(number, group)
  }
  const subaccounts = Array.from(
    groups,
    ([subaccountNumber, openPerpetualPositions]): JsonObject => ({
      subaccountNumber,
      openPerpetualPositions,
    }),
  )
  return gather(subaccounts, 'perpetual positions of the indexer')
}

function numberOf(subaccount: ExactJson): string {
  const number = keyOf(subaccount, 'subaccountNumber')
  return typeof number === 'string' ? number : '0'
}

interface Gathered {
  readonly rows: ImportRow[]
  readonly accounts: Map<string, ImportedAccount>
  readonly notes: Set<string>
}

function gather(subaccounts: readonly JsonObject[], reason: string): ImportedPositions {
  const into: Gathered = { rows: [], accounts: new Map(), notes: new Set() }
  for (const subaccount of subaccounts) readSubaccount(subaccount, into)
  const accounts = [...into.accounts.values()]
  const single = accounts.length === 1 ? accounts[0] : undefined
  return {
    kind: 'positions',
    dialect: 'dYdX account',
    reason,
    venue: 'dydx',
    quote: 'USD',
    accounts,
    rows: into.rows,
    notes: [...into.notes],
    ...present({ cash: single?.cash }),
  }
}

function readSubaccount(subaccount: JsonObject, into: Gathered): void {
  const number = Number(numberOf(subaccount))
  const parent = String(number % PARENTS)
  const isChild = number >= PARENTS
  const collateral = usdcOf(subaccount, into)
  const rows = positionRows(subaccount, parent, into)
  const held = rows.flatMap((row) => (row.status === 'good' ? [row.position] : []))
  const isComplete = rows.every((row) => row.status === 'good' || row.status === 'skipped')
  const cash = collateral === undefined || !isComplete ? undefined : cashOf(collateral, held)
  if (isChild && held.length === 1 && isComplete) {
    into.rows.push(...rows.map((row) => isolated(row, cash, into)))
    return
  }
  if (isChild && held.length === 0 && isComplete) {
    into.rows.push(...rows)
    into.rows.push(emptyChild(subaccount, number, collateral, into))
    return
  }
  const key = isChild ? String(number) : parent
  into.accounts.set(key, {
    key,
    venue: 'dydx',
    quote: 'USD',
    holdings: [],
    ...present({ cash, name: number === 0 ? undefined : `dYdX subaccount ${number}` }),
  })
  into.rows.push(
    ...rows.map((row) =>
      row.status === 'good' ? { ...row, position: { ...row.position, account: key } } : row,
    ),
  )
  if (cash !== undefined)
    into.notes.add(
      'cash worked out: USDC + Σ size × entry, so that equity at the marks is the indexer’s',
    )
  else into.notes.add('the text holds no USDC balance: collateral is yours to give')
}

function positionRows(
  subaccount: JsonObject,
  account: string,
  into: Gathered,
): readonly ImportRow[] {
  const open = keyOf(subaccount, 'openPerpetualPositions')
  const entries = isObject(open) ? Object.values(open) : []
  return entries.map((entry, at) =>
    rowOfEntry(entry ?? null, into.rows.length + at + 1, Position, (position, fields) =>
      positionOf(position, account, fields),
    ),
  )
}

/** The USDC balance, signed. Other assets are listed by the venue but are no collateral. */
function usdcOf(subaccount: JsonObject, into: Gathered): Usd | undefined {
  const assets = keyOf(subaccount, 'assetPositions')
  if (!isObject(assets)) return undefined
  let usdc = NOTHING
  for (const asset of Object.values(assets)) {
    const symbol = keyOf(asset, 'symbol')
    const size = keyOf(asset, 'size')
    const short = keyOf(asset, 'side') === 'SHORT'
    if (symbol !== 'USDC') {
      into.notes.add(
        `${typeof symbol === 'string' ? symbol : 'another asset'} is not collateral on dYdX: left out`,
      )
      continue
    }
    const amount = fieldsOf(0, MACHINE).amount(typeof size === 'string' ? size : '', 'usd', 'USDC')
    if (amount === undefined) return undefined
    usdc = usdc.plus(short ? amount.abs().neg() : amount)
  }
  return usdc
}

function cashOf(usdc: Usd, held: readonly ImportedPosition[]): Usd {
  let cash = usdc
  for (const one of held) {
    if (one.entry === undefined) continue
    const cost = one.size.times(one.entry)
    cash = one.side === 'long' ? cash.plus(cost) : cash.minus(cost)
  }
  return cash
}

function isolated(row: ImportRow, margin: Usd | undefined, into: Gathered): ImportRow {
  if (row.status !== 'good') return row
  const parent = row.position.account ?? '0'
  if (!into.accounts.has(parent))
    into.accounts.set(parent, { key: parent, venue: 'dydx', quote: 'USD', holdings: [] })
  if (margin === undefined) {
    const issue = {
      code: 'margin-missing',
      message: 'isolated in its own subaccount, whose USDC is not in the text',
      wanted: 'the subaccount with its assetPositions',
    }
    return { line: row.line, source: row.source, status: 'bad', issues: [issue] }
  }
  const position: ImportedPosition = {
    ...row.position,
    marginMode: 'isolated',
    isolatedMargin: margin,
    isolatedMarginGiven: margin,
  }
  return {
    ...row,
    position,
    notes: [...row.notes, 'isolated in its own subaccount: margin is its USDC + size × entry'],
  }
}

function emptyChild(
  subaccount: JsonObject,
  number: number,
  usdc: Usd | undefined,
  into: Gathered,
): ImportRow {
  const holds =
    usdc === undefined || usdc.isZero()
      ? 'holds nothing'
      : `holds ${usdc.toString()} USDC and no position: no collateral of another pool`
  return {
    line: into.rows.length + 1,
    source: sourceOf(subaccount),
    status: 'skipped',
    why: `subaccount ${number} ${holds}`,
  }
}

/** Size is signed on most payloads and unsigned on older ones: the side decides. */
function positionOf(entry: Position, account: string, fields: Fields): RowFound {
  const status = entry.status ?? 'OPEN'
  if (status !== 'OPEN') return { kind: 'skip', why: `${entry.market} is ${status.toLowerCase()}` }
  const stated = fields.amount(entry.size, 'size', 'size', { required: true })
  if (stated === undefined) return { kind: 'none' }
  if (stated.isZero()) return { kind: 'skip', why: `${entry.market} is flat` }
  const side = entry.side?.toUpperCase()
  if (side !== undefined && side !== 'LONG' && side !== 'SHORT') {
    fields.complain(
      'side-unknown',
      `"${entry.side ?? ''}" is not a side`,
      'side',
      entry.side ?? '',
      'LONG or SHORT',
    )
  }
  const short = side === 'SHORT' || (side === undefined && sign(stated) < 0)
  const entryPrice = fields.amount(entry.entryPrice ?? '', 'price', 'entry', { above: 'zero' })
  const pnl = fields.amount(entry.unrealizedPnl ?? '', 'usd', 'unrealised P&L')
  const size = stated.abs()
  return {
    kind: 'position',
    position: {
      ...named(entry.market),
      venue: 'dydx',
      account,
      side: short ? 'short' : 'long',
      size,
      marginMode: 'cross',
      ...present({
        entry: entryPrice,
        mark: markOf(entryPrice, pnl, short ? size.neg() : size, fields),
        unrealizedPnl: pnl,
      }),
    },
  }
}

/** The oracle price behind the answer: entry + unrealised P&L ÷ size. As old as the answer. */
function markOf(
  entry: Price | undefined,
  pnl: Usd | undefined,
  size: Size,
  fields: Fields,
): Price | undefined {
  if (entry === undefined || pnl === undefined || !isNonZero(size)) return undefined
  const mark = entry.plus(pnl.div(size))
  if (sign(mark) <= 0) return undefined
  fields.note('mark worked out: entry + unrealised P&L ÷ size')
  return mark
}
