// What others see: the figures of the page, and beside them what they become for whoever opens the link.

import type { Compared, SharePreview } from '../../store/select/shared'
import { Shows } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import styles from './Sharing.module.css'

export function Seen({ preview }: { readonly preview: SharePreview }) {
  const { figures, rows, more } = preview
  return (
    <section className={styles['part']} aria-label="What others see">
      <Table label="What others see" head={HEAD} fits>
        {figures.map((each) => (
          <TableRow key={each.label}>
            <RowHead>{each.label}</RowHead>
            <Cells of={[each]} />
          </TableRow>
        ))}
        {rows.map(({ id, symbol, size, price }) => (
          <TableRow key={id}>
            <RowHead>{symbol}, size and liquidation price</RowHead>
            <Cells of={[size, price]} />
          </TableRow>
        ))}
      </Table>
      {more > 0 && (
        <p className={styles['quiet']}>
          And {more} more {more === 1 ? 'position' : 'positions'}, likewise.
        </p>
      )}
    </section>
  )
}

const HEAD = (
  <>
    <ColumnHead first="" />
    <ColumnHead first="On your page" end />
    <ColumnHead first="For others" end />
  </>
)

function Cells({ of }: { readonly of: readonly Compared[] }) {
  return SIDES.map(({ side, title }) => (
    <TableCell key={side} end>
      {of.map((each) => (
        <Line key={each.label} label={title}>
          <Shows label={`${each.label}, ${title}`} value={each[side]} />
        </Line>
      ))}
    </TableCell>
  ))
}

const SIDES = [
  { side: 'mine', title: 'on your page' },
  { side: 'theirs', title: 'for others' },
] as const
