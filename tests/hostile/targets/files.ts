// Files: scenarios that somebody saved, edited by hand, or made to be opened by others.
import * as fc from 'fast-check'
import { fileOf, openFile } from '../../../src/io/file/scenario-file'
import type { Unread } from '../../../src/io/file/unread'
import { plain } from '../../io/link/plain'
import { documentTexts, FROZEN, outsideOf, type Outside } from '../support/documents'
import { damaged } from '../support/mutate'
import { unlikePlainData } from '../support/plain-data'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { grown, type Tree } from '../support/trees'

const wrapped = ({ version, json }: Outside): Tree => ({ plimsoll: version, ...json })
const trees = FROZEN.map(wrapped)

export const FILE: Target = {
  name: 'a scenario file',
  share: 12,
  texts: fc.oneof(
    {
      weight: 2,
      arbitrary: documentTexts.map((text) => {
        const outside = outsideOf(text)
        return outside === undefined ? '{}' : JSON.stringify(wrapped(outside))
      }),
    },
    { weight: 2, arbitrary: damaged(trees.map((tree) => JSON.stringify(tree, null, 2))) },
    { weight: 2, arbitrary: grown(trees) },
    { weight: 1, arbitrary: fc.json() },
  ),
  judge: (text) => {
    const read = quickly(() => openFile(text))
    if (!read.ok) return read.issue.message.trim() === '' ? 'refused without a reason' : undefined
    const { unread, ...content } = read.value
    const unlike = unlikePlainData(read.value, 20 * text.length)
    if (unlike !== undefined) return unlike
    const written = fileOf(content, unread)
    if (!written.ok) return `read, and cannot be saved again: ${written.issue.message}`
    const again = openFile(written.value)
    if (!again.ok) return `its own file does not open: ${again.issue.message}`
    const { unread: stillUnread, ...stillContent } = again.value
    if (JSON.stringify(plain(content)) !== JSON.stringify(plain(stillContent)))
      return 'saved as something else'
    return said(unread) === said(stillUnread) ? undefined : 'what is not known was not kept'
  },
}

/** Fields that a later version than the file's may know: those are not carried into a file of that version. */
const NEWER = new Set(['excluded', 'terms', 'realisedFunding', 'takerFee'])

function said(unread: readonly Unread[]): string {
  return unread
    .filter(({ name }) => !NEWER.has(name))
    .map((one) => JSON.stringify(one))
    .toSorted()
    .join()
}
