// A kept scenario: the text of one record in the browser's storage, and back.
// A record is read whole or refused with its reason; the page leaves what it cannot read where it lies.
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { canonicalJson, parseJson } from '../link/json-text'
import { gapFree, readVersion, upgrade, VERSION, type Step } from '../link/migrate'
import type { LinkedDocument } from '../link/v1'
import { writeV4 } from '../link/v4'
import { readBeside, textsBeside, type Beside } from './beside'

export interface KeptRecord {
  readonly document: LinkedDocument & Beside
  /** How many times it was written: of two records of one scenario, which is the later. */
  readonly revision: number
  /** When it was written, as an ISO time. Records of the first format do not say. */
  readonly saved?: string
}

/** The form of a record around its document. The document has a version of its own, as in links. */
export const FORMAT = 2
const OLDEST = 1

type Fields = Readonly<Record<string, unknown>>

/** One way up: fields of a record of format `from` become those of `from + 1`. Kept for ever. */
const STEPS: readonly Step[] = gapFree(
  [
    {
      // The first format had no name of its own, was the only record there was, and held the view as well.
      from: 1,
      up: (json) => {
        const { view: _, ...rest } = fieldsOf(json)
        return done({ ...rest, format: 2, revision: 0 })
      },
    },
  ],
  OLDEST,
  FORMAT,
)

/**
 * The text of a record. Refused where it could not be read again: better told now than next time.
 * Always of the newest version, unlike a link: only this page reads it, and reads that one fastest.
 */
export function recordText({ document, revision, saved }: KeptRecord): Outcome<string> {
  const text = canonicalJson({
    document: writeV4({ document }),
    format: FORMAT,
    revision,
    saved,
    unread: textsBeside(document),
    version: VERSION,
  })
  const json = parseJson(text)
  if (!json.ok) return json
  const read = readNewest(VERSION, fieldsOf(json.value))
  return read.ok ? done(text) : read
}

/** What the text of a record holds. Never throws. */
export function readRecord(text: string): Outcome<KeptRecord> {
  const json = parseJson(text)
  if (!json.ok) return json
  const { format = OLDEST, version } = fieldsOf(json.value)
  if (!isCount(format) || format < OLDEST) return damaged('its format is not a number')
  if (!isCount(version)) return damaged('its version is missing')
  if (format > FORMAT || version > VERSION) {
    const found = format > FORMAT ? format : version
    const known = format > FORMAT ? FORMAT : VERSION
    return refused(
      'kept-newer',
      `it is of version ${found}, this page reads up to ${known}: reload the page for a newer one`,
    )
  }
  const upgraded = upgrade(STEPS, format, json.value)
  return upgraded.ok ? readNewest(version, fieldsOf(upgraded.value)) : upgraded
}

function readNewest(version: number, fields: Fields): Outcome<KeptRecord> {
  const { document, format: _, revision, saved, unread, version: __, ...more } = fields
  const [unknown] = Object.keys(more)
  if (unknown !== undefined) return damaged(`it has a field not known: "${unknown.slice(0, 40)}"`)
  if (!isCount(revision)) return damaged('its revision is not a number')
  if (saved !== undefined && !isTime(saved)) return damaged('the time it was kept is not a time')
  const read = readVersion(version, document)
  if (!read.ok) return read
  const beside = readBeside(unread)
  if (!beside.ok) return beside
  return done({
    document: { ...read.value.document, ...beside.value },
    revision,
    ...(saved === undefined ? {} : { saved }),
  })
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function isTime(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(value) &&
    Number.isFinite(Date.parse(value))
  )
}

function damaged(what: string) {
  return refused('kept-damaged', what)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
