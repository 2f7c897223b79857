// Figures of venues and libraries, each asked of the engine's own functions.
import { describe, expect, it } from 'vitest'
import { marketIdOf } from '../../src/engine/model/market'
import { ratio } from '../../src/engine/units/amount'
import { must } from '../../src/engine/units/outcome'
import { publishedMarket } from '../../src/engine/venues/registry'
import { disagreements } from './support/figures'
import { answerOf, rulesOf, tieredWith, type VenueVector } from './support/venue-answers'
import file from './venues.json'

const vectors = file.vectors as unknown as readonly VenueVector[]
const tiered = vectors.filter((vector) => vector.kind.endsWith('Tiered'))

describe('figures of venues', () => {
  it('are 137, each under its own name', () => {
    expect(vectors).toHaveLength(137)
    expect(file.count).toBe(137)
    expect(new Set(vectors.map((vector) => vector.id)).size).toBe(137)
  })

  it.each(vectors)('$id', (vector) => {
    expect(disagreements(answerOf(vector), vector.expected, vector.tolerance)).toEqual([])
  })
})

describe('a comparison', () => {
  it('names what is missing, what is off, and a price where there is none', () => {
    const answer = { near: ratio('100.4'), far: ratio('101.6'), found: ratio('5'), none: null }
    const stated = { near: '100', far: '100', found: null, none: '5', missing: '1' }
    const names = (tolerance: { abs: string } | { rel: string }) =>
      disagreements(answer, stated, tolerance).map((each) => each.name)
    expect(names({ abs: '0.5' })).toEqual(['far', 'found', 'none', 'missing'])
    // 0.3 % of 100 is less than 0.4
    expect(names({ rel: '0.003' })).toEqual(['near', 'far', 'found', 'none', 'missing'])
  })
})

describe('the same prices with the tables the app publishes', () => {
  it.each(tiered)('$id', (vector) => {
    const answer = tieredWith(vector, (symbol) => {
      const market = publishedMarket(marketIdOf(rulesOf(vector).id, symbol))
      must(market?.provenance.estimate === undefined, `${symbol} is published`)
      must(market !== undefined, `${symbol} is known`)
      return market.table
    })
    expect(disagreements(answer, vector.expected, vector.tolerance)).toEqual([])
  })
})
