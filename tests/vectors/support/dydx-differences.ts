// Where dYdX's own screen shows another figure than ours, on purpose: our figure beside the reason.
// Ours were worked out from the inputs by a separate script, with the formulas of the chain, 50 digits.

export const REASONS = {
  'equity clamped':
    'The web app takes equity below zero as zero before it goes on, so a loss beyond the margin vanishes: ' +
    'from the total, and from the price at which the pool would be safe again. We keep the sign.',
  'free collateral clamped':
    'The web app shows no free collateral below zero. Ours says how much is missing.',
  'usage capped': 'The web app shows margin usage of 100 % and no more. Ours goes on.',
  'rise unfloored':
    'The web app does not floor the rise of initial margin with open interest to a millionth; the chain does.',
  'zero price': 'A price of zero is shown; ours says that the position is covered at any price.',
} as const

export type Difference = readonly [ours: string | null, why: keyof typeof REASONS]

/** By row and path. A path that is not here must agree with the source; one that is must not. */
export const DIFFERENCES: Readonly<Record<string, Readonly<Record<string, Difference>>>> = {
  'dydx.ui_web_account.005': {
    'subaccounts.0.positions.BTC-USD.liquidationPrice': [null, 'zero price'],
  },
  'dydx.ui_web_account.011': {
    'total.equity': ['-10000', 'equity clamped'],
    'total.freeCollateral': ['-11200', 'free collateral clamped'],
    'subaccounts.0.equity': ['-10000', 'equity clamped'],
    'subaccounts.0.freeCollateral': ['-11200', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-11200', 'equity clamped'],
    'subaccounts.0.positions.BTC-USD.liquidationPrice': [
      '70850.2024291497975708502',
      'equity clamped',
    ],
  },
  'dydx.ui_web_account.012': {
    'total.equity': ['-500', 'equity clamped'],
    'total.freeCollateral': ['-560', 'free collateral clamped'],
    'subaccounts.0.equity': ['-500', 'equity clamped'],
    'subaccounts.0.freeCollateral': ['-560', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-560', 'equity clamped'],
    'subaccounts.0.positions.ETH-USD.liquidationPrice': [
      '2470.35573122529644268775',
      'equity clamped',
    ],
  },
  'dydx.ui_web_account.016': {
    'total.freeCollateral': ['-20599.94', 'free collateral clamped'],
    'total.marginUsage': ['3.059994', 'usage capped'],
    'subaccounts.0.initialRiskTotal': ['30599.94', 'rise unfloored'],
    'subaccounts.0.freeCollateral': ['-20599.94', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-20599.94', 'rise unfloored'],
    'subaccounts.0.marginUsage': ['3.059994', 'usage capped'],
    'subaccounts.0.positions.BTC-USD.effectiveImf': ['0.509999', 'rise unfloored'],
    'subaccounts.0.positions.BTC-USD.initialRisk': ['30599.94', 'rise unfloored'],
    'subaccounts.0.positions.BTC-USD.maxLeverage': ['1.96078815840815374148', 'rise unfloored'],
    'subaccounts.0.positions.BTC-USD.margin': ['30599.94', 'rise unfloored'],
  },
  'dydx.ui_web_account.017': {
    'total.freeCollateral': ['-10000', 'free collateral clamped'],
    'total.marginUsage': ['3', 'usage capped'],
    'subaccounts.0.freeCollateral': ['-10000', 'free collateral clamped'],
    'subaccounts.0.marginUsage': ['3', 'usage capped'],
  },
  'dydx.ui_web_account.019': {
    'total.freeCollateral': ['-7000', 'free collateral clamped'],
    'total.marginUsage': ['2.4', 'usage capped'],
    'subaccounts.0.freeCollateral': ['-7000', 'free collateral clamped'],
    'subaccounts.0.marginUsage': ['2.4', 'usage capped'],
  },
  'dydx.ui_web_account.025': {
    'total.equity': ['600', 'equity clamped'],
    'subaccounts.256.equity': ['-100', 'equity clamped'],
    'subaccounts.256.freeCollateral': ['-250', 'free collateral clamped'],
    'subaccounts.256.rawFreeCollateral': ['-250', 'equity clamped'],
    'subaccounts.256.positions.SOL-USD.margin': ['-100', 'equity clamped'],
    'subaccounts.256.positions.SOL-USD.liquidationPrice': [
      '159.79381443298969072165',
      'equity clamped',
    ],
  },
  'dydx.ui_web_account.031': {
    'total.equity': ['-161020.0483525266', 'equity clamped'],
    'total.freeCollateral': ['-172483.91152975293', 'free collateral clamped'],
    'subaccounts.0.equity': ['-161020.0483525266', 'equity clamped'],
    'subaccounts.0.freeCollateral': ['-172483.91152975293', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-172483.91152975293', 'equity clamped'],
    'subaccounts.0.positions.ETH-USD.liquidationPrice': [
      '218.08550681320604725383',
      'equity clamped',
    ],
    'subaccounts.0.positions.BTC-USD.liquidationPrice': [null, 'equity clamped'],
  },
  'dydx.ui_web_account.032': {
    'total.equity': ['-41124.1844645066', 'equity clamped'],
    'total.freeCollateral': ['-43287.71701203193', 'free collateral clamped'],
    'subaccounts.0.equity': ['-41124.1844645066', 'equity clamped'],
    'subaccounts.0.freeCollateral': ['-43287.71701203193', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-43287.71701203193', 'equity clamped'],
    'subaccounts.0.positions.ETH-USD.liquidationPrice': [
      '487690.33779360593356242841',
      'equity clamped',
    ],
    'subaccounts.0.positions.BTC-USD.liquidationPrice': [
      '1074.71788673331773643413',
      'equity clamped',
    ],
  },
  'dydx.ui_web_account.033': {
    'total.equity': ['-41281.9808525066', 'equity clamped'],
    'total.freeCollateral': ['-43437.62358063193', 'free collateral clamped'],
    'subaccounts.0.equity': ['-41281.9808525066', 'equity clamped'],
    'subaccounts.0.freeCollateral': ['-43437.62358063193', 'free collateral clamped'],
    'subaccounts.0.rawFreeCollateral': ['-43437.62358063193', 'equity clamped'],
    'subaccounts.0.positions.BTC-USD.liquidationPrice': [
      '991.80241692193824231366',
      'equity clamped',
    ],
  },
}

/** What our model does not hold, by row and path, with the reason. */
export const NOT_EXPRESSED: Readonly<Record<string, string>> = {
  'dydx.position_margin.011':
    'A mark of zero is an absent mark: the pool is unknown, not without requirement.',
  'dydx.indexer_account.003 positions.BTC-USD.netFunding':
    'Funding already settled is in cash; a position keeps only what is not.',
}
