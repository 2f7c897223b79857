// The generic rules with the user's own terms laid over them: only what is typed differs, and its source says so.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { generic } from '../../../src/engine/venues/generic'
import { genericRules } from '../../../src/engine/venues/generic-own'
import { rulesOf, venueRules } from '../../../src/engine/venues/registry'

describe('a venue of one’s own', () => {
  it('is the generic one while nothing is typed', () => {
    expect(genericRules()).toBe(generic)
    expect(rulesOf({ venue: 'generic' })).toBe(generic)
  })

  it('has what is typed, and the rest as the generic rules have it', () => {
    const rules = genericRules({
      name: 'Corner exchange',
      takerFee: ratio('0.001'),
      fundingHours: 4,
      closingFee: 'mark',
      nets: true,
    })
    expect(rules.id).toBe('generic')
    expect(rules.name).toBe('Corner exchange')
    expect(rules.takerFee.toString()).toBe('0.001')
    expect(rules.funding.everyHours).toBe(4)
    expect(rules.closingFee).toBe('mark')
    expect(rules.netsOpposingPositions).toBe(true)
    expect(rules.liquidatedAtZero).toBe(generic.liquidatedAtZero)
    expect(rules.funding.interest).toBe(generic.funding.interest)
    expect(rules.notes.join(' ')).toContain('fee for closing at the mark counted')
    expect(rules.notes.join(' ')).toContain('one position')
  })

  it('names the parts that are typed in its source', () => {
    const rules = genericRules({ takerFee: ratio('0.001'), nets: true })
    expect(rules.provenance.source).toBe('typed over Plimsoll’s own convention: taker fee, netting')
    expect(genericRules({ fundingHours: 1 }).funding.provenance.source).toContain('typed over')
    expect(genericRules({ name: 'Corner' }).provenance.source).toBe('Plimsoll’s own convention')
  })

  it('is one object for the same terms, so that figures are worked out once', () => {
    const own = { nets: true }
    expect(genericRules(own)).toBe(genericRules(own))
  })

  it('leaves rules that are published as they are', () => {
    expect(rulesOf({ venue: 'okx', terms: { takerFee: ratio(0) } })).toBe(venueRules('okx'))
    expect(rulesOf({ venue: 'elsewhere', terms: { nets: true } })).toBeUndefined()
  })
})
