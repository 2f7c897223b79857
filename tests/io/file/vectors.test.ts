// Old files open for ever. Each file lies here as it was saved once, beside what it said then in plain words.
// The folder only grows: a file that no longer opens is a fault of the page, never of the file.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf, openFile } from '../../../src/io/file/scenario-file'
import { VERSION } from '../../../src/io/link/migrate'
import { ROOT } from '../../support/ensure-deps.mjs'
import { plain } from '../link/plain'

const FOLDER = join(ROOT, 'tests', 'vectors', 'files')
const ENDING = '.plimsoll.json'

/** Every file ever frozen, by its name without ending. Names are added, never taken away. */
const FROZEN = [
  'v1-everything',
  'v2-left-out-and-own-terms',
  'v3-everything',
  'v3-noted',
  'v4-everything',
  'v4-noted',
]

const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

function opened(name: string) {
  const found = openFile(read(`${name}${ENDING}`))
  if (!found.ok) throw new Error(`${name}: ${found.issue.message}`)
  return found.value
}

/** What a file says, and beside it the fields that had no effect. */
function said(name: string): unknown {
  const { unread, ...content } = opened(name)
  return { content: plain(content), unread }
}

describe('the frozen files', () => {
  it('are all there, and all named', () => {
    const names = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING))
    expect(names.toSorted()).toEqual(FROZEN.map((name) => `${name}${ENDING}`))
  })

  it('are of every version, so that none is forgotten', () => {
    const versions = new Set(FROZEN.map((name) => Number(name.charAt(1))))
    expect(versions.size).toBe(VERSION)
  })

  it.each(FROZEN)('%s opens to exactly what it said', (name) => {
    expect(said(name)).toEqual(JSON.parse(read(`${name}.said.json`)))
  })

  it.each(FROZEN.filter((name) => name.startsWith(`v${VERSION}-`)))(
    '%s is written today as it was written then',
    (name) => {
      const { unread, ...content } = opened(name)
      const again = fileOf(content, unread)
      expect(again.ok ? again.value : again.issue.message).toBe(read(`${name}${ENDING}`))
    },
  )
})
