// What a report rests on: every figure has somebody who says so, and what nobody says is called unknown.
import { describe, expect, it } from 'vitest'
import { ratio } from '../../../src/engine/units/amount'
import { setTakerFee, setVolatility } from '../../../src/store/commands/assumptions'
import { setMarketFee } from '../../../src/store/commands/market-terms'
import { squeezeWithFlip } from '../../../src/store/samples/squeeze-with-flip'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { restsOn, type Rests } from '../../../src/store/select/report-terms'
import { genericId, scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const said = ({ name, value, source }: Rests) =>
  `${name}: ${text(value)}, ${source.from}${source.asOf === undefined ? '' : `, ${source.asOf}`}`
const PRESET = 'preset, not measured: Plimsoll’s round figures, 2026-11-25'

describe('the sample', () => {
  const rests = restsOn(riskOf(hedgedMajors()).baseline())

  it('rests on presets, each of which says so and of which day', () => {
    expect(rests.volatilities.map(said)).toEqual([
      `BTC, one day: 3.00 %, ${PRESET}`,
      `ETH, one day: 4.20 %, ${PRESET}`,
      `SOL, one day: 5.50 %, ${PRESET}`,
      `DOGE, one day: 6.00 %, ${PRESET}`,
    ])
    expect(rests.correlations.map(said)).toEqual([
      `BTC and ETH: 0.85, ${PRESET}`,
      `BTC and SOL: 0.75, ${PRESET}`,
      `ETH and SOL: 0.78, ${PRESET}`,
      `Every other pair: 0.70, ${PRESET}`,
    ])
  })

  it('names mark, rate and requirement of every market held', () => {
    expect(
      rests.markets.map(({ symbol, mark, rate, cap, maintenance, tier }) =>
        [symbol, text(mark), text(rate), text(cap), text(maintenance), tier].join(' | '),
      ),
    ).toEqual([
      'BTC | 64,000 | +0.0100 %/8 h | not known | 1.25 % | one rate for every size',
      'ETH | 3,200 | +0.0150 %/8 h | not known | 2.00 % | one rate for every size',
      'SOL | 152 | +0.0200 %/8 h | not known | 2.50 % | one rate for every size',
      'DOGE | 0.118 | +0.0300 %/8 h | not known | 5.00 % | one rate for every size',
    ])
  })

  it('pays the fee of its venue and the slippage assumed', () => {
    expect(rests.costs.map(({ name, value }) => `${name}: ${text(value)}`)).toEqual([
      'Taker fee, Other venue: 0.0450 %',
      'Slippage, of notional: 0.0300 %',
    ])
    expect(rests.venues.map(({ name }) => name)).toEqual(['Other venue'])
  })
})

it('what was typed says so', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(setVolatility('BTC', ratio('0.05')))
  risk.run(setTakerFee(ratio('0.001')))
  const { volatilities, costs } = restsOn(risk.baseline())
  expect(volatilities.map(said)[0]).toBe('BTC, one day: 5.00 %, typed')
  expect(costs.map(said)[0]).toBe('Taker fee, every venue: 0.1000 %, typed')
})

it('a market’s own taker fee stands beside the one for every venue', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(setTakerFee(ratio('0.001')))
  risk.run(setMarketFee(genericId('BTC'), ratio('0.0002')))
  expect(restsOn(risk.baseline()).costs.map(said).slice(0, 2)).toEqual([
    'Taker fee, every venue: 0.1000 %, typed',
    'Taker fee, BTC, Other venue: 0.0200 %, typed for this market, before every other fee',
  ])
})

it('a published market stands in its tier, with the bound of its funding', () => {
  // 9,000 AVAX at 23.50 are 211,500
  const [avax] = restsOn(riskOf(squeezeWithFlip().baseline).baseline()).markets
  expect(avax?.tier).toMatch(/^tier [2-9] of \d+$/)
  expect(avax && text(avax.cap)).toMatch(/^\d\.\d{4} %$/)
  expect(avax?.source.asOf).toMatch(/^2026-/)
})

it('two venues have two sets of rules and two fees', () => {
  const { venues, costs } = restsOn(riskOf(twoVenueBasis()).baseline())
  expect(venues).toHaveLength(2)
  expect(costs.filter(({ name }) => name.startsWith('Taker fee'))).toHaveLength(2)
})

it('a market nobody gave terms for, without mark and rate, is unknown in all of them', () => {
  const scenario = scenarioFrom('account Main cross 100\nBTC long 1 @ 100 mmr 1%')
  const [btc] = restsOn(riskOf({ ...scenario, markets: new Map() }).baseline()).markets
  expect(btc && [btc.mark, btc.rate, btc.cap, btc.maintenance].map(text)).toEqual([
    'unknown',
    'unknown',
    'unknown',
    'unknown',
  ])
  expect(btc?.tier).toBe('no terms known')
})
