// The wallet part of an isolated margin: what was set aside, without unrealised P&L. Tables show either;
// which one is told by comparing with size × entry ÷ leverage, and where that settles nothing the smaller
// figure is taken, since too much margin would flatter.
import {
  isNonZero,
  least,
  ratio,
  type Price,
  type Ratio,
  type Size,
  type Usd,
} from '../../engine/units/amount'

export interface MarginSeen {
  readonly given: Usd
  readonly unrealizedPnl?: Usd | undefined
  readonly size: Size
  readonly entry?: Price | undefined
  readonly leverage?: Ratio | undefined
  /** True where the source is known to count unrealised P&L in its margin. */
  readonly countsPnl: boolean
}

/** The wallet part and how it was found. */
export function walletOf(seen: MarginSeen): { readonly wallet: Usd; readonly note: string } {
  const { given, unrealizedPnl: pnl, entry, leverage } = seen
  if (pnl === undefined) {
    return { wallet: given, note: 'margin as given: whether it counts unrealised P&L is not known' }
  }
  const without = given.minus(pnl)
  if (seen.countsPnl)
    return { wallet: without, note: 'margin less the unrealised P&L counted in it' }
  if (entry !== undefined && leverage !== undefined && isNonZero(leverage)) {
    const initial = seen.size.times(entry).div(leverage)
    if (isNear(given, initial))
      return { wallet: given, note: 'margin is size × entry ÷ leverage: no P&L in it' }
    if (isNear(without, initial)) {
      return {
        wallet: without,
        note: 'margin less the unrealised P&L counted in it: then it is size × entry ÷ leverage',
      }
    }
  }
  return {
    wallet: least(given, without),
    note: 'whether the margin counts unrealised P&L is not known: the smaller reading is taken',
  }
}

const HALF_PERCENT = ratio('0.005')

function isNear(a: Usd, b: Usd): boolean {
  return a.minus(b).abs().lte(b.abs().times(HALF_PERCENT))
}
