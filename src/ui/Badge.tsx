// How near the edge something is, in four steps. A glyph and a word say it; colour only underlines.

import styles from './Badge.module.css'

export type Step = 'clear' | 'watch' | 'tight' | 'breach'

const GLYPH: Record<Step, string> = { clear: '○', watch: '◔', tight: '◑', breach: '●' }

export function Badge({ of }: { readonly of: Step }) {
  return (
    <span className={styles['badge']} data-severity={of}>
      <span className={styles['glyph']} aria-hidden="true">
        {GLYPH[of]}
      </span>
      {of}
    </span>
  )
}
