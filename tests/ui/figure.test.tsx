// What a figure says: to the eye, to a screen reader, and what happens when it is asked.

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ratio, usd } from '../../src/engine/units/amount'
import { Badge } from '../../src/ui/Badge'
import { Figure } from '../../src/ui/Figure'

const move = (digits: string) => ({ amount: ratio(digits), as: 'move' }) as const

describe('a figure', () => {
  it('reads before and after, and calls the change worse when the limit comes nearer', () => {
    render(
      <Figure
        label="Joint limit"
        shown={move('-0.0880')}
        before={move('-0.1035')}
        safer="farther from zero"
        onExplain={() => undefined}
      />,
    )
    const name =
      'Joint limit, now minus 10.35 percent, after draft minus 8.80 percent, worse, explain'
    const button = screen.getByRole('button', { name })
    expect(button).toHaveTextContent('−10.35 → −8.80 %')
  })

  it('collapses to one when both print alike', () => {
    // −10.351 % and −10.359 % both print −10.35 %.
    render(<Figure label="Joint limit" shown={move('-0.10351')} before={move('-0.10359')} />)
    expect(screen.getByText('−10.35')).toBeInTheDocument()
    expect(screen.queryByText(/→/)).not.toBeInTheDocument()
  })

  it('has every digit in its title', () => {
    render(<Figure label="Equity" shown={{ amount: usd('16800.123456'), as: 'usd' }} />)
    expect(screen.getByTitle('$16,800.123456')).toHaveTextContent('$16,800')
  })

  it('is asked with Enter', async () => {
    const explain = vi.fn<() => void>()
    render(<Figure label="Equity" shown={{ amount: usd('1'), as: 'usd' }} onExplain={explain} />)
    await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    expect(explain).toHaveBeenCalledOnce()
  })
})

describe('severity', () => {
  it('is a word as well as a glyph', () => {
    render(<Badge of="breach" />)
    expect(screen.getByText('breach')).toBeInTheDocument()
    expect(screen.getByText('breach').querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  })
})
