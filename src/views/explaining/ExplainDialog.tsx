// Why is this number what it is? The formula in words, the same with the user's numbers, what went in
// and opens in turn, what is assumed, and where the rules come from.

import { useEffect, useMemo, useRef, useState, type RefObject } from 'react'
import type { ExplainedLine, Explanation, FigureId, Part } from '../../engine/model/explanation'
import { explain } from '../../store/select/explain'
import { explainAlong, isAlong } from '../../store/select/explain-funding'
import type { FundingOf } from '../../store/select/funding'
import { isOfToday } from '../../store/select/funding-path'
import { sensitivities, SENSITIVITY_TERMS } from '../../store/select/sensitivities'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { format, formatDay } from '../../ui/format'
import { Segmented } from '../../ui/Segmented'
import { Sentence } from '../../ui/Shows'
import { useActions, useRisk, useSides } from '../use-risk'
import { asText } from './as-text'
import styles from './ExplainDialog.module.css'

type SideName = 'baseline' | 'draft'

export function ExplainDialog({
  figure,
  along,
  onClose,
}: {
  readonly figure: FigureId
  /** The path of rates that the figure was asked along. */
  readonly along?: FundingOf | undefined
  readonly onClose: () => void
}) {
  const sides = useSides()
  const show = useRisk((state) => state.view.show)
  const [side, setSide] = useState<SideName>(show === 'baseline' ? 'baseline' : 'draft')
  const [trail, setTrail] = useState<readonly FigureId[]>([figure])
  const at = trail.at(-1) ?? figure
  const asked = side === 'baseline' ? sides.baseline : sides.draft
  const found = along === undefined ? explain(asked, at) : explainAlong(asked, at, along)
  const lead = useFocusAfter(at)
  // What is tried is tried on the book, whose rates are today's.
  const isElsewhere = along !== undefined && isAlong(at) && !isOfToday(along.path)
  const changes = useMemo(
    () => (isElsewhere ? [] : sensitivities(asked, at, takerFee)),
    [asked, at, isElsewhere],
  )
  return (
    <Dialog
      title={found?.title ?? 'Not held on this side'}
      onClose={onClose}
      foot={
        <>
          {trail.length > 1 && (
            <Button look="edged" onClick={() => setTrail(trail.slice(0, -1))}>
              Back
            </Button>
          )}
          {!sides.same && (
            <Segmented
              label="State explained"
              value={side}
              choices={[
                { value: 'baseline', text: 'Baseline' },
                { value: 'draft', text: 'Draft' },
              ]}
              onChoose={setSide}
            />
          )}
          {found !== undefined && <CopyText of={found} changes={changes} />}
        </>
      }
    >
      {found === undefined ? (
        <p>This position exists on the other side only.</p>
      ) : (
        <Body
          of={found}
          lead={lead}
          changes={changes}
          onOpen={(next) => setTrail([...trail, next])}
        />
      )}
    </Dialog>
  )
}

type Changes = readonly (readonly Part[])[]

/** The line that takes the focus when another figure is opened: the link followed is gone by then. */
function useFocusAfter(figure: FigureId) {
  const lead = useRef<HTMLParagraphElement>(null)
  const shown = useRef(figure)
  useEffect(() => {
    if (shown.current === figure) return
    shown.current = figure
    lead.current?.focus()
    lead.current?.scrollIntoView({ block: 'center' })
  }, [figure])
  return lead
}

function Body({
  of,
  lead,
  changes,
  onOpen,
}: {
  readonly of: Explanation
  readonly lead: RefObject<HTMLParagraphElement | null>
  readonly changes: Changes
  readonly onOpen: (figure: FigureId) => void
}) {
  const { answer } = of
  return (
    <div className={styles['body']}>
      <p ref={lead} tabIndex={-1} className={styles['answer']}>
        {typeof answer === 'string' ? answer : format(answer).text}
        {typeof answer !== 'string' && (
          <span className={styles['full']}>every digit: {format(answer).full}</span>
        )}
      </p>
      {of.formula !== '' && <p className={styles['formula']}>{of.formula}</p>}
      {of.substituted.length > 0 && (
        <p className={styles['formula']}>
          = <Sentence parts={of.substituted} />
        </p>
      )}
      {of.lines.length > 0 && (
        <dl className={styles['lines']}>
          {of.lines.map((line, at) => (
            // Lines may be alike (two positions of one market); their order is what tells them apart.
            // eslint-disable-next-line react/no-array-index-key
            <Input key={`${at} ${line.label}`} line={line} onOpen={onOpen} />
          ))}
        </dl>
      )}
      {changes.length > 0 && <WouldMove changes={changes} />}
      {of.assumes.length > 0 && (
        <section>
          <h3 className={styles['heading']}>Assumes</h3>
          <ul className={styles['list']}>
            {of.assumes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      {of.sources.length > 0 && (
        <section>
          <h3 className={styles['heading']}>Sources</h3>
          <ul className={styles['list']}>
            {of.sources.map(({ source, asOf, estimate }) => (
              <li key={`${source} ${asOf}`}>
                {source}, {formatDay(asOf)}
                {estimate !== undefined && ` · estimate: ${estimate}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** What the figure becomes with each change, and how the changes are made. */
function WouldMove({ changes }: { readonly changes: Changes }) {
  return (
    <section>
      <h3 className={styles['heading']}>What would move it</h3>
      <ul className={styles['list']}>
        {changes.map((parts, at) => (
          // The changes tried are always in one order.
          // eslint-disable-next-line react/no-array-index-key
          <li key={at}>
            <Sentence parts={parts} />
          </li>
        ))}
      </ul>
      <p className={styles['terms']}>{SENSITIVITY_TERMS}</p>
    </section>
  )
}

function Input({
  line,
  onOpen,
}: {
  readonly line: ExplainedLine
  readonly onOpen: (figure: FigureId) => void
}) {
  const { label, figure, result } = line
  return (
    <>
      <dt>
        {figure === undefined ? (
          label
        ) : (
          <Button look="link" onClick={() => onOpen(figure)}>
            {label}
          </Button>
        )}
      </dt>
      <dd className={styles['result']} title={result && format(result).full}>
        {result === undefined ? '' : format(result).text}
      </dd>
      {(line.formula !== undefined || line.substituted !== undefined) && (
        <dd className={styles['how']}>
          {line.formula}
          {line.substituted !== undefined && (
            <>
              {line.formula === undefined ? '' : ': '}
              <Sentence parts={line.substituted} />
            </>
          )}
        </dd>
      )}
    </>
  )
}

function CopyText({ of, changes }: { readonly of: Explanation; readonly changes: Changes }) {
  const { tell } = useActions()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText(of, changes))
      tell({ kind: 'info', text: 'Copied the explanation as text.' })
    } catch {
      tell({ kind: 'problem', text: 'The browser did not allow copying.' })
    }
  }
  return (
    <Button look="edged" onClick={() => void copy()}>
      Copy as text
    </Button>
  )
}
