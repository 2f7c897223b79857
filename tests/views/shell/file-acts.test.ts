// Files in and out of the page: what is saved under which name, and where each of the files given goes.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openFile } from '../../../src/io/file/scenario-file'
import { size, usd } from '../../../src/engine/units/amount'
import { scenarioFile } from '../../../src/store/file-sync'
import type { Document } from '../../../src/store/state'
import {
  chooseFiles,
  openScenarios,
  savePositions,
  saveScenario,
  takeFiles,
} from '../../../src/views/shell/file-acts'
import { tabWith } from '../../store/shelf/fakes'
import { kept, nameOn, SAMPLE, THEIRS } from '../../store/shelf/support'

interface Saved {
  readonly name: string
  readonly type: string
  readonly text: string
}
let saved: Promise<Saved>[] = []

beforeEach(() => {
  saved = []
  let blob = new Blob()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((of) => {
    blob = of as Blob
    return 'blob:nothing'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    const [of, name] = [blob, this.download]
    saved.push(of.text().then((text) => ({ name, type: of.type, text })))
  })
})
afterEach(() => vi.restoreAllMocks())

function page(document: Document = SAMPLE) {
  const tab = tabWith(document)
  const onPasteFiles = vi.fn<(files: readonly File[]) => void>()
  const told = () => tab.store.getState().notice
  return { tab, onPasteFiles, told, page: { store: tab.store, keeper: tab.keeper, onPasteFiles } }
}

function textOf(document: Document): string {
  const made = scenarioFile(document, { rateUnit: '8h' })
  if (!made.ok) throw new Error(made.issue.message)
  return made.value.text
}

const named = (name: string, document: Document): Document => ({
  ...document,
  baseline: { ...document.baseline, name },
})
const fileOf = (name: string, text: string) => new File([text], name)

describe('saving', () => {
  it('a scenario takes its name, and holds all of it', async () => {
    const mine: Document = {
      ...named('Позиции 7', SAMPLE),
      draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
      realisedFunding: [{ symbol: 'BTC', amount: usd('-1.25') }],
    }
    const { page: of, told } = page(mine)
    saveScenario(of)
    const [file] = await Promise.all(saved)
    expect(file?.name).toBe('позиции-7.plimsoll.json')
    expect(file?.type).toBe('application/json;charset=utf-8')
    const opened = openFile(file?.text ?? '')
    expect(opened.ok && opened.value.document).toEqual(mine)
    expect(told()?.text).toBe(
      'Saved as “позиции-7.plimsoll.json”: the whole scenario, as it is here.',
    )
  })

  it('a scenario that fits no file says why, and saves nothing', () => {
    const { page: of, told } = page(named('x'.repeat(201), SAMPLE))
    saveScenario(of)
    expect(saved).toEqual([])
    expect(told()).toMatchObject({
      kind: 'problem',
      text: 'No file can hold this book: name: is larger than 200.',
    })
  })

  it('positions are those of the side that is shown, and says which', async () => {
    const {
      page: of,
      tab,
      told,
    } = page({
      ...SAMPLE,
      draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
    })
    savePositions(of, 'csv')
    tab.store.getState().look({ show: 'baseline' })
    savePositions(of, 'json')
    const [csv, json] = await Promise.all(saved)
    expect([csv?.name, json?.name]).toEqual([
      'hedged-majors-positions.csv',
      'hedged-majors-positions.json',
    ])
    expect(csv?.text).toContain(',ETH,long,24,')
    expect(JSON.parse(json?.text ?? '')).toMatchObject([{}, { market: 'ETH', size: '18' }, {}, {}])
    expect(told()?.text).toContain('4 positions of the baseline.')
  })
})

describe('files that are given', () => {
  it('open where they are a scenario', async () => {
    const { page: of, tab, onPasteFiles, told } = page()
    await takeFiles(of, [fileOf('theirs.json', textOf(THEIRS))])
    expect(nameOn(tab)).toBe('Theirs')
    expect(told()).toMatchObject({ kind: 'info', undo: true })
    expect(onPasteFiles).not.toHaveBeenCalled()
  })

  it('go to the paste sheet where they are anything else', async () => {
    const { page: of, tab, onPasteFiles } = page()
    const files = [fileOf('a.csv', 'Market,Size\nBTC,1'), fileOf('b.json', '[{"coin":"BTC"}]')]
    await takeFiles(of, files)
    expect(onPasteFiles).toHaveBeenCalledExactlyOnceWith(files)
    expect(nameOn(tab)).toBe('Hedged majors')
  })

  it('go each their own way where they are both', async () => {
    const { page: of, tab, onPasteFiles } = page()
    const table = fileOf('a.csv', 'Market,Size\nBTC,1')
    await takeFiles(of, [table, fileOf('theirs.json', textOf(THEIRS))])
    expect(nameOn(tab)).toBe('Theirs')
    expect(onPasteFiles).toHaveBeenCalledExactlyOnceWith([table])
  })

  it('are all kept where they are several scenarios, and a broken one is named', async () => {
    const { page: of, tab, told } = page()
    await takeFiles(of, [
      fileOf('one.json', textOf(named('One', SAMPLE))),
      fileOf('bad.json', '{"plimsoll":99}'),
      fileOf('two.json', textOf(named('Two', SAMPLE))),
    ])
    expect(nameOn(tab)).toBe('Two')
    expect(kept(tab).toSorted()).toEqual(['One', 'Two'])
    expect(told()).toMatchObject({ kind: 'problem', toShelf: true })
    for (const part of [
      '“One” was opened',
      '“bad.json” does not open: it is of version 99',
      '“Two” was opened',
    ]) {
      expect(told()?.text).toContain(part)
    }
  })

  it('may be pasted as text', () => {
    const { page: of, tab } = page()
    openScenarios(of, [{ name: 'pasted text', text: textOf(THEIRS) }])
    expect(nameOn(tab)).toBe('Theirs')
  })

  it('are chosen by a picker for scenarios and tables, several at once', async () => {
    const { page: of, tab } = page()
    let chosen: HTMLInputElement | undefined
    vi.spyOn(HTMLInputElement.prototype, 'click').mockImplementation(function click(
      this: HTMLInputElement,
    ) {
      // eslint-disable-next-line typescript/no-this-alias, unicorn/no-this-assignment
      chosen = this
    })
    chooseFiles(of)
    expect(chosen?.accept).toBe('.json,.csv,.tsv,.txt')
    expect(chosen?.multiple).toBe(true)
    Object.defineProperty(chosen, 'files', { value: [fileOf('theirs.json', textOf(THEIRS))] })
    chosen?.dispatchEvent(new Event('change'))
    await vi.waitFor(() => expect(nameOn(tab)).toBe('Theirs'))
  })
})
