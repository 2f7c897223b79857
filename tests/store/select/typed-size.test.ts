// The grammar of the size cell: numbers set, signs and operators speak of the position's own side.

import { describe, expect, it } from 'vitest'
import { price, size, usd } from '../../../src/engine/units/amount'
import { sizeAnswers, typedPercent, typedSize } from '../../../src/store/select/typed-size'

const long = { held: size('18'), mark: price('3200'), equity: usd('16000'), coin: 'ETH' }
const short = { ...long, held: size('-260') }

function sizeOf(text: string, of = long): string {
  const found = typedSize(text, of)
  return found.ok ? found.value.to.toString() : found.issue.code
}

describe('a typed size', () => {
  it.each([
    ['24', '24'],
    ['-260', '-260'],
    ['−6', '-6'],
    ['0', '0'],
    ['24 ETH', '24'],
    ['+6', '24'],
    ['-=6', '12'],
    // A quarter of 18 is 4.5.
    ['+25%', '22.5'],
    ['-25%', '13.5'],
    ['*2', '36'],
    ['/3', '6'],
    // 40,000 ÷ 3,200
    ['$40k', '12.5'],
    // 5 × 16,000 ÷ 3,200
    ['5x', '25'],
    ['!', '-18'],
    ['2k', '2000'],
    ['1.5*3', '4.5'],
  ])('a long of 18 and %s make %s', (text, to) => {
    expect(sizeOf(text)).toBe(to)
  })

  it.each([
    ['+40', '-300'],
    ['-=60', '-200'],
    ['+50%', '-390'],
    ['-50%', '-130'],
    ['$32k', '-10'],
    ['!', '260'],
  ])('a short of 260 and %s make %s', (text, to) => {
    expect(sizeOf(text, short)).toBe(to)
  })

  it.each([
    ['', 'size-empty'],
    ['-=20', 'reduce-beyond-flat'],
    ['-120%', 'reduce-beyond-flat'],
    ['/0', 'number-divides-by-zero'],
    ['1,5', 'none'],
    ['half', 'number-unreadable'],
    ['=limit -15%', 'cell-goal'],
    ['3 BTC', 'size-other-coin'],
  ])('%s is %s', (text, code) => {
    expect(sizeOf(text)).toBe(code === 'none' ? '1.5' : code)
  })

  it('money and leverage need a mark, and say so', () => {
    expect(sizeOf('$40k', { ...long, mark: undefined as never })).toBe('cell-needs-mark')
    expect(sizeOf('5x', { ...long, equity: usd('-1') })).toBe('cell-no-equity')
  })

  it('a size by money is never worth more than was typed', () => {
    // 100 ÷ 3 = 33.333… is cut to eight places.
    expect(sizeOf('$100', { ...long, mark: price('3') })).toBe('33.33333333')
  })

  it('a flat position asks for its side, unless the row has chosen one', () => {
    const flat = { ...long, held: size(0) }
    expect(sizeOf('+6', flat)).toBe('cell-side-wanted')
    expect(sizeOf('+6', { ...flat, sideChosen: true } as typeof flat)).toBe('6')
  })

  it('an ambiguous number is asked about, not guessed', () => {
    expect(sizeOf('12.500')).toBe('number-ambiguous')
  })

  it('says when the side changes', () => {
    const found = typedSize('-1', long)
    expect(found.ok && found.value.flips).toBe(true)
    expect(found.ok && found.value.notional?.toString()).toBe('3200')
  })
})

describe('the meanings of an ambiguous size', () => {
  const meanings = (text: string, of = long) =>
    sizeAnswers(text, of).map((one) => `${one.label}: ${one.text}`)

  it('are both offered, each as a size of its own', () => {
    expect(meanings('12.500')).toEqual(['12.5: 12.5', '12500: 12500'])
    // 18 and as much again.
    expect(meanings('+12.500')).toEqual(['12.5: 30.5', '12500: 12518'])
    expect(meanings('12.500', short)).toEqual(['12.5: 12.5', '12500: 12500'])
  })

  it('of any other text are none', () => {
    expect([...meanings('12.5'), ...meanings('half'), ...meanings('')]).toEqual([])
  })
})

describe('a typed percentage', () => {
  it('with two meanings asks which', () => {
    const found = typedPercent('12.500')
    expect(!found.ok && found.issue.message).toBe('"12.500" can be 12.5 % or 12500 %')
  })

  it.each(['0.015', '0.0125%', '0,0125'])('%s has one meaning', (text) => {
    expect(typedPercent(text).ok).toBe(true)
  })

  it('is a fraction, with its sign or without', () => {
    const text = (typed: string) => {
      const found = typedPercent(typed)
      return found.ok ? found.value.toString() : found.issue.code
    }
    expect(text('1.25')).toBe('0.0125')
    expect(text('1.25%')).toBe('0.0125')
    expect(text('-0.01 %')).toBe('-0.0001')
    expect(text('')).toBe('share-unreadable')
  })
})
