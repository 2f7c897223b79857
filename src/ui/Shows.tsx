// What a selector answers: a figure, or the words that stand where there is none. And sentences made of both.

import { Arrow, Arrowed } from './Arrow'
import { Figure, type Safer, type Tone } from './Figure'
import { format, type Printable, type RateUnit } from './format'
import { Reason } from './Reason'
import styles from './Figure.module.css'

export type Answer =
  | { readonly kind: 'figure'; readonly shown: Printable }
  | { readonly kind: 'words'; readonly text: string }

/** An answer now, with the baseline's beside it where that reads differently. */
export function Shows({
  label,
  value,
  before,
  tone = 'plain',
  safer,
  rateUnit,
  brief = false,
  onExplain,
}: {
  readonly label: string
  readonly value: Answer
  readonly before?: Answer | undefined
  readonly tone?: Tone
  readonly safer?: Safer | undefined
  readonly rateUnit?: RateUnit | undefined
  /** Where the reason already stands nearby: the word alone, with the reason in the title. */
  readonly brief?: boolean
  readonly onExplain?: (() => void) | undefined
}) {
  if (value.kind === 'words') {
    const said = brief ? wordOf(value.text) : value.text
    return (
      <Reason crit={tone === 'crit'} title={said === value.text ? undefined : value.text}>
        <Was value={before} unless={value.text} rateUnit={rateUnit} />
        <span className={said.length <= TOGETHER_MAX ? styles['after'] : undefined}>{said}</span>
      </Reason>
    )
  }
  return (
    <>
      {before?.kind === 'words' && <Was value={before} unless="" rateUnit={rateUnit} brief />}
      <Figure
        label={label}
        shown={value.shown}
        before={before?.kind === 'figure' ? before.shown : undefined}
        tone={tone}
        {...(safer === undefined ? {} : { safer })}
        {...(rateUnit === undefined ? {} : { rateUnit })}
        onExplain={onExplain}
      />
    </>
  )
}

/** Letters of words that stay on one line: `already liquidatable`. */
const TOGETHER_MAX = 20

/** `unknown: no mark for ETH` → `unknown`. */
function wordOf(text: string): string {
  const end = text.indexOf(':')
  return end < 0 ? text : text.slice(0, end)
}

/** The baseline's side of a change from or to words. Brief: the figure that came instead matters, not why there was none. */
function Was({
  value,
  unless,
  rateUnit,
  brief = false,
}: {
  readonly value: Answer | undefined
  readonly unless: string
  readonly rateUnit: RateUnit | undefined
  readonly brief?: boolean
}) {
  if (value === undefined) return null
  const text = value.kind === 'words' ? value.text : format(value.shown, rateUnit).text
  if (text === unless) return null
  return (
    <span className={styles['before']} title={brief ? text : undefined}>
      {brief ? wordOf(text) : text}
      <Arrow />
    </span>
  )
}

/** Words and figures in reading order, as one text. */
export function sentence(parts: readonly (string | Printable)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : format(part).text)).join('')
}

/** The same with every digit in the title of each figure. */
export function Sentence({ parts }: { readonly parts: readonly (string | Printable)[] }) {
  let at = 0
  return parts.map((part) => {
    at += 1
    if (typeof part === 'string') return <Arrowed key={at} text={part} />
    const printed = format(part)
    return (
      <span key={at} className={styles['within']} title={printed.full}>
        {printed.text}
      </span>
    )
  })
}
