// Stress grid of the sample and of books it must not flatter. Figures of the sample's pools are worked out in
// tests/engine/liquidation/shock.test.ts; DOGE isolated: buffer 426, and 7,080 × 95 % = 6,726 lost per 100 %.
import { describe, expect, it } from 'vitest'
import type { Scenario } from '../../../src/engine/model/scenario'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { squeezeWithFlip } from '../../../src/store/samples/squeeze-with-flip'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import { stressOf, type StressCell } from '../../../src/store/select/report-stress'
import { scenarioFrom } from '../../fixtures/book'
import { printed, riskOf, text } from '../../fixtures/risk'

function tables(scenario: Scenario) {
  return stressOf(riskOf(scenario).baseline()).map(({ id, shocks, rows }) => ({
    id,
    shocks: shocks.map(printed),
    rows: rows.map((work) => work()),
  }))
}
const said = ({ says, left, more }: StressCell) =>
  [
    says,
    ...left.map(({ pool, buffer }) => `${pool === undefined ? '' : `${pool} `}${text(buffer)}`),
    ...(more > 0 ? [`+${more}`] : []),
  ].join(' | ')
const table = (scenario: Scenario, id: 'falls' | 'rises') => {
  const rows = tables(scenario).find((one) => one.id === id)?.rows ?? []
  return Object.fromEntries(rows.map((row) => [row.name, row.cells.map(said)]))
}

describe('the sample', () => {
  const [falls, rises] = tables(hedgedMajors())

  it('is asked for falls and, for its short, for rises', () => {
    expect([falls?.shocks, rises?.shocks]).toEqual([
      ['−10.00 %', '−20.00 %', '−30.00 %'],
      ['+10.00 %', '+20.00 %', '+30.00 %'],
    ])
    const names = (of: typeof falls) => of?.rows.map(({ name, says }) => `${name}: ${says}`)
    expect(names(falls)).toEqual([
      'Everything: all coins alike, hedges help',
      'Longs only, hedges flat: BTC, ETH, DOGE',
      'BTC alone: ',
      'ETH alone: ',
      'DOGE alone: ',
    ])
    expect(names(rises)).toEqual([
      'Everything: all coins alike, hedges help',
      'Shorts only, hedges flat: SOL',
    ])
  })

  it('says which pool dies first before what is left', () => {
    const found = table(hedgedMajors(), 'falls')
    expect(found['Everything']?.slice(0, 2)).toEqual([
      'DOGE isolated dies | DOGE isolated −$246.60 | Cross $4,522.00',
      'DOGE isolated dies first, then Cross | DOGE isolated −$919.20 | Cross −$4,656.00',
    ])
    expect(found['Longs only, hedges flat']?.[0]).toBe(
      'DOGE isolated dies | DOGE isolated −$246.60 | Cross $471.20',
    )
    expect(found['BTC alone']).toEqual([
      'survives | Cross $6,116.00',
      'Cross dies | Cross −$1,468.00',
      'Cross dies | Cross −$9,052.00',
    ])
    expect(found['ETH alone']?.[1]).toBe('survives | Cross $2,410.40')
  })

  it('has a short that survives three tenths', () => {
    // 13,700 − 30 % of 40,508
    expect(table(hedgedMajors(), 'rises')['Shorts only, hedges flat']?.[2]).toBe(
      'survives | Cross $1,547.60',
    )
  })
})

it('a book of shorts is not called safe because it was only asked about falls', () => {
  const { baseline } = squeezeWithFlip()
  expect(table(baseline, 'falls')['Everything']?.every((cell) => cell.startsWith('survives'))).toBe(
    true,
  )
  expect(table(baseline, 'rises')['Everything']?.[2]).toMatch(/^dies \| −\$/)
  // All there is, so asked once.
  expect(Object.keys(table(baseline, 'rises'))).toEqual(['Everything'])
})

it('a book of longs has no rises to fear', () => {
  expect(tables(tenAlts()).map(({ id }) => id)).toEqual(['falls'])
})

it('one coin on two venues dies on one of them, hedge or not', () => {
  const found = table(twoVenueBasis(), 'falls')
  expect(Object.keys(found)).toEqual(['Everything', 'Longs only, hedges flat'])
  expect(found['Everything']?.[2]).toMatch(
    /^Long leg Cross dies \| Long leg Cross −\$.* \| Short leg/,
  )
  expect(found['Longs only, hedges flat']?.[2]).toMatch(
    /^Long leg Cross dies \| Long leg Cross −\$[\d,]+$/,
  )
})

describe('what is not known', () => {
  it('does not survive', () => {
    const { snapshot, ...book } = hedgedMajors()
    const quotes = new Map([...snapshot.quotes].filter(([id]) => !id.endsWith(':ETH')))
    const found = table({ ...book, snapshot: { quotes } }, 'falls')
    expect(found['BTC alone']?.[0]).toBe('Cross unknown | Cross unknown: no mark for ETH')
    expect(found['Everything']?.[0]).toBe(
      'DOGE isolated dies; Cross unknown | DOGE isolated −$246.60 | Cross unknown: no mark for ETH',
    )
  })

  it('stands alone as the one word', () => {
    const found = table(scenarioFrom('account Main cross 100\nBTC long 1 @ 100 mmr 1%'), 'falls')
    expect(found['Everything']?.[0]).toBe('unknown | unknown: no mark for BTC')
  })
})

it('a pool that is lost already says so in every cell', () => {
  const lost = scenarioFrom('account Main cross -1\nBTC long 1 @ 100 mark 100 mmr 1%')
  expect(table(lost, 'falls')['Everything']?.[0]).toMatch(/^already liquidatable \| −\$/)
})

it('more pools than a cell lists are counted, those in danger listed', () => {
  const rows = ['A', 'B', 'C', 'D', 'E'].map(
    (coin, at) => `${coin} long 1 @ 100 mark 100 mmr 1% isolated ${50 - at * 9}`,
  )
  const cell = table(scenarioFrom(['account Main cross 0', ...rows].join('\n')), 'falls')
  // Margins of 50, 41, 32, 23, 14: a fall of 20 ends the last.
  expect(cell['Everything']?.[1]).toBe(
    'E isolated dies | E isolated −$6.80 | D isolated $2.20 | C isolated $11.20 | +2',
  )
})

it('a hedge in the same coin helps in one row and stands still in the next', () => {
  const both = scenarioFrom(
    [
      'account Main cross 100',
      'BTC long 3 @ 100 mark 100 mmr 1%',
      'ETH long 1 @ 100 mark 100 mmr 1%',
      'BTC short 1 @ 100 mark 100 mmr 1% isolated 90',
    ].join('\n'),
  )
  const found = table(both, 'falls')
  expect(Object.keys(found)).toEqual([
    'Everything',
    'Longs only, hedges flat',
    'BTC alone',
    'ETH alone',
  ])
  // Cross at −20 %: 100 − 80 − 3.20
  expect(found['Everything']?.[1]).toBe('survives | Cross $16.80 | BTC isolated $109.20')
})

it('an empty book has nothing to ask', () => {
  expect(tables(scenarioFrom('account Main cross 100'))).toEqual([])
})
