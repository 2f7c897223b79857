// Figures that other engines' own tests state, each asked of the engine's own functions.
import { describe, expect, it } from 'vitest'
import { disagreements, type Tolerance } from './support/figures'
import { answerOf, type PeerVector } from './support/peer-answers'
import file from './peers.json'

const vectors = file.vectors as unknown as readonly PeerVector[]

/** What the engine cannot say, and why. Nothing else is left out. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'orderly-mmr-1': 'the rate is a power of notional (0.8): not a straight line in pieces',
  'orderly-power-liq-long': 'the rate is a power of notional (0.8): not a straight line in pieces',
  'mango-health-2': 'a weight by sign falls on the sum of cash and position: not a sum of legs',
  'mango-health-3': 'a weight by sign falls on the sum of cash and position: not a sum of legs',
  'mango-health-4': 'a weight by sign falls on the sum of cash and position: not a sum of legs',
}

const asked = vectors.filter((vector) => !(vector.id in OUTSIDE))

/** Relative unless it says otherwise. */
function toleranceOf(vector: PeerVector): Tolerance {
  const { tolerance } = vector
  return tolerance.startsWith('abs:') ? { abs: tolerance.slice(4) } : { rel: tolerance }
}

describe('figures of other engines', () => {
  it('are 53, each under its own name', () => {
    expect(vectors).toHaveLength(53)
    expect(file.count).toBe(53)
    expect(new Set(vectors.map((vector) => vector.id)).size).toBe(53)
  })

  it('are all asked but those of two models', () => {
    const models = new Set(['power-0.8', 'weights'])
    const outside = vectors.filter((vector) => models.has(vector.model)).map((vector) => vector.id)
    expect(Object.keys(OUTSIDE).toSorted()).toEqual(outside.toSorted())
    expect(asked).toHaveLength(48)
  })

  it.each(asked)('$id', (vector) => {
    const answer = answerOf(vector)
    expect(disagreements(answer, vector.expected, toleranceOf(vector))).toEqual([])
    expect(disagreements(answer, vector.peerStated, toleranceOf(vector))).toEqual([])
  })
})
