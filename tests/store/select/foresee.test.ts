// Foresee: the figures a command would lead to are those it does lead to, and nothing has changed meanwhile.
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { discardDraft } from '../../../src/store/commands/draft'
import { resize } from '../../../src/store/commands/resize'
import { duplicateRow } from '../../../src/store/commands/row'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { foresee } from '../../../src/store/select/foresee'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { riskOf, text } from '../../fixtures/risk'

function ask(risk: ReturnType<typeof riskOf>, command: Parameters<typeof foresee>[0]) {
  const { document, view } = risk.store.getState()
  return foresee(command, { document, view, takerFee, selectSides: sidesSelector(takerFee) })
}

describe('a change of the draft', () => {
  it('is told as from what to what: ETH 18 to 24', () => {
    const found = ask(riskOf(hedgedMajors()), resize('p2', size('24')))
    if (found.kind !== 'changes') throw new Error(found.kind)
    expect(found.before && text(found.before.values.joint)).toBe('−10.35 %')
    expect(found.after && text(found.after.values.joint)).toBe('−8.80 %')
  })

  it('leaves the store alone', () => {
    const risk = riskOf(hedgedMajors())
    const { document, history } = risk.store.getState()
    ask(risk, resize('p2', size('24')))
    expect(risk.store.getState().document).toBe(document)
    expect(risk.store.getState().history).toBe(history)
  })
})

it('in the baseline speaks of the baseline: the same size without the cost of trading', () => {
  const found = ask(riskOf(hedgedMajors(), { show: 'baseline' }), resize('p2', size('24')))
  if (found.kind !== 'changes') throw new Error(found.kind)
  // Six more coins recorded at 3,420, marked at 3,200, lose 6 × 220 = 1,320 of 16,800.
  expect(found.after && text(found.after.values.equity)).toBe('$15,480')
})

it('a command with nothing to do says so', () => {
  expect(ask(riskOf(hedgedMajors()), discardDraft).kind).toBe('nothing changes')
})

it('what the store would refuse is refused here: a second row on a venue that nets', () => {
  const found = ask(riskOf(tenAlts()), duplicateRow('p1'))
  expect(found.kind === 'refused' && found.issue.code).toBe('held-twice')
})
