// The verdict: five figures of one pool, one sentence that is always true, and no nearer death hidden.

import { act, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio, size } from '../../../src/engine/units/amount'
import { addTypedRow } from '../../../src/store/commands/add'
import { setMark } from '../../../src/store/commands/market'
import { resize } from '../../../src/store/commands/resize'
import { blank } from '../../../src/store/samples/blank'
import { Announce } from '../../../src/views/buffers/Announce'
import { MiniVerdict } from '../../../src/views/buffers/MiniVerdict'
import { Verdict } from '../../../src/views/buffers/Verdict'
import { renderView, SAMPLE } from '../support/render'

const region = () => screen.getByRole('region', { name: 'Verdict' })

describe('the verdict on the sample', () => {
  it('speaks of the pool with the most equity, and names the one that dies sooner', () => {
    renderView(<Verdict />)
    expect(region()).toHaveTextContent('ETH −16.25 %, BTC −11.84 %, SOL −11.00 % liquidates Cross.')
    expect(region()).toHaveTextContent('DOGE isolated dies sooner: −6.33 %.')
    expect(screen.getByRole('button', { name: /^Joint limit, minus 10.35/ })).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /^Margin ratio, 18.46/ })).toBeInTheDocument()
  })

  it('is explained by asking its figures', async () => {
    const { asked } = renderView(<Verdict />)
    await userEvent.click(screen.getByRole('button', { name: /^Nearest death/ }))
    expect(asked).toEqual(['pool nearest a1/cross'])
  })

  it('speaks of the pool that was chosen', () => {
    renderView(<Verdict />, { view: { pool: 'a1/p4' } })
    // 1,200 − 60,000 × (0.125 − 0.118) = 780 equity, less 354 maintenance.
    expect(screen.getByRole('button', { name: 'Buffer, $426.00, explain' })).toBeInTheDocument()
  })

  it('shows before and after of a draft, and says it is worse', () => {
    const { store } = renderView(<Verdict />)
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    const name = /^Joint limit, now minus 10.35 percent, after draft minus 8.80 percent, worse/
    expect(screen.getByRole('button', { name })).toBeInTheDocument()
    expect(within(region()).getByText('3.58')).toBeInTheDocument()
  })
})

describe('what stands under the figures', () => {
  it('names who leads, and the funding that the verdict leaves out', () => {
    const { store } = renderView(<Verdict />)
    expect(region()).toHaveTextContent('ETH leads 66.97 %')
    // 60,000 × 0.118 × 0.03 % three times a day = 6.372, rounded away from the reader's pocket.
    expect(region()).toHaveTextContent('DOGE isolated −$6.38')
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    expect(region()).toHaveTextContent(/ETH leads 66\.97.*77\.07 %/)
  })

  it('draws the margin ratio up to where it liquidates', () => {
    renderView(<Verdict />)
    const bar = region().querySelector('svg rect:nth-of-type(2)')
    // 3,100 maintenance ÷ 16,800 equity.
    expect(Number.parseFloat(bar?.getAttribute('width') ?? '')).toBeCloseTo(18.45, 1)
  })

  it('says that the funding elsewhere is unknown where a rate is missing', () => {
    const quotes = new Map(SAMPLE.baseline.snapshot.quotes)
    const doge = [...quotes.keys()].find((id) => id.endsWith(':DOGE'))!
    quotes.set(doge, { mark: price('0.118') })
    const baseline = { ...SAMPLE.baseline, snapshot: { quotes } }
    renderView(<Verdict />, { document: { baseline, draft: [] } })
    expect(region()).toHaveTextContent('DOGE isolated unknown')
  })
})

describe('a verdict that is not a number', () => {
  it('says which mark is missing instead of a figure', () => {
    const quotes = new Map(SAMPLE.baseline.snapshot.quotes)
    const eth = [...quotes.keys()].find((id) => id.endsWith(':ETH'))!
    quotes.set(eth, {})
    const baseline = { ...SAMPLE.baseline, snapshot: { quotes } }
    renderView(<Verdict />, { document: { baseline, draft: [] }, view: { pool: 'a1/cross' } })
    expect(region()).toHaveTextContent('Cross: unknown: no mark for ETH.')
    expect(screen.queryByRole('button', { name: /^Joint limit/ })).not.toBeInTheDocument()
  })

  it('says that a pool is already gone', () => {
    const { store } = renderView(<Verdict />, { view: { show: 'baseline', pool: 'a1/p4' } })
    const doge = SAMPLE.baseline.book.accounts[0]!.positions[3]!.market
    act(() => {
      store.getState().run(setMark(doge, price('0.1')))
    })
    expect(region()).toHaveTextContent('DOGE isolated is already liquidatable at these marks.')
    expect(region()).toHaveTextContent('breach')
  })

  it('of an empty book invites to add', () => {
    const empty = { ...blank(), book: { accounts: [] } }
    renderView(<Verdict />, { document: { baseline: empty, draft: [] } })
    expect(region()).toHaveTextContent('Nothing is held yet')
  })

  it('of cash alone does the same: it cannot be liquidated', () => {
    renderView(<Verdict />, { document: { baseline: blank(), draft: [] } })
    expect(region()).toHaveTextContent('Nothing is held yet')
  })

  it('in short says nothing of it', () => {
    renderView(<MiniVerdict />, { document: { baseline: blank(), draft: [] } })
    expect(screen.queryByRole('complementary', { name: 'Verdict in short' })).toBeNull()
  })

  it('was none in a word, beside the figure of the first position drafted', () => {
    const baseline = blank()
    const { store } = renderView(<Verdict />, { document: { baseline, draft: [] } })
    const [account] = baseline.book.accounts
    act(() => {
      store.getState().run(
        addTypedRow({
          account: account!.id,
          market: marketIdOf('generic', 'BTC'),
          size: size('1'),
          margin: { mode: 'cross' },
          mark: price('20000'),
          maintenanceRate: ratio('0.05'),
        }),
      )
    })
    const joint = region().textContent
    expect(joint).toMatch(/none → −/)
    expect(joint).not.toContain('none: nothing to lose on →')
  })
})

describe('the spoken verdict', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('waits until typing has paused', () => {
    const { rerender } = render(<Announce text="one" settled />)
    rerender(<Announce text="two" settled />)
    act(() => {
      vi.advanceTimersByTime(700)
    })
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    act(() => {
      vi.advanceTimersByTime(200)
    })
    expect(screen.getByRole('status')).toHaveTextContent('two')
  })

  it('says nothing of what is typed and not kept yet', () => {
    const { rerender } = render(<Announce text="one" settled={false} />)
    act(() => {
      vi.advanceTimersByTime(5_000)
    })
    expect(screen.getByRole('status')).toBeEmptyDOMElement()
    rerender(<Announce text="one" settled />)
    act(() => {
      vi.advanceTimersByTime(900)
    })
    expect(screen.getByRole('status')).toHaveTextContent('one')
  })
})
