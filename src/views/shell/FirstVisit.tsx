// The first visit: a sample is already live, with the gap between what a venue shows for each position
// alone and what they do together. Three ways to go on; gone once anything is touched.

import { openDocument } from '../../store/commands/open'
import { blank } from '../../store/samples/blank'
import { rowFigures } from '../../store/select/rows'
import { poolInView } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { format, listed } from '../../ui/format'
import { useActions, useRisk, useSides } from '../use-risk'
import styles from './FirstVisit.module.css'

export function FirstVisit({ onPaste }: { readonly onPaste: () => void }) {
  const first = useRisk((state) => state.view.firstVisit)
  const { run, look } = useActions()
  if (!first) return null
  return (
    <section className={styles['first']} aria-label="Start">
      <p className={styles['line']}>
        What would have to happen for this account to be liquidated? <Shown /> This sample is live:
        type in any cell.
      </p>
      <div className={styles['acts']}>
        <Button look="main" onClick={onPaste}>
          Paste my positions
        </Button>
        <Button look="edged" onClick={() => look({ firstVisit: false })}>
          Keep playing with this sample
        </Button>
        <Button
          look="edged"
          onClick={() => run(openDocument('Start blank', { baseline: blank(), draft: [] }))}
        >
          Start blank
        </Button>
      </div>
    </section>
  )
}

/** What a venue prints beside each position, all others held still. */
function Shown() {
  const { baseline } = useSides()
  const chosen = useRisk((state) => state.view.pool)
  const held = poolInView(baseline, chosen)?.pool.positions ?? []
  const alone = held.flatMap(({ id }) => {
    const row = rowFigures(baseline, id)
    const distance = row?.liquidation.distance
    return row === undefined || distance?.kind !== 'figure'
      ? []
      : [`${row.symbol} ${format(distance.shown).text}`]
  })
  if (alone.length < 2) return null
  return <>A venue shows {listed(alone)}, each alone; together it is nearer.</>
}
