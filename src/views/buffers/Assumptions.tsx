// What the σ of the verdict rests on: volatilities, which can be typed, and correlations. Always one click
// away, each with where it comes from.

import { setVolatility } from '../../store/commands/market'
import { assumedOn, type AssumedVolatility } from '../../store/select/assumed'
import { typedPercent } from '../../store/select/typed-size'
import { Cell } from '../../ui/Cell'
import { editablePercent, format } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import { useActions, useSidesLater } from '../use-risk'
import { MarksAge } from './MarksAge'
import styles from './Assumptions.module.css'

export function Assumptions() {
  const sides = useSidesLater()
  const { volatilities, correlations, elsewhere } = assumedOn(sides.draft)
  if (volatilities.length === 0) return null
  const brief = volatilities
    .slice(0, 6)
    .map(({ underlying, shown }) => `${underlying} ${format(shown).text}`)
    .join(' · ')
  const pairs = volatilities.length > 1 ? [...correlations, elsewhere] : []
  return (
    <details className={styles['assumptions']}>
      <summary className={styles['summary']}>
        Assumptions <span className={styles['brief']}>σ of one day: {brief}</span> <MarksAge />
      </summary>
      <div className={styles['body']}>
        <dl className={styles['list']}>
          {volatilities.map((each) => (
            <div key={each.underlying}>
              <dt>
                {each.underlying} σ, 1 d <span className={styles['from']}>{each.from}</span>
              </dt>
              <dd>
                <Sigma of={each} />
              </dd>
            </div>
          ))}
        </dl>
        {pairs.length > 0 && (
          <dl className={styles['list']}>
            {pairs.map(({ pair, shown, from }) => (
              <div key={pair}>
                <dt>
                  ρ {pair} <span className={styles['from']}>{from}</span>
                </dt>
                <dd className={styles['rho']}>{format(shown).text}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className={styles['note']}>
          σ and ρ are assumed, not measured. The joint limit, buffer and liquidation prices need
          none of them.
        </p>
      </div>
    </details>
  )
}

function Sigma({ of }: { readonly of: AssumedVolatility }) {
  const { preview, commit, abandon } = useActions()
  const cell = `sigma ${of.underlying}`
  return (
    <Cell
      label={`Volatility of ${of.underlying}, percent a day`}
      shown={of.shown}
      text={editablePercent(of.sigma)}
      onPreview={(text) => {
        const found = typedPercent(text)
        if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
        const issue = preview(cell, setVolatility(of.underlying, found.value))
        return issue === undefined
          ? { kind: 'says' }
          : { kind: 'issue', message: asSentence(issue) }
      }}
      onCommit={commit}
      onAbandon={() => abandon(cell)}
    />
  )
}
