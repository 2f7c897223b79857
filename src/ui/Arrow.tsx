// The arrow between before and after. Drawn, since the page's face has none; written too, so that a
// copied line keeps it.

import styles from './Arrow.module.css'

export function Arrow() {
  return (
    <span className={styles['arrow']} aria-hidden="true">
      <svg viewBox="0 0 10 8" width="0.72em" height="0.58em">
        <path d="M0 4h8.4M5.6 1.2 8.4 4 5.6 6.8" fill="none" stroke="currentColor" />
      </svg>
      <span className={styles['written']}> → </span>
    </span>
  )
}
