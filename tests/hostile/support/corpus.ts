// The corpus: every real text that the tests keep, which mutations start from.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../support/ensure-deps.mjs'

function textsIn(folder: string): readonly string[] {
  const at = join(ROOT, 'tests', 'vectors', folder)
  return readdirSync(at, { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name !== 'README.md' && entry.name !== 'expected.json',
    )
    .map((entry) => readFileSync(join(at, entry.name), 'utf8'))
}

/** What traders paste and export. */
export const SAMPLES: readonly string[] = textsIn('samples')

/** Those of them that are no JSON. */
export const TABLES: readonly string[] = SAMPLES.filter((text) => !/^\s*[[{]/.test(text))

/** The plain text form, as people write it. */
export const PLAIN: readonly string[] = [
  'BTC long 1.2 @ 61_500 20x\nSOL -260 @ 148',
  [
    'as of 2026-10-10T21:00Z',
    'account Main on hyperliquid cross 18_800 USDC',
    'BTC  long 1.2 @ 61_500 mark 64_000 mmr 1.25% lev 40x funding 0.01%/8h',
    'DOGE long 60_000 @ 0.125 isolated 1_200 mark 0.118 mmr 5% funding 0.03%/8h # a remark',
    'SOL  -260 @ 148 accrued -2.5 liq 191.2',
    'holding ETH 2 haircut 5% mark 3_000',
    'account "Second one" on binance isolated 500 USDT',
    'long 0.5 BTC @ 97.412,30 margin 100',
  ].join('\n'),
]

export interface FrozenLink {
  readonly link: string
}

/** Links that are out in the world. */
export const LINKS: readonly string[] = textsIn('links').map(
  (text) => (JSON.parse(text) as FrozenLink).link,
)
