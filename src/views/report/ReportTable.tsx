// One table of the report: on a screen with its file beside it, on paper with its heads on every page.

import type { ReactNode } from 'react'
import { csv } from '../../charts/csv'
import { fileName, save } from '../../charts/save'
import { Button } from '../../ui/Button'
import type { Safer, Tone } from '../../ui/Figure'
import { editable, type RateUnit } from '../../ui/format'
import { Shows, type Answer } from '../../ui/Shows'
import { ColumnHead, Line, RowHead, Table, TableCell, TableRow } from '../../ui/Table'
import styles from './Report.module.css'

/** One line of a cell: what is read, and what its file holds. */
export interface Told {
  readonly content: ReactNode
  readonly digits: string
  /** The baseline's, where that stands beside the draft. */
  readonly was?: string | undefined
}

/** A column: the labels of its lines, which stand in its head, before its figures on a card, and in its file. */
export interface Column {
  readonly labels: readonly string[]
  /** What its head says below the first label, where that is shorter than the labels. */
  readonly second?: string
  /** Share of the table's width, in percent. */
  readonly width?: number
  /** Words rather than figures. */
  readonly isText?: boolean
}

export interface Row {
  readonly id: string
  readonly name: ReactNode
  /** The same as text, for the file. */
  readonly text: string
  readonly says?: string | undefined
  readonly isTotal?: boolean
  readonly state?: string | undefined
  /** For each column, a line for each of its labels. */
  readonly cells: readonly (readonly Told[])[]
}

/** A figure or words as a line of a cell. */
export function told(of: {
  readonly label: string
  readonly value: Answer
  readonly before?: Answer | undefined
  readonly tone?: Tone
  readonly safer?: Safer
  readonly rateUnit?: RateUnit
  /** Where the reason stands in the line above: the word alone. The file has it whole. */
  readonly brief?: boolean
  readonly onExplain?: (() => void) | undefined
}): Told {
  return {
    content: <Shows {...of} />,
    digits: digitsOf(of.value),
    was: of.before === undefined ? undefined : digitsOf(of.before),
  }
}

/** Words as a line of a cell. */
export function toldInWords(text: string): Told {
  return { content: text, digits: text }
}

/** Every digit of a figure, as a spreadsheet reads it. */
export function digitsOf(answer: Answer): string {
  return answer.kind === 'words' ? answer.text : editable(answer.shown.amount)
}

export function ReportTable({
  scenario,
  title,
  first,
  columns,
  rows,
  fileRows = rows,
}: {
  /** Names the file, with the title. */
  readonly scenario: string
  readonly title: string
  /** Head of the first column. */
  readonly first: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  /** Rows of the file, where it holds more than is listed. */
  readonly fileRows?: readonly Row[]
}) {
  if (rows.length === 0) return null
  const onSave = () => {
    const text = csv(sheetOf(first, columns, fileRows))
    save(fileName(`${scenario} ${title}`, 'csv'), 'text/csv', text)
  }
  return (
    <div className={styles['table']}>
      <div className={styles['caption']}>
        <h4>{title}</h4>
        <Button
          aria-label={`CSV: ${title}`}
          title="Save this table as a CSV file"
          data-screen-only=""
          onClick={onSave}
        >
          CSV
        </Button>
      </div>
      <Table
        label={title}
        fits
        head={
          <>
            <ColumnHead first={first} />
            {columns.map((column) => (
              <Head key={column.labels.join()} of={column} />
            ))}
          </>
        }
      >
        {rows.map((row) => (
          <TableRow key={row.id} state={row.state}>
            <RowHead>
              <span className={row.isTotal === true ? styles['total'] : undefined}>{row.name}</span>
              {row.says !== undefined && row.says !== '' && (
                <span className={styles['says']}>{row.says}</span>
              )}
            </RowHead>
            {row.cells.map((lines, at) => (
              <TableCell key={columns[at]?.labels.join()} end={columns[at]?.isText !== true}>
                {lines.map((line, place) => (
                  <Line key={columns[at]?.labels[place]} label={columns[at]?.labels[place] ?? ''}>
                    <span className={columns[at]?.isText === true ? styles['text'] : undefined}>
                      {line.content}
                    </span>
                  </Line>
                ))}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </Table>
    </div>
  )
}

function Head({
  of: { labels, second = labels[1], width, isText = false },
}: {
  readonly of: Column
}) {
  const words = (text: string | undefined) =>
    isText && text !== undefined ? <span className={styles['text']}>{text}</span> : text
  return (
    <ColumnHead
      first={words(labels[0])}
      second={words(second)}
      end={!isText}
      {...(width === undefined ? {} : { width })}
    />
  )
}

/** The rows of the file: one column for each line of a cell, and one for the baseline where it stands beside. */
export function sheetOf(
  first: string,
  columns: readonly Column[],
  rows: readonly Row[],
): readonly (readonly string[])[] {
  const compares = rows.some(({ cells }) => cells.flat().some(({ was }) => was !== undefined))
  const says = rows.some((row) => (row.says ?? '') !== '')
  const head = columns.flatMap(({ labels }) =>
    labels.flatMap((label) => (compares ? [label, `${label}, baseline`] : [label])),
  )
  return [
    [first, ...(says ? ['Of'] : []), ...head],
    ...rows.map((row) => [
      row.text,
      ...(says ? [row.says ?? ''] : []),
      ...columns.flatMap(({ labels }, at) =>
        labels.flatMap((_, place) => {
          const line = row.cells[at]?.[place]
          return compares ? [line?.digits ?? '', line?.was ?? ''] : [line?.digits ?? '']
        }),
      ),
    ]),
  ]
}
