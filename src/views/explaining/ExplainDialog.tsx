// Why is this number what it is? The formula in words, the same with the user's numbers, what went in
// and opens in turn, what is assumed, and where the rules come from.

import { useState } from 'react'
import type { ExplainedLine, Explanation, FigureId } from '../../engine/model/explanation'
import { explain } from '../../store/select/explain'
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
  onClose,
}: {
  readonly figure: FigureId
  readonly onClose: () => void
}) {
  const sides = useSides()
  const show = useRisk((state) => state.view.show)
  const [side, setSide] = useState<SideName>(show === 'baseline' ? 'baseline' : 'draft')
  const [trail, setTrail] = useState<readonly FigureId[]>([figure])
  const at = trail.at(-1) ?? figure
  const found = explain(side === 'baseline' ? sides.baseline : sides.draft, at)
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
          {found !== undefined && <CopyText of={found} />}
        </>
      }
    >
      {found === undefined ? (
        <p>This position exists on the other side only.</p>
      ) : (
        <Body of={found} onOpen={(next) => setTrail([...trail, next])} />
      )}
    </Dialog>
  )
}

function Body({
  of,
  onOpen,
}: {
  readonly of: Explanation
  readonly onOpen: (figure: FigureId) => void
}) {
  const { answer } = of
  return (
    <div className={styles['body']}>
      <p className={styles['answer']}>
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

function CopyText({ of }: { readonly of: Explanation }) {
  const { tell } = useActions()
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(asText(of))
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
