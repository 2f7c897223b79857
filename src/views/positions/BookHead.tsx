// The head of the book: its order, its columns, and what sizes are counted in.

import type { RowOrder, SizeUnit } from '../../store/state'
import { Select } from '../../ui/Field'
import { MenuButton } from '../../ui/MenuButton'
import { Segmented } from '../../ui/Segmented'
import type { BookColumn } from '../../store/state'
import { useActions, useRisk } from '../use-risk'
import { COLUMNS, toggled } from './columns'
import styles from './Positions.module.css'

const ORDERS: readonly { readonly value: RowOrder; readonly text: string }[] = [
  { value: 'book', text: 'my order' },
  { value: 'contribution', text: 'contribution' },
  { value: 'distance', text: 'distance' },
  { value: 'notional', text: 'notional' },
  { value: 'drag', text: 'drag' },
]

const UNITS: readonly { readonly value: SizeUnit; readonly text: string }[] = [
  { value: 'coin', text: 'coin' },
  { value: 'usd', text: 'USD' },
]

export function BookHead({ shown }: { readonly shown: ReadonlySet<BookColumn> }) {
  const { look } = useActions()
  const order = useRisk((state) => state.view.order)
  const unit = useRisk((state) => state.view.sizeUnit)
  const fits = useRisk((state) => state.view.hidden === 'fit')
  return (
    <div className={styles['bookHead']}>
      <h2 className={styles['bookTitle']}>Book</h2>
      <Select
        label="Sort"
        beside
        value={order}
        choices={ORDERS}
        onChoose={(next) => look({ order: next })}
      />
      <MenuButton
        label="Columns shown"
        face="Columns"
        acts={[
          {
            text: 'As many as fit',
            checked: fits,
            onAct: () => look({ hidden: fits ? toggledOff(shown) : 'fit' }),
          },
          ...COLUMNS.map(({ id, text }) => ({
            text,
            checked: shown.has(id),
            onAct: () => look({ hidden: toggled(shown, id) }),
          })),
        ]}
      />
      <Segmented
        label="Sizes in"
        value={unit}
        choices={UNITS}
        onChoose={(next) => look({ sizeUnit: next })}
      />
    </div>
  )
}

/** What is hidden now, kept as the reader's choice. */
function toggledOff(shown: ReadonlySet<BookColumn>): readonly BookColumn[] {
  return COLUMNS.map(({ id }) => id).filter((id) => !shown.has(id))
}
