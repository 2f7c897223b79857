// OKX linear swap margin tables: the two whose contract size is known.
// Tiers are counted in contracts; one contract is `contractSize` base units. A size on a cap belongs to
// the tier below the cap. Left out for want of a contract size, so that nothing is derived from a guess:
// 0G, CATI, AAVE, ADA, APE and BAND against USDT, of which older tables were seen.

export interface OkxRow {
  readonly symbol: string
  readonly asOf: string
  readonly source: string
  readonly contractSize: string
  /** floor:maintenance rate:initial rate, floors in contracts. */
  readonly tiers: string
  /** Largest number of contracts the table speaks of. */
  readonly cap: string
}

export const OKX_ROWS: readonly OkxRow[] = [
  {
    symbol: 'BTC-USDT-SWAP',
    asOf: '2025-12-29',
    source: 'leverage-tier cache of a public freqtrade user directory; tiers 1 to 43, more exist',
    contractSize: '0.01',
    tiers:
      '0:0.004:0.01 1000:0.005:0.015 5000:0.0075:0.02 20000:0.0125:0.025 40000:0.0175:0.03 60000:0.0225:0.035 80000:0.0275:0.04 100000:0.0325:0.045 120000:0.0375:0.05 140000:0.0425:0.055 160000:0.0475:0.06 180000:0.0525:0.065 200000:0.0575:0.07 220000:0.0625:0.075 240000:0.0675:0.08 260000:0.0725:0.085 280000:0.0775:0.09 300000:0.0825:0.095 320000:0.0875:0.1 340000:0.0925:0.105 360000:0.0975:0.11 380000:0.1025:0.115 400000:0.1075:0.12 420000:0.1125:0.125 440000:0.1175:0.13 460000:0.1225:0.135 480000:0.1275:0.14 500000:0.1325:0.145 520000:0.1375:0.15 540000:0.1425:0.155 560000:0.1475:0.16 580000:0.1525:0.165 600000:0.1575:0.17 620000:0.1625:0.175 640000:0.1675:0.18 660000:0.1725:0.185 680000:0.1775:0.19 700000:0.1825:0.195 720000:0.1875:0.2 740000:0.1925:0.205 760000:0.1975:0.21 780000:0.2025:0.215 800000:0.2075:0.22',
    cap: '820000',
  },
  {
    symbol: 'ETH-USDT-SWAP',
    asOf: '2026-09-01',
    source: 'tier 1 quoted as recorded live in a public adapter test suite; higher tiers unknown',
    contractSize: '0.1',
    tiers: '0:0.004:0.01',
    cap: '5000',
  },
]
