// ρ of every pair: half a matrix, since the other half says the same; the figure of all other pairs; worlds to
// try in one step; and whether these correlations can all hold at once.

import type { Underlying } from '../../engine/model/market'
import type { Ratio } from '../../engine/units/amount'
import type { Outcome } from '../../engine/units/outcome'
import {
  allAlike,
  backToPreset,
  decouple,
  setCorrelation,
  setCorrelationElsewhere,
} from '../../store/commands/assumptions'
import { amountIn } from '../../store/phrase/setting'
import {
  hedgeOn,
  misfitOn,
  type AssumedCorrelation,
  type Assumptions,
} from '../../store/select/assumed'
import type { Side } from '../../store/select/sides'
import { editable, format, listed } from '../../ui/format'
import { Does, From, RatioCell } from './Assumed'
import styles from './Assumptions.module.css'

const readRho = (text: string): Outcome<Ratio> => amountIn(text, 'ratio')

export function Correlations({
  assumed,
  side,
}: {
  readonly assumed: Assumptions
  readonly side: Side
}) {
  const { matrix, beyond, elsewhere, volatilities } = assumed
  if (volatilities.length < 2) return null
  const unseen = volatilities.length - matrix.length
  const hedge = hedgeOn(side)
  return (
    <section className={styles['part']} aria-label="Correlation">
      <h3 className={styles['title']}>ρ of daily moves</h3>
      <Matrix matrix={matrix} />
      {unseen > 0 && (
        <p className={styles['note']}>
          {unseen} more {unseen === 1 ? 'coin' : 'coins'}: the figure of all other pairs, unless
          listed.
        </p>
      )}
      <dl className={styles['list']}>
        {beyond.map((each) => (
          <div key={each.pair.join(' ')}>
            <dt>{each.pair.join(' and ')}</dt>
            <dd>
              <RhoCell of={each} />
              <From of={each} />
            </dd>
          </div>
        ))}
        <div>
          <dt>All other pairs</dt>
          <dd>
            <RatioCell
              of={elsewhere}
              label="Correlation of all other pairs"
              text={editable(elsewhere.value)}
              read={readRho}
              set={setCorrelationElsewhere}
            />
            <From of={elsewhere} />
          </dd>
        </div>
      </dl>
      <Fit side={side} />
      <p className={styles['worlds']}>
        <Does command={() => allAlike}>All 0.95</Does>
        {hedge === undefined ? (
          <span className={styles['note']}>Nothing in this book hedges the rest.</span>
        ) : (
          <Does
            command={() => decouple(hedge.hedge, hedge.hedged)}
            name={`Hedge decouples: ${listed(hedge.hedge)} at 0.30 to ${listed(hedge.hedged)}`}
          >
            Hedge decouples
          </Does>
        )}
        <Does
          command={() => backToPreset({ what: 'correlations' })}
          name="Correlations back to the preset"
        >
          Back to the preset
        </Does>
      </p>
    </section>
  )
}

function Matrix({ matrix }: { readonly matrix: Assumptions['matrix'] }) {
  const columns = matrix.slice(0, -1).map(({ underlying }) => underlying)
  return (
    <div className={styles['scroller']}>
      <table className={styles['matrix']} aria-label="Correlations">
        <thead>
          <tr>
            <td aria-label="Pairs" />
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.slice(1).map(({ underlying, cells }) => (
            <MatrixRow key={underlying} underlying={underlying} cells={cells} of={columns.length} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MatrixRow({
  underlying,
  cells,
  of,
}: {
  readonly underlying: Underlying
  readonly cells: readonly AssumedCorrelation[]
  /** Columns of the table: the half above the diagonal stays empty. */
  readonly of: number
}) {
  return (
    <tr>
      <th scope="row">{underlying}</th>
      {cells.map((each) => (
        <td key={each.pair.join(' ')} data-from={each.isElsewhere ? 'elsewhere' : each.from}>
          <RhoCell of={each} />
          <span className={styles['from']}>{each.isElsewhere ? 'as others' : each.from}</span>
        </td>
      ))}
      {cells.length < of && <td colSpan={of - cells.length} aria-label="said on the other side" />}
    </tr>
  )
}

function RhoCell({ of }: { readonly of: AssumedCorrelation }) {
  const [one, other] = of.pair
  return (
    <RatioCell
      of={of}
      label={`Correlation of ${one} and ${other}`}
      text={editable(of.value)}
      read={readRho}
      set={(to) => setCorrelation(one, other, to)}
    />
  )
}

/** The engine repairs nothing: correlations that contradict each other leave the nearest death unknown. */
function Fit({ side }: { readonly side: Side }) {
  const misfit = misfitOn(side)
  if (misfit === undefined) {
    return <output className={styles['note']}>These correlations can all hold together.</output>
  }
  const { words, allowed } = misfit
  return (
    <output className={styles['misfit']}>
      Nearest death {words}.
      {allowed !== undefined &&
        ` Beside the other pairs it may be ${format(allowed.from).text} to ${format(allowed.to).text}.`}{' '}
      Nothing is repaired behind your back; change a pair.
    </output>
  )
}
