// Documents and short ways for the tests of the shelf.
import { openDocument, renameScenario } from '../../../src/store/commands/open'
import { blank } from '../../../src/store/samples/blank'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { shelfEntries } from '../../../src/store/shelf/entries'
import type { Document } from '../../../src/store/state'
import type { Tab } from './fakes'

export const SAMPLE: Document = { baseline: hedgedMajors(), draft: [] }
export const THEIRS: Document = { baseline: { ...blank(), name: 'Theirs' }, draft: [] }

export const rename = (tab: Tab, name: string) => tab.store.getState().run(renameScenario(name))

export const open = (tab: Tab, document: Document) =>
  tab.store.getState().run(openDocument('', document))

export const nameOn = (tab: Tab): string => tab.store.getState().document.baseline.name

/** The scenarios kept, by name in their order; one that cannot be read with its reason. */
export function kept({ keeper }: Tab): readonly string[] {
  const entries = shelfEntries(keeper)
  if (!entries.ok) throw new Error(entries.issue.message)
  return entries.value.map(({ name, holds }) =>
    holds.kind === 'document' ? name : `${name}: ${holds.why}`,
  )
}

/** Where in the storage a scenario lies, by its name. */
export function keyOf({ keeper }: Tab, name: string): string {
  const entries = shelfEntries(keeper)
  const found = entries.ok ? entries.value.find((each) => each.name === name) : undefined
  if (found === undefined) throw new Error(`no scenario is called ${name}`)
  return found.key
}
