// A paste before it is accepted: what is taken, what is asked, what would enter the book.
import { describe, expect, it } from 'vitest'
import { ratio, usd } from '../../../src/engine/units/amount'
import { readPaste, type PasteFound } from '../../../src/store/select/paste'
import { previewPaste, type RowAnswer } from '../../../src/store/select/paste-preview'

type Positions = Extract<PasteFound, { kind: 'positions' }>

function positionsIn(text: string): Positions {
  const found = readPaste(text)
  if (found.kind !== 'positions') throw new Error(`no positions: ${found.kind}`)
  return found
}

const NO_ANSWERS = { rows: new Map<string, RowAnswer>(), collateral: new Map() }

describe('a preview', () => {
  it('takes good rows and leaves wrong ones in the list', () => {
    const found = positionsIn('account A cross 50\nBTC long 1 @ 100 mmr 1%\nETH long x @ 5')
    const preview = previewPaste(found, NO_ANSWERS)
    expect([preview.taken, preview.rows]).toEqual([1, 2])
    expect(found.rows.map(({ status }) => status)).toEqual(['good', 'bad'])
  })

  it('a short is below zero', () => {
    const [row] = positionsIn('account A cross 50\nBTC short 2 @ 100 mmr 1%').rows
    expect(row?.status === 'good' && row.position.size.toString()).toBe('-2')
  })

  it('leaves out what the reader leaves out', () => {
    const found = positionsIn('account A cross 50\nBTC long 1 @ 100 mmr 1%')
    const answers = { ...NO_ANSWERS, rows: new Map([[found.rows[0]!.id, 'skip' as const]]) }
    expect(previewPaste(found, answers).taken).toBe(0)
  })

  it('counts what speaks of a position, and what an open question holds back', () => {
    const found = positionsIn('Symbol\tSide\tSize\tEntry\nBTC\tlong\t1\t100\nTotal\t\t\t')
    const { taken, rows, heldBack } = previewPaste(found, NO_ANSWERS)
    expect([taken, rows, heldBack]).toEqual([0, 1, 1])
  })

  it('asks for cash, and goes on asking once it is answered', () => {
    const found = positionsIn('BTC long 1 @ 100 mmr 1%')
    const before = previewPaste(found, NO_ANSWERS)
    expect(before.taken).toBe(0)
    const [wanted] = before.asksCash
    const after = previewPaste(found, {
      ...NO_ANSWERS,
      collateral: new Map([[wanted!.key, usd('50')]]),
    })
    expect(after.taken).toBe(1)
    expect(after.asksCash).toEqual(before.asksCash)
    expect(after.imported.accounts[0]?.cash.toString()).toBe('50')
  })

  it('asks for the maintenance rate of a market nobody publishes', () => {
    const found = positionsIn('account A cross 50\nNEWCOIN long 1 @ 100')
    expect(previewPaste(found, NO_ANSWERS).asksMaintenanceRate).toBe(true)
    const answered = previewPaste(found, { ...NO_ANSWERS, maintenanceRate: ratio('0.05') })
    expect([answered.taken, answered.asksMaintenanceRate]).toEqual([1, true])
  })
})

describe('a text that is no list of positions', () => {
  it('is refused with a reason', () => {
    expect(readPaste('good morning')).toMatchObject({ kind: 'refused' })
  })
})
