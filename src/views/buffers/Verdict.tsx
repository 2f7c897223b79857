// How near is death, and by what? Five figures of one pool and one sentence that is always true.

import type { PoolId } from '../../engine/margin/pool'
import type { PoolFigure } from '../../engine/model/explanation'
import { holdsAnything, verdictOf, type Verdict as Found } from '../../store/select/verdict'
import { Badge } from '../../ui/Badge'
import type { Safer } from '../../ui/Figure'
import { Sentence, sentence, Shows, type Answer } from '../../ui/Shows'
import { useExplain, useRisk, useSides } from '../use-risk'
import { Announce } from './Announce'
import styles from './Verdict.module.css'

export function Verdict() {
  const sides = useSides()
  const chosen = useRisk((state) => state.view.pool)
  const show = useRisk((state) => state.view.show)
  const settled = useRisk((state) => state.history.past.at(-1)?.join === undefined)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const now = verdictOf(side, chosen)
  const before =
    show === 'both' && !sides.same && now !== undefined
      ? verdictOf(sides.baseline, now.pool.id)
      : undefined
  if (now === undefined || !holdsAnything(side)) {
    return (
      <section className={styles['verdict']} aria-label="Verdict">
        <p className={styles['sentence']}>
          Nothing is held yet: add a position below or paste your positions.
        </p>
      </section>
    )
  }
  return (
    <section className={styles['verdict']} aria-label="Verdict">
      <Figures now={now} before={before} />
      <div className={styles['line']}>
        <p className={styles['sentence']}>
          <Sentence parts={now.sentence} />
          {now.sooner.map((other) => (
            <span
              key={other.pool.id}
              className={styles['sooner']}
              data-severity={
                other.pool.state.kind === 'known' ? other.pool.state.severity : undefined
              }
            >
              {' '}
              <Sentence parts={other.says} />
            </span>
          ))}
        </p>
      </div>
      <Announce
        settled={settled}
        text={[sentence(now.sentence), ...now.sooner.map((other) => sentence(other.says))].join(
          ' ',
        )}
      />
    </section>
  )
}

function Figures({ now, before }: { readonly now: Found; readonly before: Found | undefined }) {
  const pool = now.pool.id
  const { values } = now
  const was = before?.values
  // One reason for all of them: it stands in the sentence, and the words alone stand here.
  const isKnown = now.pool.state.kind === 'known'
  const direction =
    values.jointDirection === undefined ? '' : values.jointDirection === 'fall' ? 'fall' : 'rise'
  return (
    <dl className={styles['figures']}>
      <Item
        hero
        term={`Joint limit${direction === '' ? '' : `, ${direction}`}`}
        name="Joint limit"
        value={values.joint}
        before={was?.joint}
        safer="farther from zero"
        pool={pool}
        what="joint"
        breached={now.severity === 'breach'}
        note={
          isKnown && (
            <span>
              all move <Shows label="All move" value={values.common} before={was?.common} />
            </span>
          )
        }
      />
      <Item
        term="Buffer"
        value={values.buffer}
        before={was?.buffer}
        safer="higher"
        pool={pool}
        what="buffer"
        brief={!isKnown}
        breached={now.severity === 'breach'}
        note={
          isKnown && (
            <span>
              <Shows
                label="Buffer per equity"
                value={values.bufferShare}
                before={was?.bufferShare}
              />
              {values.bufferShare.kind === 'figure' && ' of equity'}
            </span>
          )
        }
      />
      <Item
        term={`Nearest death, 1\u00a0d`}
        value={now.nearest}
        before={before?.nearest}
        safer="higher"
        pool={pool}
        what="nearest"
        brief={!isKnown}
        note={now.severity !== undefined && <Nearest now={now} before={before} />}
      />
      <Item
        term="Margin ratio"
        value={values.marginRatio}
        before={was?.marginRatio}
        safer="lower"
        pool={pool}
        what="marginRatio"
        brief={!isKnown}
        note={
          isKnown && (
            <span className={styles['ratio']}>
              {now.ratioDrawn !== undefined && (
                <RatioBar drawn={now.ratioDrawn} before={before?.ratioDrawn} />
              )}
              100&nbsp;% liquidates
            </span>
          )
        }
      />
      <Item
        term="Drag / day"
        value={values.dragPerDay}
        before={was?.dragPerDay}
        safer="higher"
        pool={pool}
        what="dragPerDay"
        brief={!isKnown}
        note={
          <>
            {values.dragPerDay.kind === 'figure' && (
              <span>
                <Shows label="Days to zero buffer" value={values.daysLeft} before={was?.daysLeft} />
                {values.daysLeft.kind === 'figure' && ' of buffer'}
              </span>
            )}
            {now.elsewhere !== undefined && (
              <span className={styles['elsewhere']}>
                {now.elsewhere.name}{' '}
                <Shows
                  label={`Drag per day of ${now.elsewhere.name}`}
                  value={now.elsewhere.dragPerDay}
                  before={before?.elsewhere?.dragPerDay}
                />
              </span>
            )}
          </>
        }
      />
    </dl>
  )
}

/** How bad it is in a word, and which position has most in it. */
function Nearest({ now, before }: { readonly now: Found; readonly before: Found | undefined }) {
  const { lead, severity } = now
  return (
    <>
      {severity !== undefined && <Badge of={severity} />}
      {lead !== undefined && (
        <span className={styles['lead']}>
          {lead.market} leads{' '}
          <Shows
            label={`Share of ${lead.market} in the nearest death`}
            value={lead.share}
            before={before?.lead?.market === lead.market ? before.lead.share : undefined}
          />
        </span>
      )}
    </>
  )
}

/** The margin ratio drawn: the bar ends where the pool does. The baseline is a tick under it. */
function RatioBar({
  drawn,
  before,
}: {
  readonly drawn: number
  readonly before?: number | undefined
}) {
  const percent = (value: number) => `${Math.min(Math.max(value, 0), 1) * 100}%`
  return (
    <svg className={styles['bar']} aria-hidden="true">
      <rect className={styles['track']} width="100%" height="6" y="1" />
      <rect
        className={styles['filled']}
        data-breach={drawn >= 1 ? '' : undefined}
        width={percent(drawn)}
        height="6"
        y="1"
      />
      {before !== undefined && (
        <line className={styles['was']} x1={percent(before)} x2={percent(before)} y1="0" y2="8" />
      )}
      <line className={styles['end']} x1="100%" x2="100%" y1="0" y2="8" />
    </svg>
  )
}

function Item({
  term,
  name = term,
  value,
  before,
  safer,
  pool,
  what,
  note,
  hero = false,
  breached = false,
  brief = false,
}: {
  readonly term: string
  readonly name?: string
  readonly value: Answer
  readonly before: Answer | undefined
  readonly safer: Safer
  readonly pool: PoolId
  readonly what: PoolFigure
  readonly note?: React.ReactNode
  readonly hero?: boolean
  readonly breached?: boolean
  readonly brief?: boolean
}) {
  const explain = useExplain()
  return (
    <div className={styles['item']}>
      <dt className={styles['term']}>{term}</dt>
      <dd className={styles['value']} data-hero={hero ? '' : undefined}>
        <Shows
          label={name}
          value={value}
          before={before}
          safer={safer}
          tone={breached ? 'crit' : 'plain'}
          brief={brief}
          onExplain={() => explain.pool(pool, what)}
        />
      </dd>
      {note !== undefined && note !== false && <dd className={styles['note']}>{note}</dd>}
    </div>
  )
}
