// Bybit linear margin tables: the five of which rows could be found, most traded first.
// Only BTCPERP is complete; the others stop at `cap` and nothing is continued beyond it.
// Each row has its own day and source. Where no initial rate was seen the third number is `?`:
// every row that has one asks twice the maintenance rate, and the venue file assumes the same.

export interface BybitRow {
  readonly symbol: string
  readonly asOf: string
  readonly source: string
  readonly everyHours?: number
  /** floor:maintenance rate:initial rate, floors in quote currency. */
  readonly tiers: string
  readonly cap: string
  readonly isComplete: boolean
}

export const BYBIT_ROWS: readonly BybitRow[] = [
  {
    symbol: 'BTCUSDT',
    asOf: '2026-09-25',
    everyHours: 8,
    tiers: '0:0.0033:0.0066 300000:0.005:0.01 2000000:0.0056:0.0111',
    cap: '2600000',
    isComplete: false,
    source:
      'risk-limit rows quoted as live in two public adapter test suites; first three tiers only',
  },
  {
    symbol: 'ETHUSDT',
    asOf: '2025-11-03',
    everyHours: 8,
    tiers: '0:0.005:?',
    cap: '900000',
    isComplete: false,
    source:
      'recorded position message in nautilus_trader test data: risk limit, and the rate implied by its margins; tier 1 only',
  },
  {
    symbol: 'BTCPERP',
    asOf: '2025-12-29',
    everyHours: 8,
    tiers:
      '0:0.004:0.008 100000:0.005:0.01 1000000:0.0067:0.0133 2000000:0.01:0.02 3000000:0.0125:0.025 4000000:0.0152:0.0303 5000000:0.02:0.04 7000000:0.025:0.05 9000000:0.0263:0.0526 11000000:0.0278:0.0556 13000000:0.0294:0.0588 15000000:0.0313:0.0625 17000000:0.0333:0.0667 19000000:0.0357:0.0714 21000000:0.0385:0.0769 23000000:0.0417:0.0833 25000000:0.0455:0.0909 27000000:0.05:0.1 29000000:0.0556:0.1111 31000000:0.0625:0.125 33000000:0.0714:0.1429 35000000:0.0833:0.1667 40000000:0.0909:0.1818 45000000:0.1:0.2 50000000:0.1111:0.2222 55000000:0.125:0.25 60000000:0.1429:0.2857 65000000:0.1667:0.3333 70000000:0.2:0.4 80000000:0.25:0.5',
    cap: '100000000',
    isComplete: true,
    source: 'leverage-tier cache of a public freqtrade user directory; all 30 tiers',
  },
  {
    symbol: 'RVNUSDT',
    asOf: '2025-12-29',
    tiers:
      '0:0.02:0.04 100000:0.025:0.05 200000:0.03:0.06 300000:0.035:0.07 400000:0.04:0.08 500000:0.045:0.09 600000:0.05:0.1 700000:0.055:0.11 800000:0.06:0.12 900000:0.065:0.13 1000000:0.07:0.14 1100000:0.075:0.15 1200000:0.08:0.16 1300000:0.085:0.17 1400000:0.09:0.18 1500000:0.11:0.22 2000000:0.13:0.26 2500000:0.15:0.3 3000000:0.17:0.34',
    cap: '3500000',
    isComplete: false,
    source:
      'leverage-tier cache of a public freqtrade user directory; tiers 1 to 19 of at least 20',
  },
  {
    symbol: 'DGBUSDT',
    asOf: '2025-05-06',
    tiers: '0:0.02:?',
    cap: '5000',
    isComplete: false,
    source:
      'recorded position message of a public Java client: risk limit, and the rate implied by its margins; tier 1 only',
  },
]
