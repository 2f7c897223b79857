// Why is this number what it is? Formula, the user's numbers, inputs that open in turn, assumptions, sources.

import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { poolFigure, positionFigure } from '../../../src/engine/model/explanation'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { explain } from '../../../src/store/select/explain'
import { sensitivities } from '../../../src/store/select/sensitivities'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { asText } from '../../../src/views/explaining/as-text'
import { ExplainDialog } from '../../../src/views/explaining/ExplainDialog'
import { renderView, SAMPLE } from '../support/render'

const dialog = () => screen.getByRole('dialog')
const nothing = () => undefined

describe('an explanation', () => {
  it('prints the figure, every digit of it, the formula and what is assumed', () => {
    renderView(<ExplainDialog figure={positionFigure('p1', 'liquidation')} onClose={nothing} />)
    expect(dialog()).toHaveTextContent('52,438.82')
    expect(dialog()).toHaveTextContent('52,438.8185654')
    expect(dialog()).toHaveTextContent('No other price moves than BTC’s.')
    expect(dialog()).toHaveTextContent('Sources')
  })

  it('opens an input in turn, and goes back', async () => {
    renderView(<ExplainDialog figure={positionFigure('p1', 'liquidation')} onClose={nothing} />)
    await userEvent.click(screen.getByRole('button', { name: 'Buffer' }))
    expect(screen.getByRole('heading', { name: 'Buffer' })).toBeVisible()
    // The link is gone: the focus goes to the figure it led to, not to the top of the dialog.
    expect(document.activeElement).toHaveTextContent('$13,700')
    await userEvent.click(screen.getByRole('button', { name: 'Back' }))
    expect(screen.getByRole('heading', { name: /^Liquidation price, BTC/ })).toBeVisible()
  })

  it('can be asked of either side of a draft', async () => {
    const { store } = renderView(
      <ExplainDialog figure={poolFigure('a1/cross', 'buffer')} onClose={nothing} />,
    )
    act(() => {
      store.getState().run(resize('p2', size('24')))
    })
    expect(dialog()).toHaveTextContent('$13,301')
    await userEvent.click(screen.getByRole('radio', { name: 'Baseline' }))
    expect(dialog()).toHaveTextContent('$13,700')
  })

  it('says what would move the figure, on the page and in the copied text', () => {
    renderView(<ExplainDialog figure={poolFigure('a1/cross', 'buffer')} onClose={nothing} />)
    const moved = '+$1,000 deposit → +$1,000.00 ($13,700 → $14,700)'
    // Drawn as an arrow, read aloud as `to`, copied as written
    expect(dialog()).toHaveTextContent('+$1,000 deposit → to +$1,000.00 ($13,700 → to $14,700)')
    expect(dialog()).toHaveTextContent('Each change is made alone')
    const side = sidesSelector(takerFee)({ document: SAMPLE }).baseline
    const id = poolFigure('a1/cross', 'buffer')
    expect(asText(explain(side, id)!, sensitivities(side, id, takerFee))).toContain(`- ${moved}`)
  })

  it('is copied as text, with its numbers, assumptions and sources', () => {
    const side = sidesSelector(takerFee)({ document: SAMPLE }).baseline
    const found = explain(side, poolFigure('a1/cross', 'buffer'))
    const text = asText(found!)
    expect(text).toMatch(/^Buffer: \$13,700\n/)
    expect(text).toContain('Sources:')
  })
})
