// Laws of editing, for the accounts and edits of tests/laws/support/accounts.ts: no edit makes or loses
// money but what it costs, edits on different accounts commute, and nothing given is written to.
// Entries are averages kept to forty digits, so equity is held to twenty places.
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountOf, holderOf } from '../../src/engine/model/book'
import { applyEdit, applyEdits, type Edit } from '../../src/engine/model/edit'
import { foldEdit } from '../../src/engine/model/fold'
import type { Scenario } from '../../src/engine/model/scenario'
import { markOf } from '../../src/engine/model/snapshot'
import { NO_SIZE, NOTHING, price, sign, size, usd, type Usd } from '../../src/engine/units/amount'
import { equityOf, moves, NO_FEE, only, scenarios, trades } from './support/accounts'
import { frozen } from './support/freeze'
import { RUN } from './support/generators'

const HAIR = usd('1e-20')

function isSame(a: Usd, b: Usd): boolean {
  return a.minus(b).abs().lt(HAIR)
}

/** What an edit must have cost: fee and slippage on the notional it traded. */
function costOf(before: Scenario, after: Scenario, edit: Edit): Usd {
  if (!('position' in edit)) return NOTHING
  const [held, now] = [before, after].map(({ book }) => holderOf(book, edit.position)?.position)
  if (now === undefined) return NOTHING
  const mark = markOf(before.snapshot, now.market) ?? price(0)
  const { takerFee, slippage } = before.assumptions
  const traded = now.size.minus(held?.size ?? NO_SIZE).abs()
  return traded.times(mark).times((takerFee?.value ?? slippage.value).plus(slippage.value))
}

describe('equity of an account', () => {
  it('after any trade at the mark is equity before, less its cost, in every mode', () => {
    fc.assert(
      fc.property(scenarios, trades(), (scenario, edit) => {
        const next = applyEdit(scenario, edit, NO_FEE)
        if (!next.ok) return
        const before = equityOf(only(scenario), scenario)
        const after = equityOf(only(next.value), next.value)
        expect(isSame(after, before.minus(costOf(scenario, next.value, edit)))).toBe(true)
      }),
      RUN,
    )
  })

  it('does not change by moving margin, switching mode or choosing leverage', () => {
    fc.assert(
      fc.property(scenarios, moves(), (scenario, edit) => {
        const next = applyEdit(scenario, edit, NO_FEE)
        if (!next.ok) return
        expect(
          isSame(equityOf(only(next.value), next.value), equityOf(only(scenario), scenario)),
        ).toBe(true)
      }),
      RUN,
    )
  })

  it('changes by a deposit or withdrawal to the last digit', () => {
    fc.assert(
      fc.property(scenarios, fc.integer({ min: -10_000, max: 10_000 }), (scenario, change) => {
        const amount = usd(change)
        const edit: Edit =
          sign(amount) < 0
            ? { kind: 'withdraw', account: 'a', amount: amount.neg() }
            : { kind: 'deposit', account: 'a', amount }
        const next = applyEdit(scenario, edit, NO_FEE)
        if (!next.ok) throw new Error(next.issue.message)
        expect(only(next.value).cash.toString()).toBe(only(scenario).cash.plus(amount).toString())
      }),
      RUN,
    )
  })

  it('over a whole list of edits loses only what each of them cost', () => {
    const list = fc.array(fc.oneof(trades(), moves()), { maxLength: 8 })
    fc.assert(
      fc.property(scenarios, list, (scenario, edits) => {
        let now = scenario
        let cost = NOTHING
        for (const edit of edits) {
          const next = applyEdit(now, edit, NO_FEE)
          if (!next.ok) continue
          cost = cost.plus(costOf(now, next.value, edit))
          now = next.value
        }
        const before = equityOf(only(scenario), scenario)
        expect(isSame(equityOf(only(now), now), before.minus(cost))).toBe(true)
      }),
      RUN,
    )
  })
})

describe('a trade in two parts at one mark', () => {
  it('is the trade in one: size, cash and costs', () => {
    fc.assert(
      fc.property(
        scenarios,
        fc.integer({ min: -9_999, max: 9_999 }),
        fc.integer({ min: 1, max: 99 }),
        (scenario, whole, percent) => {
          const [held] = only(scenario).positions
          if (held === undefined) return
          const total = size(whole)
          const part = size(Math.trunc((whole * percent) / 100))
          const after = (...parts: readonly (typeof total)[]) => {
            const edits = parts.map((each): Edit => ({
              kind: 'fill',
              position: held.id,
              size: each,
            }))
            const { scenario: now } = applyEdits(scenario, edits, NO_FEE)
            const position = holderOf(now.book, held.id)?.position
            if (position === undefined) throw new Error('the position')
            return { now, position }
          }
          const [one, two] = [after(total), after(part, total.minus(part))]
          expect(two.position.size.toString()).toBe(one.position.size.toString())
          expect(isSame(two.position.costsPaid, one.position.costsPaid)).toBe(true)
          expect(isSame(equityOf(only(two.now), two.now), equityOf(only(one.now), one.now))).toBe(
            true,
          )
        },
      ),
      RUN,
    )
  })
})

/** The account `a` of a scenario once more as `b`, its positions under names of their own. */
function doubled(scenario: Scenario): Scenario {
  const account = only(scenario)
  const twin = {
    ...account,
    id: 'b',
    positions: account.positions.map((held) => ({ ...held, id: `b${held.id}` })),
  }
  return { ...scenario, book: { accounts: [account, twin] } }
}

describe('edits on different accounts', () => {
  const any = (account: 'a' | 'b') => fc.oneof(trades(account), moves(account))

  it('commute', () => {
    fc.assert(
      fc.property(scenarios, any('a'), any('b'), (scenario, mine, yours) => {
        const both = doubled(scenario)
        const one = applyEdits(both, [mine, yours], NO_FEE)
        const other = applyEdits(both, [yours, mine], NO_FEE)
        expect(JSON.stringify(one.scenario.book)).toBe(JSON.stringify(other.scenario.book))
      }),
      RUN,
    )
  })

  it('leave each other’s account the same object', () => {
    fc.assert(
      fc.property(scenarios, any('a'), (scenario, edit) => {
        const both = doubled(scenario)
        const { scenario: now } = applyEdits(both, [edit], NO_FEE)
        expect(accountOf(now.book, 'b')).toBe(accountOf(both.book, 'b'))
      }),
      RUN,
    )
  })
})

describe('a folded list', () => {
  it('ends at the sizes typed last, and costs no more than the list typed out', () => {
    const typed = fc.array(
      fc.record({
        kind: fc.constant('resize' as const),
        position: fc.constantFrom('p1', 'p2'),
        to: fc.integer({ min: -999, max: 999 }).map((to) => size(to)),
      }),
      { minLength: 1, maxLength: 6 },
    )
    fc.assert(
      fc.property(scenarios, typed, (scenario, edits) => {
        const folded = edits.reduce<readonly Edit[]>(
          (list, next) => foldEdit(list, next, scenario.book),
          [],
        )
        const [short, long] = [folded, edits].map(
          (list) => applyEdits(scenario, list, NO_FEE).scenario,
        )
        if (short === undefined || long === undefined) throw new Error('two scenarios')
        const sizes = (of: Scenario) => only(of).positions.map((held) => held.size.toString())
        expect(sizes(short)).toEqual(sizes(long))
        const [less, more] = [equityOf(only(short), short), equityOf(only(long), long)]
        expect(less.plus(HAIR).gte(more)).toBe(true)
      }),
      RUN,
    )
  })

  it('with marks typed in between ends at the same sizes and marks as typed out', () => {
    const typed = fc.array(
      fc.oneof(
        trades(),
        moves(),
        fc.integer({ min: 1, max: 9_999 }).map((to): Edit => ({
          kind: 'mark',
          market: 'plain:AAA' as never,
          to: price(to),
        })),
      ),
      { minLength: 1, maxLength: 8 },
    )
    fc.assert(
      fc.property(scenarios, typed, (scenario, edits) => {
        // Only edits that can be done reach a draft.
        const list: Edit[] = []
        let folded: readonly Edit[] = []
        for (const edit of edits) {
          const next = applyEdit(applyEdits(scenario, list, NO_FEE).scenario, edit, NO_FEE)
          if (!next.ok) continue
          list.push(edit)
          folded = foldEdit(folded, edit, scenario.book)
        }
        const out = applyEdits(scenario, list, NO_FEE)
        const short = applyEdits(scenario, folded, NO_FEE)
        expect(short.refused).toEqual([])
        const sizes = (of: Scenario) =>
          only(of)
            .positions.filter((held) => !held.size.isZero())
            .map((held) => `${held.id} ${held.size.toString()}`)
        expect(sizes(short.scenario)).toEqual(sizes(out.scenario))
        const aaa = (of: Scenario) => markOf(of.snapshot, 'plain:AAA' as never)?.toString()
        expect(aaa(short.scenario)).toBe(aaa(out.scenario))
      }),
      RUN,
    )
  })
})

it('frozen scenarios and edits are enough: nothing given is written to', () => {
  fc.assert(
    fc.property(
      scenarios,
      fc.array(fc.oneof(trades(), moves()), { maxLength: 5 }),
      (scenario, edits) => {
        const loose = JSON.stringify(applyEdits(scenario, edits, NO_FEE).scenario.book)
        const held = applyEdits(frozen(scenario), frozen(edits), NO_FEE)
        expect(JSON.stringify(held.scenario.book)).toBe(loose)
      },
    ),
    RUN,
  )
})
