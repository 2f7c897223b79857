// Files: a whole scenario as readable JSON, and back. The document is that of a link (io/link), with its version
// under `plimsoll`; what the file says beyond that is kept for the file and told to the reader.
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { canonicalJson, parseJson, type Json } from '../link/json-text'
import { readVersion, VERSION } from '../link/migrate'
import type { LinkContent } from '../link/v1'
import { shapeV1 } from '../link/v1-shape'
import { shapeV2 } from '../link/v2-shape'
import { shapeV3 } from '../link/v3-shape'
import { readV4, writeV4 } from '../link/v4'
import { shapeV4 } from '../link/v4-shape'
import { knows, splitUnread, withUnread, type Unread } from './unread'

/** Characters of a file: the fullest book there may be, in ordinary digits, takes three million. */
export const FILE_CHARACTERS_MAX = 4_000_000

/** The shape of each version, from the first on. */
const SHAPES = [shapeV1, shapeV2, shapeV3, shapeV4] as const

/** The field that says that a file is one of ours, and of which version. */
const MARK = 'plimsoll'

/** A document, and what the file it came from says beyond it. */
export interface FileContent extends LinkContent {
  readonly unread: readonly Unread[]
}

/** The text of a file. It is read back before it is handed out: a file that is made opens. */
export function fileOf(content: LinkContent, unread: readonly Unread[] = []): Outcome<string> {
  const fields = writeV4(content)
  const read = readV4(JSON.parse(canonicalJson(fields)))
  if (!read.ok) return read
  // What an older version did not know must not come to mean something by being saved as a newer one.
  const beside = unread.filter((each) => !knows(shapeV4, each))
  const whole = withUnread({ [MARK]: VERSION, name: fields['name'], ...fields }, beside)
  return done(`${readable(whole)}\n`)
}

/** True for a text that calls itself a scenario of ours, whether or not it opens. */
export function isScenarioFile(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && new RegExp(`"${MARK}"\\s*:`).test(text)
}

/** What a file holds, or why it does not open. Never throws; its work is bounded whatever is given. */
export function openFile(text: string): Outcome<FileContent> {
  if (text.length > FILE_CHARACTERS_MAX) {
    const most = `where a scenario has at most ${FILE_CHARACTERS_MAX}`
    return refused('file-too-long', `it has ${text.length} characters, ${most}`)
  }
  const json = parseJson(text.replace(/^\uFEFF/, ''))
  if (!json.ok) return json
  if (!isFields(json.value)) return refused('file-not-ours', 'it is not a Plimsoll scenario')
  const { [MARK]: version, ...rest } = json.value
  if (version === undefined) return refused('file-not-ours', 'it is not a Plimsoll scenario')
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    const wanted = `a number such as ${VERSION}`
    return refused('file-damaged', `its version, under "${MARK}", is not ${wanted}`)
  }
  const shape = SHAPES[version - 1]
  if (shape === undefined) {
    const reads = `this page reads up to version ${VERSION}. Reload the page for a newer one`
    return refused('file-newer', `it is of version ${version}; ${reads}`)
  }
  const { known, unread } = splitUnread(shape, rest)
  const read = readVersion(version, known)
  return read.ok ? done({ ...read.value, unread }) : read
}

function isFields(value: unknown): value is Readonly<Record<string, Json | undefined>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** JSON for reading: an object's fields one to a line, a column of plain values on one line. */
function readable(value: Json, indent = ''): string {
  const inner = `${indent}  `
  const isInline = (held: Json) => held === null || typeof held !== 'object'
  const between = (lines: readonly string[]) => `\n${inner}${lines.join(`,\n${inner}`)}\n${indent}`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) {
    if (value.every(isInline)) return `[${value.map((held) => JSON.stringify(held)).join(', ')}]`
    return `[${between(value.map((held) => readable(held, inner)))}]`
  }
  const fields = Object.entries(value).flatMap(([name, held]) =>
    held === undefined ? [] : [`${JSON.stringify(name)}: ${readable(held, inner)}`],
  )
  return fields.length === 0 ? '{}' : `{${between(fields)}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
