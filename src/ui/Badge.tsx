// How near the edge something is, in four steps. A glyph and a word say it; colour only underlines.

import styles from './Badge.module.css'

export type Step = 'clear' | 'watch' | 'tight' | 'breach'

/** How much of the circle is filled: drawn, since fonts without these signs are common. */
const FILLED: Record<Step, string> = {
  clear: '',
  watch: 'M6 6V1a5 5 0 0 1 5 5z',
  tight: 'M6 1a5 5 0 0 1 0 10z',
  breach: 'M6 1a5 5 0 1 1 0 10 5 5 0 0 1 0-10z',
}

export function Badge({ of }: { readonly of: Step }) {
  return (
    <span className={styles['badge']} data-severity={of}>
      <svg
        className={styles['glyph']}
        viewBox="0 0 12 12"
        width="11"
        height="11"
        aria-hidden="true"
      >
        <circle cx="6" cy="6" r="5" fill="none" stroke="currentColor" />
        <path d={FILLED[of]} fill="currentColor" />
      </svg>
      {of}
    </span>
  )
}
