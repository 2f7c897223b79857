// Links and the page: opened as one step, dropped from the address at the first edit, and what does not
// open leaves everything as it was.
import { describe, expect, it } from 'vitest'
import { size } from '../../src/engine/units/amount'
import { linkOf, openLink } from '../../src/io/link/codec'
import { openDocument, renameScenario } from '../../src/store/commands/open'
import { resize } from '../../src/store/commands/resize'
import { copyLink, followLinks, type Address } from '../../src/store/link-sync'
import { blank } from '../../src/store/samples/blank'
import { hedgedMajors } from '../../src/store/samples/hedged-majors'
import type { Document } from '../../src/store/state'
import { createRiskStore } from '../../src/store/store'

const SAMPLE: Document = { baseline: hedgedMajors(), draft: [] }
const MINE: Document = { baseline: { ...blank(), name: 'Mine' }, draft: [] }
const THEIRS: Document = {
  baseline: { ...hedgedMajors(), name: 'Theirs' },
  draft: [{ kind: 'resize', position: 'p2', to: size(24) }],
}

async function hashOf(document: Document): Promise<string> {
  const link = await linkOf({ document })
  if (link.kind !== 'link') throw new Error(link.kind)
  return link.hash
}

/** An address as a browser has it, counting how often its fragment was dropped. */
function addressAt(hash: string): Address & { hash: string; drops: number } {
  return {
    hash,
    drops: 0,
    read() {
      return this.hash
    },
    drop() {
      this.hash = ''
      this.drops += 1
    },
  }
}

describe('a link in the address', () => {
  it('is opened exactly, as one step that undo takes back', async () => {
    const store = createRiskStore(MINE)
    await followLinks(store, addressAt(await hashOf(THEIRS))).open()
    expect(store.getState().document).toEqual(THEIRS)
    expect(store.getState().history.past.map((step) => step.label)).toEqual(['Open link'])
    expect(store.getState().view.firstVisit).toBe(false)
    expect(store.getState().notice).toMatchObject({
      kind: 'info',
      text: '“Theirs” was opened from the link.',
      undo: true,
    })
    store.getState().undo()
    expect(store.getState().document).toBe(MINE)
  })

  it('stays in the address until the first edit, then goes, once', async () => {
    const store = createRiskStore(MINE)
    const address = addressAt(await hashOf(THEIRS))
    await followLinks(store, address).open()
    store.getState().look({ theme: 'dark' })
    expect(address.drops).toBe(0)
    store.getState().run(renameScenario('Theirs, changed'))
    expect(address).toMatchObject({ hash: '', drops: 1 })
    store.getState().run(renameScenario('Theirs, changed again'))
    expect(address.drops).toBe(1)
  })

  it('goes at the first keystroke of an edit already', async () => {
    const store = createRiskStore(MINE)
    const address = addressAt(await hashOf(THEIRS))
    await followLinks(store, address).open()
    store.getState().preview('size p1', resize('p1', size(2)))
    expect(address.drops).toBe(1)
  })

  it('goes when opening it is undone, since it is no longer what the page shows', async () => {
    const store = createRiskStore(MINE)
    const address = addressAt(await hashOf(THEIRS))
    await followLinks(store, address).open()
    store.getState().undo()
    expect(address.drops).toBe(1)
  })

  it('is opened later too, beside what was edited meanwhile, as one step', async () => {
    const store = createRiskStore(MINE)
    const address = addressAt('')
    const links = followLinks(store, address)
    await links.open()
    store.getState().run(renameScenario('Mine, edited'))
    expect(address.drops).toBe(0)
    address.hash = await hashOf(THEIRS)
    await links.open()
    expect(store.getState().document).toEqual(THEIRS)
    store.getState().undo()
    expect(store.getState().document.baseline.name).toBe('Mine, edited')
  })

  it('gives way to a newer one that comes while it is being read', async () => {
    const store = createRiskStore(MINE)
    const [older, newer] = [await hashOf(THEIRS), await hashOf(SAMPLE)]
    const address = addressAt(older)
    const links = followLinks(store, address)
    const first = links.open()
    address.hash = newer
    await Promise.all([first, links.open()])
    expect(store.getState().document).toEqual(SAMPLE)
    expect(store.getState().history.past).toHaveLength(1)
  })

  it('sets how funding rates are counted, so that its figures read as they were sent', async () => {
    const store = createRiskStore(MINE, { rateUnit: '8h', pool: 'a1/cross' })
    const link = await linkOf({ document: THEIRS, rateUnit: 'apr' })
    if (link.kind !== 'link') throw new Error(link.kind)
    await followLinks(store, addressAt(link.hash)).open()
    // A pool chosen in the book before means nothing in this one.
    expect(store.getState().view).toMatchObject({ rateUnit: 'apr', pool: 'all' })
  })

  it('is no longer followed after stopping', async () => {
    const store = createRiskStore(MINE)
    const address = addressAt(await hashOf(THEIRS))
    const links = followLinks(store, address)
    await links.open()
    links.stop()
    store.getState().run(renameScenario('Theirs, changed'))
    expect(address.drops).toBe(0)
  })
})

describe('an address without a good link', () => {
  it.each(['', '#'])('that says nothing ("%s") is left alone', async (hash) => {
    const store = createRiskStore(MINE)
    const address = addressAt(hash)
    await followLinks(store, address).open()
    store.getState().run(renameScenario('Mine, edited'))
    expect(store.getState().notice).toBeUndefined()
    expect(address.drops).toBe(0)
  })

  it.each([
    ['#1.abcd', 'This link is damaged:'],
    ['#9.abcd', 'This link is of version 9;'],
    ['#hello', 'is not a Plimsoll link.'],
    [`#1.${'a'.repeat(40_000)}`, 'This link is too long: 40003 characters'],
  ])('is answered with the reason, and the book stays: %.12s', async (hash, reason) => {
    const store = createRiskStore(MINE)
    const address = addressAt(hash)
    await followLinks(store, address).open()
    expect(store.getState().document).toBe(MINE)
    expect(store.getState().history.past).toEqual([])
    expect(store.getState().notice?.kind).toBe('problem')
    expect(store.getState().notice?.text).toContain(reason)
    expect(store.getState().notice?.text).toContain('Nothing on the page was changed.')
    // It may be looked at and mended; at the first edit it goes like any other.
    expect(address.drops).toBe(0)
    store.getState().run(renameScenario('Mine, edited'))
    expect(address.drops).toBe(1)
  })
})

describe('copying a link', () => {
  const share = () => {
    const copied: string[] = []
    return {
      copied,
      address: 'https://example.org/risk/',
      copy: (text: string) => {
        copied.push(text)
        return Promise.resolve()
      },
    }
  }

  it('gives the address with what the page holds now and how it counts rates', async () => {
    const store = createRiskStore(THEIRS, { rateUnit: 'day' })
    const to = share()
    expect(await copyLink(store, to)).toBe('copied')
    const [text = ''] = to.copied
    expect(text.startsWith('https://example.org/risk/#1.')).toBe(true)
    expect(await openLink(text.slice(text.indexOf('#')))).toEqual({
      ok: true,
      content: { document: THEIRS, rateUnit: 'day' },
    })
    expect(store.getState().notice).toMatchObject({ kind: 'info' })
    expect(store.getState().notice?.text).toContain('Whoever has it sees these positions')
  })

  it('says when the browser does not let it', async () => {
    const store = createRiskStore(THEIRS)
    const refusing = { address: '', copy: () => Promise.reject(new Error('NotAllowed')) }
    expect(await copyLink(store, refusing)).toBe('not copied')
    expect(store.getState().notice).toMatchObject({
      kind: 'problem',
      text: 'The browser did not let the page copy the link.',
    })
  })

  it('gives no link of a book that is too large, so that a file can be offered', async () => {
    const [account] = SAMPLE.baseline.book.accounts
    const [first] = account?.positions ?? []
    if (account === undefined || first === undefined) throw new Error('an empty sample')
    const positions = Array.from({ length: 2_000 }, (_, at) => ({
      ...first,
      id: `p${at}`,
      size: size(((at * 7_368_787) % 9_999_991) + 1),
    }))
    const book = { accounts: [{ ...account, positions }] }
    const store = createRiskStore({ baseline: { ...SAMPLE.baseline, book }, draft: [] })
    const to = share()
    expect(await copyLink(store, to)).toBe('too long')
    expect(to.copied).toEqual([])
    expect(store.getState().notice).toBeUndefined()
  })

  it('says when something in the book fits no link, and what', async () => {
    const store = createRiskStore(MINE)
    store
      .getState()
      .run(openDocument('', { ...MINE, baseline: { ...MINE.baseline, name: 'x'.repeat(300) } }))
    const to = share()
    await copyLink(store, to)
    expect(to.copied).toEqual([])
    expect(store.getState().notice?.text).toBe(
      'No link can carry this book: name: is larger than 200.',
    )
  })
})
