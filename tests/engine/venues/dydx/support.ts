// Accounts of one market whose margin a reader can work out by head: the price is 100, maintenance a tenth.
import {
  NOTHING,
  price,
  ratio,
  size,
  usd,
  type Size,
  type Usd,
} from '../../../../src/engine/units/amount'
import type { Accounting } from '../../../../src/engine/venues/dydx/deleverage'

export interface Plain {
  readonly cash: Usd
  readonly size: Size
}

export const plain = (cash: string, held: string): Plain => ({ cash: usd(cash), size: size(held) })

const PRICE = price(100)
const TENTH = ratio('0.1')
const equityOf = ({ cash, size: held }: Plain) => cash.plus(held.times(PRICE))
const maintenanceOf = (held: Size) => held.times(PRICE).abs().times(TENTH)

/** Whoever is not under water afterwards, or no deeper than before, may take the change. */
export const PLAIN: Accounting<Plain> = {
  riskOf: (account) => ({
    netCollateral: equityOf(account),
    maintenance: maintenanceOf(account.size),
  }),
  heldIn: ({ size: held }) => ({
    size: held,
    value: held.times(PRICE),
    maintenance: maintenanceOf(held),
  }),
  changed: (account, delta, quote) => ({
    cash: account.cash.plus(quote),
    size: account.size.plus(delta),
  }),
  admits: (before, after) => {
    const left = equityOf(after)
    return left.gte(NOTHING) || left.gte(equityOf(before))
  },
}

export const printed = ({ cash, size: held }: Plain) => `${cash.toString()} and ${held.toString()}`
