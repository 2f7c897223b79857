// What do the figures rest on, who says so, and as of when?

import {
  restsOn,
  type MarketRests,
  type Rests,
  type Source,
  type VenueRests,
} from '../../store/select/report-terms'
import type { Side } from '../../store/select/sides'
import { formatDay, type RateUnit } from '../../ui/format'
import { useRisk } from '../use-risk'
import { ReportTable, told, toldInWords, type Column, type Row } from './ReportTable'
import styles from './Report.module.css'

const MARKET_COLUMNS: readonly Column[] = [
  { labels: ['Mark'] },
  { labels: ['Funding rate', 'Cap of one payment'] },
  { labels: ['Maintenance', 'Tier'] },
  { labels: ['Source of the terms', 'As of'], isText: true },
]
const FIGURE_COLUMNS: readonly Column[] = [
  { labels: ['Assumed'], width: 16 },
  { labels: ['Source'], isText: true, width: 46 },
  { labels: ['As of'], isText: true, width: 20 },
]
const VENUE_COLUMNS: readonly Column[] = [
  { labels: ['Source'], isText: true, width: 56 },
  { labels: ['As of'], isText: true, width: 20 },
]

export function RestsPart({ side }: { readonly side: Side }) {
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const { markets, volatilities, correlations, costs, venues } = restsOn(side)
  const scenario = side.scenario.name
  const figures = (title: string, first: string, rows: readonly Rests[]) =>
    rows.length > 0 && (
      <ReportTable
        scenario={scenario}
        title={title}
        first={first}
        columns={FIGURE_COLUMNS}
        rows={rows.map((one) => figureRow(title, one))}
      />
    )
  return (
    <>
      <ReportTable
        scenario={scenario}
        title="Markets"
        first="Market"
        columns={MARKET_COLUMNS}
        rows={markets.map((one) => marketRow(one, rateUnit))}
      />
      {figures('Volatility', 'Coin', volatilities)}
      {figures('Correlation', 'Pair', correlations)}
      {figures('Costs of trading', 'Cost', costs)}
      <ReportTable
        scenario={scenario}
        title="Rules"
        first="Venue"
        columns={VENUE_COLUMNS}
        rows={venues.map(venueRow)}
      />
      <ul className={styles['note']}>
        <li>
          Volatility and correlation are assumed, not measured. Joint limit, buffers, the stress
          grid and liquidation prices need none of them.
        </li>
        {venues.flatMap(({ name, notes }) =>
          notes.map((note) => (
            <li key={`${name} ${note}`}>
              {name}: {note}
            </li>
          )),
        )}
        <li>
          Marks do not move by themselves. USDC, USDT and USD count one for one in totals. Figures
          are arithmetic on what was entered, not advice and not a forecast.
        </li>
      </ul>
    </>
  )
}

function marketRow(one: MarketRests, rateUnit: RateUnit): Row {
  const name = `${one.symbol} on ${one.venue}`
  return {
    id: one.id,
    name: one.symbol,
    text: one.symbol,
    says: one.estimate === undefined ? one.venue : `${one.venue}. Estimate: ${one.estimate}`,
    cells: [
      [told({ label: `Mark of ${name}`, value: one.mark })],
      [
        told({ label: `Funding rate of ${name}`, value: one.rate, rateUnit }),
        told({ label: `Cap of one payment, ${name}`, value: one.cap }),
      ],
      [told({ label: `Maintenance of ${name}`, value: one.maintenance }), toldInWords(one.tier)],
      sourceLines(one.source),
    ],
  }
}

function figureRow(title: string, one: Rests): Row {
  return {
    id: one.id,
    name: one.name,
    text: one.name,
    cells: [
      [told({ label: `${title}: ${one.name}`, value: one.value })],
      ...sourceLines(one.source).map((line) => [line]),
    ],
  }
}

function venueRow({ id, name, source, estimate }: VenueRests): Row {
  return {
    id,
    name,
    text: name,
    says: estimate === undefined ? undefined : `Estimate: ${estimate}`,
    cells: sourceLines(source).map((line) => [line]),
  }
}

function sourceLines({ from, asOf }: Source) {
  return [
    toldInWords(from),
    { content: asOf === undefined ? 'day not known' : formatDay(asOf), digits: asOf ?? '' },
  ]
}
