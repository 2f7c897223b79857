// The report in one line, and the way to it.

import { useCallback } from 'react'
import { stressOf } from '../../store/select/report-stress'
import type { Side } from '../../store/select/sides'
import { Bench } from '../../ui/Bench'
import { Button } from '../../ui/Button'
import { format } from '../../ui/format'
import { useWorked } from '../../ui/use-worked'
import { useRisk, useSidesLater } from '../use-risk'
import styles from './Report.module.css'

export function ReportBench({ onReport }: { readonly onReport: () => void }) {
  const sides = useSidesLater()
  const show = useRisk((state) => state.view.show)
  const payments = useRisk((state) => state.document.realisedFunding?.length ?? 0)
  const side = show === 'baseline' ? sides.baseline : sides.draft
  const plan = useCallback(() => firstOf(side), [side])
  const found = useWorked(plan)
  if (side.pools.every(({ pool }) => pool.positions.length === 0)) return null
  const isDraft = !sides.same && show !== 'baseline'
  return (
    <Bench
      id="bench-report"
      title="Report"
      finding={
        found === undefined ? 'working it out' : `${isDraft ? 'draft ' : ''}${found.join('')}`
      }
    >
      <p>
        Verdict, stress grid, correlation worlds, funding
        {payments > 0 && `, ${payments} funding payments you imported`} and assumptions on one page,
        to read or to print.
      </p>
      <p className={styles['go']}>
        <Button look="edged" onClick={onReport}>
          Open the report
        </Button>
      </p>
    </Bench>
  )
}

/** What a fall of everything by a tenth does, in one line. */
function firstOf(side: Side): readonly (() => string)[] {
  const [falls] = stressOf(side)
  const [work] = falls?.rows ?? []
  const [shock] = falls?.shocks ?? []
  if (work === undefined || shock === undefined) return []
  return [
    () => {
      const { name, cells } = work()
      return `${name.toLowerCase()} ${format(shock).text}: ${cells[0]?.says ?? ''}`
    },
  ]
}
