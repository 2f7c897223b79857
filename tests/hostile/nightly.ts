// One worker of the night: throws its part of the inputs at every target and tells its parent what it finds.
// Started by run.mjs, which builds it; its arguments are the seed, the inputs in all, its number and how many
// workers there are.
import { inWords } from './support/report'
import { attack, kindOf } from './support/target'
import { runsOf, TARGETS } from './targets'

export type Told =
  | {
      readonly kind: 'began'
      readonly target: string
      readonly seed: number
      readonly runs: number
    }
  | { readonly kind: 'did'; readonly target: string; readonly inputs: number }
  | { readonly kind: 'fault'; readonly key: string; readonly words: string; readonly text: string }
  | { readonly kind: 'over' }

/** Inputs of one seed: few enough that a fault is found again in seconds. */
const BATCH = 250

const [seed = 0, inputs = 0, mine = 0, workers = 1] = process.argv.slice(2).map(Number)
const only = process.env['HOSTILE_TARGET'] ?? ''

for (const [place, target] of TARGETS.entries()) {
  if (!target.name.includes(only)) continue
  const told = new Set<string>()
  const runs = runsOf(target, inputs)
  for (let batch = mine; batch * BATCH < runs; batch += workers) {
    // Far enough apart that no two batches of one night share a seed.
    const ofBatch = seed + place * 1_000_000 + batch
    const count = Math.min(BATCH, runs - batch * BATCH)
    tell({ kind: 'began', target: target.name, seed: ofBatch, runs: count })
    for (const fault of await attack(target, { seed: ofBatch, runs: count }, told)) {
      const key = `${fault.target}: ${kindOf(fault.what)}`
      tell({ kind: 'fault', key, words: inWords(fault), text: fault.text })
    }
    tell({ kind: 'did', target: target.name, inputs: count })
  }
}
tell({ kind: 'over' })
process.disconnect()

function tell(what: Told): void {
  process.send?.(what)
}
