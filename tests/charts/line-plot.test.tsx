// The plot: what is hatched, dashed and named.

import { render } from '@testing-library/react'
import { expect, it } from 'vitest'
import { LinePlot } from '../../src/charts/LinePlot'
import { plotInset, type PlotData } from '../../src/charts/plot'

const DATA: PlotData = {
  x: [-0.2, -0.1, 0, 0.1],
  xMeasure: 'move',
  xTitle: 'common move',
  yTitle: 'buffer, USDC',
  lines: [
    { id: 'before', name: 'baseline', look: 'baseline', values: [-5, 0, 5, 10] },
    { id: 'now', name: 'draft', look: 'draft', values: [-10, -5, 0, 5] },
  ],
  marks: [{ x: 0, y: 0, kind: 'liquidation', text: '0.00 %', look: 'draft' }],
  liquidated: [{ from: -0.2, to: 0 }],
  edges: [-0.1],
}

const texts = (drawing: Element) =>
  [...drawing.querySelectorAll('text')].map((text) => text.textContent)

it('names its lines, its marks, the region and the axes', () => {
  const { container } = render(<LinePlot data={DATA} width={900} stop={undefined} />)
  const said = texts(container)
  for (const name of ['baseline', 'draft', '0.00 %', 'liquidated', 'tier edge', 'common move']) {
    expect(said).toContain(name)
  }
  expect(said).toContain('buffer, USDC')
  expect(said).toContain('\u221210\u2009%')
})

it('draws the baseline dashed in grey and the draft solid in the accent', () => {
  const { container } = render(<LinePlot data={DATA} width={900} stop={undefined} />)
  const lines = [...container.querySelectorAll('.recharts-line-curve')].map((line) => [
    line.getAttribute('stroke'),
    line.getAttribute('stroke-width'),
    line.getAttribute('stroke-dasharray'),
  ])
  expect(lines).toEqual([
    ['var(--t3)', '1.5', '5 4'],
    ['var(--accent)', '2', null],
  ])
})

it('hatches the liquidated region, from its first place to its last', () => {
  const { container } = render(<LinePlot data={DATA} width={900} stop={undefined} />)
  const { left, right } = plotInset(DATA, 900)
  const hatched = container.querySelector('rect[fill^="url("]')
  expect(Number(hatched?.getAttribute('x'))).toBeCloseTo(left, 0)
  // Two thirds of the plot: −0.2 to 0 of −0.2 to 0.1
  expect(Number(hatched?.getAttribute('width'))).toBeCloseTo(((900 - left - right) * 2) / 3, 0)
})

it('a line that ended stops there', () => {
  const ended: PlotData = {
    ...DATA,
    lines: [{ id: 'now', look: 'only', values: [10, 0, undefined, undefined] }],
    marks: [],
    liquidated: 'below zero',
  }
  const { container } = render(<LinePlot data={ended} width={900} stop={undefined} />)
  const path = container.querySelector('.recharts-line-curve')?.getAttribute('d') ?? ''
  expect(path.match(/[ML]/g)).toEqual(['M', 'L'])
  expect(container.innerHTML).not.toContain('NaN')
})

it('has room for the names beside it only where it is wide', () => {
  expect(plotInset(DATA, 900).right).toBeGreaterThan(50)
  expect(plotInset(DATA, 320).right).toBeLessThan(20)
  const { container } = render(<LinePlot data={DATA} width={300} stop={1} />)
  expect(texts(container)).toContain('draft')
})
