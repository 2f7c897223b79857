// The texts inside a link: amounts, JSON in its one spelling, the checksum.
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amount, ratio, usd } from '../../../src/engine/units/amount'
import { checksum } from '../../../src/io/link/checksum'
import { amountOfText, decimalProblem, decimalText } from '../../../src/io/link/decimal-text'
import { canonicalJson, parseJson, type Json } from '../../../src/io/link/json-text'

describe('an amount in a link', () => {
  it.each([
    ['1000.50', '1000.5'],
    ['1e-8', '0.00000001'],
    ['1.5e3', '1500'],
    ['-0', '0'],
    ['-0.250', '-0.25'],
    ['123456789012345678901234567890', '123456789012345678901234567890'],
  ])('%s is written %s', (digits, text) => {
    expect(decimalText(usd(digits))).toBe(text)
    expect(amountOfText(text, 'usd').eq(usd(digits))).toBe(true)
  })

  it('keeps all forty digits of a third', () => {
    const third = ratio(1).div(ratio(3) as never)
    const text = decimalText(third)
    expect(text).toBe(`0.${'3'.repeat(40)}`)
    expect(decimalProblem(text)).toBeUndefined()
    expect(amountOfText(text, 'ratio')).toEqual(third)
  })

  it('has no sign when it is zero', () => {
    expect(amountOfText('-0', 'usd')).toEqual(usd(0))
    expect(amountOfText('-0.00', 'usd')).toEqual(usd(0))
  })

  it.each([
    '',
    ' 1',
    '1 ',
    '+1',
    '.5',
    '5.',
    '01',
    '1,000',
    '1_000',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '--1',
    '1.2.3',
    '١',
    '1\n',
    '−1',
  ])('is not what "%s" says', (text) => {
    expect(decimalProblem(text)).toBe('not a plain decimal number')
  })

  it('counts significant digits, not zeros in front or behind', () => {
    expect(decimalProblem(`0.${'0'.repeat(50)}${'7'.repeat(40)}`)).toBeUndefined()
    expect(decimalProblem(`0.${'7'.repeat(40)}000`)).toBeUndefined()
    expect(decimalProblem(`0.${'7'.repeat(41)}`)).toBe(
      'a number with more than 40 significant digits',
    )
  })

  it('survives the way, whatever its digits', () => {
    const digits = fc.tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(60))
    fc.assert(
      fc.property(digits, ([whole, places]) => {
        fc.pre(whole.toString().replace('-', '').length <= 30)
        const value = amount(`${whole}e-${places}`, 'size')
        expect(decimalProblem(decimalText(value))).toBeUndefined()
        expect(amountOfText(decimalText(value), 'size')).toEqual(value)
      }),
    )
  })
})

describe('canonical JSON', () => {
  it('sorts keys by code unit, leaves out what is absent and puts no spaces', () => {
    expect(canonicalJson({ b: [1, null, { z: true, a: 'é' }], B: '"', a: undefined })).toBe(
      '{"B":"\\"","b":[1,null,{"a":"é","z":true}]}',
    )
  })

  it('says the same as the value does, and says it again when read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        // JSON has no minus zero.
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(JSON.parse(text) as Json)).toBe(text)
      }),
    )
  })
})

describe('JSON from outside', () => {
  it('is read as any reader would, while it is no deeper and longer than a document', () => {
    const inside = fc.jsonValue({ maxDepth: 8 }).filter((value) => {
      return !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value))
    })
    fc.assert(
      fc.property(inside, fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent)
        expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown })
      }),
    )
  })

  it('may have the same key in two objects', () => {
    expect(parseJson('[{"a":1},{"a":{"a":2},"b":"a"},{"b":"}{\\"a"}]').ok).toBe(true)
  })

  it('is refused at the thirteenth level', () => {
    expect(parseJson(`${'['.repeat(12)}${']'.repeat(12)}`).ok).toBe(true)
    expect(parseJson(`${'['.repeat(13)}${']'.repeat(13)}`)).toMatchObject({
      issue: { message: 'it is nested more than 12 deep' },
    })
  })

  it.each(['{"a":1,}', '{a:1}', "{'a':1}", '[1 2]', '{"a" 1}', ']', '[}', '"', '{"\\x":1}', '1e'])(
    'is refused where it is none: %s',
    (text) => {
      expect(parseJson(text).ok).toBe(false)
    },
  )
})

describe('the checksum', () => {
  it('is the CRC-32 that the world agrees on', () => {
    // The check value of the CRC catalogue for the nine digits.
    expect(checksum('123456789')).toBe('cbf43926')
    expect(checksum('')).toBe('00000000')
  })

  it('agrees with zlib on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(checksum(text)).toBe(crc32(text).toString(16).padStart(8, '0'))
      }),
    )
  })
})
