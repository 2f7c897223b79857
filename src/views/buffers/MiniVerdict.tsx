// On a phone the verdict scrolls away with the page; its two figures stay at the bottom of the screen.

import { holdsAnything, verdictOf } from '../../store/select/verdict'
import { Sentence, Shows } from '../../ui/Shows'
import { useRisk, useSidesLater } from '../use-risk'
import styles from './MiniVerdict.module.css'

export function MiniVerdict() {
  const sides = useSidesLater()
  const chosen = useRisk((state) => state.view.pool)
  const show = useRisk((state) => state.view.show)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const now = verdictOf(side, chosen)
  if (now === undefined || !holdsAnything(side)) return null
  const before = show === 'both' && !sides.same ? verdictOf(sides.baseline, now.pool.id) : undefined
  const [sooner] = now.sooner
  return (
    <aside className={styles['mini']} aria-label="Verdict in short">
      <span>
        <span className={styles['term']}>Joint</span>{' '}
        <Shows label="Joint limit" value={now.values.joint} before={before?.values.joint} />
      </span>
      <span>
        <Shows label="Nearest death" value={now.nearest} before={before?.nearest} />
      </span>
      {sooner !== undefined && (
        <span className={styles['sooner']}>
          <Sentence parts={sooner.says} />
        </span>
      )}
    </aside>
  )
}
