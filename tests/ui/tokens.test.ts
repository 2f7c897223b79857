// Can it be read? Every token of text on every surface, in each theme, palette and contrast, as WCAG counts.

import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const CSS = readFileSync('src/ui/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

type Tokens = Readonly<Record<string, string>>

/** The tokens of the rule that is written so, the media query before it included. */
function rule(selector: string): Tokens {
  const flat = CSS.replace(/\s+/g, ' ')
  const start = flat.indexOf(`${selector} {`)
  if (start < 0) throw new Error(`no rule ${selector}`)
  const body = flat.slice(start + selector.length + 2, flat.indexOf('}', start))
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

/** `var(--x)` and `light-dark(a, b)` followed to a colour. */
function colour(tokens: Tokens, name: string, theme: 'light' | 'dark'): string {
  const value = tokens[name]
  if (value === undefined) throw new Error(`no token ${name}`)
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (other !== undefined) return colour(tokens, other, theme)
  const pair = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/.exec(value)
  const found = theme === 'light' ? pair?.[1] : pair?.[2]
  if (found === undefined) throw new Error(`${name} is no colour: ${value}`)
  return found
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [first, second] = [luminance(one), luminance(other)]
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

const SURFACES = ['bg', 's1', 's2', 's3']
const TEXT = ['t1', 't2', 't3', 'accent', 'gain', 'loss', 'crit']
const START = rule(':root')
const MORE = rule(":root[data-contrast='more']")
const PALETTES: Readonly<Record<string, Tokens>> = {
  'blue-orange': {},
  'green-red': rule(":root[data-colours='green-red']"),
  'red-up': rule(":root[data-colours='red-up']"),
  monochrome: rule(":root[data-colours='monochrome']"),
}

describe('contrast of the tokens', () => {
  it('measures as WCAG does: black on white is 21 to 1', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })

  const worn = (['light', 'dark'] as const).flatMap((theme) =>
    Object.keys(PALETTES).flatMap((palette) =>
      (['system', 'more'] as const).map((asked) => [theme, palette, asked] as const),
    ),
  )

  it.each(worn)(
    '%s, %s, contrast %s: text 4.5 to 1, control edges 3 to 1',
    (theme, palette, asked) => {
      // `--line: var(--line-strong)` means the line of that rule, hence one flat set.
      const tokens = { ...START, ...PALETTES[palette], ...(asked === 'more' ? MORE : {}) }
      const of = (name: string) => colour(tokens, name, theme)
      for (const surface of SURFACES) {
        for (const text of TEXT) {
          const found = contrast(of(text), of(surface))
          expect(found, `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5)
        }
        const edge = contrast(of('line-strong'), of(surface))
        expect(edge, `line-strong on ${surface}`).toBeGreaterThanOrEqual(asked === 'more' ? 4.5 : 3)
      }
      expect(contrast(of('on-accent'), of('accent')), 'on-accent').toBeGreaterThanOrEqual(4.5)
    },
  )

  it('is the same where the system asks for more and where the page does', () => {
    expect(rule('@media (prefers-contrast: more) { :root')).toEqual(MORE)
  })

  it('swaps the two colours where red is up', () => {
    const { gain, loss } = PALETTES['green-red'] ?? {}
    expect(PALETTES['red-up']).toEqual({ gain: loss, loss: gain })
  })
})

describe('density', () => {
  const px = (tokens: Tokens, name: string) => Number.parseInt(tokens[name] ?? '', 10)

  it('has rows of 28, 32 and 40 px', () => {
    const rows = [
      rule(":root[data-density='compact']"),
      START,
      rule(":root[data-density='comfortable']"),
    ].map((tokens) => px(tokens, 'row'))
    expect(rows).toEqual([28, 32, 40])
  })

  it('leaves no control smaller than 24 px, nor 44 px for a thumb', () => {
    for (const selector of [":root[data-density='compact']", ':root']) {
      expect(px({ ...START, ...rule(selector) }, 'control')).toBeGreaterThanOrEqual(24)
    }
    const coarse = rule('@media (pointer: coarse) { :root:root')
    expect([px(coarse, 'control'), px(coarse, 'target'), px(coarse, 'row')]).toEqual([44, 44, 44])
  })
})
