// The draft read out: every kind of edit in words.
import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/engine/model/edit'
import { marketIdOf } from '../../../src/engine/model/market'
import { price, ratio, size, usd } from '../../../src/engine/units/amount'
import { draftList } from '../../../src/store/select/draft-list'
import { scenarioFrom } from '../../fixtures/book'
import { printed, riskOf } from '../../fixtures/risk'

const risk = riskOf(scenarioFrom('account A cross 500\nBTC long 1 @ 100 mark 100 mmr 1%'))
const [account] = risk.baseline().scenario.book.accounts
const position = account!.positions[0]!.id
const BTC = marketIdOf('generic', 'BTC')
const of = { position, account: account!.id, market: BTC }

const ROWS: readonly (readonly [Edit, string])[] = [
  [{ ...of, kind: 'resize', to: size('2') }, 'BTC size to 2'],
  [{ ...of, kind: 'fill', size: size('-1') }, 'BTC fill of −1'],
  [{ ...of, kind: 'reduce', by: size('0.5') }, 'BTC reduced by 0.5'],
  [{ ...of, kind: 'close' }, 'BTC closed'],
  [{ ...of, kind: 'flip' }, 'BTC flipped'],
  [{ ...of, kind: 'open', size: size('3'), margin: { mode: 'cross' } }, 'BTC opened at 3'],
  [{ ...of, kind: 'deposit', amount: usd('10') }, 'deposit of $10.00 to A'],
  [{ ...of, kind: 'withdraw', amount: usd('10') }, 'withdrawal of $10.00 from A'],
  [{ ...of, kind: 'transfer margin', amount: usd('-5') }, 'BTC margin moved by −$5.00'],
  [{ ...of, kind: 'switch mode', to: { mode: 'cross' } }, 'BTC to cross'],
  [
    { ...of, kind: 'switch mode', to: { mode: 'isolated', margin: usd('20') } },
    'BTC isolated with $20.00',
  ],
  [{ ...of, kind: 'leverage', to: ratio('5') }, 'BTC leverage to 5.00×'],
  [{ ...of, kind: 'leverage' }, 'BTC leverage to the highest'],
  [{ ...of, kind: 'mark', to: price('90') }, 'BTC mark to 90'],
  [
    { ...of, kind: 'funding', to: { rate: ratio('0.0001'), everyHours: 8 } },
    'BTC funding to +0.0100 %/8 h',
  ],
]

describe('an edit', () => {
  it.each(ROWS)('%o', (edit, wanted) => {
    const [listed] = draftList([edit], risk.sides())
    const says = listed!.says.map((part) => (typeof part === 'string' ? part : printed(part)))
    expect(says.join('')).toBe(wanted)
  })

  it('of a position that is gone says so', () => {
    const [listed] = draftList([{ kind: 'close', position: 'gone' }], risk.sides())
    expect(listed?.says).toEqual(['A position that is gone closed'])
  })
})
