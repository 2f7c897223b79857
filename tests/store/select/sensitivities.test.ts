// What would move a figure: each change is really made, and the figure asked again.
import { describe, expect, it } from 'vitest'
import { poolFigure, positionFigure, type Part } from '../../../src/engine/model/explanation'
import { size, usd } from '../../../src/engine/units/amount'
import { switchModeOfRows } from '../../../src/store/commands/bulk'
import { includeRows } from '../../../src/store/commands/include'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { rowFigures } from '../../../src/store/select/rows'
import { sensitivities } from '../../../src/store/select/sensitivities'
import { takerFee } from '../../../src/store/store'
import { printed, riskOf, text } from '../../fixtures/risk'

function said(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : printed(part))).join('')
}

const changes = (risk: ReturnType<typeof riskOf>, id: string) =>
  sensitivities(risk.draft(), id, takerFee).map(said)

describe('what would move a figure', () => {
  it('tells a liquidation price with a deposit, a larger position and ten days of funding', () => {
    // A dollar moves the price of 1.2 BTC at 1.25 % by 1 ÷ (1.2 × 0.9875): a thousand by 843.88.
    const found = changes(riskOf(hedgedMajors()), positionFigure('p1', 'liquidation'))
    expect(found).toHaveLength(3)
    expect(found[0]).toBe('+$1,000 deposit → −843.88 (52,438.82 → 51,594.94)')
    // 6,400 more notional costs 0.075 %, so 4.80: −(−62,140 − 6,400 − 4.80) ÷ (1.3 × 0.9875)
    expect(found[1]).toMatch(/^\+0\.1 BTC long → .+ 53,394\.20\)$/)
    // 25.248 a day for ten days is 252.48, over 1.185
    expect(found[2]).toBe('10 days of funding → +213.06 (52,438.82 → 52,651.89)')
  })

  it('says what the page says once the change is really made', () => {
    const risk = riskOf(hedgedMajors())
    const [, larger] = changes(risk, positionFigure('p1', 'liquidation'))
    risk.run(resize('p1', size('1.3')))
    const now = rowFigures(risk.draft(), 'p1')?.liquidation.price
    expect(larger).toContain(` → ${now === undefined ? '' : text(now)})`)
  })

  it('adds to a short on its own side, by the power of ten nearest to a tenth', () => {
    // 400 SOL short: a tenth is 40, which is 4 times 10 and 2.5 times less than 100.
    const risk = riskOf(hedgedMajors())
    risk.run(resize('p3', size(-400)))
    expect(changes(risk, positionFigure('p3', 'notional'))[0]).toMatch(/^\+100 SOL short → /)
    risk.run(resize('p3', size(-300)))
    expect(changes(risk, positionFigure('p3', 'notional'))[0]).toMatch(/^\+10 SOL short → /)
  })

  it('leaves out what does not move the figure', () => {
    const found = changes(riskOf(hedgedMajors()), positionFigure('p1', 'notional'))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^\+0\.1 BTC long → \+\$6,400/)
  })

  it('tells a pool what money does, and takes ten days of funding from days left', () => {
    const risk = riskOf(hedgedMajors())
    expect(changes(risk, poolFigure('a1/cross', 'buffer'))[0]).toBe(
      '+$1,000 deposit → +$1,000.00 ($13,700 → $14,700)',
    )
    expect(changes(risk, poolFigure('a1/cross', 'daysLeft')).at(-1)).toMatch(
      /^10 days of funding → −10/,
    )
  })

  it('brings the money to the margin of an isolated position, and leaves the account its cash', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(switchModeOfRows(['p1'], { mode: 'isolated', marginOf: () => usd(5000) }))
    const id = rowFigures(risk.draft(), 'p1')?.pool.id ?? ''
    expect(changes(risk, poolFigure(id, 'equity'))[0]).toMatch(/^\+\$1,000 margin → \+\$1,000/)
    expect(changes(risk, poolFigure('a1/cross', 'equity'))[0]).toMatch(
      /^\+\$1,000 deposit → \+\$1,000/,
    )
  })

  it('has nothing to say of a row that is left out', () => {
    const risk = riskOf(hedgedMajors())
    risk.run(includeRows(['p1'], false))
    expect(changes(risk, positionFigure('p1', 'liquidation'))).toEqual([])
  })
})
