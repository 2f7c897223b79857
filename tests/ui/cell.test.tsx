// Typing in a cell: what is previewed, what is kept, what is restored.

import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { beforeEach, describe, expect, it } from 'vitest'
import { size, type Size } from '../../src/engine/units/amount'
import { Cell } from '../../src/ui/Cell'
import { editable } from '../../src/ui/format'
import { Grid, ColumnHead, RowHead, TableCell, TableRow } from '../../src/ui/Table'
import { typed } from '../../src/ui/typed'

const log: string[] = []
beforeEach(() => {
  log.length = 0
})

/** A cell over a size that remembers what happened to it. */
function SizeCell({ label = 'Size of BTC', start = '1.2', follows = false }) {
  const [held, setHeld] = useState(size(start))
  const [tried, setTried] = useState<Size>()
  return (
    <>
      <Cell
        label={label}
        shown={{ amount: tried ?? held, as: 'size' }}
        text={editable(follows ? (tried ?? held) : held)}
        onPreview={(text) => {
          const found = typed(text, 'size')
          if (found.kind === 'issue') return found
          log.push(`preview ${found.amount.toString()}`)
          setTried(found.amount)
          return { kind: 'says', message: `${found.amount.toString()} BTC` }
        }}
        onCommit={() => {
          log.push('commit')
          setHeld(tried ?? held)
        }}
        onAbandon={() => {
          log.push('abandon')
          setTried(undefined)
        }}
      />
      <button type="button">elsewhere</button>
    </>
  )
}

const shown = (name: RegExp) => screen.getByRole('button', { name })
const input = () => screen.getByRole('textbox')

describe('a cell', () => {
  it('previews every keystroke that means something, and Enter keeps it', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/Size of BTC, 1.2, edit/))
    await userEvent.clear(input())
    await userEvent.type(input(), '24')
    expect(log).toEqual(['preview 2', 'preview 24'])
    await userEvent.keyboard('{Enter}')
    expect(log.at(-1)).toBe('commit')
    expect(shown(/Size of BTC, 24, edit/)).toHaveFocus()
  })

  it('keeps what was typed although the page shows it already', async () => {
    // On the page the text a cell starts from follows the preview: it is no sign of "nothing typed".
    render(<SizeCell follows />)
    await userEvent.click(shown(/Size of BTC, 1.2, edit/))
    await userEvent.clear(input())
    await userEvent.type(input(), '24{Enter}')
    expect(log).toEqual(['preview 2', 'preview 24', 'commit'])
    await userEvent.keyboard('7{Enter}')
    expect(log.slice(3)).toEqual(['preview 7', 'commit'])
  })

  it('Escape restores', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/1.2/))
    await userEvent.type(input(), '5')
    await userEvent.keyboard('{Escape}')
    expect(log).toEqual(['preview 1.25', 'abandon'])
    expect(shown(/Size of BTC, 1.2, edit/)).toHaveFocus()
  })

  it('text that means nothing stays, says why and keeps the focus', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/1.2/))
    await userEvent.clear(input())
    await userEvent.type(input(), '12abc!')
    await userEvent.keyboard('{Enter}')
    expect(input()).toHaveValue('12abc!')
    expect(input()).toHaveFocus()
    expect(input()).toHaveAttribute('aria-invalid', 'true')
    expect(input()).toHaveAccessibleDescription(/not a number.*Esc restores/)
    await userEvent.tab()
    expect(input()).toHaveFocus()
    expect(log).not.toContain('commit')
  })

  it('a typed character replaces what was there', async () => {
    render(<SizeCell />)
    shown(/1.2/).focus()
    await userEvent.keyboard('7')
    expect(input()).toHaveValue('7')
    expect(log).toEqual(['preview 7'])
  })

  it('leaving keeps what was typed', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/1.2/))
    await userEvent.type(input(), '5')
    await userEvent.click(screen.getByRole('button', { name: 'elsewhere' }))
    expect(log).toEqual(['preview 1.25', 'commit'])
  })

  it('leaving without a change keeps nothing', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/1.2/))
    await userEvent.keyboard('{Enter}')
    expect(log).toEqual(['abandon'])
  })

  it('Alt and arrows step by the last digit, Shift by ten of it', async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/1.2/))
    await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}')
    expect(input()).toHaveValue('1.3')
    await userEvent.keyboard('{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}')
    expect(input()).toHaveValue('0.3')
  })
})

describe('a cell whose figure follows the preview', () => {
  /** Adds what is typed to what is held. */
  function Adding() {
    const [held, setHeld] = useState(size('18'))
    return (
      <Cell
        label="Size"
        shown={{ amount: held, as: 'size' }}
        text={editable(held)}
        onPreview={(text) => {
          const found = typed(text.replace('+', ''), 'size')
          if (found.kind === 'issue') return found
          setHeld(held.plus(found.amount))
          return { kind: 'says' }
        }}
        onCommit={() => log.push('commit')}
        onAbandon={() => log.push('abandon')}
      />
    )
  }

  it('goes on reading the text against what was there before the typing', async () => {
    render(<Adding />)
    await userEvent.click(shown(/Size, 18/))
    await userEvent.clear(input())
    await userEvent.type(input(), '+60{Enter}')
    // 18 + 60, not 18 + 6 + 60
    expect(shown(/Size, 78, edit/)).toBeInTheDocument()
    expect(log).toEqual(['commit'])
  })
})

describe('a grid', () => {
  function Two() {
    return (
      <Grid label="Book" head={<ColumnHead first="Market" />}>
        {['BTC', 'ETH'].map((market) => (
          <TableRow key={market}>
            <RowHead>{market}</RowHead>
            <TableCell>
              <SizeCell label={`Size of ${market}`} />
            </TableCell>
            <TableCell>
              <button type="button" data-stop="">{`${market} next`}</button>
            </TableCell>
          </TableRow>
        ))}
      </Grid>
    )
  }

  it('is one stop for Tab and is walked with arrows', async () => {
    render(<Two />)
    await userEvent.tab()
    expect(shown(/Size of BTC/)).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    expect(shown(/Size of ETH/)).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    expect(shown(/ETH next/)).toHaveFocus()
    await userEvent.keyboard('{ArrowUp}')
    expect(shown(/BTC next/)).toHaveFocus()
    await userEvent.keyboard('{Home}')
    expect(shown(/Size of BTC/)).toHaveFocus()
  })

  it('arrows in an edited cell move the caret, Tab keeps and goes to the next cell', async () => {
    render(<Two />)
    await userEvent.click(shown(/Size of BTC/))
    await userEvent.type(input(), '5')
    await userEvent.keyboard('{ArrowLeft}')
    expect(input()).toHaveFocus()
    await userEvent.tab()
    expect(log).toContain('commit')
    expect(shown(/BTC next/)).toHaveFocus()
  })
})

describe('a text with two meanings', () => {
  const ask = async () => {
    render(<SizeCell />)
    await userEvent.click(shown(/Size of BTC/))
    await userEvent.clear(input())
    await userEvent.type(input(), '12.500')
    log.length = 0
  }

  it('is kept, and both meanings are offered beside it', async () => {
    await ask()
    expect(input()).toHaveValue('12.500')
    expect(input()).toHaveAttribute('aria-invalid', 'true')
    const offered = screen.getAllByRole('button', { name: /^Size of BTC: / })
    expect(offered.map((each) => each.textContent)).toEqual(['12.5', '12500'])
  })

  it('becomes the one that is chosen, and goes on being typed in', async () => {
    await ask()
    await userEvent.click(screen.getByRole('button', { name: 'Size of BTC: 12500' }))
    expect(log).toEqual(['preview 12500'])
    expect(input()).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    expect(log.at(-1)).toBe('commit')
  })

  it('is answered from the keyboard: Tab goes to the meanings, Escape restores', async () => {
    await ask()
    await userEvent.tab()
    expect(screen.getByRole('button', { name: 'Size of BTC: 12.5' })).toHaveFocus()
    await userEvent.keyboard('{Escape}')
    expect(log).toEqual(['abandon'])
    expect(shown(/Size of BTC, 1.2, edit/)).toBeVisible()
  })
})
