// σ of one day: each coin's own, and that of every coin without one.

import {
  backToPreset,
  setVolatility,
  setVolatilityElsewhere,
} from '../../store/commands/assumptions'
import type { Assumptions } from '../../store/select/assumed'
import { typedPercent } from '../../store/select/typed-size'
import { editablePercent } from '../../ui/format'
import { Does, From, RatioCell } from './Assumed'
import styles from './Assumptions.module.css'

export function Volatilities({ assumed }: { readonly assumed: Assumptions }) {
  const { volatilities, volatilityElsewhere: elsewhere } = assumed
  return (
    <section className={styles['part']} aria-label="Volatility">
      <h3 className={styles['title']}>σ of one day</h3>
      <dl className={styles['list']}>
        {volatilities.map((each) => (
          <div key={each.underlying}>
            <dt>{each.underlying}</dt>
            <dd>
              <RatioCell
                of={each}
                label={`Volatility of ${each.underlying}, percent a day`}
                text={editablePercent(each.value)}
                read={typedPercent}
                set={(to) => setVolatility(each.underlying, to)}
              />
              <From of={each} />
              {each.from === 'typed' && assumed.ownVolatility.has(each.underlying) && (
                <Does
                  command={() => backToPreset({ what: 'volatility', underlying: each.underlying })}
                  name={`Volatility of ${each.underlying} back to the preset`}
                >
                  Back to the preset
                </Does>
              )}
            </dd>
          </div>
        ))}
        <div>
          <dt>All others</dt>
          <dd>
            <RatioCell
              of={elsewhere}
              label="Volatility of all others, percent a day"
              text={editablePercent(elsewhere.value)}
              read={typedPercent}
              set={setVolatilityElsewhere}
            />
            <From of={elsewhere} />
            {elsewhere.from === 'typed' && (
              <Does
                command={() => backToPreset({ what: 'volatilityElsewhere' })}
                name="Volatility of all others back to the preset"
              >
                Back to the preset
              </Does>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}
