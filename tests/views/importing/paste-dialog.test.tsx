// Pasting: what was found, what is asked, and that nothing changes before it is accepted.

import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { PasteMemory } from '../../../src/store/paste-kept'
import { PasteDialog } from '../../../src/views/importing/PasteDialog'
import { renderView } from '../support/render'

beforeEach(() => sessionStorage.clear())

const rows = () => screen.getByRole('list', { name: 'Rows found' })
const accept = () => screen.getByRole('button', { name: 'Accept' })

function open(text: string, of: { memory?: PasteMemory; files?: readonly File[] } = {}) {
  const close = vi.fn<() => void>()
  const { memory = {}, files = [] } = of
  return {
    ...renderView(<PasteDialog text={text} files={files} memory={memory} onClose={close} />),
    close,
  }
}

const TWO = `account Two cross 1_000
BTC long 0.1 @ 50_000 mark 50_000 mmr 1%
ETH long some @ 3_000`

describe('a paste', () => {
  it('shows good rows and wrong rows side by side, each with its line', () => {
    open(TWO)
    const [good, bad] = within(rows()).getAllByRole('listitem')
    expect(good).toHaveTextContent('+ readrow 2BTC long 0.1 @ 50,000')
    expect(bad).toHaveTextContent(/^× wrongrow 3Row 3, size: "some" is not a number/)
    expect(
      screen.getByText(/1 of 2 rows taken · 1 wrong · nothing changes until you accept/),
    ).toBeVisible()
  })

  it('changes nothing until it is accepted, and then in one step', async () => {
    const { store, close } = open(TWO)
    const before = store.getState().document
    expect(store.getState().document).toBe(before)
    await userEvent.click(accept())
    expect(store.getState().document.baseline.book.accounts[0]?.name).toBe('Two')
    expect(store.getState().history.past).toHaveLength(1)
    expect(store.getState().notice).toMatchObject({
      text: 'Took 1 position. 1 row left out.',
      undo: true,
    })
    expect(close).toHaveBeenCalledOnce()
    store.getState().undo()
    expect(store.getState().document).toBe(before)
  })

  it('stands beside the book when asked to', async () => {
    const { store } = open(TWO)
    await userEvent.click(screen.getByRole('radio', { name: 'New account' }))
    await userEvent.click(accept())
    const names = store.getState().document.baseline.book.accounts.map(({ name }) => name)
    expect(names).toEqual(['Main', 'Two'])
  })

  it('can leave a row out', async () => {
    open('account Two cross 1_000\nBTC long 1 @ 5 mmr 1%\nETH long 1 @ 5 mmr 1%')
    await userEvent.click(screen.getByRole('button', { name: 'Leave out row 3' }))
    expect(screen.getByText(/1 of 2 rows/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Take row 3' }))
    expect(screen.getByText(/2 of 2 rows/)).toBeVisible()
  })
})

describe('what the text does not say', () => {
  it('is asked: cash of the cross pool is never taken for zero', async () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    expect(accept()).toBeDisabled()
    await userEvent.type(screen.getByLabelText(/^Cross collateral of/), '1k')
    expect(accept()).toBeEnabled()
    expect(screen.getByLabelText(/^Cross collateral of/)).toHaveValue('1k')
  })

  it('is asked in words that say which money is meant', () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    expect(
      screen.getByLabelText(/^Cross collateral of Other venue, USD/),
    ).toHaveAccessibleDescription(/equity less unrealised P&L, without isolated margin/)
    expect(screen.getByText(/^0 of 1 row taken · 1 held back for the reasons above/)).toBeVisible()
  })

  it('is asked again where the typed answer has two meanings', async () => {
    open('BTC long 0.1 @ 50_000 mmr 1%')
    const cash = screen.getByLabelText(/^Cross collateral of/)
    await userEvent.type(cash, '25,000')
    expect(screen.getByRole('alert')).toHaveTextContent(/25000 or 25/)
    expect(cash).toHaveAttribute('aria-invalid', 'true')
    expect(accept()).toBeDisabled()
    await userEvent.clear(cash)
    await userEvent.type(cash, '25000')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(accept()).toBeEnabled()
  })

  it('is asked again where the typed rate is none', async () => {
    open('account Two cross 1_000\nNEWCOIN long 10 @ 5')
    await userEvent.type(screen.getByLabelText(/^Maintenance rate/), 'five')
    expect(screen.getByRole('alert')).toHaveTextContent(/not a percentage/)
  })

  it('is asked: the maintenance rate of a market nobody publishes', async () => {
    open('account Two cross 1_000\nNEWCOIN long 10 @ 5')
    expect(screen.getByText(/! NEWCOIN on/)).toBeVisible()
    await userEvent.type(screen.getByLabelText(/^Maintenance rate/), '5')
    expect(accept()).toBeEnabled()
  })

  it('is asked: the venue whose rules apply', async () => {
    const { store } = open('account Two cross 1_000\nBTC long 0.1 @ 50_000')
    await userEvent.selectOptions(screen.getByLabelText(/^Venue/), 'Hyperliquid')
    await userEvent.click(accept())
    expect(store.getState().document.baseline.book.accounts[0]?.venue).toBe('hyperliquid')
  })
})

describe('a text that is no list of positions', () => {
  it('is refused with the reason', () => {
    open('hello there')
    expect(screen.getByText(/^Not taken: /)).toBeVisible()
    expect(accept()).toBeDisabled()
  })

  it('is refused with the limit when it is too long, and never fills the field', () => {
    open('BTC long 1 @ 5 mmr 1%\n'.repeat(100_000))
    expect(screen.getByText(/^Not taken: \d+ characters, at most 2000000/)).toBeVisible()
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue('')
  })

  it('may be replaced by another', async () => {
    open('')
    await userEvent.type(
      screen.getByRole('textbox', { name: /^Positions/ }),
      'account Two cross 10{Enter}BTC long 1 @ 5 mmr 1%',
    )
    expect(rows()).toHaveTextContent('BTC long 1 @ 5')
  })
})

const TABLE = `Symbol\tSide\tSize\tEntry\tMargin mode
BTC\tlong\t1.5\t100\tcross
ETH\tlong\tsome\t50\tcross`

describe('a row that is wrong', () => {
  it('is put right in its cells and read again, while the text stays as it was pasted', async () => {
    open(TABLE)
    expect(screen.getByText(/^Row 3, Size: "some" is not a number; wanted/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Correct row 3' }))
    const size = within(screen.getByRole('form', { name: 'Row 3, corrected' })).getByLabelText(
      'Size',
    )
    expect(size).toHaveFocus()
    expect(size).toHaveAccessibleDescription(/"some" is not a number/)
    await userEvent.clear(size)
    await userEvent.type(size, '4{Enter}')
    const [, eth] = within(rows()).getAllByRole('listitem')
    expect(eth).toHaveTextContent('+ readrow 3ETH long 4 @ 50')
    expect(eth).toHaveTextContent('corrected; it was: ETH long some 50')
    expect(screen.getByRole('button', { name: 'Correct row 3' })).toHaveFocus()
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue(TABLE)
  })

  it('is as it was pasted again when asked to', async () => {
    open(TABLE)
    await userEvent.click(screen.getByRole('button', { name: 'Correct row 3' }))
    await userEvent.clear(screen.getByRole('textbox', { name: 'Size' }))
    await userEvent.type(screen.getByRole('textbox', { name: 'Size' }), '4{Enter}')
    await userEvent.click(screen.getByRole('button', { name: 'Correct row 3' }))
    await userEvent.click(screen.getByRole('button', { name: 'As pasted' }))
    expect(screen.getByText(/^Row 3, Size: "some" is not a number/)).toBeVisible()
  })
})

describe('a column', () => {
  it('is shown with what it is taken for, and can be taken for something else', async () => {
    open('Symbol\tSide\tSize\tEntry\tFair\nBTC\tlong\t1.5\t100\t110')
    expect(screen.getByRole('combobox', { name: 'Fair' })).toHaveValue('ignored')
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Fair' }), 'Mark price')
    expect(rows()).toHaveTextContent('BTC long 1.50 @ 100, mark 110'.replace('1.50', '1.5'))
  })

  it('of a table that nothing explains can be named', async () => {
    open('one\t5\t100\tu v\nthree\t6\t200\tw v')
    for (const [column, means] of [
      ['column 1', 'Market'],
      ['column 2', 'Size, in coins'],
      ['column 3', 'Entry price'],
    ] as const) {
      await userEvent.selectOptions(screen.getByRole('combobox', { name: column }), means)
    }
    expect(within(rows()).getAllByRole('listitem')).toHaveLength(2)
  })
})

describe('what a text is', () => {
  it('is named with the reason', () => {
    open(
      'Coin\tSize\tPosition Value\tEntry Price\tMark Price\tPNL (ROE %)\tLiq. Price\tMargin\nBTC 20x\t0.4 BTC\t$40\t100\t100\t+$0 (0%)\t90\t$2 (Cross)',
    )
    expect(screen.getByText('Hyperliquid table')).toBeVisible()
    expect(screen.getByText(/recognised by the headers of Hyperliquid/)).toBeVisible()
    expect(screen.queryByText('Unconfirmed:')).toBeNull()
  })

  it('is marked where the reader was written from documents alone', () => {
    const position = { side: 'long', symbol: 'PF_XBTUSD', price: 60000, size: 1, fillTime: 'x' }
    open(JSON.stringify({ result: 'success', openPositions: [position] }))
    expect(screen.getByText('Unconfirmed:')).toBeVisible()
    expect(screen.getByText(/Compare the rows with the venue/)).toBeVisible()
  })

  it('may be a whole scenario, which opens elsewhere', () => {
    open('{"plimsoll":2,"document":{}}')
    expect(screen.getByText(/^Not taken: this is a whole scenario/)).toBeVisible()
    expect(screen.getByText(/paste it on the page, or drop its file there/)).toBeVisible()
  })
})

describe('the decimal mark', () => {
  it('is shown as it was found, and can be changed', async () => {
    open('Symbol\tSide\tSize\tEntry\nBTC\tlong\t1.500\t100')
    const mark = screen.getByRole('combobox', { name: 'Decimal mark' })
    expect(mark).toHaveDisplayValue(/none is certain/)
    await userEvent.selectOptions(mark, 'comma: 1.234,56')
    expect(rows()).toHaveTextContent('BTC long 1,500 @ 100')
  })
})

describe('a question about all rows', () => {
  const UNSIDED = 'Symbol\tSize\tEntry\nBTC\t1.5\t100\nETH\t2\t50'

  it('is asked once, and its answer can be taken back', async () => {
    open(UNSIDED)
    expect(screen.getByText(/2 need an answer/)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'All short' }))
    expect(rows()).toHaveTextContent(/BTC short 1.5 @ 100.*ETH short 2 @ 50/)
    await userEvent.click(screen.getByRole('button', { name: /^Ask again/ }))
    expect(screen.getByText(/2 need an answer/)).toBeVisible()
  })

  it('may be answered row by row', async () => {
    open(UNSIDED)
    const answers = within(screen.getByRole('group', { name: 'Answers for row 2' }))
    await userEvent.click(answers.getByRole('button', { name: 'short' }))
    expect(screen.getByText(/1 needs an answer/)).toBeVisible()
    expect(rows()).toHaveTextContent('answeredrow 2BTC short 1.5 @ 100')
  })
})

describe('a sheet that was closed', () => {
  it('opens again with the text and every answer', async () => {
    const memory: PasteMemory = {}
    const { close } = open(TABLE, { memory })
    await userEvent.click(screen.getByRole('button', { name: 'Leave out row 3' }))
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(close).toHaveBeenCalledOnce()
    cleanup()
    open('', { memory })
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue(TABLE)
    expect(screen.getByRole('button', { name: 'Take row 3' })).toBeVisible()
  })

  it('gives back what was there before another text was pasted', async () => {
    const memory: PasteMemory = {}
    open(TABLE, { memory })
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    cleanup()
    open('hello there', { memory })
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue(TABLE)
  })

  it('takes a text pasted beside its field in the place of the one there, which can be had again', async () => {
    open(TABLE)
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', TWO)
    fireEvent.paste(screen.getByRole('button', { name: 'Close' }), { clipboardData })
    const field = screen.getByRole('textbox', { name: /^Positions/ })
    expect(field).toHaveValue(TWO)
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
    expect(field).toHaveValue(TABLE)
    await userEvent.click(screen.getByRole('button', { name: 'Bring it back' }))
    expect(field).toHaveValue(TWO)
  })

  it('is empty after it was accepted', async () => {
    const memory: PasteMemory = {}
    open(TWO, { memory })
    await userEvent.click(accept())
    cleanup()
    open('', { memory })
    expect(screen.getByRole('textbox', { name: /^Positions/ })).toHaveValue('')
  })
})

describe('files', () => {
  it('are named, each with what it is, and enter the book together', async () => {
    const { store } = open('', {
      files: [new File([TWO], 'mine.txt'), new File(['hello there'], 'letter.txt')],
    })
    expect(await screen.findByRole('button', { name: /mine\.txt.*1 of 2 rows/ })).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: /letter\.txt.*not taken/ }))
    expect(screen.getByText(/^Not taken: /)).toBeVisible()
    await userEvent.click(screen.getByRole('button', { name: 'Remove letter.txt' }))
    await userEvent.click(accept())
    expect(store.getState().document.baseline.book.accounts[0]?.name).toBe('Two')
  })
})

describe('more files than one paste may have', () => {
  it('are named as not read', async () => {
    const files = Array.from({ length: 21 }, (_, at) => new File(['BTC long 1 @ 5'], `f${at}.txt`))
    open('', { files })
    expect(await screen.findByText('At most 20 texts at once: not read: f20.txt')).toBeVisible()
    expect(await screen.findByRole('button', { name: 'Remove f19.txt' })).toBeVisible()
  })
})

describe('what becomes of the book', () => {
  const PASTE = 'account Main cross 20_000\nBTC long 1.5 @ 61_000 mark 64_000 mmr 1%'

  it('is said for each way before it happens', async () => {
    open(PASTE)
    const effect = screen.getByRole('region', { name: 'What becomes of the book' })
    expect(effect).toHaveTextContent(/Main goes, with 4 positions.*Main is new, with 1 position/)
    await userEvent.click(screen.getByRole('radio', { name: 'Merge' }))
    expect(effect).toHaveTextContent('BTC long 1.2 @ 61,500 → to long 1.5 @ 61,000')
    expect(effect).toHaveTextContent('ETH long, SOL short, DOGE long stay as they are')
    expect(effect).toHaveTextContent('cash $18,800 → to $20,000')
    await userEvent.click(screen.getByRole('radio', { name: 'leave the book' }))
    expect(effect).toHaveTextContent('SOL short 260 @ 148 leaves the book')
  })

  it('names markets without a mark', () => {
    open('account Main cross 20_000\nXRP long 100 @ 2 mmr 1%')
    expect(
      screen.getByText(/No mark for XRP: neither the text nor the book says one/),
    ).toBeVisible()
  })
})
