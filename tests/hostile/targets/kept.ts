// Kept: what lies in the browser's storage, where extensions, other programs and people can write too.
import * as fc from 'fast-check'
import { listText, readList } from '../../../src/io/kept/list'
import { FORMAT, readRecord, recordText } from '../../../src/io/kept/record'
import { plain } from '../../io/link/plain'
import { documentTexts, FROZEN, outsideOf } from '../support/documents'
import { damaged } from '../support/mutate'
import { unlikePlainData } from '../support/plain-data'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { grown, type Tree } from '../support/trees'
import { NAMES } from '../support/words'

/** Records of both formats around a document. */
const wraps: readonly ((version: number, document: Tree) => Tree)[] = [
  (version, document) => ({ document, version, view: { theme: 'dark', pool: '__proto__' } }),
  (version, document) => ({ document, format: FORMAT, revision: 3, version }),
  (version, document) => ({
    document,
    format: FORMAT,
    revision: 3,
    saved: '2026-08-22T14:30:00.000Z',
    version,
  }),
]

export const RECORD_TEXTS = FROZEN.flatMap(({ version, json }) =>
  wraps.map((wrap) => JSON.stringify(wrap(version, json))),
)

const whole = fc.tuple(documentTexts, fc.constantFrom(...wraps)).map(([text, wrap]) => {
  const outside = outsideOf(text)
  return outside === undefined ? '{}' : JSON.stringify(wrap(outside.version, outside.json))
})

export const RECORD: Target = {
  name: 'a kept record',
  share: 12,
  texts: fc.oneof(
    { weight: 2, arbitrary: whole },
    { weight: 2, arbitrary: damaged(RECORD_TEXTS) },
    { weight: 1, arbitrary: grown(RECORD_TEXTS.map((text) => JSON.parse(text) as Tree)) },
    { weight: 1, arbitrary: fc.json() },
  ),
  judge: (text) => {
    const read = quickly(() => readRecord(text))
    if (!read.ok) return read.issue.message.trim() === '' ? 'refused without a reason' : undefined
    const unlike = unlikePlainData(read.value, 20 * text.length)
    if (unlike !== undefined) return unlike
    const written = recordText(read.value)
    if (!written.ok) return `read, and cannot be kept again: ${written.issue.message}`
    const again = readRecord(written.value)
    if (!again.ok) return `its own text cannot be read: ${again.issue.message}`
    const [before, after] = [read.value, again.value].map((each) => JSON.stringify(plain(each)))
    return before === after ? undefined : 'kept as something else'
  },
}

const names = fc.array(
  fc.record({ key: fc.constantFrom(...NAMES), name: fc.constantFrom(...NAMES) }),
  {
    maxLength: 5,
  },
)
export const LIST_SAMPLE = listText([
  { key: 'plimsoll.scenario.1', name: 'Hedged majors' },
  { key: 'plimsoll.scenario.2', name: 'Ten alts' },
])

export const LIST: Target = {
  name: 'the list of kept scenarios',
  share: 3,
  texts: fc.oneof(
    names.map(listText),
    damaged([LIST_SAMPLE]),
    grown([JSON.parse(LIST_SAMPLE) as Tree]),
    fc.json(),
  ),
  judge: (text) => {
    const list = quickly(() => readList(text))
    if (list === undefined) return undefined
    const unlike = unlikePlainData(list, text.length)
    if (unlike !== undefined) return unlike
    const again = readList(listText(list))
    return JSON.stringify(again) === JSON.stringify(list) ? undefined : 'listed as something else'
  },
}
