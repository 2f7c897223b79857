// Mutations: a text that somebody really pasted, damaged as clipboards, spreadsheets and attackers damage it.
import * as fc from 'fast-check'
import { FIGURES, NAMES, SPICE } from './words'

export type Change = (text: string) => string

/** Characters a mutated text may reach: doubling what was doubled must end. */
const CHARACTERS_MAX = 60_000

/** A place in a text of any length. */
const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (text: string, where: number) => Math.floor(where * text.length)

const NUMBER = /[-+]?\d[\d.,_']*/g
const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu

/** Puts something into the place of the n-th match, as far down as `where` says. */
function instead(pattern: RegExp, where: number, fresh: string): Change {
  return (text) => {
    const found = [...text.matchAll(pattern)]
    const one = found[Math.min(found.length - 1, Math.floor(where * found.length))]
    if (one === undefined) return text
    return text.slice(0, one.index) + fresh + text.slice(one.index + one[0].length)
  }
}

function onLines(change: (lines: string[]) => readonly string[]): Change {
  return (text) => change(text.split('\n')).join('\n')
}

function swapped(lines: readonly string[], one: number, other: number): readonly string[] {
  const [a, b] = [Math.floor(one * lines.length), Math.floor(other * lines.length)]
  return lines.map((line, row) =>
    row === a ? (lines[b] ?? line) : row === b ? (lines[a] ?? line) : line,
  )
}

function wide(text: string): string {
  return text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
}

const strange = fc.oneof(
  fc.constantFrom(...SPICE),
  fc.constantFrom(...FIGURES),
  fc.constantFrom(...NAMES),
  fc.string({ unit: 'binary', maxLength: 3 }),
)

/** One change of a text. */
export const change: fc.Arbitrary<Change> = fc.oneof(
  // Something put in, with some of what stood there gone.
  fc.tuple(place, strange, fc.nat(40)).map(([where, fresh, gone]): Change => (text) => {
    const from = at(text, where)
    return text.slice(0, from) + fresh + text.slice(from + gone)
  }),
  fc.tuple(place, fc.constantFrom(...FIGURES)).map((of) => instead(NUMBER, ...of)),
  fc.tuple(place, fc.constantFrom(...NAMES)).map((of) => instead(WORD, ...of)),
  fc.tuple(place, fc.constantFrom(...SPICE)).map((of) => instead(/[,;\t|:]/g, ...of)),
  // A part twice, or many times.
  fc
    .tuple(place, fc.nat(60), fc.integer({ min: 2, max: 40 }))
    .map(([where, length, times]): Change => (text) => {
      const from = at(text, where)
      const part = text.slice(from, from + length)
      return text.slice(0, from) + part.repeat(times) + text.slice(from + length)
    }),
  fc.tuple(place, place).map(([one, other]) => onLines((lines) => swapped(lines, one, other))),
  fc
    .tuple(place, fc.integer({ min: 2, max: 20 }))
    .map(([where, times]) =>
      onLines((lines) =>
        lines.flatMap((line, row) =>
          row === Math.floor(where * lines.length) ? Array<string>(times).fill(line) : [line],
        ),
      ),
    ),
  fc.tuple(place, place).map(
    ([from, to]): Change =>
      (text) =>
        text.slice(at(text, from), at(text, to)),
  ),
  place.map(
    (where): Change =>
      (text) =>
        text.slice(0, at(text, where)),
  ),
  fc
    .constantFrom<readonly [string, string]>(
      ['\n', '\r\n'],
      ['\n', '\r'],
      ['\n', ''],
      [',', ';'],
      ['\t', '  '],
      ['\t', ' '],
      ['"', "'"],
      ['"', ''],
      ['.', ','],
      ['-', '−'],
      [' ', '\u00A0'],
      ['\n', '\n\n'],
    )
    .map(
      ([from, to]): Change =>
        (text) =>
          text.replaceAll(from, to),
    ),
  fc
    .constantFrom<Change>(
      (text) => `\uFEFF${text}`,
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      wide,
      (text) => text.split('').join('\u200B'),
      (text) => `${text}\n${text}`,
      (text) => `\`\`\`\n${text}\n\`\`\``,
      (text) => JSON.stringify(text),
      (text) => `[${text}]`,
      (text) => `{"data": ${text}}`,
      (text) => text.split('\n').toReversed().join('\n'),
    )
    .map((of) => of),
)

/** One of the texts, or two spliced, after up to eight changes. */
export function damaged(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...texts),
      fc.oneof(
        { weight: 7, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(...texts) },
      ),
      fc.oneof(
        { weight: 3, arbitrary: fc.array(change, { maxLength: 2 }) },
        { weight: 1, arbitrary: fc.array(change, { minLength: 3, maxLength: 8 }) },
      ),
    )
    .map(([one, other, changes]) => {
      const first =
        other === undefined ? one : one.slice(0, one.length / 2) + other.slice(other.length / 2)
      return changes.reduce((text, each) => each(text).slice(0, CHARACTERS_MAX), first)
    })
}
