// A ledger of funding payments: what it comes to by market, before it is kept for the report. It changes no
// position and no cash.

import type { PasteFound } from '../../store/select/paste'
import { fundingSummary } from '../../store/select/paste-funding'
import { format } from '../../ui/format'
import { counted, issueText } from './issue-text'
import styles from './PasteDialog.module.css'

/** Markets and unread rows that are spelled out; the rest is counted. */
const DRAWN = 12

export function PasteFunding({
  found,
}: {
  readonly found: Extract<PasteFound, { kind: 'funding' }>
}) {
  const { payments, failed } = found.source
  const { totals, total, from, to, untimed } = fundingSummary(found.source)
  return (
    <>
      <p className={styles['reason']}>
        No open positions, but {counted(payments.length, 'funding payment')}
        {from !== undefined && to !== undefined && ` from ${dayOf(from)} to ${dayOf(to)}`}. Accept
        keeps them with the scenario, and the report sets them beside what today’s rates would
        charge. They are in cash already: no position and no cash changes.
      </p>
      {untimed > 0 && (
        <p className={styles['reason']}>{counted(untimed, 'payment')} without a time.</p>
      )}
      <table className={styles['funding']}>
        <caption>Realised funding by market</caption>
        <thead>
          <tr>
            <th scope="col">Market</th>
            <th scope="col">Payments</th>
            <th scope="col">Received or paid</th>
          </tr>
        </thead>
        <tbody>
          {totals.slice(0, DRAWN).map(({ symbol, payments: count, total: sum }) => (
            <tr key={symbol}>
              <th scope="row">{symbol}</th>
              <td>{count.toLocaleString('en-US')}</td>
              <td>{flow(sum)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">
              {totals.length > DRAWN ? `All ${totals.length} markets` : 'All markets'}
            </th>
            <td>{payments.length.toLocaleString('en-US')}</td>
            <td>{flow(total)}</td>
          </tr>
        </tbody>
      </table>
      {failed.length > 0 && (
        <>
          <p className={styles['issues']}>
            ! {counted(failed.length, 'row')} could not be read and{' '}
            {failed.length === 1 ? 'is' : 'are'} not in these sums:
          </p>
          <ul className={styles['unread']}>
            {failed.slice(0, DRAWN).map(({ line, source, issues }) => (
              <li key={line}>
                {issues.map((issue) => issueText(issue, line)).join(' ')}
                <span className={styles['source']}>{source}</span>
              </li>
            ))}
            {failed.length > DRAWN && <li>and {failed.length - DRAWN} more</li>}
          </ul>
        </>
      )}
    </>
  )
}

/** Signed, rounded against the holder: received down, paid up. */
function flow(amount: Parameters<typeof format>[0]['amount']): string {
  return format({ amount, as: 'usd', signed: true, rounding: 'down' }).text
}

function dayOf(time: string): string {
  return time.slice(0, 10)
}
