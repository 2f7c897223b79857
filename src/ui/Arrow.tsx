// The arrow between before and after. Drawn, since the page's face has none; written too, so that a
// copied line keeps it.

import { Fragment } from 'react'
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

/** Text in which arrows are drawn, and read aloud as `to`. */
export function Arrowed({ text }: { readonly text: string }) {
  const [first = '', ...rest] = text.split(' → ')
  return (
    <>
      {first}
      {rest.map((part, at) => (
        // Parts of one text have no name but their place in it.
        // eslint-disable-next-line react/no-array-index-key
        <Fragment key={at}>
          <Arrow />
          <span className={styles['spoken']}> to </span>
          {part}
        </Fragment>
      ))}
    </>
  )
}
