// Typed: what a person writes into a cell, a field or the palette. Every reader gets every text.
import { price, size, usd, type Amount, type Unit } from '../../../src/engine/units/amount'
import { readSizeCell } from '../../../src/engine/units/cell'
import { DIGITS } from '../../../src/engine/units/decimal'
import type { Issue, Outcome } from '../../../src/engine/units/outcome'
import {
  decimalMarkOf,
  read,
  TEXT_MAX,
  type ReadHint,
  type Reading,
} from '../../../src/engine/units/read'
import { readPhrases } from '../../../src/store/phrase/read-phrase'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { typedHorizon } from '../../../src/store/select/erosion-course'
import { sidesSelector } from '../../../src/store/select/sides'
import { typedRate } from '../../../src/store/select/typed-rate'
import { typedGoal, typedPercent } from '../../../src/store/select/typed-size'
import { createRiskStore, takerFee } from '../../../src/store/store'
import { unlikePlainData } from '../support/plain-data'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { phrases } from '../support/texts'

const UNITS: readonly Unit[] = ['usd', 'price', 'size', 'ratio']
const HINTS: readonly ReadHint[] = [
  {},
  { decimal: '.' },
  { decimal: ',', arithmetic: false },
  { decimal: '.', coin: 'BTC' },
]
const CELLS = [
  { size: size(0) },
  { size: size('1.5'), mark: price(100), equity: usd(1_000), coin: 'BTC' },
  { size: size('-1e-30'), mark: price('1e-12'), equity: usd(-5), decimal: ',' as const },
]
const SIDE = sidesSelector(takerFee)(
  createRiskStore({ baseline: hedgedMajors(), draft: [] }).getState(),
).draft

export const TYPED: Target = {
  name: 'a typed text',
  share: 12,
  texts: phrases,
  judge: (text) => {
    for (const unit of UNITS) {
      for (const hint of HINTS) {
        const problem = wrongWithReading(
          quickly(() => read(text, unit, hint)),
          unit,
        )
        if (problem !== undefined) return `read as ${unit}: ${problem}`
      }
    }
    const mark = quickly(() => decimalMarkOf([text, '1.5', text]))
    for (const cell of CELLS) {
      const found = quickly(() => readSizeCell(text, cell))
      const problem =
        unlikePlainData(found, text.length) ??
        ('issue' in found ? wrongWithIssue(found.issue) : undefined)
      if (problem !== undefined) return `in a size cell: ${problem}`
    }
    const outcomes: readonly Outcome<unknown>[] = [
      quickly(() => typedHorizon(text)),
      quickly(() => typedRate(text, 8)),
      quickly(() => typedPercent(text)),
      quickly(() => typedGoal(text)),
    ]
    const said = quickly(() => readPhrases(text, { side: SIDE, editing: 'draft' }))
    return (
      unlikePlainData([mark, outcomes], text.length) ??
      outcomes.map((one) => (one.ok ? undefined : wrongWithIssue(one.issue))).find(Boolean) ??
      said
        .map((one) => (one.kind === 'issue' ? wrongWithIssue(one.issue) : undefined))
        .find(Boolean)
    )
  },
}

function wrongWithReading(reading: Reading<Unit>, unit: Unit): string | undefined {
  switch (reading.kind) {
    case 'empty':
      return undefined
    case 'issue':
      return wrongWithIssue(reading.issue)
    case 'question': {
      const [one, other, more] = reading.readings.map(({ amount }) => amount)
      if (one === undefined || other === undefined || more !== undefined)
        return 'asks without two answers'
      if (one.eq(other)) return 'asks between equals'
      return (
        wrongWithIssue(reading.issue) ?? wrongWithAmount(one, unit) ?? wrongWithAmount(other, unit)
      )
    }
    case 'amount':
      return wrongWithAmount(reading.amount, unit)
  }
}

/** Plain digits, no more of them than are computed with, that read back as the same amount. */
function wrongWithAmount(amount: Amount<Unit>, unit: Unit): string | undefined {
  const text = amount.toString()
  if (!/^-?\d+(\.\d+)?$/.test(text)) return `the amount ${text}`
  if (amount.isZero() && text !== '0') return `a zero written ${text}`
  const significant = text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '')
  if (significant.length > DIGITS) return `${significant.length} digits`
  if (text.length > TEXT_MAX) return undefined
  const again = read(text, unit, { decimal: '.' })
  if (again.kind !== 'amount') return `${text} is read as ${again.kind}`
  return again.amount.eq(amount) ? undefined : `${text} is read as ${again.amount.toString()}`
}

function wrongWithIssue(issue: Issue): string | undefined {
  if (issue.message.trim() === '') return `${issue.code} says nothing`
  // What is found is quoted to the reader, who must not get a page of it.
  return issue.message.length > 400
    ? `${issue.code} says too much: ${issue.message.length} characters`
    : undefined
}
