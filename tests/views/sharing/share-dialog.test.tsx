// The share dialog as it is read and used: what is told, what others see, how long the link is, and what is said
// when it does not get across.
import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openLink } from '../../../src/io/link/codec'
import { openFile } from '../../../src/io/file/scenario-file'
import { size, usd } from '../../../src/engine/units/amount'
import type { Document } from '../../../src/store/state'
import { ShareDialog } from '../../../src/views/sharing/ShareDialog'
import { scenarioFrom } from '../../fixtures/book'
import { renderView, SAMPLE } from '../support/render'

afterEach(() => vi.restoreAllMocks())

function show(document: Document = SAMPLE) {
  const onClose = vi.fn<() => void>()
  const rendered = renderView(<ShareDialog onClose={onClose} />, { document })
  const tick = (name: string) => userEvent.click(screen.getByRole('checkbox', { name }))
  const row = (name: RegExp) => {
    const table = screen.getByRole('table', { name: 'What others see' })
    return within(table).getByRole('row', { name }).textContent.replaceAll('\u2009', ' ')
  }
  const link = async () => {
    const field = await screen.findByRole('textbox', { name: 'Link' })
    return (field as HTMLInputElement).value
  }
  return { ...rendered, onClose, tick, row, link }
}

async function opened(address: string) {
  const found = await openLink(address.slice(address.indexOf('#')))
  if (!found.ok) throw new Error(found.failure.kind)
  return found.content.document
}

describe('the link', () => {
  it('stands there whole, with its length and what that means', async () => {
    const { link } = show()
    const address = await link()
    expect(await opened(address)).toEqual(SAMPLE)
    const length = address.length.toLocaleString('en-US')
    expect(
      screen.getByText(`${length} characters: short enough for any chat program.`),
    ).toBeVisible()
  })

  it('of what is ticked is the one that is shown and copied', async () => {
    const copied: string[] = []
    vi.spyOn(navigator.clipboard, 'writeText').mockImplementation((text) => {
      copied.push(text)
      return Promise.resolve()
    })
    const { tick, link } = show()
    const before = await link()
    await tick('Scale to 100')
    await waitFor(async () => expect(await link()).not.toBe(before))
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(copied).toEqual([await link()])
    const [account] = (await opened(copied[0] ?? '')).baseline.book.accounts
    // All positions are worth 181,000 together: 100 ÷ 181,000 of 18,800.
    expect(account?.cash.toString()).toBe('10.3867')
    expect(screen.getByText('Link copied. Whoever has it sees what is shown here.')).toBeVisible()
  })

  it('that the browser does not copy can be copied by hand', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('NotAllowed'))
    const { link } = show()
    await link()
    await userEvent.click(screen.getByRole('button', { name: 'Copy link' }))
    expect(await screen.findByText(/select it and copy it by hand/)).toBeVisible()
  })

  it('of a book too long for it is none, and the file is offered', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => {
      const digits = ((at + 1) * 7_368_787) % 9_999_991
      return `C${at} long ${digits} @ ${digits / 1000} mark ${digits / 999} mmr 1%`
    })
    const text = ['account Large on generic cross 1000', ...rows].join('\n')
    show({ baseline: scenarioFrom(text), draft: [] })
    expect(
      await screen.findByText(/too long for a link, of which no more than 8,000 arrive/),
    ).toBeVisible()
    expect(screen.queryByRole('textbox', { name: 'Link' })).not.toBeInTheDocument()
    expect(screen.getByRole('button', { name: 'Copy link' })).toBeDisabled()
    expect(screen.getByRole('button', { name: 'Save as file' })).toBeEnabled()
  })

  it('over 2,000 characters may be cut by some programs, and says so', async () => {
    const rows = Array.from({ length: 60 }, (_, at) => {
      const digits = ((at + 1) * 7_368_787) % 9_999_991
      return `C${at} long ${digits} @ ${digits / 1000} mark ${digits / 999} mmr 1%`
    })
    const text = ['account Large on generic cross 1000', ...rows].join('\n')
    show({ baseline: scenarioFrom(text), draft: [] })
    expect(
      await screen.findByText(/cut links of more than 2,000. A file always arrives/),
    ).toBeVisible()
  })
})

describe('what others see', () => {
  it('scaled is every distance as it is, and other money', async () => {
    const { tick, row } = show()
    expect(row(/^Buffer/)).toBe('Bufferon your page$13,700for others$13,700')
    await tick('Scale to 100')
    await waitFor(() => expect(row(/^Buffer/)).toContain('for others$7.56'))
    expect(row(/^Joint limit/)).toContain('on your page−10.35 %for others−10.35 %')
    expect(row(/^BTC, size/)).toContain('for others0.00066298')
    // One tier says all in this book: there is nothing to choose.
    expect(screen.queryByRole('radiogroup', { name: 'Margin tiers' })).not.toBeInTheDocument()
  })

  it('without cash is unknown, never zero', async () => {
    const { tick, row } = show()
    await tick('Hide cash')
    await waitFor(() => expect(row(/^Cash/)).toContain('for othersnot disclosed'))
    expect(row(/^Joint limit/)).toContain('for othersunknown: the cash is not disclosed')
    expect(row(/^DOGE, size/)).toContain('for others0.11053')
  })

  it('in other tiers differs, which is said, with the way to keep it and its price', async () => {
    const large = scenarioFrom(`
      account Main on binance cross 1_000_000
      BTCUSDT long 100 @ 100_000 mark 100_000 lev 10x
    `)
    const { tick, row } = show({ baseline: large, draft: [] })
    const mine = /on your page(.*)for others/.exec(row(/^Joint limit/))?.[1] ?? ''
    await tick('Scale to 100')
    expect(await screen.findByText(/some distances differ, as shown below/)).toBeVisible()
    expect(row(/^Joint limit/)).not.toContain(`for others${mine}`)
    await userEvent.click(screen.getByRole('radio', { name: 'Scaled too' }))
    expect(await screen.findByText(/can work out your sizes/)).toBeVisible()
    await waitFor(() => expect(row(/^Joint limit/)).toContain(`for others${mine}`))
  })

  it('of a draft with a deposit leaves that out with the cash, and says so', () => {
    show({
      ...SAMPLE,
      draft: [
        { kind: 'resize', position: 'p2', to: size(24) },
        { kind: 'deposit', account: 'a1', amount: usd(500) },
      ],
    })
    expect(screen.getByText(/The deposit or withdrawal drafted stays here too/)).toBeVisible()
  })
})

it('the file holds what is shown, and no more', async () => {
  const texts: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    texts.push(blob as Blob)
    return 'blob:nothing'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
  const { tick } = show({
    ...SAMPLE,
    realisedFunding: [{ symbol: 'BTC', amount: usd('-1.25') }],
    unread: [{ at: [], name: 'note', value: 'for me' }],
  })
  await tick('Hide cash')
  await userEvent.click(screen.getByRole('button', { name: 'Save as file' }))
  const text = (await texts[0]?.text()) ?? ''
  const file = openFile(text)
  expect(file.ok && file.value.document.realisedFunding).toBeUndefined()
  expect(text).not.toContain('18800')
  expect(text).not.toContain('for me')
  expect(screen.getByText('Saved as a file. Whoever has it sees what is shown here.')).toBeVisible()
})
