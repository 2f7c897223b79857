// The course of a buffer under funding: a straight line to the day it ends, for each path of rates.
import { describe, expect, it } from 'vitest'
import { size } from '../../../src/engine/units/amount'
import { resize } from '../../../src/store/commands/resize'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import {
  erosionCourse,
  readErosion,
  typedHorizon,
  type ErosionCourse,
} from '../../../src/store/select/erosion-course'
import { fundingOf } from '../../../src/store/select/funding'
import { typedOwnRate } from '../../../src/store/select/funding-path'
import type { PoolFigures, Side } from '../../../src/store/select/sides'
import { scenarioFrom } from '../../fixtures/book'
import { riskOf, text } from '../../fixtures/risk'

const poolOf = (side: Side, id = 'a/cross'): PoolFigures => {
  const pool = side.poolsById.get(id)
  if (pool === undefined) throw new Error(`no pool ${id}`)
  return pool
}
const known = (found: ReturnType<typeof erosionCourse>): ErosionCourse => {
  if (found.kind === 'words') throw new Error(found.text)
  return found
}
const courseIn = (book: string, horizon: number) =>
  known(erosionCourse(poolOf(riskOf(scenarioFrom(book)).baseline()), undefined, horizon))
const said = (course: ErosionCourse) => course.now.map(({ name, days }) => [name, text(days)])

const typed = typedOwnRate('0.1')
if (!typed.ok) throw new Error('a rate')
const OWN = typed.value

/** 10 × 100 at 0.1 % every 8 hours: 3 a day. Buffer 100 − 1 % of 1,000. */
const PAYS = 'account A cross 100\nBTC long 10 @ 100 mark 100 mmr 1% funding 0.1%/8h'

describe('a pool that pays 3 a day of a buffer of 90', () => {
  it('is gone on day 30, which is a day of the course with nothing left', () => {
    const course = courseIn(PAYS, 60)
    expect(said(course)).toEqual([['Today’s rates; Today, receipts flipped', '30 d']])
    const end = course.x.indexOf(30)
    expect(course.now[0]!.buffer.slice(end - 1, end + 2)).toEqual([3, 0, undefined])
    expect(text(readErosion(course, end)!.buffers[0]!.now)).toBe('$0.00')
    expect(text(readErosion(course, end + 1)!.buffers[0]!.now)).toBe('gone')
  })

  it('has 60 left after ten days', () => {
    const course = courseIn(PAYS, 30)
    const one = readErosion(course, course.x.indexOf(10))!
    expect([text(one.day), text(one.buffers[0]!.now)]).toEqual(['10 d', '$60.00'])
  })

  it('a horizon before the end shows none, and still says when it comes', () => {
    const course = courseIn(PAYS, 10)
    expect(course.now[0]!.buffer.every((buffer) => buffer !== undefined)).toBe(true)
    expect(text(course.now[0]!.days)).toBe('30 d')
  })

  it('an end between two days is a stop of its own', () => {
    // 7 a day of 90: 12.857… days
    const course = courseIn(
      'account A cross 100\nBTC long 10 @ 100 mark 100 mmr 1% funding 0.7%/24h',
      30,
    )
    expect(course.x.some((day) => day > 12 && day < 13)).toBe(true)
    expect(text(course.now[0]!.days)).toBe('12 d')
  })
})

it('a pool that receives never ends, and flipped it pays the same', () => {
  const course = courseIn(
    'account A cross 100\nBTC short 10 @ 100 mark 100 mmr 1% funding 0.1%/8h',
    30,
  )
  expect(said(course)).toEqual([
    ['Today’s rates; At the cap', 'never: funding is received'],
    ['Today, receipts flipped', '30 d'],
  ])
  expect(course.now.map(({ buffer }) => buffer.at(-1))).toEqual([180, 0])
})

it('caps that nobody knows are said in words, never drawn', () => {
  expect(courseIn(PAYS, 30).absent).toEqual([
    'At the cap; Cap and flip: no funding cap is known for BTC. Give it in the terms of the market.',
  ])
})

it('known caps end the pool on the days that the funding table says', () => {
  const risk = riskOf(
    scenarioFrom(`account A on hyperliquid cross 30_000
      BTC long 1 @ 60_000 mark 60_000 funding 0.001%/1h
      ETH short 10 @ 3_000 mark 3_000 funding 0.001%/1h`),
  )
  const course = known(erosionCourse(poolOf(risk.baseline()), undefined, 30))
  const days = new Map(
    said(course).flatMap(([names, end]) => names!.split('; ').map((one) => [one, end])),
  )
  const table = [
    { rates: 'today', flips: false },
    { rates: 'cap', flips: false },
    { rates: 'cap', flips: true },
  ] as const
  const side = risk.baseline()
  expect(['Today’s rates', 'At the cap', 'Cap and flip'].map((path) => days.get(path))).toEqual(
    table.map((path) =>
      text(fundingOf(side, poolOf(side), { path: { ...path, own: OWN }, horizon: 30 }).total.days),
    ),
  )
  expect(course.absent).toEqual([])
})

it('a rate that nobody gave leaves no line at all', () => {
  const course = courseIn('account A cross 100\nBTC long 10 @ 100 mark 100 mmr 1%', 30)
  expect(course.now).toEqual([])
  expect(course.absent[0]).toBe(
    'Today’s rates; Today, receipts flipped: no funding rate is known for BTC. Type it in the book, under Funding rate.',
  )
})

it('a rate of one’s own is drawn beside the others, as it stands and flipped', () => {
  const pool = poolOf(riskOf(hedgedMajors()).baseline(), 'a1/cross')
  // 76,800 + 57,600 − 39,520 pays 0.3 % a day: 284.64 of 13,700; all of 173,920 pays 521.76
  expect(said(known(erosionCourse(pool, undefined, 60, { own: OWN })))).toEqual([
    ['Today’s rates', '542 d'],
    ['Today, receipts flipped', '188 d'],
    ['My own', '48 d'],
    ['My own, receipts flipped', '26 d'],
  ])
})

it('the draft is read beside the baseline on the same path', () => {
  const risk = riskOf(hedgedMajors())
  risk.run(resize('p2', size(24)))
  const course = known(
    erosionCourse(poolOf(risk.draft(), 'a1/cross'), poolOf(risk.baseline(), 'a1/cross'), 30),
  )
  const [today] = readErosion(course, course.x.length - 1)!.buffers
  // 13,700 − 30 × 25.248 = 12,942.56; 13,301.60 − 30 × 33.888 = 12,284.96
  expect([text(today!.before!), text(today!.now)]).toEqual(['$12,942', '$12,284'])
})

describe('a pool already gone', () => {
  // Equity 15 − 10 of 18 required; a tenth of the size requires 1.80. It would receive 0.27 a day.
  const gone = scenarioFrom('account A cross 15\nBTC long 1 @ 100 mark 90 mmr 20% funding -0.1%/8h')

  it('has no course, for it does not come back by receiving', () => {
    expect(erosionCourse(poolOf(riskOf(gone).baseline()), undefined, 30)).toEqual({
      kind: 'words',
      text: 'already liquidatable: funding finds no buffer to eat',
    })
  })

  it('is not drawn as the baseline of a draft that lives, and that is said', () => {
    const risk = riskOf(gone)
    risk.run(resize('p1', size('0.1')))
    const course = known(erosionCourse(poolOf(risk.draft()), poolOf(risk.baseline()), 30))
    expect(course.before).toEqual([])
    expect(course.absent).toContain('Baseline: already liquidatable.')
  })
})

describe('a typed horizon', () => {
  it.each([
    ['30', 30],
    [' 90 d', 90],
    ['365 days', 365],
    ['3650', 3650],
  ])('%s is %i days', (typed, days) => {
    expect(typedHorizon(typed)).toEqual({ ok: true, value: days })
  })

  it.each(['', '0', '-5', '1.5', '3651', 'soon', '1e9'])('%s is refused', (typed) => {
    expect(typedHorizon(typed).ok).toBe(false)
  })
})
