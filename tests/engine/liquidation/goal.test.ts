// Goals asked of the sample: buffer 13,700 of 16,800 (81.54 %), joint limit 10.356 %, nearest death 4.54 σ.
import { expect, it } from 'vitest'
import { readingOf } from '../../../src/engine/liquidation/goal'
import { motionOf } from '../../../src/engine/liquidation/motion'
import type { Appraisal } from '../../../src/engine/margin/stand'
import { price, ratio } from '../../../src/engine/units/amount'
import type { SizeGoal } from '../../../src/engine/units/goal'
import { ASSUMPTIONS_AT_START } from '../../../src/store/samples/assumptions'
import { BTC, crossPool, SOL } from '../../fixtures/hedged-majors'

const asked = (
  goal: SizeGoal,
  side: 'long' | 'short' = 'long',
  appraisal: Appraisal = crossPool(),
) =>
  readingOf(goal, {
    appraisal,
    motion: motionOf(appraisal),
    market: side === 'long' ? BTC.id : SOL.id,
    side,
    assumptions: ASSUMPTIONS_AT_START,
    lookup: () => undefined,
  })

it.each([
  [{ what: 'joint limit', at: ratio('0.1035') }, true],
  [{ what: 'joint limit', at: ratio('0.1036') }, false],
  [{ what: 'buffer', at: ratio('0.8154') }, true],
  [{ what: 'buffer', at: ratio('0.8155') }, false],
  [{ what: 'nearest death', at: ratio('4.54') }, true],
  [{ what: 'nearest death', at: ratio('4.55') }, false],
  // Liquidated at 52,438.82: a price wanted above it is far enough, one below is not.
  [{ what: 'liquidation price', at: price('52439') }, true],
  [{ what: 'liquidation price', at: price('52438') }, false],
] as const)('%o is met: %s', (goal, met) => {
  const reading = asked(goal)
  expect(reading.met).toBe(met)
  // Short of it is below zero, and in the same proportion as the figure.
  expect((reading.by?.toNumber() ?? 0) >= 0).toBe(met)
})

it('a short is to be liquidated at the price wanted or higher', () => {
  // SOL alone ends at 203.40.
  expect(asked({ what: 'liquidation price', at: price('203') }, 'short').met).toBe(true)
  expect(asked({ what: 'liquidation price', at: price('204') }, 'short').met).toBe(false)
})

it('a pool that is gone meets no goal', () => {
  // 100 ETH more than cash can carry: 3,960 lost on 18 is 22,000 on 100.
  const gone = crossPool('100')
  expect(asked({ what: 'joint limit', at: ratio('0.01') }, 'long', gone)).toEqual({ met: false })
  expect(asked({ what: 'nearest death', at: ratio('1') }, 'long', gone)).toEqual({ met: false })
})
