// Tables are tables. Roles are written out because below 768 px rows become cards, and an element that
// is no longer laid out as a table would otherwise stop being one for a screen reader.

import {
  createContext,
  use,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { useRoving, type RowsBeyond } from './use-roving'
import styles from './Table.module.css'

const ROLE = {
  grid: { role: 'grid' },
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  columnHead: { role: 'columnheader' },
  rowHead: { role: 'rowheader' },
} as const

const CellRole = createContext<'cell' | 'gridcell'>('cell')

/** A grid is walked with the arrow keys and is one stop for Tab. */
export function Grid({
  label,
  head,
  columns,
  beyond,
  children,
}: TableProps & {
  /** Columns of figures shown: with few the grid fits its place and its head can stay in sight. */
  readonly columns?: number
  /** Where only the rows in sight are drawn: how many there are, and how to get to one. */
  readonly beyond?: RowsBeyond | undefined
}) {
  const { ref, keys } = useRoving<HTMLTableElement>(beyond)
  return (
    <div className={styles['scroller']} data-columns={columns}>
      <table
        ref={ref}
        {...ROLE.grid}
        aria-label={label}
        aria-rowcount={beyond === undefined ? undefined : beyond.count + 1}
        aria-multiselectable={beyond === undefined ? undefined : true}
        className={styles['table']}
        data-cards=""
        data-widths=""
        {...keys}
      >
        <Parts head={head} cells="gridcell">
          {children}
        </Parts>
      </table>
    </div>
  )
}

interface TableProps {
  readonly label: string
  /** A row of column heads. */
  readonly head: ReactNode
  readonly children: ReactNode
}

export function Table({
  label,
  head,
  fits = false,
  children,
}: TableProps & {
  /** Few columns: as wide as its place, with heads that wrap. */
  readonly fits?: boolean
}) {
  const { ref, scrolls } = useScrolls()
  // What scrolls and holds nothing to focus could not be read by keyboard.
  const reached = scrolls ? { tabIndex: 0, role: 'group', 'aria-label': `${label}, scrolls` } : {}
  return (
    <div ref={ref} className={styles['scroller']} {...reached}>
      <table
        {...ROLE.table}
        aria-label={label}
        className={styles['table']}
        data-cards=""
        data-fits={fits ? '' : undefined}
      >
        <Parts head={head} cells="cell">
          {children}
        </Parts>
      </table>
    </div>
  )
}

/** Whether a place holds more than its width shows. */
function useScrolls() {
  const ref = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useEffect(() => {
    const place = ref.current
    if (place === null) return
    const watcher = new ResizeObserver(() => setScrolls(place.scrollWidth > place.clientWidth))
    for (const part of [place, ...place.children]) watcher.observe(part)
    return () => watcher.disconnect()
  }, [])
  return { ref, scrolls }
}

function Parts({
  head,
  cells,
  children,
}: {
  readonly head: ReactNode
  readonly cells: 'cell' | 'gridcell'
  readonly children: ReactNode
}) {
  return (
    <CellRole value={cells}>
      <thead {...ROLE.group}>
        <tr {...ROLE.row}>{head}</tr>
      </thead>
      <tbody {...ROLE.group}>{children}</tbody>
    </CellRole>
  )
}

/** One line says one thing; a cell of two lines has a head of two lines. */
export function ColumnHead({
  first,
  second,
  width,
  end = false,
}: {
  readonly first: ReactNode
  readonly second?: ReactNode
  /** Share of the table's width, in percent. */
  readonly width?: number
  /** Figures: aligned to the end. */
  readonly end?: boolean
}) {
  return (
    <th
      {...ROLE.columnHead}
      scope="col"
      className={styles['head']}
      data-end={end ? '' : undefined}
      style={width === undefined ? undefined : { width: `${width}%` }}
    >
      {first}
      {second !== undefined && <span className={styles['second']}> {second}</span>}
    </th>
  )
}

export function TableRow({
  state,
  drafted = false,
  keys,
  index,
  measure,
  selected,
  dimmed = false,
  onPick,
  children,
}: {
  readonly state?: string | undefined
  readonly drafted?: boolean
  /** The row's number from 0, in a grid that draws only some of its rows. */
  readonly index?: number
  /** Told the drawn row, to learn how tall it is. */
  readonly measure?: (row: HTMLElement | null) => void
  readonly selected?: boolean | undefined
  /** Set aside: still there, and not in any figure. */
  readonly dimmed?: boolean
  /** Told of every press on the row before what was pressed is. */
  readonly onPick?: (event: MouseEvent<HTMLElement>) => void
  /** Keys that act on the whole row. */
  readonly keys?: (event: KeyboardEvent<HTMLElement>) => void
  readonly children: ReactNode
}) {
  return (
    <tr
      {...ROLE.row}
      ref={measure}
      className={styles['row']}
      aria-rowindex={index === undefined ? undefined : index + 2}
      aria-selected={selected}
      data-index={index}
      data-dimmed={dimmed ? '' : undefined}
      data-state={state}
      data-drafted={drafted ? '' : undefined}
      {...(keys === undefined ? {} : { onKeyDown: keys })}
      {...(onPick === undefined ? {} : { onClickCapture: onPick })}
    >
      {children}
    </tr>
  )
}

/** The room of rows that are not drawn. */
export function RowGap({ height }: { readonly height: number }) {
  return (
    <tr aria-hidden="true" className={styles['gap']}>
      <td style={{ height }}>&nbsp;</td>
    </tr>
  )
}

export function RowHead({ children }: { readonly children: ReactNode }) {
  return (
    <th {...ROLE.rowHead} scope="row" className={styles['rowHead']}>
      {children}
    </th>
  )
}

export function TableCell({
  end = false,
  wide = false,
  acts = false,
  span,
  children,
}: {
  readonly end?: boolean
  /** Takes the whole width of a card. */
  readonly wide?: boolean
  /** Holds what can be done to the row: on a card it stands in the corner. */
  readonly acts?: boolean
  readonly span?: number
  readonly children: ReactNode
}) {
  const role = use(CellRole)
  return (
    <td
      {...{ role }}
      className={styles['cell']}
      colSpan={span}
      data-end={end ? '' : undefined}
      data-wide={wide ? '' : undefined}
      data-acts={acts ? '' : undefined}
    >
      {children}
    </td>
  )
}

/** One line of a cell, with the words that stand before it on a card. */
export function Line({
  label,
  children,
}: {
  readonly label: string
  readonly children: ReactNode
}) {
  return (
    <div className={styles['line']} data-line="">
      <span className={styles['lineLabel']} aria-hidden="true">
        {label}
      </span>
      {children}
    </div>
  )
}
