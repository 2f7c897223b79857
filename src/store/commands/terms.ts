// The terms of one position: entry, margin mode, isolated margin, leverage.
import type { MarginMode, PositionId } from '../../engine/model/book'
import { leverageIssue, marginIssue } from '../../engine/model/edit'
import { sign, type Price, type Ratio, type Usd } from '../../engine/units/amount'
import { refused } from '../../engine/units/outcome'
import { correctPosition } from './correct'
import { correction, correctionOrEdit, type Command } from './command'

/** The average entry. A record, not a trade: always a correction of the baseline. */
export function setEntry(id: PositionId, to: Price): Command {
  return correction(
    'Correct entry',
    (baseline) =>
      entryIssue(to) ?? correctPosition(id, (held) => ({ ...held, entry: to }))(baseline),
  )
}

/** What is wrong with an entry price, if anything. */
export function entryIssue(to: Price) {
  if (sign(to) > 0) return undefined
  return refused('entry-not-above-zero', 'An entry price is above zero.', {
    found: to.toString(),
    wanted: 'a price above zero',
  })
}

/** Funding accrued and not yet in cash; above zero is to be received. A record of the baseline. */
export function setFundingUnsettled(id: PositionId, to: Usd): Command {
  return correction(
    'Correct accrued funding',
    correctPosition(id, (held) => ({ ...held, fundingUnsettled: to })),
  )
}

/** Cross or isolated. In the draft the isolated margin leaves cash, and comes back to it. */
export function switchMode(id: PositionId, to: MarginMode): Command {
  return correctionOrEdit(
    to.mode === 'cross' ? 'Switch to cross' : 'Switch to isolated',
    (baseline) =>
      marginIssue(to) ?? correctPosition(id, (held) => ({ ...held, margin: to }))(baseline),
    () => ({ kind: 'switch mode', position: id, to }),
  )
}

/** The isolated margin, without unrealised P&L. */
export function setIsolatedMargin(id: PositionId, to: Usd): Command {
  return { ...switchMode(id, { mode: 'isolated', margin: to }), label: 'Change isolated margin' }
}

/** The chosen leverage; undefined is the highest the tier allows. */
export function setLeverage(id: PositionId, to: Ratio | undefined): Command {
  return correctionOrEdit(
    'Change leverage',
    (baseline) =>
      leverageIssue(to) ??
      correctPosition(id, ({ leverage: _, ...held }) =>
        to === undefined ? held : { ...held, leverage: to },
      )(baseline),
    () =>
      to === undefined
        ? { kind: 'leverage', position: id }
        : { kind: 'leverage', position: id, to },
  )
}
