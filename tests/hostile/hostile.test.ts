// Hostile input: whatever comes through a door is answered, in time, whole, and in words. Five thousand texts,
// the same at every run; HOSTILE_SEED=… tries others, and `npm run nightly` two hundred thousand.
import { describe, expect, it } from 'vitest'
import { runsOf, TARGETS } from './targets'
import { inWords } from './support/report'
import { attack } from './support/target'

const INPUTS = 5_000
const SEED = Number(process.env['HOSTILE_SEED'] ?? 20_261_125)

describe(`any input (HOSTILE_SEED=${SEED})`, () => {
  it.each(TARGETS)('$name: answered in time, whole and in words', async (target) => {
    const faults = await attack(target, { seed: SEED, runs: runsOf(target, INPUTS) })
    expect(faults.map(inWords)).toEqual([])
  })
})
