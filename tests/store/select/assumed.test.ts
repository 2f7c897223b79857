// What is assumed, for what is held.
import { expect, it } from 'vitest'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { assumedOn } from '../../../src/store/select/assumed'
import { printed, riskOf } from '../../fixtures/risk'

const assumed = assumedOn(riskOf(hedgedMajors()).baseline())

it('volatilities of every underlying held, with where they come from', () => {
  expect(
    assumed.volatilities.map(({ underlying, shown, from }) => [underlying, printed(shown), from]),
  ).toEqual([
    ['BTC', '3.00 %', 'preset'],
    ['ETH', '4.20 %', 'preset'],
    ['SOL', '5.50 %', 'preset'],
    ['DOGE', '6.00 %', 'preset'],
  ])
})

it('correlations named by pair, and the one for all others', () => {
  const read = [...assumed.correlations, assumed.elsewhere]
  expect(read.map(({ pair, shown }) => `${pair} ${printed(shown)}`)).toEqual([
    'BTC and ETH 0.85',
    'BTC and SOL 0.75',
    'ETH and SOL 0.78',
    'all other pairs 0.7',
  ])
})
