// The sheet as a whole: what its texts bring together, whose accounts they bring up to date, what accepting
// would do to the book, and that accepting does just that.
import { describe, expect, it } from 'vitest'
import { markOf } from '../../../src/engine/model/snapshot'
import { isCashWithheld, withCashWithheld } from '../../../src/engine/model/withheld'
import { sheetOf, type PasteSheet } from '../../../src/store/select/paste-sheet'
import {
  answeredForAll,
  EMPTY_DRAFT,
  freshText,
  withColumns,
  type PasteDraft,
} from '../../../src/store/paste-draft'
import { takerFee } from '../../../src/store/store'
import { resize } from '../../../src/store/commands/resize'
import { size } from '../../../src/engine/units/amount'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, type Risk } from '../../fixtures/risk'

const BOOK = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
  SOL short 4 @ 20 mark 21 mmr 1%
`)
const TWO_ACCOUNTS = scenarioFrom(`
  account Main cross 1_000
  BTC long 2 @ 90 mark 100 mmr 1%
  account Other cross 50
  ETH long 1 @ 10 mark 11 mmr 1%
`)

function draftOf(texts: readonly string[], of: Partial<PasteDraft> = {}): PasteDraft {
  return { ...EMPTY_DRAFT, texts: texts.map((text) => freshText(text, new Map())), ...of }
}

function sheet(risk: Risk, texts: readonly string[], of: Partial<PasteDraft> = {}): PasteSheet {
  const { document } = risk.store.getState()
  return sheetOf(draftOf(texts, of), document, { editing: 'baseline', takerFee })
}

/** What the sheet says would happen, in one line for each row. */
function says({ effect }: PasteSheet): readonly string[] {
  if (effect?.kind !== 'effect') return [effect?.issue.code ?? 'nothing']
  return effect.accounts.flatMap(({ name, becomes, cash, rows }) => [
    `${name} ${becomes} ${cash.before?.toString() ?? 'none'} ${cash.after?.toString() ?? 'none'}`,
    ...rows.map(
      (row) =>
        `${row.symbol} ${row.becomes} ${row.before?.size.toString() ?? ''} ${row.after?.size.toString() ?? ''}`,
    ),
  ])
}

describe('merging', () => {
  const PASTE = 'account Main cross 700\nBTC long 3 @ 80 mark 100 mmr 1%\nETH long 1 @ 5 mmr 1%'

  it('says row by row what it does, and does it', () => {
    const risk = riskOf(BOOK)
    const merged = sheet(risk, [PASTE], { how: 'merge' })
    expect(says(merged)).toEqual([
      'Main kept 1000 700',
      'BTC changed 2 3',
      'SOL same -4 -4',
      'ETH added  1',
    ])
    risk.run(merged.command!)
    const [main] = risk.baseline().scenario.book.accounts
    expect(main?.positions.map((held) => held.size.toString())).toEqual(['3', '-4', '1'])
    expect(risk.store.getState().history.past).toHaveLength(1)
  })

  it('can have the rows leave that the text does not name', () => {
    expect(says(sheet(riskOf(BOOK), [PASTE], { how: 'merge', others: 'leave' }))).toContain(
      'SOL removed -4 ',
    )
  })

  it('leaves cash alone that the text does not say, and asks for none', () => {
    const merged = sheet(riskOf(BOOK), ['BTC long 3 @ 80 mark 100 mmr 1%'], { how: 'merge' })
    expect(says(merged)[0]).toBe('Main kept 1000 1000')
    expect(merged.texts[0]?.preview?.asksCash[0]?.stays?.toString()).toBe('1000')
    expect(merged.command).toBeDefined()
  })

  it('prints no cash that was not disclosed, and leaves it so', () => {
    const { book } = BOOK
    const shared = { ...BOOK, book: { accounts: book.accounts.map(withCashWithheld) } }
    const risk = riskOf(shared)
    const merged = sheet(risk, ['BTC long 3 @ 80 mark 100 mmr 1%'], { how: 'merge' })
    expect(says(merged)[0]).toBe('Main kept none none')
    expect(merged.texts[0]?.preview?.asksCash[0]?.stays).toBe('not disclosed')
    risk.run(merged.command!)
    expect(risk.baseline().scenario.book.accounts.map(isCashWithheld)).toEqual([true])
  })

  it('asks which account is meant where two may be, and waits', () => {
    const text = 'BTC long 3 @ 80 mark 100 mmr 1%'
    const open = sheet(riskOf(TWO_ACCOUNTS), [text], { how: 'merge' })
    const [home] = open.texts[0]?.preview?.homes ?? []
    expect(home?.choices.map(({ name }) => name)).toEqual(['Main', 'Other'])
    expect([home?.home, open.counts.homeless, open.command]).toEqual([undefined, 1, undefined])

    const chosen = {
      ...freshText(text, new Map()),
      homes: new Map([[home!.key, home!.choices[1]!.id]]),
    }
    const closed = sheet(riskOf(TWO_ACCOUNTS), [], { how: 'merge', texts: [chosen] })
    expect(says(closed)).toEqual(['Other kept 50 50', 'ETH same 1 1', 'BTC added  3'])
  })

  it('means the account of the same name', () => {
    const text = 'account Other cross 60\nBTC long 3 @ 80 mark 100 mmr 1%'
    expect(says(sheet(riskOf(TWO_ACCOUNTS), [text], { how: 'merge' }))[0]).toBe('Other kept 50 60')
  })

  it('makes no account of the book two pasted ones', () => {
    const two =
      'account A cross 1\nBTC long 3 @ 80 mmr 1%\naccount B cross 2\nBTC long 4 @ 80 mmr 1%'
    expect(
      says(sheet(riskOf(BOOK), [two], { how: 'merge' })).filter((line) => /^[AMB]/.test(line)),
    ).toEqual(['Main kept 1000 1', 'BTC changed 2 3', 'B added none 2', 'BTC added  4'])
  })
})

describe('replacing', () => {
  it('says what goes, the drafted edits with it', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(5)))
    const { effect } = sheet(risk, ['account New cross 5\nBTC long 1 @ 80 mark 100 mmr 1%'])
    expect(effect).toMatchObject({ kind: 'effect', editsLost: 1 })
    expect(says(sheet(risk, ['account New cross 5\nBTC long 1 @ 80 mmr 1%']))).toEqual([
      'Main removed 1000 none',
      'BTC removed 2 ',
      'SOL removed -4 ',
      'New added none 5',
      'BTC added  1',
    ])
  })

  it('never happens for a list of marks alone', () => {
    const risk = riskOf(scenarioFrom('account D on dydx cross 5\nBTC-USD long 1 @ 90 mark 100'))
    const market = {
      ticker: 'BTC-USD',
      status: 'ACTIVE',
      oraclePrice: '110',
      nextFundingRate: '0',
      initialMarginFraction: '0.02',
      maintenanceMarginFraction: '0.012',
      openInterest: '1',
    }
    const marks = JSON.stringify({ markets: { 'BTC-USD': market } })
    const { command, counts } = sheet(risk, [marks])
    expect([counts.markets, counts.taken]).toEqual([1, 0])
    risk.run(command!)
    const { book, snapshot } = risk.baseline().scenario
    expect(book.accounts[0]?.positions).toHaveLength(1)
    expect(markOf(snapshot, book.accounts[0]!.positions[0]!.market)?.toString()).toBe('110')
  })
})

describe('a mark that nobody says', () => {
  const TEXT = 'account Main cross 5\nBTC long 1 @ 80 mmr 1%'

  it('is named', () => {
    expect(sheet(riskOf(BOOK), [TEXT]).effect).toMatchObject({ unmarked: ['BTC'] })
  })

  it('is not missed where the book that stays has it', () => {
    expect(sheet(riskOf(BOOK), [TEXT], { how: 'add' }).effect).toMatchObject({ unmarked: [] })
  })
})

describe('several texts', () => {
  const FIRST = 'account A cross 1\nBTC long 1 @ 80 mark 100 mmr 1%'
  const SECOND = 'account B cross 2\nETH long 2 @ 5 mark 6 mmr 1%'

  it('enter the book together, in one step', () => {
    const risk = riskOf(BOOK)
    const { command, counts } = sheet(risk, [FIRST, SECOND])
    expect([counts.taken, counts.rows]).toEqual([2, 2])
    risk.run(command!)
    expect(risk.baseline().scenario.book.accounts.map(({ name }) => name)).toEqual(['A', 'B'])
    expect(risk.store.getState().history.past).toHaveLength(1)
  })

  it('name a mark that differs from one to the other, and use the first', () => {
    const other = 'account B cross 2\nBTC short 2 @ 5 mark 120 mmr 1%'
    const risk = riskOf(BOOK)
    const { command, issues } = sheet(risk, [FIRST, other])
    expect(issues.map(({ message }) => message)).toEqual([
      'BTC: marks 100 and 120 in two texts, the first is used',
    ])
    risk.run(command!)
    const { snapshot } = risk.baseline().scenario
    expect(markOf(snapshot, genericId('BTC'))?.toString()).toBe('100')
  })

  it('are as old as the older', () => {
    const risk = riskOf(BOOK)
    const { command } = sheet(risk, [`as of 2026-09-01\n${FIRST}`, `as of 2026-08-01\n${SECOND}`])
    risk.run(command!)
    expect(risk.baseline().scenario.snapshot.asOf).toBe('2026-08-01')
  })

  it('are of unknown age where one does not say', () => {
    const risk = riskOf(BOOK)
    risk.run(sheet(risk, [FIRST, `as of 2026-08-01\n${SECOND}`]).command!)
    expect(risk.baseline().scenario.snapshot.asOf).toBeUndefined()
  })
})

describe('a question about all rows', () => {
  // 1.5 × 100 ÷ 10 is the margin of 15, which so counts no P&L. Whether it is an isolated one nobody says:
  // until somebody does, it would be a guess.
  const HEAD = 'Symbol\tSide\tSize\tEntry\tMMR\tLeverage\tPnL\tMargin'
  const TEXT = `${HEAD}\nBTC\tlong\t1.5\t100\t1%\t10x\t3.5\t15`

  it('is answered before anything enters the book', () => {
    const open = sheet(riskOf(BOOK), [TEXT])
    expect([open.counts.taken, open.counts.assumed, open.command]).toEqual([1, 1, undefined])
    const said = answeredForAll(draftOf([TEXT]), { mode: 'isolated' })
    const closed = sheet(riskOf(BOOK), [], { texts: said.texts })
    expect([closed.counts.assumed, closed.command === undefined]).toEqual([0, false])
  })

  it('of a table without headers is answered by naming its columns', () => {
    const bare = 'BTC\tlong\t1.5\t100\t101\nETH\tshort\t2\t50\t51'
    expect(sheet(riskOf(BOOK), [bare]).counts.assumed).toBe(1)
    const said = withColumns(draftOf([bare]), ['market', 'side', 'size', 'mark', 'entry'])
    expect(sheet(riskOf(BOOK), [], { texts: said.texts }).counts.assumed).toBe(0)
  })

  it('holds up no other row where its own rows wait for themselves', () => {
    const mixed = `${HEAD}\tMode
BTC\tlong\t1.5\t100\t1%\t10x\t3.5\t15\tisolated
ETH\t\t2\t50\t1%\t10x\t1\t10\tisolated`
    const { counts, command } = sheet(riskOf(BOOK), [mixed])
    expect([counts.taken, counts.waiting, counts.assumed]).toEqual([1, 1, 0])
    expect(command).toBeDefined()
  })
})

it('an answer to a question that is not asked any more answers nothing', () => {
  const text = freshText('Symbol\tSize\tEntry\nBTC\t1.5\t100', new Map())
  const risk = riskOf(BOOK)
  const [row] = (() => {
    const found = sheet(risk, [], { texts: [text] }).texts[0]?.found
    return found?.kind === 'positions' ? found.rows : []
  })()
  const answered = { ...text, rows: new Map([[row!.id, { choice: 'no such answer' }]]) }
  expect(sheet(risk, [], { texts: [answered] }).counts.waiting).toBe(1)
})
