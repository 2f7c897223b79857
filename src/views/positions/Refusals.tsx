// What the venue would say no to: the edit stays, and the reason stands below the rows with the amount
// that would clear it.

import type { AccountId } from '../../engine/model/book'
import { marketName } from '../../store/select/market-search'
import { isInUse } from '../../store/select/pool-values'
import { refusalsOf, type VenueRefusal } from '../../store/select/refusals'
import { poolName } from '../../store/select/verdict'
import { Sentence, sentence } from '../../ui/Shows'
import { useRisk, useRiskLater, useSidesLater } from '../use-risk'
import styles from './Positions.module.css'

export function Refusals({ account }: { readonly account: AccountId }) {
  const sides = useSidesLater()
  const edits = useRiskLater((state) => state.document.draft)
  const inBaseline = useRisk((state) => state.view.show === 'baseline')
  if (inBaseline && !sides.same) return null
  const own = refusalsOf(sides, edits).filter(
    ({ pool }) => sides.draft.poolsById.get(pool)?.account.id === account,
  )
  if (own.length === 0) return null
  const held = sides.draft.scenario.book.accounts.find(({ id }) => id === account)?.positions
  const isOneOfSeveral =
    sides.draft.pools.filter((pool) => pool.account.id === account && isInUse(pool)).length > 1
  const whose = ({ position, pool }: VenueRefusal) => {
    const one = position === undefined ? undefined : held?.find(({ id }) => id === position)
    if (one !== undefined) return `${marketName(one.market)}: `
    const whole = sides.draft.poolsById.get(pool)
    return isOneOfSeveral && whole !== undefined ? `${poolName(whole)}: ` : ''
  }
  return (
    <ul className={styles['refused']} aria-label="What the venue would refuse">
      {own.map((refusal) => (
        <li key={`${refusal.pool} ${refusal.position ?? ''} ${sentence(refusal.says)}`}>
          ! {whose(refusal)}
          <Sentence parts={refusal.says} />
        </li>
      ))}
    </ul>
  )
}
