// What trading is assumed to cost: the fee of a taker, each venue's own or one typed for all, and slippage.

import { backToPreset, setSlippage, setTakerFee } from '../../store/commands/assumptions'
import type { Assumptions } from '../../store/select/assumed'
import { typedPercent } from '../../store/select/typed-size'
import { Cell } from '../../ui/Cell'
import { editablePercent, format, listed } from '../../ui/format'
import { asSentence } from '../../ui/typed'
import { useCell } from '../use-cell'
import { Does, From, RatioCell } from './Assumed'
import styles from './Assumptions.module.css'

export function Costs({ assumed }: { readonly assumed: Assumptions }) {
  const { slippage } = assumed
  return (
    <section className={styles['part']} aria-label="Costs of trading">
      <h3 className={styles['title']}>Costs of trading in the draft</h3>
      <dl className={styles['list']}>
        <div>
          <dt>Taker fee</dt>
          <dd>
            <Fee assumed={assumed} />
          </dd>
        </div>
        <div>
          <dt>Slippage from the mark</dt>
          <dd>
            <RatioCell
              of={slippage}
              label="Slippage, percent of notional"
              text={editablePercent(slippage.value)}
              read={typedPercent}
              set={setSlippage}
            />
            <From of={slippage} />
            {slippage.from === 'typed' && (
              <Does
                command={() => backToPreset({ what: 'slippage' })}
                name="Slippage back to the preset"
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

/** Empty is each venue's own fee. */
function Fee({ assumed: { takerFee, venueFees, marketFees } }: { readonly assumed: Assumptions }) {
  const { attempt, ...handlers } = useCell('assumed taker fee')
  const own = listed(venueFees.map(({ venue, fee }) => `${venue} ${format(fee).text}`))
  const apart = marketFees.map(({ market, fee }) => `${market} ${format(fee).text}`)
  return (
    <>
      <Cell
        label="Taker fee, percent of notional"
        shown={takerFee?.shown}
        empty="venue’s own"
        text={takerFee === undefined ? '' : editablePercent(takerFee.value)}
        onPreview={(text) => {
          if (text.trim() === '') return attempt(setTakerFee(undefined), 'each venue’s own')
          const found = typedPercent(text)
          if (!found.ok) return { kind: 'issue', message: asSentence(found.issue) }
          return attempt(setTakerFee(found.value), 'for every venue')
        }}
        {...handlers}
      />
      {takerFee === undefined ? (
        <span className={styles['from']}>{own}</span>
      ) : (
        <>
          <From of={takerFee} />
          <Does command={() => setTakerFee(undefined)} name="Taker fee back to the venue’s own">
            Back to the venue’s own
          </Does>
        </>
      )}
      {apart.length > 0 && (
        <span className={styles['from']}>
          own fees of markets stand before it: {apart.join('; ')}
        </span>
      )}
    </>
  )
}
