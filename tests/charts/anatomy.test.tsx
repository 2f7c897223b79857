// The bar of equity: the buffer's name keeps clear of the marks of initial margin and maintenance.

import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Anatomy } from '../../src/charts/Anatomy'
import { boxOf } from '../../src/charts/label'

const WIDTH = 568

function drawn(equity: number, maintenance: number, initial: number, buffer: string) {
  const { container } = render(
    <Anatomy
      data={{
        now: { equity, maintenance, initial, parts: [] },
        isBreached: equity <= maintenance,
        texts: { equity: 'equity', maintenance: 'maintenance', initial: 'initial', buffer },
      }}
      width={WIDTH}
      stop={undefined}
    />,
  )
  const label = [...container.querySelectorAll('text')].find(
    ({ textContent }) => textContent === buffer,
  )
  const of = (name: string) => label?.getAttribute(name) ?? ''
  const box = boxOf({
    text: buffer,
    x: Number(of('x')),
    y: Number(of('y')),
    anchor: (of('text-anchor') || 'start') as 'start' | 'middle' | 'end',
  })
  const most = Math.max(equity, maintenance, initial)
  const x = (value: number) => 1 + (value / most) * (WIDTH - 2)
  return { box, x }
}

describe('the name of the buffer', () => {
  it('stands between maintenance and an initial margin that takes nearly all', () => {
    const { box, x } = drawn(780, 354, 708, 'buffer $426.00')
    expect(box.left).toBeGreaterThan(x(354))
    expect(box.right).toBeLessThan(x(708))
  })

  it('stands beyond an initial margin that takes little', () => {
    const { box, x } = drawn(16_800, 3_100, 6_200, 'buffer $13,700')
    expect(box.left).toBeGreaterThan(x(6_200))
  })

  it('stays within an equity that initial margin exceeds', () => {
    const { box, x } = drawn(1_000, 200, 1_500, 'buffer $800.00')
    expect([box.left > x(200), box.right < x(1_000)]).toEqual([true, true])
  })

  it('of a pool that is gone stands beside its bar, clear of maintenance', () => {
    const { box, x } = drawn(15_797, 27_548, 55_096, 'liquidated, buffer −$11,752')
    expect([box.left > x(27_548), box.right < x(55_096)]).toEqual([true, true])
  })

  it('goes above a bar that leaves it no room', () => {
    const { box } = drawn(1_000, 960, 990, 'buffer $40.00')
    expect(box.bottom).toBeLessThan(40)
  })
})
