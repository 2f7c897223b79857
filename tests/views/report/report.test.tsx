// The report: the figures of the page in the state it looks at, each table as a file, payments set beside the
// rates of today and let go of.
import { act, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { size, usd } from '../../../src/engine/units/amount'
import { openLink } from '../../../src/io/link/codec'
import type { RealisedPayment } from '../../../src/io/link/payments'
import { resize } from '../../../src/store/commands/resize'
import { blank } from '../../../src/store/samples/blank'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { Report } from '../../../src/views/report/Report'
import { ReportBench } from '../../../src/views/report/ReportBench'
import { sheetOf, toldInWords } from '../../../src/views/report/ReportTable'
import { renderView, SAMPLE } from '../support/render'

const nothing = () => undefined
// By label and not by role: a role is looked for in every element, and a report has thousands.
const table = (name: string) => screen.getByLabelText(name, { selector: 'table' })
const cellsOf = (name: string, row: RegExp) =>
  within(within(table(name)).getByRole('row', { name: row }))
    .getAllByRole('cell')
    .map(({ textContent }) => textContent.replaceAll('\u2009', ' '))
const worked = () => screen.findByText(/^Prints on A4/, {}, { timeout: 10_000 })

const DRAFTED = { ...SAMPLE, draft: [{ kind: 'resize', position: 'p2', to: size('24') }] as const }

describe('the sample', () => {
  it('is told with the figures of the page, section by section', async () => {
    renderView(<Report onClose={nothing} />)
    await worked()
    expect(screen.getByRole('heading', { name: 'Hedged majors' })).toBeVisible()
    expect(
      screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent),
    ).toEqual(['1 Verdict', '2 Stress grid', '3 Correlation worlds', '4 Funding', '5 Assumptions'])
    const cross = within(table('Pools')).getByRole('row', { name: /^Cross/ })
    for (const figure of ['−10.35', '4.54', '$13,700', '81.54', '−$25.25', '542']) {
      expect(cross).toHaveTextContent(figure)
    }
    expect(within(table('What is held')).getByRole('row', { name: /^BTC/ })).toHaveTextContent(
      '52,438.82',
    )
    expect(within(table('Cross')).getByRole('row', { name: /^All as one/ })).toHaveTextContent(
      '5.43',
    )
    expect(within(table('Cross')).getByRole('row', { name: /^SOL decouples/ })).toHaveTextContent(
      '3.12',
    )
    expect(cellsOf('Cross, a day', /^BTC/)[0]).toMatch(/−\$23\.04.*−0\.14 %$/)
  })

  it('says the word first and the figure second', async () => {
    renderView(<Report onClose={nothing} />)
    await worked()
    const [tenth, fifth] = cellsOf('Falls', /^Everything/)
    expect(tenth).toMatch(/DOGE isolated dies.*−\$246\.60.*Cross \$4,522\.00$/)
    expect(fifth).toMatch(/DOGE isolated dies first, then Cross/)
    expect(cellsOf('Falls', /^BTC alone/)[0]).toMatch(/survives.*\$6,116\.00$/)
  })

  it('names who says what it rests on, and as of when', async () => {
    renderView(<Report onClose={nothing} />)
    await worked()
    expect(cellsOf('Volatility', /^ETH/)).toEqual([
      expect.stringContaining('4.20 %'),
      expect.stringContaining('preset, not measured'),
      expect.stringContaining('25 Nov 2026'),
    ])
    expect(cellsOf('Correlation', /^BTC and ETH/)[0]).toContain('0.85')
    expect(cellsOf('Correlation', /^Every other pair/)[0]).toContain('0.70')
    expect(cellsOf('Markets', /^BTC/)[1]).toMatch(/\+0\.0100 %\/8 h.*not known/)
  })

  it('explains its figures', async () => {
    const { asked } = renderView(<Report onClose={nothing} />)
    await userEvent.click(screen.getByRole('button', { name: /^Joint limit of Cross/ }))
    await userEvent.click(screen.getByRole('button', { name: /^Liquidation price of SOL/ }))
    await userEvent.click(
      screen.getByRole('button', { name: /^Funding of ETH, long, a day, Today’s/ }),
    )
    expect(asked).toEqual([
      'pool joint a1/cross',
      'position liquidation p3',
      'position dragPerDay p2',
    ])
  })

  it('is printed by the browser once everything is worked out', async () => {
    const print = vi.fn<() => void>()
    vi.stubGlobal('print', print)
    renderView(<Report onClose={nothing} />)
    expect(screen.getByRole('button', { name: 'Print' })).toBeDisabled()
    await worked()
    await userEvent.click(screen.getByRole('button', { name: 'Print' }))
    expect(print).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
  })

  it('carries the link that opens the very document', async () => {
    renderView(<Report onClose={nothing} />, { document: DRAFTED })
    const link = await screen.findByRole('link')
    const { hash } = new URL(link.getAttribute('href') ?? '')
    const opened = await openLink(hash)
    expect(opened).toMatchObject({ ok: true, content: { document: DRAFTED } })
  })
})

describe('a draft', () => {
  it('is told beside its baseline, with what it changes', async () => {
    renderView(<Report onClose={nothing} />, { document: DRAFTED, view: { show: 'both' } })
    await worked()
    expect(screen.getByText(/^Draft: 1 edit on the baseline/)).toBeVisible()
    expect(screen.getByText(/^ETH size to/)).toHaveTextContent('ETH size to 24')
    const cross = within(table('Pools')).getByRole('row', { name: /^Cross/ })
    expect(cross).toHaveTextContent('−10.35 → −8.80')
    expect(cellsOf('Falls', /^ETH alone/)[1]).toMatch(/survives → Cross dies/)
    expect(within(table('Cross')).getByRole('row', { name: /^As assumed/ })).toHaveTextContent(
      '4.54 → 3.58',
    )
  })

  it('is told alone where the page shows it alone', async () => {
    renderView(<Report onClose={nothing} />, { document: DRAFTED, view: { show: 'draft' } })
    await worked()
    const cross = within(table('Pools')).getByRole('row', { name: /^Cross/ })
    expect(cross).toHaveTextContent('−8.80')
    expect(cross).not.toHaveTextContent('−10.35')
  })

  it('is left out, and said to be, where the page shows the baseline', async () => {
    renderView(<Report onClose={nothing} />, { document: DRAFTED, view: { show: 'baseline' } })
    await worked()
    expect(screen.getByText(/there is a draft, which is not in here/)).toBeVisible()
    expect(within(table('Pools')).getByRole('row', { name: /^Cross/ })).not.toHaveTextContent(
      '−8.80',
    )
  })

  it('made while the report is open is told at once', async () => {
    const { store } = renderView(<Report onClose={nothing} />)
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    await worked()
    expect(within(table('Pools')).getByRole('row', { name: /^Cross/ })).toHaveTextContent(
      '−10.35 → −8.80',
    )
  })
})

const paid = (at: string, symbol: string, amount: string): RealisedPayment => ({
  at,
  venue: 'generic',
  symbol,
  amount: usd(amount),
})
const PAID = [
  paid('2026-11-20T08:00:00Z', 'BTC', '-7'),
  paid('2026-11-21T08:00:00Z', 'BTC', '-8'),
  paid('2026-11-22T08:00:00Z', 'BTC', '-9'),
]

describe('funding that was paid', () => {
  it('stands beside what today’s rates charge', async () => {
    renderView(<Report onClose={nothing} />, { document: { ...SAMPLE, realisedFunding: PAID } })
    await worked()
    const [net, flows, average, today] = cellsOf('Funding paid, by market', /^BTC/)
    expect([net, flows, average, today]).toEqual([
      expect.stringMatching(/−\$24\.00.*3 payments$/),
      expect.stringMatching(/\$0\.00.*−\$24\.00$/),
      expect.stringMatching(/−\$8\.00.*1 whole day$/),
      expect.stringContaining('−$23.04'),
    ])
    expect(within(table('Funding paid, by day')).getAllByRole('row')).toHaveLength(4)
    expect(await screen.findByText(/which no link carries/)).toBeVisible()
  })

  it('is let go of as one step that undo takes back', async () => {
    const { store } = renderView(<Report onClose={nothing} />, {
      document: { ...SAMPLE, realisedFunding: PAID },
    })
    await userEvent.click(screen.getByRole('button', { name: 'Remove these payments' }))
    expect(screen.queryByText(/Realised funding/)).not.toBeInTheDocument()
    expect(store.getState().notice).toMatchObject({ undo: true })
    act(() => store.getState().undo())
    expect(screen.getByText(/Realised funding/)).toBeVisible()
  })

  it('has no section where none was imported', () => {
    renderView(<Report onClose={nothing} />)
    expect(screen.queryByText(/Realised funding/)).not.toBeInTheDocument()
  })

  it('of more than a month lists the last days and says so', async () => {
    const many = Array.from({ length: 40 }, (_, at) =>
      paid(new Date(Date.UTC(2026, 8, 1 + at, 8)).toISOString(), 'BTC', '-1'),
    )
    renderView(<Report onClose={nothing} />, { document: { ...SAMPLE, realisedFunding: many } })
    await worked()
    expect(screen.getByText(/The last 31 of 40 days/)).toBeVisible()
    expect(within(table('Funding paid, by day')).getAllByRole('row')).toHaveLength(32)
  })
})

describe('a book that is not known, or holds nothing', () => {
  it('says what is unknown and never a zero', async () => {
    const book = hedgedMajors()
    const quotes = new Map([...book.snapshot.quotes].filter(([id]) => !id.endsWith(':ETH')))
    renderView(<Report onClose={nothing} />, {
      document: { baseline: { ...book, snapshot: { quotes } }, draft: [] },
    })
    await worked()
    const cross = within(table('Pools')).getByRole('row', { name: /^Cross/ })
    expect(cross).toHaveTextContent('unknown: no mark for ETH')
    expect(cellsOf('Falls', /^BTC alone/)[0]).toContain('Cross unknown')
    expect(cellsOf('Markets', /^ETH/)[0]).toContain('unknown')
  })

  it('has no grid without positions', () => {
    renderView(<Report onClose={nothing} />, { document: { baseline: blank(), draft: [] } })
    expect(screen.getByText('Nothing is held.')).toBeVisible()
    expect(screen.queryByText(/Stress grid/)).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Print' })).toBeEnabled()
  })
})

describe('the file of a table', () => {
  const columns = [{ labels: ['Buffer', 'Of equity'] }, { labels: ['Days'] }]
  const line = (digits: string, was?: string) => ({ ...toldInWords(digits), was })

  it('has a column for each line of a cell', () => {
    expect(
      sheetOf('Pool', columns, [
        {
          id: 'a',
          name: 'Cross',
          text: 'Cross',
          cells: [[line('13700'), line('0.8')], [line('542')]],
        },
      ]),
    ).toEqual([
      ['Pool', 'Buffer', 'Of equity', 'Days'],
      ['Cross', '13700', '0.8', '542'],
    ])
  })

  it('has the baseline beside each where a draft is told with it, and blanks where a cell has less', () => {
    expect(
      sheetOf('Pool', columns, [
        {
          id: 'a',
          name: 'Cross',
          text: 'Cross',
          says: 'long',
          cells: [[line('2', '1')], [line('4', '3')]],
        },
      ]),
    ).toEqual([
      [
        'Pool',
        'Of',
        'Buffer',
        'Buffer, baseline',
        'Of equity',
        'Of equity, baseline',
        'Days',
        'Days, baseline',
      ],
      ['Cross', 'long', '2', '1', '', '', '4', '3'],
    ])
  })
})

it('the bench says the first line of the grid and opens the report', async () => {
  const onReport = vi.fn<() => void>()
  renderView(<ReportBench onReport={onReport} />)
  const finding = 'everything −10.00 %: DOGE isolated dies'
  expect(await screen.findByText(finding, {}, { timeout: 10_000 })).toBeVisible()
  await userEvent.click(screen.getByRole('heading', { name: 'Report' }))
  await userEvent.click(screen.getByRole('button', { name: 'Open the report' }))
  expect(onReport).toHaveBeenCalledOnce()
})
