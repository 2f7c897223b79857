// One figure: what it is now, and what the draft makes of it. A figure that can explain itself is a
// button; before and after that print alike collapse to one.

import { Arrow } from './Arrow'
import { format, type Printable, type RateUnit } from './format'
import styles from './Figure.module.css'

/** Which way safety lies, so that a change can be called better or worse. */
export type Safer = 'higher' | 'lower' | 'farther from zero' | 'nearer to zero'

export type Tone = 'plain' | 'signed' | 'crit'

export function Figure({
  label,
  shown,
  before,
  safer,
  tone = 'plain',
  rateUnit,
  onExplain,
}: {
  /** What the figure is, for its accessible name. */
  readonly label: string
  readonly shown: Printable
  /** The baseline's figure, where the draft is shown beside it. */
  readonly before?: Printable | undefined
  readonly safer?: Safer
  /** signed: coloured by sign. crit: past the edge. */
  readonly tone?: Tone
  readonly rateUnit?: RateUnit
  readonly onExplain?: (() => void) | undefined
}) {
  const after = format(shown, rateUnit)
  const was = before === undefined ? undefined : format(before, rateUnit)
  const ghost = was === undefined || was.text === after.text ? undefined : was
  const name = nameOf({
    label,
    after: after.spoken,
    was: ghost?.spoken,
    change: changeOf(shown, before, safer),
  })
  const title = ghost === undefined ? after.full : `${ghost.full} → ${after.full}`
  const colour =
    tone === 'crit' ? 'crit' : tone === 'signed' ? SIGN_TONE[`${after.sign}`] : undefined
  const content = (
    <>
      {ghost !== undefined && (
        <span className={styles['was']}>
          <span className={styles['before']}>
            {ghost.number}
            {ghost.unit !== after.unit && <Unit of={ghost.unit} />}
          </span>
          <Arrow />
        </span>
      )}
      <span className={styles['after']} data-tone={colour}>
        {after.number}
        {after.unit !== '' && <Unit of={after.unit} />}
      </span>
    </>
  )
  if (onExplain === undefined) {
    return (
      <span className={styles['figure']} title={title} data-figure="">
        {content}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={styles['figure']}
      title={title}
      aria-label={`${name}, explain`}
      data-figure=""
      data-stop=""
      onClick={onExplain}
    >
      {content}
    </button>
  )
}

function Unit({ of }: { readonly of: string }) {
  return (
    <span className={styles['unit']} data-tight={of === '×' ? '' : undefined}>
      {of}
    </span>
  )
}

const SIGN_TONE = { '-1': 'loss', '0': undefined, '1': 'gain' } as const

function nameOf(of: {
  readonly label: string
  readonly after: string
  readonly was: string | undefined
  readonly change: string | undefined
}): string {
  if (of.was === undefined) return `${of.label}, ${of.after}`
  const change = of.change === undefined ? '' : `, ${of.change}`
  return `${of.label}, now ${of.was}, after draft ${of.after}${change}`
}

function changeOf(
  after: Printable,
  before: Printable | undefined,
  safer: Safer | undefined,
): 'better' | 'worse' | undefined {
  if (before === undefined || safer === undefined) return undefined
  const byMagnitude = safer === 'farther from zero' || safer === 'nearer to zero'
  const [to, from] = byMagnitude
    ? [after.amount.abs(), before.amount.abs()]
    : [after.amount, before.amount]
  const order = to.cmp(from)
  if (order === 0) return undefined
  const wantsMore = safer === 'higher' || safer === 'farther from zero'
  return order > 0 === wantsMore ? 'better' : 'worse'
}
