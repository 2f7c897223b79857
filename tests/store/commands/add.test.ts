// A typed row brings what its market lacks, all in one step.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio, size } from '../../../src/engine/units/amount'
import { addTypedRow } from '../../../src/store/commands/add'
import { rowFigures } from '../../../src/store/select/rows'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const NEW = marketIdOf('generic', 'NEW')

function withNewRow() {
  const risk = riskOf(scenarioFrom('account A cross 50\nBTC long 1 @ 100 mark 100 mmr 1%'))
  const [account] = risk.baseline().scenario.book.accounts
  risk.run(
    addTypedRow({
      account: account!.id,
      market: NEW,
      size: size('2'),
      margin: { mode: 'cross' },
      mark: price('10'),
      maintenanceRate: ratio('0.05'),
    }),
  )
  return risk
}

describe('a typed row of an unlisted market', () => {
  it('is opened in the draft at the mark that was typed with it', () => {
    const risk = withNewRow()
    const [opened] = risk.store.getState().document.draft
    expect(opened).toMatchObject({ kind: 'open', market: NEW })
    const id = opened?.kind === 'open' ? opened.position : ''
    // 5 % of 2 × 10
    expect(text(rowFigures(risk.draft(), id)!.maintenance)).toBe('$1.00')
  })

  it('is one step of undo, terms and mark included', () => {
    const risk = withNewRow()
    risk.store.getState().undo()
    const { baseline, draft } = risk.store.getState().document
    expect(draft).toHaveLength(0)
    expect(baseline.markets.has(NEW)).toBe(false)
    expect(baseline.snapshot.quotes.has(NEW)).toBe(false)
  })
})
