// A size solved for: each answer is put back into the book and asked again, and so is the next size beyond it.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { size, type Size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { sizeFor } from '../../../src/store/select/goal-size'
import { poolValues, nearestValue } from '../../../src/store/select/pool-values'
import { sizeContext } from '../../../src/store/select/row-context'
import { rowFigures } from '../../../src/store/select/rows'
import { typedSize } from '../../../src/store/select/typed-size'
import { takerFee } from '../../../src/store/store'
import { sentence } from '../../../src/ui/Shows'
import { riskOf, text } from '../../fixtures/risk'

const BTC = 'p1'
const ETH = 'p2'
const SOL = 'p3'

/** What a goal typed into a size cell of the sample finds, said as the cell says it. */
function solve(
  id: string,
  typed: string,
  of: { readonly at?: string; readonly baseline?: boolean } = {},
) {
  const risk = riskOf(hedgedMajors(), { show: of.baseline === true ? 'baseline' : 'both' })
  if (of.at !== undefined) risk.run(resize(id, size(of.at)))
  const editing = of.baseline === true ? 'baseline' : 'draft'
  const near = risk.sides()[editing]
  const row = rowFigures(near, id)
  if (row === undefined) throw new Error(`no ${id}`)
  const { document } = risk.store.getState()
  const found = typedSize(typed, {
    ...sizeContext(row),
    seek: (goal) => sizeFor(goal, id, { document, editing, takerFee, near }),
  })
  if (!found.ok) return { says: found.issue.code, to: undefined }
  const { to, says } = found.value
  return { says: sentence(says ?? []), to }
}

/** The sample with one size changed in the draft. */
function resized(id: string, to: Size, scenario: Scenario = hedgedMajors()) {
  const risk = riskOf(scenario)
  risk.run(resize(id, to))
  const side = risk.draft()
  const [cross] = side.pools
  if (cross === undefined) throw new Error('a cross pool')
  const row = rowFigures(side, id)
  return {
    joint: text(poolValues(cross).joint),
    buffer: text(poolValues(cross).bufferShare),
    nearest: text(nearestValue(cross, side)),
    liquidation: row === undefined ? '' : text(row.liquidation.price),
  }
}

const numberIn = (printed: string) =>
  Number(printed.replaceAll('\u2212', '-').replace(/[^\d.-]/g, ''))

describe('a joint limit of −15 %', () => {
  it('needs 6.45 ETH or less: 18 less the 11.547 of an independent script', () => {
    const { says, to } = solve(ETH, '=limit -15%')
    expect(says).toBe('6.45 ETH or less (baseline 18)')
    expect(to?.toString()).toBe('6.45')
  })

  it('is there at the size found, and not at one step more', () => {
    expect(numberIn(resized(ETH, size('6.45')).joint)).toBeLessThanOrEqual(-15)
    expect(numberIn(resized(ETH, size('6.46')).joint)).toBeGreaterThan(-15)
  })

  it('needs 0.599 BTC or less: 1.2 less 0.60039', () => {
    expect(solve(BTC, '=limit -15%').says).toBe('0.599 BTC or less (baseline 1.2)')
  })

  it('is not reached by any size of the hedge, which gives no help there', () => {
    expect(solve(SOL, '=limit -15%').says).toBe('goal-no-size')
  })

  it('is measured from the draft where the draft has another size', () => {
    expect(solve(ETH, '=limit -15%', { at: '24' }).says).toBe('6.45 ETH or less (now 24)')
  })
})

describe('a goal that is met already', () => {
  it('gives room to grow, up to the size where it ends', () => {
    const { to } = solve(ETH, '=limit -8%')
    expect(to?.gt(size(24))).toBe(true)
    if (to === undefined) return
    expect(numberIn(resized(ETH, to).joint)).toBeLessThanOrEqual(-8)
    expect(numberIn(resized(ETH, to.plus(size('0.01'))).joint)).toBeGreaterThan(-8)
  })
})

describe('the other goals', () => {
  it.each([
    [BTC, '=liq 48000', 'liquidation', 48_000, 0.001],
    [BTC, '=liq 55000', 'liquidation', 55_000, 0.001],
    [SOL, '=liq 210', 'liquidation', 210, -0.1],
    [SOL, '=liq 190', 'liquidation', 190, -0.1],
    [ETH, '=buffer 30%', 'buffer', 30, 0.01],
    [ETH, '=buffer 85%', 'buffer', 85, 0.01],
    [ETH, '=near 4', 'nearest', 4, 0.01],
    [ETH, '=near 6', 'nearest', 6, 0.01],
    [BTC, '=near 5', 'nearest', 5, 0.001],
  ] as const)('%s %s is met there and not one step beyond', (id, typed, what, wanted, step) => {
    const { to } = solve(id, typed)
    if (to === undefined) throw new Error(`${typed} has no size`)
    // A long is to be liquidated lower than asked for; all else is to lie farther off.
    const towards = what === 'liquidation' && id !== SOL ? -1 : 1
    const past = (of: Size) => (numberIn(resized(id, of)[what]) - wanted) * towards
    expect(past(to)).toBeGreaterThanOrEqual(0)
    expect(past(to.plus(size(step)))).toBeLessThan(0)
  })

  it('a hedge is grown where a larger one brings the end farther off', () => {
    const { to } = solve(SOL, '=near 4.7')
    expect(to?.lt(size(-260))).toBe(true)
    if (to === undefined) return
    expect(numberIn(resized(SOL, to).nearest)).toBeGreaterThanOrEqual(4.7)
    expect(numberIn(resized(SOL, to.plus(size('0.1'))).nearest)).toBeLessThan(4.7)
  })

  it('a long is not liquidated above its mark', () => {
    expect(solve(BTC, '=liq 64000').says).toBe('goal-beyond-mark')
    expect(solve(SOL, '=liq 150').says).toBe('goal-beyond-mark')
  })

  it('a flat position has no side to solve for', () => {
    expect(solve(ETH, '=limit -15%', { at: '0' }).says).toBe('goal-flat')
  })
})

it('in the baseline the size is a correction of the record, without a fill', () => {
  // A smaller record at entry 3,420 had lost less, so that more of it fits than in a draft that sells.
  const drafted = solve(ETH, '=limit -15%').to
  const recorded = solve(ETH, '=limit -15%', { baseline: true }).to
  expect(recorded?.gt(drafted ?? size(0))).toBe(true)
})
