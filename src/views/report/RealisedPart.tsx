// What has funding in fact cost or brought, and is that what today's rates charge?

import { removeRealised } from '../../store/commands/realised'
import type { Realised, RealisedDay, RealisedRow } from '../../store/select/report-realised'
import { Button } from '../../ui/Button'
import { formatDay } from '../../ui/format'
import { useActions } from '../use-risk'
import { ReportTable, told, toldInWords, type Column, type Row } from './ReportTable'
import styles from './Report.module.css'

/** Days listed; the file has all of them. */
const DAYS_LISTED = 31

const MARKET_COLUMNS: readonly Column[] = [
  { labels: ['Net', 'Payments'] },
  { labels: ['Received', 'Paid'] },
  { labels: ['A day, on average', 'Whole days'] },
  { labels: ['Today’s rates, a day'] },
]
const DAY_COLUMNS: readonly Column[] = [
  { labels: ['Net'] },
  { labels: ['Received'] },
  { labels: ['Paid'] },
  { labels: ['Payments'] },
]

export function RealisedPart({
  scenario,
  of: { rows, total, days, untimed },
}: {
  readonly scenario: string
  readonly of: Realised
}) {
  const { run, tell } = useActions()
  const listed = days.slice(-DAYS_LISTED)
  return (
    <>
      <ReportTable
        scenario={scenario}
        title="Funding paid, by market"
        first="Market"
        columns={MARKET_COLUMNS}
        rows={[...rows, total].map(marketRow)}
      />
      {days.length > 0 && (
        <ReportTable
          scenario={scenario}
          title="Funding paid, by day"
          first="Day"
          columns={DAY_COLUMNS}
          rows={listed.map(dayRow)}
          fileRows={days.map(dayRow)}
        />
      )}
      <p className={styles['note']}>
        {days.length > listed.length &&
          `The last ${listed.length} of ${days.length} days; the file of the table has them all. `}
        {untimed > 0 &&
          `${untimed} of the payments name no time: they are in the sums and in no day. `}
        From the ledgers you imported; it is in your cash already and no other figure counts it. The
        average is of whole days: the first and the last may be cut. Sizes and rates were then what
        they were then. Days are those of UTC, or of the ledger’s own clock where it names no zone.
        USDC, USDT and USD count one for one.
      </p>
      <p data-screen-only="">
        <Button
          look="edged"
          onClick={() => {
            run(removeRealised)
            tell({ kind: 'info', text: 'Funding payments removed.', undo: true })
          }}
        >
          Remove these payments
        </Button>
      </p>
    </>
  )
}

function marketRow(row: RealisedRow): Row {
  const name = row.venue === undefined ? row.name : `${row.name} on ${row.venue}`
  return {
    id: row.id,
    name: row.name,
    text: row.name,
    says: [row.venue, spanOf(row)].filter((each) => each !== undefined).join(', '),
    isTotal: row.id === 'total',
    cells: [
      [
        told({ label: `Net of ${name}`, value: row.net, tone: 'signed' }),
        toldInWords(countOf(row.payments)),
      ],
      [
        told({ label: `Received for ${name}`, value: row.received }),
        told({ label: `Paid for ${name}`, value: row.paid }),
      ],
      [
        told({ label: `Average a day of ${name}`, value: row.perDay, tone: 'signed' }),
        toldInWords(`${row.wholeDays} whole ${row.wholeDays === 1 ? 'day' : 'days'}`),
      ],
      [told({ label: `Today’s rates for ${name}, a day`, value: row.today, tone: 'signed' })],
    ],
  }
}

function spanOf({ span }: RealisedRow): string | undefined {
  if (span === undefined) return undefined
  const [first, last] = span
  return first === last ? formatDay(first) : `${formatDay(first)} to ${formatDay(last)}`
}

function dayRow({ day, payments, net, received, paid }: RealisedDay): Row {
  return {
    id: day,
    name: formatDay(day),
    text: day,
    cells: [
      [told({ label: `Net on ${formatDay(day)}`, value: net, tone: 'signed' })],
      [told({ label: `Received on ${formatDay(day)}`, value: received })],
      [told({ label: `Paid on ${formatDay(day)}`, value: paid })],
      [toldInWords(countOf(payments))],
    ],
  }
}

const countOf = (payments: number) => `${payments} ${payments === 1 ? 'payment' : 'payments'}`
