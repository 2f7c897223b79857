// Which columns have room.
import { describe, expect, it } from 'vitest'
import { columnsShown, toggled, widthOf } from '../../../src/views/positions/columns'

describe('the columns of the book', () => {
  it.each([
    [390, 'liquidation'],
    [746, 'entry liquidation funding'],
    [839, 'entry liquidation funding'],
    [992, 'entry liquidation funding mode'],
    [1026, 'entry liquidation funding mode'],
    [1060, 'entry liquidation funding pnl'],
    [1400, 'entry liquidation funding pnl mode margin'],
    [0, 'entry liquidation funding pnl mode margin'],
  ])('in %d px are %s', (width, columns) => {
    expect([...columnsShown('fit', width)].join(' ')).toBe(columns)
  })

  it('are those not hidden once the reader has chosen, whatever the room', () => {
    expect([...columnsShown(['entry', 'pnl'], 390)]).toEqual([
      'liquidation',
      'funding',
      'mode',
      'margin',
    ])
  })

  it('change one at a time', () => {
    const shown = columnsShown('fit', 808)
    expect(toggled(shown, 'pnl')).toEqual(['mode', 'margin'])
    expect(toggled(shown, 'entry')).toEqual(['entry', 'pnl', 'mode', 'margin'])
  })

  it('share the whole width, and each keeps its place in proportion when one more is shown', () => {
    const three = new Set(['entry', 'liquidation', 'funding'] as const)
    const four = new Set(['entry', 'liquidation', 'funding', 'mode'] as const)
    const sum = ['market', 'size', ...three, 'actions'] as const
    expect(sum.reduce((all, each) => all + widthOf(each, three), 0)).toBeCloseTo(100)
    expect(widthOf('entry', four) / widthOf('size', four)).toBeCloseTo(
      widthOf('entry', three) / widthOf('size', three),
    )
  })
})
