// Whole documents, and the scenario's name.
import { expect, it } from 'vitest'
import { openDocument, renameScenario } from '../../../src/store/commands/open'
import { blank } from '../../../src/store/samples/blank'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { riskOf } from '../../fixtures/risk'

it('another document is one step that undo takes back', () => {
  const risk = riskOf(hedgedMajors())
  const before = risk.store.getState().document
  const next = { baseline: blank(), draft: [] }
  risk.run(openDocument('Start blank', next))
  expect(risk.store.getState().document).toBe(next)
  expect(risk.store.getState().history.past.map(({ label }) => label)).toEqual(['Start blank'])
  risk.store.getState().undo()
  expect(risk.store.getState().document).toBe(before)
})

it('a scenario is renamed, its book stays', () => {
  const risk = riskOf(hedgedMajors())
  const { book } = risk.baseline().scenario
  risk.run(renameScenario('Mine'))
  expect(risk.baseline().scenario.name).toBe('Mine')
  expect(risk.baseline().scenario.book).toBe(book)
})
