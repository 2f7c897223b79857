// The float64 twin beside the exact path, one pool at its marks. Asked for: at least 100 times as fast.
import { lower, pricesFor } from '../../src/engine/kernels/lower'
import { surplus64 } from '../../src/engine/kernels/surplus64'
import { formOf } from '../../src/engine/margin/form'
import { poolsOf } from '../../src/engine/margin/pool'
import { appraise, marksFor } from '../../src/engine/margin/stand'
import { marketsOf } from '../../src/engine/model/scenario'
import { publishedMarket, venueRules } from '../../src/engine/venues/registry'
import { crossPool } from './support/books'
import { keep, typical, ms, table } from './support/measure'

const LIMIT = 100
const REPEATS = 2_000

const rows = [5, 20, 200].map((count) => {
  const scenario = crossPool(count)
  const [account] = scenario.book.accounts
  const [pool] = account === undefined ? [] : poolsOf(account)
  const rules = account && venueRules(account.venue)
  if (pool === undefined || rules === undefined) throw new Error('the timing book has a pool')
  const formed = formOf(pool, rules, marketsOf(scenario, publishedMarket))
  if (!formed.ok) throw new Error('the timing book has a form')
  const { form } = formed
  const marks = marksFor(form, scenario.snapshot)
  if (!marks.ok) throw new Error('the timing book has marks')
  const lowered = lower(form)
  if (!lowered.ok) throw new Error('the timing book lowers')
  const prices = pricesFor(lowered.lowered, marks.markOf)
  const out = new Float64Array(2)

  const exact = typical(
    30,
    () => undefined,
    () => {
      for (let at = 0; at < 20; at += 1) keep(appraise(form, marks.markOf))
    },
  )
  const fast = typical(
    30,
    () => undefined,
    () => {
      for (let at = 0; at < REPEATS; at += 1) surplus64(lowered.lowered, prices, out)
      keep(out)
    },
  )
  return { count, exact: exact / 20, fast: fast / REPEATS }
})

console.log('Standing of one pool: exact and float64\n')
table(
  ['positions', 'exact', 'float64', 'times as fast', `≥ ${LIMIT}`],
  rows.map(({ count, exact, fast }) => [
    String(count),
    ms(exact),
    `${(fast * 1e6).toFixed(0)} ns`,
    (exact / fast).toFixed(0),
    exact / fast >= LIMIT ? 'yes' : 'NO',
  ]),
)
