// Figures that come from dYdX itself, against the engine the page uses.
import { describe, expect, it } from 'vitest'
import { scaledInitialRate } from '../../src/engine/margin/initial'
import { appraise, marksFor } from '../../src/engine/margin/stand'
import { bandOf } from '../../src/engine/liquidation/price'
import { price, ratio, size, usd } from '../../src/engine/units/amount'
import {
  CHAIN,
  crossFigures,
  crossPool,
  formIn,
  idOf,
  lineIn,
  parentFigures,
  SCREEN,
  summaryOf,
  type PositionInput,
  type SubaccountInput,
} from './support/dydx-account'
import * as chain from './support/dydx-chain'
import { DIFFERENCES, NOT_EXPRESSED, REASONS } from './support/dydx-differences'
import * as funding from './support/dydx-funding'
import * as liquidation from './support/dydx-liquidation'
import * as deleveraging from './support/dydx-deleveraging'
import {
  agrees,
  leafAt,
  leavesOf,
  printed,
  rows,
  type Answer,
  type Leaf,
  type Row,
} from './support/dydx-row'
import * as screen from './support/dydx-screen'

/** By kind: how many rows there are, and who answers them. */
const KINDS = {
  notional: [6, chain.notional],
  notional_to_size: [3, chain.notionalToSize],
  position_margin: [11, chain.positionMargin],
  initial_margin_from_notional: [5, chain.initialMarginFromNotional],
  maintenance_fraction: [4, chain.maintenanceFraction],
  effective_imf: [4, chain.effectiveImf],
  ui_effective_imf: [2, chain.screenEffectiveImf],
  account_risk: [11, chain.accountRisk],
  risk_flags: [11, chain.riskFlags],
  undercollateralized_transition: [4, chain.undercollateralizedTransition],
  account_update: [21, chain.accountUpdate],
  tier_validation: [4, chain.tierValidation],
  funding_clamp: [4, funding.fundingClamp],
  funding_tick: [11, funding.fundingTick],
  funding_index_delta: [2, funding.fundingIndexDelta],
  premium_average: [2, funding.premiumAverage],
  premium_median: [8, funding.premiumMedian],
  premium_sample: [7, funding.premiumSampled],
  funding_settlement: [4, funding.settlement],
  funding_settlement_exact: [8, funding.settlementExact],
  indexer_funding_payment: [3, funding.indexerPayment],
  indexer_units: [3, funding.indexerUnits],
  indexer_account: [2, screen.indexerAccount],
  indexer_parent_account: [1, screen.indexerParent],
  ui_account: [9, screen.account],
  ui_web_account: [27, screen.webAccount],
  ui_parent_account: [3, screen.parent],
  ui_after_trade: [2, screen.afterTrade],
  ui_adjust_isolated_margin: [3, screen.adjustIsolatedMargin],
  ui_isolated_transfer: [2, screen.isolatedTransfer],
  ui_default_buying_power: [1, screen.defaultBuyingPower],
  indexer_notional_risk: [1, screen.notionalRisk],
  indexer_unsettled_funding: [1, funding.indexerUnsettled],
  indexer_usdc_adjust: [5, funding.indexerUsdc],
  premium_from_book: [9, funding.premiumFromBook],
  premium_sample_tails: [4, funding.premiumTails],
  open_interest_delta: [3, chain.openInterest],
  docs_liquidation_price: [1, screen.documentedLiquidation],
  docs_funding_cap: [1, funding.documentedFundingCap],
  docs_bankruptcy: [1, screen.documentedBankruptcy],
  fillable_price: [11, liquidation.fillable],
  bankruptcy_quote: [11, liquidation.bankruptcy],
  liquidation_size: [11, liquidation.sizeToClose],
  liquidation_order_sort: [4, liquidation.sorted],
  position_liquidation_limits: [2, liquidation.limits],
  subaccount_block_limits: [1, liquidation.inBlock],
  risk_compare: [10, liquidation.compared],
  can_deleverage: [3, liquidation.deleverages],
  insurance_fund_delta: [8, liquidation.insured],
  insurance_fund_covers: [5, liquidation.covered],
  deleverage: [16, deleveraging.deleveraged],
  offset: [5, deleveraging.offset],
  liquidation_flow: [11, deleveraging.flow],
} as const satisfies Readonly<Record<string, readonly [number, (inputs: never) => Answer]>>

type Kind = keyof typeof KINDS

const ROWS = rows()

function answerOf(row: Row): Answer {
  const [, answer] = KINDS[row.kind as Kind]
  return (answer as (inputs: unknown) => Answer)(row.inputs)
}

function rowsOf(kind: Kind): readonly Row[] {
  return ROWS.filter((row) => row.kind === kind)
}

function inputsOf<I>(id: string): I {
  const row = ROWS.find((one) => one.id === id)
  if (row === undefined) throw new Error(`no row ${id}`)
  return row.inputs as I
}

it('has 312 rows, as many of each kind as were recorded', () => {
  const counts = Object.fromEntries(
    Object.keys(KINDS).map((kind) => [kind, rowsOf(kind as Kind).length]),
  )
  expect(counts).toEqual(
    Object.fromEntries(Object.entries(KINDS).map(([kind, [count]]) => [kind, count])),
  )
  expect(ROWS).toHaveLength(312)
  expect(new Set(ROWS.map((row) => row.id)).size).toBe(312)
})

/** A figure that agrees says `agrees`; any other is shown beside what was expected. */
function verdictOn(row: Row, expected: string | boolean | null, ours: Leaf) {
  if (agrees(expected, ours, row.tolerance)) return 'agrees'
  return { expected, ours: printed(ours) }
}

describe.each(Object.keys(KINDS) as Kind[])('%s', (kind) => {
  it.each(rowsOf(kind).filter((row) => !(row.id in NOT_EXPRESSED)))('$id', (row) => {
    const answer = answerOf(row)
    const different = DIFFERENCES[row.id] ?? {}
    const leaves = leavesOf(row.expected)
    expect(leaves.length).toBeGreaterThan(0)
    for (const [path, expected] of leaves) {
      if (path in different || `${row.id} ${path}` in NOT_EXPRESSED) continue
      expect.soft(verdictOn(row, expected, leafAt(answer, path)), path).toBe('agrees')
    }
  })
})

describe('where the web app shows another figure', () => {
  it.each(Object.entries(DIFFERENCES))('%s: ours is the account as it is', (id, differences) => {
    const row = ROWS.find((one) => one.id === id)
    if (row === undefined) throw new Error(`no row ${id}`)
    const answer = answerOf(row)
    const expected = new Map(leavesOf(row.expected))
    for (const [path, [wanted, why]] of Object.entries(differences)) {
      const ours = leafAt(answer, path)
      const shown = expected.get(path)
      expect.soft(shown, `${path} is asserted by the source`).toBeDefined()
      expect.soft(verdictOn(row, wanted, ours), `${path}: ${REASONS[why]}`).toBe('agrees')
      expect.soft(agrees(shown ?? null, ours, row.tolerance), `${path} differs`).toBe(false)
    }
  })

  /** Not clamping but rounding, and a price of zero. */
  const OTHERWISE = ['rise unfloored', 'zero price']

  it.each(rowsOf('ui_web_account'))('$id follows from clamped equity', (row) => {
    const clamped = screen.webAccountClamped(row.inputs as never)
    for (const [path, expected] of leavesOf(row.expected)) {
      const [, why] = DIFFERENCES[row.id]?.[path] ?? []
      const follows = verdictOn(row, expected, leafAt(clamped, path)) === 'agrees'
      expect.soft(follows, path).toBe(why === undefined || !OTHERWISE.includes(why))
    }
  })

  it('60,728.74 is the price that makes good a loss of nothing; 70,850.20 makes good the loss there is', () => {
    // One coin at 60,000 against −70,000: safe again where −70,000 + p = 1.2 % of p, p = 70,000 ÷ 0.988.
    const [held] = inputsOf<{ subaccounts: SubaccountInput[] }>(
      'dydx.ui_web_account.011',
    ).subaccounts
    const figures = crossFigures(held?.usdc ?? '', held?.positions ?? [], SCREEN)
    const band = bandOf(figures.appraisal, idOf('BTC-USD'))
    expect(band.kind).toBe('breached')
    if (band.kind !== 'breached') return
    expect(band.shortfall.eq(usd('10_720'))).toBe(true)
    expect(band.safe?.lower?.toNumber()).toBeCloseTo(70_850.2, 1)
    expect(band.safe?.upper).toBeUndefined()
  })

  it('every pool under water is breached, not priced', () => {
    const seen = rowsOf('ui_web_account').flatMap((row) => {
      const { subaccounts } = row.inputs as { readonly subaccounts: readonly SubaccountInput[] }
      return [...parentFigures(subaccounts, SCREEN)].flatMap(([number, figures]) =>
        figures.appraisal.lines
          .map((line) => bandOf(figures.appraisal, line.leg.market).kind)
          .filter((kind) => kind === 'breached')
          .map(() => `${row.id.slice(-3)}/${number}`),
      )
    })
    expect(seen).toEqual(['011/0', '012/0', '025/256', '031/0', '031/0', '032/0', '032/0', '033/0'])
  })

  it('a long paid for in full has no liquidation price, not a price of zero', () => {
    const [held] = inputsOf<{ subaccounts: SubaccountInput[] }>(
      'dydx.ui_web_account.005',
    ).subaccounts
    const figures = crossFigures(held?.usdc ?? '', held?.positions ?? [], SCREEN)
    expect(bandOf(figures.appraisal, idOf('BTC-USD'))).toEqual({
      kind: 'none',
      why: 'covered at any price',
    })
  })

  it('the unfloored rise is the same line without the cut to millionths', () => {
    // Open interest 1,166.6666666 × 60,000 = 69,999,999.996, between 40 and 100 million.
    const rate = scaledInitialRate(ratio('0.02'), size('1166.6666666').times(price('60000')), {
      lower: usd('40000000'),
      upper: usd('100000000'),
    })
    const asShown = (digits: string, ours: Leaf) => agrees(digits, ours, 'relative 1e-12')
    expect(asShown('0.5099999999346666666634', rate)).toBe(true)
    expect(asShown('30599.999996079999999804', usd('60000').times(rate))).toBe(true)
  })
})

describe('what our model does not hold', () => {
  it('is two figures, by name', () => {
    expect(Object.keys(NOT_EXPRESSED)).toEqual([
      'dydx.position_margin.011',
      'dydx.indexer_account.003 positions.BTC-USD.netFunding',
    ])
  })

  it('a mark of zero is an absent mark, though the arithmetic itself would give the chain its zeros', () => {
    const inputs = inputsOf<Omit<PositionInput, 'market'>>('dydx.position_margin.011')
    const positions = [{ market: 'BTC-USD', ...inputs }]
    const { form, snapshot } = formIn(crossPool('0', positions), positions, CHAIN)
    expect(marksFor(form, snapshot)).toEqual({ ok: false, missing: ['dydx:BTC-USD'] })
    const { initial, maintenance } = summaryOf(
      appraise(form, () => price('0')),
      () => undefined,
    )
    expect([initial.isZero(), maintenance.isZero()]).toEqual([true, true])
  })

  it('net funding is what was settled, 200,000, plus the 500 that the position still owes', () => {
    const { usdc, positions } = inputsOf<{ usdc: string; positions: PositionInput[] }>(
      'dydx.indexer_account.003',
    )
    const line = lineIn(crossFigures(usdc, positions, SCREEN), 'BTC-USD')
    // 10 coins × (10,000 − 10,050) = −500, and 200,000 − 500 = 199,500.
    expect(line.leg.position?.fundingUnsettled.toString()).toBe('-500')
  })
})

describe('booking in millionths', () => {
  it.each(rowsOf('ui_account'))(
    '$id: at most a millionth a position from the exact figure',
    (row) => {
      const { usdc, positions } = row.inputs as { usdc: string; positions: PositionInput[] }
      const exact = crossFigures(usdc, positions, SCREEN).summary
      const booked = crossFigures(usdc, positions, CHAIN).summary
      const millionths = (count: number) => usd(count).times(ratio('0.000001'))
      const apart = booked.equity.minus(exact.equity).abs()
      expect(apart.lte(millionths(positions.length))).toBe(true)
      // Margins are rounded up from a notional cut down: two roundings of maintenance, one of initial margin.
      expect(booked.initial.gte(exact.initial.minus(millionths(positions.length)))).toBe(true)
      expect(booked.initial.lte(exact.initial.plus(millionths(positions.length)))).toBe(true)
      expect(booked.maintenance.gte(exact.maintenance.minus(millionths(positions.length)))).toBe(
        true,
      )
      expect(booked.maintenance.lte(exact.maintenance.plus(millionths(2 * positions.length)))).toBe(
        true,
      )
    },
  )

  const atOne = { price: '1', baseImf: '0', maintenanceFraction: '0' }
  const owing = (market: string) => ({
    ...atOne,
    market,
    size: '1',
    entryFundingIndex: '0',
    currentFundingIndex: '0.0000005',
  })

  it('a value below a millionth is cut toward zero, a short like a long', () => {
    // Marked at 1.5 millionths: the long is worth one millionth, the short owes one.
    const tiny = { ...atOne, market: 'BTC-USD', price: '0.0000015' }
    const worth = (size: string) => crossFigures('0', [{ ...tiny, size }], CHAIN).summary.equity
    expect([worth('1').toString(), worth('-1').toString()]).toEqual(['0.000001', '-0.000001'])
  })

  it('maintenance is rounded up twice', () => {
    // 5 % of 21 millionths is 1.05, so 2; 60 % of that is 1.2, so 2. Rounded once, 0.63 would be 1.
    const held = { market: 'BTC-USD', size: '0.000021', price: '1' }
    const terms = { baseImf: '0.05', maintenanceFraction: '0.6' }
    const { summary } = crossFigures('0', [{ ...held, ...terms }], CHAIN)
    expect(summary.maintenance.toString()).toBe('0.000002')
  })

  it('funding owed is cut once for the pool, not position by position', () => {
    // Half a millionth each. Together a whole one, alone cut down to a whole one.
    const together = crossFigures('0', [owing('BTC-USD'), owing('ETH-USD')], CHAIN).summary
    expect(together.equity.toString()).toBe('1.999999')
    expect(crossFigures('0', [owing('BTC-USD')], CHAIN).summary.equity.toString()).toBe('0.999999')
  })

  it('open interest is cut to a millionth before it raises initial margin', () => {
    const held = {
      ...atOne,
      market: 'BTC-USD',
      size: '1',
      openInterest: '1.0000015',
      oiLowerCap: '1',
      oiUpperCap: '1.000002',
    }
    // One millionth of two above the lower cap: half. Uncut it would be three quarters.
    expect(crossFigures('0', [held], CHAIN).summary.initial.toString()).toBe('0.5')
  })
})
