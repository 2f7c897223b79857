// What people read: kinds, signs, rounding towards danger, tiny prices, nothing lost on the way.

import { describe, expect, it } from 'vitest'
import { price, ratio, size, usd } from '../../src/engine/units/amount'
import { editable, format, formatDay, listed, type Printable } from '../../src/ui/format'

const print = (figure: Printable) => format(figure).text
const signed = true

describe('money', () => {
  const rows: readonly [string, string][] = [
    ['-1040', '−$1,040.00'],
    ['76800', '$76,800'],
    ['9999.99', '$9,999.99'],
    // The boundary is judged after rounding to cents.
    ['9999.999', '$10,000'],
    ['10000', '$10,000'],
    ['0', '$0.00'],
    ['0.004', '<$0.01'],
    ['-0.001', '−<$0.01'],
    ['13301.60', '$13,302'],
  ]
  it.each(rows)('%s reads %s', (digits, text) => {
    expect(print({ amount: usd(digits), as: 'usd' })).toBe(text)
  })

  it('a buffer is rounded down, below zero too', () => {
    expect(print({ amount: usd('13301.60'), as: 'usd', rounding: 'down' })).toBe('$13,301')
    expect(print({ amount: usd('-657.764'), as: 'usd', rounding: 'down' })).toBe('−$657.77')
  })

  it('a deposit needed is rounded up', () => {
    expect(print({ amount: usd('6143.1935'), as: 'usd', rounding: 'larger' })).toBe('$6,143.20')
  })

  it('a flow rounded down pays more and receives less', () => {
    // −23.04 − 25.92 + 23.712 = −25.248
    expect(print({ amount: usd('-25.248'), as: 'usd', rounding: 'down', signed })).toBe('−$25.25')
    expect(print({ amount: usd('23.712'), as: 'usd', rounding: 'down', signed })).toBe('+$23.71')
  })
})

describe('correlations', () => {
  it.each([
    ['0.7', '0.70'],
    ['0.85', '0.85'],
    ['-0.3', '−0.30'],
    ['1', '1.00'],
    ['0.8765', '0.8765'],
  ])('%s reads %s', (digits, text) => {
    expect(print({ amount: ratio(digits), as: 'correlation' })).toBe(text)
  })
})

describe('prices', () => {
  it('follow the tick', () => {
    expect(print({ amount: price('64000'), as: 'price', tick: price('0.1') })).toBe('64,000.0')
    expect(print({ amount: price('64000'), as: 'price', tick: price('1') })).toBe('64,000')
    expect(print({ amount: price('0.118'), as: 'price', tick: price('0.00001') })).toBe('0.11800')
  })

  it('count their zeros from four on', () => {
    expect(print({ amount: price('0.00000614'), as: 'price' })).toBe('0.0₅6140')
    expect(print({ amount: price('0.000061234'), as: 'price' })).toBe('0.0₄6123')
    expect(print({ amount: price('0.00061234'), as: 'price' })).toBe('0.00061234')
    expect(format({ amount: price('0.00000614'), as: 'price' }).full).toBe('0.00000614')
    expect(print({ amount: price('0.000000000000614'), as: 'price' })).toBe('0.0₁₂6140')
  })

  it('a tiny price that rounds up over its zeros keeps its value', () => {
    expect(print({ amount: price('0.0000999996'), as: 'price' })).toBe('0.0001000')
  })

  it('a liquidation price is rounded towards the mark', () => {
    // below the mark: up. 6,300 ÷ 57,000 = 0.1105263…
    expect(print({ amount: price('0.1105263'), as: 'price', rounding: 'up' })).toBe('0.11053')
    expect(print({ amount: price('52438.8164'), as: 'price', rounding: 'up' })).toBe('52,438.82')
    // above the mark: down.
    expect(print({ amount: price('203.4083'), as: 'price', rounding: 'down' })).toBe('203.40')
  })

  it('a whole price without a tick is bare', () => {
    expect(print({ amount: price('61500'), as: 'price' })).toBe('61,500')
  })
})

describe('percentages', () => {
  it('distances are signed and rounded towards zero', () => {
    expect(print({ amount: ratio('-0.103562'), as: 'move' })).toBe('−10.35\u2009%')
    expect(print({ amount: ratio('-0.0880999'), as: 'move' })).toBe('−8.80\u2009%')
    expect(print({ amount: ratio('0.338299'), as: 'move' })).toBe('+33.82\u2009%')
  })

  it('never read 0.00 while something is left', () => {
    expect(print({ amount: ratio('0.00004'), as: 'percent' })).toBe('<0.01\u2009%')
    expect(print({ amount: ratio('-0.00004'), as: 'move' })).toBe('−<0.01\u2009%')
    expect(print({ amount: ratio('0'), as: 'move' })).toBe('0.00\u2009%')
  })

  it('maintenance over equity is rounded up, buffer over equity down', () => {
    // 3,100 ÷ 16,800 = 18.4523… %; 13,700 ÷ 16,800 = 81.5476… %
    expect(print({ amount: ratio('0.184523'), as: 'percent', rounding: 'larger' })).toBe(
      '18.46\u2009%',
    )
    expect(print({ amount: ratio('0.815476'), as: 'percent', rounding: 'down' })).toBe(
      '81.54\u2009%',
    )
  })
})

describe('rates', () => {
  const rate = { amount: ratio('0.0001'), as: 'rate', everyHours: 8 } as const

  it('are written per eight hours, per day or per year', () => {
    expect(format(rate).text).toBe('0.0100\u2009%/8\u2009h')
    expect(format(rate, 'day').text).toBe('0.0300\u2009%/day')
    // 0.01 % × 3 × 365 = 10.95 %
    expect(format(rate, 'apr').text).toBe('10.95\u2009% APR')
  })

  it('an hourly rate is eight times itself per eight hours', () => {
    const hourly = { ...rate, everyHours: 1 } as const
    expect(format(hourly).text).toBe('0.0800\u2009%/8\u2009h')
    expect(format(hourly, 'interval').text).toBe('0.0100\u2009%/1\u2009h')
  })

  it('a tiny rate is not nothing', () => {
    expect(format({ ...rate, amount: ratio('-0.0000001') }).text).toBe('−<0.0001\u2009%/8\u2009h')
  })
})

describe('other kinds', () => {
  it('leverage is rounded up', () => {
    // 173,920 ÷ 16,800 = 10.3523…; 94,880 ÷ 16,800 = 5.6476…
    expect(print({ amount: ratio('10.3523'), as: 'leverage' })).toBe('10.36×')
    expect(print({ amount: ratio('5.6476'), as: 'leverage' })).toBe('5.65×')
  })

  it('σ and days left are rounded down', () => {
    expect(print({ amount: ratio('4.549'), as: 'sigma' })).toBe('4.54\u2009σ')
    expect(print({ amount: ratio('542.9'), as: 'days' })).toBe('542\u2009d')
    expect(print({ amount: ratio('0.4'), as: 'days' })).toBe('<1\u2009d')
  })

  it('a size keeps its digits', () => {
    expect(print({ amount: size('-260'), as: 'size' })).toBe('−260')
    expect(print({ amount: size('1.23456789'), as: 'size' })).toBe('1.23456789')
    expect(print({ amount: size('60000'), as: 'size' })).toBe('60,000')
  })
})

describe('nothing is lost', () => {
  it('the full text has every digit of a figure no float could hold', () => {
    const figure = { amount: usd('12345678901234567890.123456789'), as: 'usd' } as const
    expect(format(figure).full).toBe('$12,345,678,901,234,567,890.123456789')
    expect(format(figure).text).toBe('$12,345,678,901,234,567,890')
  })

  it('zero has no sign', () => {
    expect(print({ amount: usd('-0'), as: 'usd', signed })).toBe('$0.00')
    expect(print({ amount: usd('0').neg(), as: 'usd' })).toBe('$0.00')
  })

  it('reads aloud with words for signs and units', () => {
    expect(format({ amount: ratio('-0.103562'), as: 'move' }).spoken).toBe('minus 10.35 percent')
    expect(format({ amount: ratio('0.338'), as: 'move' }).spoken).toBe('plus 33.80 percent')
    expect(format({ amount: usd('0.001'), as: 'usd' }).spoken).toBe('less than $0.01')
  })

  it('a cell is edited with every digit and a minus that can be typed', () => {
    expect(editable(size('-12345.678900000001'))).toBe('-12345.678900000001')
  })
})

describe('words', () => {
  it('days and lists', () => {
    expect(formatDay('2026-08-22')).toBe('22 Aug 2026')
    expect(formatDay('2026-08-22T10:00:00Z')).toBe('22 Aug 2026')
    expect(formatDay('last summer')).toBe('last summer')
    expect(listed(['BTC', 'ETH', 'SOL'])).toBe('BTC, ETH and SOL')
    expect(listed(['BTC'])).toBe('BTC')
  })
})
