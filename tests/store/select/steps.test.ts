// Steps in words: what a reader of the history sees, for trades, corrections and everything else.
import { describe, expect, it } from 'vitest'
import { price, size, usd } from '../../../src/engine/units/amount'
import { marketIdOf } from '../../../src/engine/model/market'
import { setCash } from '../../../src/store/commands/account'
import { acceptDraft, discardDraft } from '../../../src/store/commands/draft'
import { setMark } from '../../../src/store/commands/market'
import { openDocument, renameScenario } from '../../../src/store/commands/open'
import { close, resize } from '../../../src/store/commands/resize'
import { removeRow } from '../../../src/store/commands/row'
import { setEntry } from '../../../src/store/commands/terms'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { historySteps, stepsAround } from '../../../src/store/select/steps'
import { takerFee } from '../../../src/store/store'
import type { Command } from '../../../src/store/commands/command'
import { sentence } from '../../../src/ui/Shows'
import { riskOf, type Risk } from '../../fixtures/risk'

const said = ({ store }: Risk) => {
  const { history, document } = store.getState()
  return historySteps(history, document, takerFee).map(({ place, says }) => [
    place,
    sentence(says).replaceAll('\u2009', ' '),
  ])
}
function after(show: 'both' | 'baseline', ...commands: readonly Command[]): Risk {
  const risk = riskOf(hedgedMajors(), { show })
  for (const command of commands) risk.run(command)
  return risk
}
const ETH = marketIdOf('generic', 'ETH')

describe('edits of the draft', () => {
  it('are told by market and figure, oldest first', () => {
    const risk = after(
      'both',
      resize('p2', size('24')),
      resize('p2', size('30')),
      setMark(ETH, price('3000')),
      close('p3'),
    )
    expect(said(risk)).toEqual([
      [1, 'ETH size to 24'],
      [2, 'ETH size to 30'],
      [3, 'ETH mark to 3,000'],
      [4, 'SOL size to 0'],
    ])
  })

  it('that go back to the baseline say which edit is gone', () => {
    const risk = after('both', resize('p2', size('24')), close('p3'), resize('p2', size('18')))
    expect(said(risk).at(-1)).toEqual([3, 'ETH size to 24 taken back'])
  })

  it('are discarded under that name, one or many', () => {
    const risk = after('both', resize('p2', size('24')), discardDraft)
    expect(said(risk).at(-1)).toEqual([2, 'Discard draft'])
  })

  it('that fold into a sum keep the label of their command', () => {
    const risk = after('both', setCash('a1', usd('19800')), setCash('a1', usd('20800')))
    expect(said(risk).map(([, says]) => says)).toEqual(['Change cash', 'Change cash'])
  })
})

it('corrections of the baseline are told alike', () => {
  const risk = after('baseline', resize('p1', size('2')), setMark(ETH, price('3100')))
  expect(said(risk)).toEqual([
    [1, 'BTC size to 2'],
    [2, 'ETH mark to 3,100'],
  ])
})

it('what no edit can say keeps the label of its command', () => {
  const risk = after(
    'baseline',
    setEntry('p2', price('3000')),
    renameScenario('Mine'),
    removeRow('p4'),
    openDocument('Open sample: Ten alts, one bet', { baseline: tenAlts(), draft: [] }),
  )
  expect(said(risk).map(([, says]) => says)).toEqual([
    'Correct entry',
    'Rename scenario',
    'Remove position',
    'Open sample: Ten alts, one bet',
  ])
})

it('a step that was undone is told in the same words, and its place stays', () => {
  const risk = after('both', resize('p2', size('24')), close('p3'), acceptDraft)
  const all = said(risk)
  risk.store.getState().goTo(1)
  expect(said(risk)).toEqual(all)
  const { history, document } = risk.store.getState()
  const around = stepsAround(history, document, takerFee)
  expect(around.undo && sentence(around.undo)).toBe('ETH size to 24')
  expect(around.redo && sentence(around.redo)).toBe('SOL size to 0')
})
