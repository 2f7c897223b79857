// What the README tells others of the format is true: its example opens, and its recipe makes a link that opens.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020'
import { expect, it } from 'vitest'
import { openFile } from '../../../src/io/file/scenario-file'
import { linkOf, openLink } from '../../../src/io/link/codec'
import { VERSION } from '../../../src/io/link/migrate'
import { verdictOf } from '../../../src/store/select/verdict'
import { sidesSelector } from '../../../src/store/select/sides'
import { takerFee } from '../../../src/store/store'
import { text } from '../../fixtures/risk'
import { ROOT } from '../../support/ensure-deps.mjs'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
const block = (fence: string) =>
  new RegExp(`\`\`\`${fence}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? ''

function example() {
  const opened = openFile(block('json scenario'))
  if (!opened.ok) throw new Error(opened.issue.message)
  return opened.value
}

it('the example is a scenario of this version, to the schema and to the reader', () => {
  const schema: unknown = JSON.parse(
    readFileSync(join(ROOT, 'public/scenario.schema.json'), 'utf8'),
  )
  const json = JSON.parse(block('json scenario')) as { plimsoll: number }
  expect(json.plimsoll).toBe(VERSION)
  expect(new Ajv({ strict: false }).validate(schema as object, json)).toBe(true)
  expect(example().unread).toEqual([])
})

it('the example is a book the page works out', () => {
  const side = sidesSelector(takerFee)({ document: example().document }).baseline
  const verdict = verdictOf(side, 'all')
  // 1,000 + 0.1 × (61,000 − 60,000) = 1,100
  expect(verdict && text(verdict.values.equity)).toBe('$1,100.00')
  expect(verdict?.values.joint.kind).toBe('figure')
})

it('the recipe makes the link of the example, which opens as the page’s own does', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-'))
  const file = join(folder, 'one-long.plimsoll.json')
  const recipe = join(folder, 'link.mjs')
  writeFileSync(file, block('json scenario'))
  writeFileSync(recipe, block('js link'))
  const link = execFileSync(process.execPath, [recipe, file], { encoding: 'utf8' }).trim()
  const opened = await openLink(link)
  if (!opened.ok) throw new Error(opened.failure.kind)
  const { unread: _, ...content } = example()
  expect(opened.content).toEqual(content)
  const own = await linkOf(content)
  if (own.kind !== 'link') throw new Error(own.kind)
  expect(await openLink(own.hash)).toEqual(opened)
})

it('the bounds it names are those of the page', async () => {
  const { FILE_CHARACTERS_MAX } = await import('../../../src/io/file/scenario-file')
  const { LINK_CHARACTERS_MAX, LINK_CHARACTERS_READ_MAX } =
    await import('../../../src/io/link/codec')
  const { DEPTH_MAX, ENTRIES_MAX } = await import('../../../src/io/link/json-text')
  const said = readme.replaceAll(/\s+/g, ' ')
  const [files, made, read, entries] = [
    FILE_CHARACTERS_MAX,
    LINK_CHARACTERS_MAX,
    LINK_CHARACTERS_READ_MAX,
    ENTRIES_MAX,
  ].map((most) => most.toLocaleString('en-US'))
  expect(said).toContain(`A file of up to ${files} characters`)
  expect(said).toContain(`at most ${made} characters when made, ${read} and a megabyte unpacked`)
  expect(said).toContain(
    `more than ${DEPTH_MAX} levels or ${entries} entries in a list are refused`,
  )
})
