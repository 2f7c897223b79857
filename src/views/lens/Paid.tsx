// What has funding in fact cost so far, where a ledger says so? One line beside what the rates of now would charge.

import { realisedOf } from '../../store/select/report-realised'
import type { Side } from '../../store/select/sides'
import { formatDay } from '../../ui/format'
import { Shows } from '../../ui/Shows'
import { useRiskLater } from '../use-risk'
import styles from './Lens.module.css'

export function Paid({ side }: { readonly side: Side }) {
  const payments = useRiskLater((state) => state.document.realisedFunding)
  if (payments === undefined || payments.length === 0) return null
  const { total } = realisedOf(payments, side)
  const { span } = total
  return (
    <p className={styles['words']}>
      By your ledgers{span !== undefined && `, ${formatDay(span[0])} to ${formatDay(span[1])}`}:{' '}
      <Shows label="Funding paid or received so far" value={total.net} tone="signed" />, a day{' '}
      <Shows label="Funding a day so far" value={total.perDay} tone="signed" /> on average of whole
      days; the rates of now,{' '}
      <Shows label="Funding a day at the rates of now" value={total.today} tone="signed" />. It is
      in cash already; the report has it by market and by day.
    </p>
  )
}
