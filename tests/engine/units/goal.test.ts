// Goals: what may be typed after the equals sign.
import { expect, it } from 'vitest'
import { readGoal } from '../../../src/engine/units/goal'

it.each([
  ['=limit -15%', 'joint limit 0.15'],
  ['= Limit 15%', 'joint limit 0.15'],
  ['=liq 48000', 'liquidation price 48000'],
  ['=liq 48k', 'liquidation price 48000'],
  ['=buffer 30%', 'buffer 0.3'],
  ['=near 4', 'nearest death 4'],
  ['=near 4.5 \u03c3', 'nearest death 4.5'],
  ['=limit', 'goal-unfinished'],
  ['=limit -1', 'goal-unfinished'],
  ['=limit -100%', 'goal-out-of-range'],
  ['=buffer -30%', 'goal-out-of-range'],
  ['=near 40%', 'goal-unfinished'],
  ['=near 0', 'goal-out-of-range'],
  ['=liq 0', 'goal-out-of-range'],
  ['=liq many', 'goal-unfinished'],
  ['=', 'cell-goal'],
  ['=half', 'cell-goal'],
])('%s: %s', (text, wanted) => {
  const found = readGoal(text, {})
  expect(found.ok ? `${found.value.what} ${found.value.at.toString()}` : found.issue.code).toBe(
    wanted,
  )
})
