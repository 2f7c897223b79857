// Files and the page: the scenario or its positions saved, a file chosen or dropped. Fetched when first wanted.

import { csv } from '../../charts/csv'
import { fileName, save } from '../../charts/save'
import { isScenarioFile } from '../../io/file/scenario-file'
import { openScenario, scenarioFile } from '../../store/file-sync'
import { positionRows, positionsJson } from '../../store/select/export'
import { sidesSelector } from '../../store/select/sides'
import { takerFee } from '../../store/store'
import { textOfFile } from '../importing/read-file'
import type { Page } from './page-actions'

type FilePage = Pick<Page, 'store' | 'keeper' | 'onPasteFiles'>

/** Saves all of a scenario, the one on the page unless another is meant: both sides, assumptions, own terms, payments. */
export function saveScenario(
  { store }: Pick<Page, 'store'>,
  document = store.getState().document,
): void {
  const { view, tell } = store.getState()
  const made = scenarioFile(document, view)
  if (!made.ok) {
    tell({ kind: 'problem', text: made.issue.message })
    return
  }
  const name = fileName(made.value.name, 'plimsoll.json', 'scenario')
  save(name, 'application/json', made.value.text)
  tell({ kind: 'info', text: `Saved as “${name}”: the whole scenario, as it is here.` })
}

/** Saves the positions of the side that is shown. */
export function savePositions({ store }: Pick<Page, 'store'>, as: 'csv' | 'json'): void {
  const { document, view, tell } = store.getState()
  const sides = sidesSelector(takerFee)({ document })
  const side = view.show === 'baseline' ? sides.baseline : sides.draft
  const { head, rows } = positionRows(side)
  const text = as === 'csv' ? csv([head, ...rows]) : positionsJson(side)
  const name = fileName(`${document.baseline.name} positions`, as, 'positions')
  save(name, as === 'csv' ? 'text/csv' : 'application/json', text)
  const count = rows.length === 1 ? '1 position' : `${rows.length} positions`
  const of = sides.same ? '' : view.show === 'baseline' ? ' of the baseline' : ' of the draft'
  const rest = 'Cash and assumptions are not in it: a scenario file has everything.'
  tell({ kind: 'info', text: `Saved as “${name}”: ${count}${of}. ${rest}` })
}

/** Lets the reader choose files to open. */
export function chooseFiles(page: FilePage): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = '.json,.csv,.tsv,.txt'
  input.addEventListener('change', () => void takeFiles(page, [...(input.files ?? [])]))
  input.click()
}

/** Opens scenarios; whatever else the files are is read as positions, on the paste sheet. */
export async function takeFiles(page: FilePage, files: readonly File[]): Promise<void> {
  const read = await Promise.all(
    files.map(async (file) => {
      const { name, text, refused } = await textOfFile(file)
      return { file, name, text, isOurs: refused === undefined && isScenarioFile(text) }
    }),
  )
  openScenarios(
    page,
    read.filter(({ isOurs }) => isOurs),
  )
  const others = read.filter(({ isOurs }) => !isOurs)
  if (others.length > 0) page.onPasteFiles(others.map(({ file }) => file))
}

/** Opens them one after another. Of several each is kept at once, since only the last stays on the page. */
export function openScenarios(
  { store, keeper }: Pick<Page, 'store' | 'keeper'>,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  const said: string[] = []
  let isProblem = false
  for (const file of files) {
    const before = store.getState().document
    openScenario(store, file)
    const { document, notice } = store.getState()
    if (document === before) isProblem = true
    else if (files.length > 1) keeper.keepNow()
    if (notice !== undefined) said.push(notice.text)
  }
  if (files.length < 2) return
  const kind = isProblem ? 'problem' : 'info'
  store.getState().tell({ kind, text: said.join(' '), toShelf: true })
}
