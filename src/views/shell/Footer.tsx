// The foot of the page: what the figures rest on, and that nothing leaves the browser.

import { rulesOf } from '../../engine/venues/registry'
import { formatDay } from '../../ui/format'
import { useRisk } from '../use-risk'
import type { Offline } from './offline'
import { OfflineNote } from './OfflineNote'
import styles from './Footer.module.css'

export function Footer({ offline }: { readonly offline: Offline }) {
  const accounts = useRisk((state) => state.document.baseline.book.accounts)
  const asOf = useRisk((state) => state.document.baseline.snapshot.asOf)
  const rules = new Map(
    accounts.flatMap((account) => {
      const found = rulesOf(account)
      return found === undefined ? [] : [[found, account.id] as const]
    }),
  )
  return (
    <footer className={styles['foot']}>
      <p>
        Nothing leaves this page: no account, no server, no tracking. Your book stays in this
        browser and in the links you copy.
      </p>
      <OfflineNote offline={offline} />
      <p>
        Marks {asOf === undefined ? 'of unknown age' : `as of ${formatDay(asOf)}`}; they do not move
        by themselves. USDC, USDT and USD count one for one in totals.
      </p>
      {Array.from(rules, ([{ name, provenance, notes }, id]) => (
        <div key={id}>
          <p>
            {name}: {provenance.source}, {formatDay(provenance.asOf)}.
            {provenance.estimate !== undefined && ` Estimate: ${provenance.estimate}`}
          </p>
          {notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      ))}
      <p>Figures are arithmetic on what you typed, not advice and not a forecast.</p>
    </footer>
  )
}
