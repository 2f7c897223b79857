// The foot of the page: what the figures rest on, and that nothing leaves the browser.

import { venueRules } from '../../engine/venues/registry'
import { formatDay } from '../../ui/format'
import { useRisk } from '../use-risk'
import styles from './Footer.module.css'

export function Footer() {
  const accounts = useRisk((state) => state.document.baseline.book.accounts)
  const asOf = useRisk((state) => state.document.baseline.snapshot.asOf)
  const venues = new Set(accounts.map((account) => account.venue))
  const rules = [...venues].flatMap((venue) => venueRules(venue) ?? [])
  return (
    <footer className={styles['foot']}>
      <p>
        Nothing leaves this page: no account, no server, no tracking. Your book stays in this
        browser and in the links you copy.
      </p>
      <p>
        Marks {asOf === undefined ? 'of unknown age' : `as of ${formatDay(asOf)}`}; they do not move
        by themselves. USDC, USDT and USD count one for one in totals.
      </p>
      {rules.map(({ id, name, provenance, notes }) => (
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
