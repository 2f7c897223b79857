// Whole recompute on the exact path, beside a bare decimal.js loop that does only the closed forms.
// Asked for: at most 3 × the loop at every size, growth at most N^1.3; and after an edit of one position
// among 2,000, standing, verdict and the liquidation prices of 40 visible rows within a tenth of the whole.
import { Decimal } from 'decimal.js'
import { formOf } from '../../src/engine/margin/form'
import { initialOf, summarise } from '../../src/engine/margin/initial'
import { poolsOf } from '../../src/engine/margin/pool'
import { appraise, marksFor, standingOf } from '../../src/engine/margin/stand'
import { bandOf } from '../../src/engine/liquidation/price'
import { marketIdOf } from '../../src/engine/model/market'
import { marketsOf, type Scenario } from '../../src/engine/model/scenario'
import { size } from '../../src/engine/units/amount'
import { publishedMarket, venueRules } from '../../src/engine/venues/registry'
import { resize } from '../../src/store/commands/resize'
import { poolValues } from '../../src/store/select/pool-values'
import { bandIn } from '../../src/store/select/questions'
import { rowFigures } from '../../src/store/select/rows'
import { sidesSelector, type Side } from '../../src/store/select/sides'
import { verdictOf } from '../../src/store/select/verdict'
import { createRiskStore, takerFee } from '../../src/store/store'
import { crossPool } from './support/books'
import { growth, keep, typical, ms, table } from './support/measure'

const SIZES = [5, 50, 500, 2_000] as const
const LIMIT_RATIO = 3
const LIMIT_GROWTH = 1.3
const LIMIT_EDIT = 0.1
const VISIBLE = 40

/** Account summary and every liquidation price, from the scenario up. */
function whole(scenario: Scenario): unknown {
  const [account] = scenario.book.accounts
  const [pool] = account === undefined ? [] : poolsOf(account)
  const rules = account && venueRules(account.venue)
  if (pool === undefined || rules === undefined) throw new Error('the timing book has a pool')
  const formed = formOf(pool, rules, marketsOf(scenario, publishedMarket))
  if (!formed.ok) throw new Error('the timing book has a form')
  const marks = marksFor(formed.form, scenario.snapshot)
  if (!marks.ok) throw new Error('the timing book has marks')
  const appraisal = appraise(formed.form, marks.markOf)
  const summary = summarise(appraisal, standingOf(appraisal), (line) => initialOf(line))
  const bands = [...formed.form.legsOf.keys()].map((market) => bandOf(appraisal, market))
  return [summary, bands]
}

interface BarePosition {
  readonly size: Decimal
  readonly entry: Decimal
  readonly mark: Decimal
  readonly rate: Decimal
  readonly deduction: Decimal
}

const Bare = Decimal.clone({ precision: 40 })

/** The closed forms alone: no tiers to find, no units, no reasons. */
function bare(cash: Decimal, positions: readonly BarePosition[]): unknown {
  let equity = cash
  let maintenance = new Bare(0)
  const lines = positions.map((held) => {
    const value = held.size.times(held.mark)
    const required = value.abs().times(held.rate).minus(held.deduction)
    equity = equity.plus(held.size.times(held.mark.minus(held.entry)))
    maintenance = maintenance.plus(required)
    return { held, value, required }
  })
  const buffer = equity.minus(maintenance)
  return lines.map(({ held, value, required }) => {
    const rest = buffer.minus(value).plus(required)
    const slope = held.size.abs().times(held.rate).minus(held.size)
    return rest.plus(held.deduction).div(slope)
  })
}

function bareBook(scenario: Scenario): { cash: Decimal; positions: readonly BarePosition[] } {
  const [account] = scenario.book.accounts
  if (account === undefined) throw new Error('the timing book has an account')
  const positions = account.positions.map((held) => {
    const mark = scenario.snapshot.quotes.get(held.market)?.mark
    if (mark === undefined) throw new Error('the timing book has marks')
    return {
      size: new Bare(held.size.toString()),
      entry: new Bare(held.entry.toString()),
      mark: new Bare(mark.toString()),
      rate: new Bare('0.0125'),
      deduction: new Bare('50'),
    }
  })
  return { cash: new Bare(account.cash.toString()), positions }
}

const rows = SIZES.map((n) => {
  const runs = n >= 500 ? 15 : 200
  const exact = typical(runs, () => crossPool(n), whole)
  const loop = typical(
    runs,
    () => bareBook(crossPool(n)),
    (book) => bare(book.cash, book.positions),
  )
  return { n, exact, loop }
})

console.log('Whole recompute: account summary and every liquidation price, one cross pool\n')
table(
  ['positions', 'exact', 'bare loop', 'ratio', `≤ ${LIMIT_RATIO}`],
  rows.map(({ n, exact, loop }) => [
    String(n),
    ms(exact),
    ms(loop),
    (exact / loop).toFixed(2),
    exact / loop <= LIMIT_RATIO ? 'yes' : 'NO',
  ]),
)
const [first, last] = [rows[1], rows.at(-1)]
if (first !== undefined && last !== undefined) {
  const power = growth({ n: first.n, ms: first.exact }, { n: last.n, ms: last.exact })
  console.log(
    `\ngrowth from ${first.n} to ${last.n}: N^${power.toFixed(2)} (≤ N^${LIMIT_GROWTH}: ${power <= LIMIT_GROWTH ? 'yes' : 'NO'})`,
  )
}

const store = createRiskStore({ baseline: crossPool(2_000), draft: [] }, { show: 'baseline' })
const selectSides = sidesSelector(takerFee)
let typed = 10
const edit = (): Side => {
  typed = typed === 10 ? 11 : 10
  store.getState().run(resize('p7', size(typed)))
  return selectSides(store.getState()).draft
}
const poolOf = (side: Side) => {
  const [pool] = side.pools
  if (pool?.state.kind !== 'known') throw new Error('the timing book has a pool')
  return { pool, state: pool.state }
}
/** Standing, verdict figures and the liquidation prices of the rows in view. */
const asked = () => {
  const { pool, state } = poolOf(edit())
  const prices = Array.from({ length: VISIBLE }, (_, at) =>
    bandIn(state.appraisal, marketIdOf('generic', `M${at}`)),
  )
  return [poolValues(pool), prices]
}
/** The same with every column of those rows. */
const drawn = () => {
  const side = edit()
  const rows40 = Array.from({ length: VISIBLE }, (_, at) => rowFigures(side, `p${at}`))
  return [poolValues(poolOf(side).pool), rows40]
}
keep(edit())
const full = last?.exact ?? Number.NaN
const shareRow = (name: string, took: number) => [
  name,
  ms(took),
  ms(full),
  (took / full).toFixed(3),
  took / full <= LIMIT_EDIT ? 'yes' : 'NO',
]
console.log(`\nAfter an edit of one position among 2,000, ${VISIBLE} rows in view\n`)
table(
  ['', 'edit', 'whole', 'share', `≤ ${LIMIT_EDIT}`],
  [
    shareRow(
      'standing, verdict figures, liquidation prices',
      typical(60, () => undefined, asked),
    ),
    shareRow(
      'the same, with every column of the rows',
      typical(60, () => undefined, drawn),
    ),
  ],
)
const nearest = typical(
  5,
  () => edit(),
  (side) => verdictOf(side, 'all'),
)
console.log(
  `\nverdict sentence with nearest death over 2,000 underlyings, after an edit: ${ms(nearest)}`,
)
