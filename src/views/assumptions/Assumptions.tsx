// What the σ of the verdict and the costs of the draft rest on. Closed, the figures in one line; opened, every
// one of them can be typed over, says where it comes from and goes back to its preset. Facts, not trades: a
// change here corrects the baseline and the draft alike.

import { assumedOn, misfitOn, type Assumptions as Assumed } from '../../store/select/assumed'
import { Bench } from '../../ui/Bench'
import { format } from '../../ui/format'
import { useSidesLater } from '../use-risk'
import { Correlations } from './Correlations'
import { Costs } from './Costs'
import { MarksAge } from './MarksAge'
import { Volatilities } from './Volatilities'
import styles from './Assumptions.module.css'

export function Assumptions() {
  const { draft } = useSidesLater()
  const assumed = assumedOn(draft)
  if (assumed.volatilities.length === 0) return null
  const misfit = misfitOn(draft)
  const typed = typedCount(assumed)
  return (
    <Bench
      id="bench-assumptions"
      title="Assumptions"
      finding={
        <>
          {inShort(assumed)}
          {typed > 0 && ` · ${typed} typed`}
          {misfit !== undefined && ' · correlations cannot all hold'} <MarksAge />
        </>
      }
    >
      <div className={styles['body']}>
        <Volatilities assumed={assumed} />
        <Correlations assumed={assumed} side={draft} />
        <Costs assumed={assumed} />
        <p className={styles['note']}>
          σ and ρ are assumed, not measured. The joint limit, buffer and liquidation prices need
          none of them. Funding is not assumed here: the book, its drag and the drift of liquidation
          prices hold today’s rates; only the funding lens offers the venue’s cap and receipts
          flipped.
        </p>
      </div>
    </Bench>
  )
}

/** Coins named in the closed line. */
const NAMED_MAX = 4

function inShort({ volatilities, matrix, elsewhere }: Assumed): string {
  const named = volatilities.slice(0, NAMED_MAX)
  const more = volatilities.length - named.length
  const sigmas = named.map(({ underlying, shown }) => `${underlying} ${format(shown).text}`)
  const head = `σ of one day: ${sigmas.join(' · ')}${more > 0 ? ` and ${more} more` : ''}`
  const own = matrix.flatMap(({ cells }) => cells).filter(({ isElsewhere }) => !isElsewhere)
  const rhos = own.slice(0, NAMED_MAX - 1).map(({ shown }) => format(shown).text)
  if (volatilities.length === 1) return head
  const rest = `${format(elsewhere.shown).text}${rhos.length > 0 ? ' elsewhere' : ' for every pair'}`
  return `${head} · ρ ${[...rhos, rest].join(' / ')}`
}

function typedCount(assumed: Assumed): number {
  const { volatilities, volatilityElsewhere, matrix, beyond, elsewhere, takerFee, slippage } =
    assumed
  const pairs = [...matrix.flatMap(({ cells }) => cells), ...beyond]
  const figures = [
    ...volatilities.filter(({ underlying }) => assumed.ownVolatility.has(underlying)),
    ...pairs.filter(({ isElsewhere }) => !isElsewhere),
    volatilityElsewhere,
    elsewhere,
    slippage,
    ...(takerFee === undefined ? [] : [takerFee]),
  ]
  return figures.filter(({ from }) => from === 'typed').length
}
