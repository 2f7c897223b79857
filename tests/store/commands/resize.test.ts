// Size: a free correction in the baseline, a fill at the mark in the draft.
import { describe, expect, it } from 'vitest'
import { holderOf } from '../../../src/engine/model/book'
import { price, ratio, size } from '../../../src/engine/units/amount'
import { setMark } from '../../../src/store/commands/market'
import { close, flip, resize } from '../../../src/store/commands/resize'
import { setLeverage } from '../../../src/store/commands/terms'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf } from '../../fixtures/risk'

const BOOK = scenarioFrom('account Main cross 1_000\nBTC long 2 @ 90 mark 100 mmr 1%')

/** Size and cash on a side. */
function stateOf(side: ReturnType<ReturnType<typeof riskOf>['draft']>) {
  const [account] = side.scenario.book.accounts
  return [holderOf(side.scenario.book, 'p1')?.position.size.toString(), account?.cash.toString()]
}

describe('in the draft', () => {
  it('a resize is a fill: 2 × 100 × 0.045 % leaves cash', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    expect(stateOf(risk.draft())).toEqual(['4', '999.91'])
    expect(stateOf(risk.baseline())).toEqual(['2', '1000'])
  })

  it('a close keeps the row, flat, and its profit in cash', () => {
    // 20 profit less 0.09
    const risk = riskOf(BOOK)
    risk.run(close('p1'))
    expect(stateOf(risk.draft())).toEqual(['0', '1019.91'])
  })

  it('a flip trades both ways', () => {
    // 20 profit less 4 × 100 × 0.045 %
    const risk = riskOf(BOOK)
    risk.run(flip('p1', size(2)))
    expect(stateOf(risk.draft())).toEqual(['-2', '1019.82'])
  })

  it('a size typed back to the baseline’s leaves no edit and no cost', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(resize('p1', size(2)))
    expect(risk.store.getState().document.draft).toEqual([])
    expect(risk.sides().same).toBe(true)
  })

  it('also when leverage was changed in between', () => {
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(setLeverage('p1', ratio(5)))
    risk.run(resize('p1', size(2)))
    expect(risk.store.getState().document.draft.map(({ kind }) => kind)).toEqual(['leverage'])
  })

  it('but not once the mark moved: what was lost on the way is lost', () => {
    // Two more at 100, two sold at 80 from an average of 95: 30 lost; fees 0.09 and 0.072.
    const risk = riskOf(BOOK)
    risk.run(resize('p1', size(4)))
    risk.run(setMark(genericId('BTC'), price(80)))
    risk.run(resize('p1', size(2)))
    // 1000 − 0.09 − 0.072 − 2 × (95 − 80)
    expect(stateOf(risk.draft())).toEqual(['2', '969.838'])
  })

  it('without a mark is refused and nothing changes', () => {
    const risk = riskOf({ ...BOOK, snapshot: { quotes: new Map() } })
    expect(risk.attempt(resize('p1', size(4)))).toBe('mark-missing')
    expect(risk.store.getState().document.draft).toEqual([])
  })
})

describe('in the baseline', () => {
  it('a resize is a correction: cash and entry stay', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    risk.run(resize('p1', size(4)))
    expect(stateOf(risk.baseline())).toEqual(['4', '1000'])
    expect(holderOf(risk.baseline().scenario.book, 'p1')?.position.entry.toString()).toBe('90')
  })

  it('a position that only the draft has cannot be corrected', () => {
    const risk = riskOf(BOOK, { show: 'baseline' })
    expect(risk.attempt(resize('p9', size(4)))).toBe('not-in-baseline')
  })
})

it('each verb has its own name in the undo list', () => {
  const labels = [resize('p1', size(1)), close('p1'), flip('p1', size(1))].map(({ label }) => label)
  expect(labels).toEqual(['Resize position', 'Close position', 'Flip position'])
})
