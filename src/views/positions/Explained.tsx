// One figure of a row, which Enter or a press explains.

import type { PositionFigure } from '../../engine/model/explanation'
import type { RowTerms } from '../../store/select/rows'
import type { Safer, Tone } from '../../ui/Figure'
import { Shows, type Answer } from '../../ui/Shows'
import { useExplain } from '../use-risk'

export interface Detail {
  readonly before?: Answer | undefined
  readonly tone?: Tone
  readonly safer?: Safer
  readonly rateUnit?: 'interval' | '8h' | 'day' | 'apr'
}

export function Explained({
  row,
  name,
  label,
  value,
  ...of
}: {
  readonly row: RowTerms
  readonly name: PositionFigure
  readonly label: string
  readonly value: Answer
} & Detail) {
  const explain = useExplain()
  return (
    <Shows
      label={`${label} of ${row.symbol}`}
      value={value}
      brief={name !== 'liquidation' || row.position.excluded === true}
      onExplain={() => explain.position(row.id, name)}
      {...of}
    />
  )
}
