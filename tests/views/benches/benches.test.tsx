// The benches: each prints its finding while closed, and opened it proposes edits that it did not make.
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { Isolation } from '../../../src/views/benches/Isolation'
import { Remedies } from '../../../src/views/benches/Remedies'
import { Worlds } from '../../../src/views/benches/Worlds'
import { renderView } from '../support/render'

const heading = (name: string) => screen.getByRole('heading', { name })
const line = (name: string) => {
  const summary = heading(name).closest('summary')
  if (summary === null) throw new Error(`no line for ${name}`)
  return summary
}
const row = (name: RegExp) => screen.findByRole('row', { name })

describe('remedies', () => {
  it('are said while closed, and added to the draft when asked', async () => {
    const { store } = renderView(<Remedies />)
    await waitFor(() =>
      expect(line('Remedies')).toHaveTextContent(
        'to reach a joint limit of −15.00 %: sell 11.55 ETH (cost $27.72), sell 0.601 BTC (cost $28.85) or deposit $6,143.20',
      ),
    )
    await userEvent.click(line('Remedies'))
    const eth = await row(/^Sell ETH/)
    expect(eth).toHaveTextContent('−10.35 → −15.00 %')
    await userEvent.click(
      within(eth).getByRole('button', { name: 'Add to draft: Sell ETH, 11.55' }),
    )
    expect(store.getState().document.draft).toMatchObject([{ kind: 'resize', position: 'p2' }])
    await waitFor(() =>
      expect(line('Remedies')).toHaveTextContent(/draft −15\.00 % is as far off as the −15\.00 %/),
    )
  })

  it('are found for another goal once it is typed', async () => {
    renderView(<Remedies />)
    await userEvent.click(line('Remedies'))
    await userEvent.click(await screen.findByRole('button', { name: /^Joint limit wanted/ }))
    const input = screen.getByRole('textbox', { name: /^Joint limit wanted/ })
    await userEvent.clear(input)
    await userEvent.type(input, '10{Enter}')
    await waitFor(() =>
      expect(line('Remedies')).toHaveTextContent('−10.35 % is as far off as the −10.00 % wanted'),
    )
  })

  it('added from the baseline bring the draft into sight', async () => {
    const { store } = renderView(<Remedies />, { view: { show: 'baseline' } })
    await userEvent.click(line('Remedies'))
    await userEvent.click(await screen.findByRole('button', { name: /^Add to draft: Deposit/ }))
    expect(store.getState().view.show).toBe('both')
    expect(store.getState().document.draft).toMatchObject([{ kind: 'deposit' }])
    expect(store.getState().document.baseline.book.accounts[0]?.cash.toString()).toBe('18800')
  })
})

describe('cross and isolated', () => {
  it('say what the switch of DOGE would do, and do it in the draft', async () => {
    const { store } = renderView(<Isolation />)
    await waitFor(() =>
      expect(line('Cross or isolated')).toHaveTextContent(
        'moving DOGE to cross frees it from −6.33 % and costs the pool 0.19 points of joint limit',
      ),
    )
    await userEvent.click(line('Cross or isolated'))
    const doge = await row(/^DOGE/)
    expect(doge).toHaveTextContent('−6.33 → −10.16 %')
    await userEvent.click(within(doge).getByRole('button'))
    expect(store.getState().document.draft).toMatchObject([
      { kind: 'switch mode', position: 'p4', to: { mode: 'cross' } },
    ])
  })
})

describe('correlation and hedges', () => {
  it('say the worst world while closed, and list them all', async () => {
    renderView(<Worlds />)
    await waitFor(() =>
      expect(line('Correlation and hedges')).toHaveTextContent(
        'if SOL decouples: 4.54 σ becomes 3.12 σ',
      ),
    )
    await userEvent.click(line('Correlation and hedges'))
    expect(await row(/^SOL decouples/)).toHaveTextContent('BTC −7.98 %')
    expect(await row(/^All as one/)).toHaveTextContent('4.54 → 5.43')
  })

  it('say what is missing where a mark is', async () => {
    const book = hedgedMajors()
    const quotes = new Map([...book.snapshot.quotes].map(([id]) => [id, {}]))
    renderView(<Worlds />, { document: { baseline: { ...book, snapshot: { quotes } }, draft: [] } })
    await waitFor(() =>
      expect(line('Correlation and hedges')).toHaveTextContent(
        'unknown: no mark for BTC, ETH, SOL',
      ),
    )
  })
})

it('a large book is not worked out before its bench is opened', async () => {
  const book = hedgedMajors()
  const [account] = book.book.accounts
  const btc = account!.positions[0]!
  const positions = Array.from({ length: 41 }, (_, at) => ({ ...btc, id: `b${at}` }))
  const accounts = [{ ...account!, positions }]
  renderView(<Remedies />, { document: { baseline: { ...book, book: { accounts } }, draft: [] } })
  expect(line('Remedies')).toHaveTextContent('41 positions: open to work it out')
  await userEvent.click(line('Remedies'))
  await waitFor(() => expect(line('Remedies')).not.toHaveTextContent('open to work it out'))
})
