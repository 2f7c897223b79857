// Explanations as text a test can compare: amounts with every digit, and the pool most of them are of.
import type { Appraisal } from '../../../src/engine/margin/stand'
import type { Explanation, Part } from '../../../src/engine/model/explanation'
import { crossPool, type PoolSketch } from '../../laws/support/pools'

/** Two BTC long at 100 with 100 in cash and 1 % to be kept, but for what a test says of it. */
export function poolOf(of: Partial<PoolSketch>): Appraisal {
  return crossPool({
    cash: '100',
    markets: [{ symbol: 'BTC', mark: '100', tiers: '0.01' }],
    positions: [{ symbol: 'BTC', size: '2' }],
    ...of,
  })
}

/** Words as they are, amounts with every digit. */
export function digits(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.amount.toString())).join('')
}

/** What is answered, with every digit. */
export function answer(of: Explanation): string {
  return typeof of.answer === 'string' ? of.answer : of.answer.amount.toString()
}
