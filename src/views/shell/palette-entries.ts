// What the palette offers: every action of the page, and for the book at hand its markets, its figures and
// what is assumed of them. An entry runs, or writes a beginning into the field for the reader to finish.

import type { AccountId } from '../../engine/model/book'
import { POOL_FIGURES, POSITION_FIGURES, type PositionFigure } from '../../engine/model/explanation'
import type { MarketId } from '../../engine/model/market'
import { venueRules } from '../../engine/venues/registry'
import type { Command } from '../../store/commands/command'
import { includeRows } from '../../store/commands/include'
import { close, flip } from '../../store/commands/resize'
import { duplicateRow, removeRow } from '../../store/commands/row'
import { namedOn, rowName, type Phrase, type PhraseContext } from '../../store/phrase/phrase'
import { readPhrases } from '../../store/phrase/read-phrase'
import { trim } from '../../store/phrase/trade'
import { POOL_TITLES } from '../../store/select/explain'
import { openScenario } from '../../store/shelf/acts'
import { keptNames } from '../../store/shelf/entries'
import { sizeFor } from '../../store/select/goal-size'
import { marketsLike } from '../../store/select/market-search'
import { venueTerms } from '../../store/select/own-venue'
import { rowFigures, type RowFigures } from '../../store/select/rows'
import type { Side } from '../../store/select/sides'
import { poolInView, poolName, poolsInUse } from '../../store/select/verdict'
import { stepsAround } from '../../store/select/steps'
import { takerFee, type RiskState } from '../../store/store'
import { keysInWords } from '../../ui/keys'
import { best } from '../../ui/rank'
import { sentence } from '../../ui/Shows'
import { asSentence } from '../../ui/typed'
import type { Explain } from '../use-risk'
import { goToPart, goToRow, partsOfPage } from './go-to'
import { attempt, PAGE_ACTIONS, type Page } from './page-actions'

export interface Entry {
  readonly id: string
  readonly group: string
  readonly label: string
  /** Said behind the label: the keys, or that a choice is the present one. */
  readonly note?: string
  /** What it changes, for saying where it leads before it is run. */
  readonly command?: Command
  /** Runs it; nothing where the entry only says why it cannot be done. */
  readonly run?: () => void
  /** Written into the field for the reader to finish. */
  readonly completes?: string
  /** What to write behind it. */
  readonly hint?: string
}

export interface PaletteContext {
  readonly page: Page
  readonly state: RiskState
  readonly side: Side
  readonly explain: Explain
  readonly openMarket: (id: MarketId) => void
  readonly openVenue: (id: AccountId) => void
}

/** Entries shown at once: more than a reader goes through, few enough to draw at each key. */
export const ENTRIES_MAX = 40
/** Rows whose acts are offered for a text that names none of them. */
const ROWS_MAX = 30
/** Places offered before anything is typed. */
const PLACES_MAX = 12
/** Pools whose figures are offered, and that can be chosen, beside the one in view. */
const POOLS_MAX = 20
/** New markets offered for each account. */
const NEW_MAX = 4

/** The entries that answer to a text, best first. Without one: what is done most. */
export function entriesFor(query: string, of: PaletteContext): readonly Entry[] {
  const text = query.trim()
  if (text === '') return firstEntries(of)
  const phrases = phraseEntries(text, of).slice(0, ROWS_MAX)
  const typed = new Set(phrases.map(({ id }) => id))
  const [page, book] = [[...pageEntries(of), ...keptEntries(of)], bookEntries(text, of)]
  const both = isNamed(text, of.side) ? [...book, ...page] : [...page, ...book]
  const others = [...both, ...newMarkets(text, of)].filter(({ id }) => !typed.has(id))
  return [...phrases, ...best(text, others, ({ label }) => label, ENTRIES_MAX - phrases.length)]
}

/** Before anything is typed: the page, where to go, and the first of the ways to look. */
function firstEntries(of: PaletteContext): readonly Entry[] {
  const page = pageEntries(of)
  const places = bookEntries('', of).filter(
    ({ id }) => id.startsWith('go ') || id.startsWith('part '),
  )
  const isView = ({ group }: Entry) => group === 'View'
  return [
    ...page.filter((entry) => !isView(entry)),
    ...places.slice(0, PLACES_MAX),
    ...page.filter(isView),
  ].slice(0, ENTRIES_MAX)
}

function pageEntries({ page, state }: PaletteContext): readonly Entry[] {
  return PAGE_ACTIONS.flatMap((action) => {
    if (action.id === 'palette' || action.isOpen?.(state) === false) return []
    const [binding] = action.keys ?? []
    const notes = [
      ...(action.isChosen?.(state) === true ? ['chosen'] : []),
      ...(binding === undefined ? [] : [keysInWords(binding)]),
    ]
    return [
      {
        id: action.id,
        group: action.group,
        label: labelNow(action.id, action.label, state),
        ...(notes.length === 0 ? {} : { note: notes.join(' · ') }),
        run: () => action.run(page),
      },
    ]
  })
}

/** The scenarios this browser keeps, but the one on the page. */
function keptEntries({ page }: PaletteContext): readonly Entry[] {
  const { keeper } = page
  return keptNames(keeper)
    .filter(({ key }) => key !== keeper.standing().key)
    .map(({ key, name }) => ({
      id: `scenario ${key}`,
      group: 'Scenarios',
      label: `Open scenario: ${name === '' ? 'without a name' : name}`,
      run: () => void openScenario(page, key),
    }))
}

/** Undo and redo name their step. */
function labelNow(id: string, label: string, { history, document }: RiskState): string {
  if (id !== 'undo' && id !== 'redo') return label
  const step = stepsAround(history, document, takerFee)[id]
  return step === undefined ? label : `${label}: ${sentence(step)}`
}

// --- phrases ---

function phraseContext({ state, side }: PaletteContext): PhraseContext {
  const editing = state.view.show === 'baseline' ? 'baseline' : 'draft'
  const from = { document: state.document, editing, takerFee, near: side } as const
  return { side, editing, seek: (id, goal) => sizeFor(goal, id, from) }
}

function phraseEntries(text: string, of: PaletteContext): readonly Entry[] {
  return readPhrases(text, phraseContext(of)).map((phrase) =>
    phraseEntry(phrase, 'As typed', of.page),
  )
}

function phraseEntry(phrase: Phrase, group: string, page: Page): Entry {
  const id = `phrase ${phrase.id}`
  if (phrase.kind === 'issue') {
    return { id, group, label: `${phrase.says}: ${asSentence(phrase.issue)}` }
  }
  const { command } = phrase
  return { id, group, label: sentence(phrase.says), command, run: () => attempt(page, command) }
}

// --- the book ---

function bookEntries(text: string, of: PaletteContext): readonly Entry[] {
  const rows = rowsFor(text, of.side)
  const ofRows = rows.flatMap((row) => rowEntries(row, of))
  const others = [
    ...poolEntries(of),
    ...filterEntries(of),
    ...assumptionEntries(rows),
    ...termsEntries(rows, of),
    ...venueEntries(of),
    ...partsOfPage().map(({ id, title }): Entry => ({
      id: `part ${id}`,
      group: 'Go to',
      label: `Go to: ${title}`,
      run: () => goToPart(id),
    })),
  ]
  // What is asked of no row in particular is asked of the pool.
  return isNamed(text, of.side) ? [...ofRows, ...others] : [...others, ...ofRows]
}

/** True where a word of the text names a market that is held, or begins to. */
function isNamed(text: string, side: Side): boolean {
  return text.split(/\s+/).some((word) => namedOn(side, word).length > 0)
}

/** The rows a word of the text names or begins to name, else the first ones. */
function rowsFor(text: string, side: Side): readonly RowFigures[] {
  const ids = text.split(/\s+/).flatMap((word) => namedOn(side, word))
  const named = [...new Set(ids)].slice(0, ROWS_MAX)
  const first = side.scenario.book.accounts.flatMap(({ positions }) => positions)
  const shown = named.length > 0 ? named : first.slice(0, ROWS_MAX).map(({ id }) => id)
  return shown.flatMap((id) => rowFigures(side, id) ?? [])
}

function rowEntries(row: RowFigures, of: PaletteContext): readonly Entry[] {
  const { page, state, side, explain } = of
  const name = rowName(row, side)
  const inBaseline = state.view.show === 'baseline'
  const where = inBaseline ? 'in the baseline' : 'in draft'
  const does = (id: string, label: string, command: Command): Entry => ({
    id: `${id} ${row.id}`,
    group: 'Book',
    label,
    command: { ...command, label },
    run: () => attempt(page, { ...command, label }),
  })
  const { size } = row.position
  const held = size.isZero()
    ? []
    : [
        ...TRIMS.map((share) => phraseEntry(trim(row, share, phraseContext(of)), 'Book', page)),
        ...(inBaseline ? [] : [does('close', `Close ${name} at the mark`, close(row.id))]),
        does('flip', `Flip ${name} ${where}`, flip(row.id, size)),
      ]
  return [
    {
      id: `go ${row.id}`,
      group: 'Go to',
      label: `Go to ${name}`,
      run: () => goToRow(row.id),
    },
    ...held,
    row.position.excluded === true
      ? does('include', `Include ${name} again ${where}`, includeRows([row.id], true))
      : does('exclude', `Exclude ${name} ${where}`, includeRows([row.id], false)),
    does('duplicate', `Duplicate ${name}`, duplicateRow(row.id)),
    does('delete', `Delete ${name}`, removeRow(row.id)),
    completion({
      id: `size ${row.id}`,
      group: 'Book',
      label: `Size of ${name}…`,
      completes: `${row.symbol} size `,
      hint: 'then a size: 24, +6, -25%, $40k, 5x or !',
    }),
    completion({
      id: `goal ${row.id}`,
      group: 'Book',
      label: `Size of ${name} until joint limit is…`,
      completes: `${row.symbol} =limit -`,
      hint: 'then a percentage: 15%',
    }),
    completion({
      id: `mark ${row.id}`,
      group: 'Book',
      label: `Mark of ${name}…`,
      completes: `${row.symbol} mark `,
      hint: 'then a price: 3000',
    }),
    ...POSITION_FIGURES.flatMap((what): readonly Entry[] => [
      {
        id: `explain ${what} ${row.id}`,
        group: 'Explain',
        label: `Explain: ${name} ${POSITION_TITLES[what]}`,
        run: () => explain.position(row.id, what),
      },
    ]),
    {
      id: `figure ${row.id}`,
      group: 'Go to',
      label: `Go to: ${name} liquidation price`,
      run: () => goToRow(row.id, 'Liquidation price'),
    },
  ]
}

const TRIMS = ['50%', '25%'] as const

const POSITION_TITLES: Record<PositionFigure, string> = {
  notional: 'notional',
  pricePnl: 'price P&L',
  funding: 'funding accrued',
  costs: 'fees and slippage',
  maintenance: 'maintenance margin',
  initial: 'initial margin',
  leverage: 'leverage',
  liquidation: 'liquidation price',
  bankruptcy: 'bankruptcy price',
  dragPerDay: 'funding per day',
  share: 'share of risk',
}

function poolEntries({ state, side, explain }: PaletteContext): readonly Entry[] {
  const shown = poolInView(side, state.view.pool)
  const accounts = side.scenario.book.accounts.length
  const pools = poolsInUse(side).slice(0, POOLS_MAX)
  return [...new Set(shown === undefined ? pools : [shown, ...pools])].flatMap((pool) => {
    const of = pool === shown ? '' : ` of ${poolName(pool, accounts)}`
    return POOL_FIGURES.map((what): Entry => ({
      id: `explain ${what} ${pool.id}`,
      group: 'Explain',
      label: `Explain: ${POOL_TITLES[what].toLowerCase()}${of}`,
      run: () => explain.pool(pool.id, what),
    }))
  })
}

/** Whose figures the verdict speaks of, where there is a choice. */
function filterEntries({ page, state, side }: PaletteContext): readonly Entry[] {
  const pools = poolsInUse(side).slice(0, POOLS_MAX)
  if (pools.length < 2) return []
  const accounts = side.scenario.book.accounts.length
  const choices = [
    { pool: 'all', name: 'all' },
    ...pools.map((pool) => ({ pool: pool.id, name: poolName(pool, accounts) })),
  ]
  return choices.map(({ pool, name }) => ({
    id: `filter ${pool}`,
    group: 'View',
    label: `Pool: ${name}`,
    ...(state.view.pool === pool ? { note: 'chosen' } : {}),
    run: () => page.store.getState().look({ pool }),
  }))
}

/** The terms of each market named. */
function termsEntries(
  rows: readonly RowFigures[],
  { openMarket }: PaletteContext,
): readonly Entry[] {
  const markets = new Map(rows.map((row) => [row.position.market, row.symbol]))
  return Array.from(markets, ([id, symbol]) => ({
    id: `terms ${id}`,
    group: 'Markets',
    label: `Market terms: ${symbol}`,
    run: () => openMarket(id),
  }))
}

/** The terms of each account whose venue publishes none. */
function venueEntries({ side, openVenue }: PaletteContext): readonly Entry[] {
  return side.scenario.book.accounts.flatMap((account) =>
    venueTerms(account) === undefined
      ? []
      : [
          {
            id: `venue ${account.id}`,
            group: 'Markets',
            label: `Venue terms: ${account.name}`,
            run: () => openVenue(account.id),
          },
        ],
  )
}

function assumptionEntries(rows: readonly RowFigures[]): readonly Entry[] {
  const coins = new Set(rows.flatMap(({ market }) => market?.underlying ?? []))
  return [...coins].map((coin) =>
    completion({
      id: `volatility ${coin}`,
      group: 'Assumptions',
      label: `Assumption: ${coin} volatility…`,
      completes: `${coin} volatility `,
      hint: 'then the σ of one day: 4%',
    }),
  )
}

function completion(
  entry: Pick<Entry, 'id' | 'group' | 'label'> & {
    readonly completes: string
    readonly hint: string
  },
): Entry {
  return { ...entry, id: `write ${entry.id}` }
}

// --- markets that are not held yet ---

function newMarkets(text: string, { side }: PaletteContext): readonly Entry[] {
  const [, wanted = text] = /^add\s+(\S+)/i.exec(text) ?? []
  if (wanted.length < 2 || /\s/.test(wanted)) return []
  const venues = [...new Set(side.scenario.book.accounts.map(({ venue }) => venue))]
  return venues.flatMap((venue) => {
    const name = venueRules(venue)?.name ?? venue
    const held = new Set(
      side.scenario.book.accounts.flatMap((account) =>
        account.venue === venue ? account.positions.map((position) => position.market) : [],
      ),
    )
    return marketsLike(venue, wanted, side.scenario.markets)
      .map(({ symbol }) => symbol)
      .filter((symbol) => ![...held].some((market) => market === `${venue}:${symbol}`))
      .slice(0, NEW_MAX)
      .map((symbol) =>
        completion({
          id: `add ${venue} ${symbol}`,
          group: 'Markets',
          label: `Add ${symbol} on ${name}…`,
          completes: `add ${symbol} `,
          hint: 'then a size: 10, -5 or $2k, and its mark where none is known: 10 @ 150',
        }),
      )
  })
}
