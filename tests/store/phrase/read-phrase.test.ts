// Phrases: what the words would do to the sample book, in the words and digits a reader sees before Enter.
import { describe, expect, it } from 'vitest'
import { readPhrases } from '../../../src/store/phrase/read-phrase'
import { withCashWithheld } from '../../../src/engine/model/withheld'
import { hedgedMajors } from '../../../src/store/samples/hedged-majors'
import { tenAlts } from '../../../src/store/samples/ten-alts'
import { twoVenueBasis } from '../../../src/store/samples/two-venue-basis'
import type { Scenario } from '../../../src/engine/model/scenario'
import { sentence } from '../../../src/ui/Shows'
import type { PhraseContext } from '../../../src/store/phrase/phrase'
import { sizeFor } from '../../../src/store/select/goal-size'
import { takerFee } from '../../../src/store/store'
import { asSentence } from '../../../src/ui/typed'
import { riskOf } from '../../fixtures/risk'

function said(text: string, scenario: Scenario = hedgedMajors()): readonly string[] {
  const risk = riskOf(scenario)
  const near = risk.draft()
  const { document } = risk.store.getState()
  const seek: PhraseContext['seek'] = (id, goal) =>
    sizeFor(goal, id, { document, editing: 'draft', takerFee, near })
  return readPhrases(text, { side: near, editing: 'draft', seek }).map((phrase) =>
    phrase.kind === 'does'
      ? sentence(phrase.says).replaceAll('\u2009', ' ')
      : `${phrase.says}: ${asSentence(phrase.issue)}`,
  )
}

describe('a trade', () => {
  it.each([
    ['sell half eth', 'Sell ETH by 50 % in draft: size 18 → 9'],
    ['trim btc 25%', 'Trim BTC by 25 % in draft: size 1.2 → 0.9'],
    ['cut 0.2 btc', 'Trim BTC by 0.2 in draft: size 1.2 → 1'],
    ['buy 6 eth', 'Buy ETH by 6 in draft: size 18 → 24'],
    ['add 2 eth', 'Grow ETH by 2 in draft: size 18 → 20'],
    ['sell $32k of my ETH', 'Sell ETH by $32,000 in draft: size 18 → 8'],
    ['trim xbt all', 'Trim BTC by 100 % in draft: size 1.2 → 0'],
  ])('%s', (text, does) => {
    expect(said(text)).toEqual([does])
  })

  it('trims a short towards flat, sells it further away', () => {
    expect(said('trim sol half')).toEqual(['Trim SOL by 50 % in draft: size −260 → −130'])
    expect(said('sell half sol')).toEqual(['Sell SOL by 50 % in draft: size −260 → −390'])
  })

  it('says where a sale flips the side, and never lets a trim do it', () => {
    expect(said('sell 20 eth')).toEqual(['Sell ETH by 20 in draft: size 18 → −2, flips side'])
    expect(said('trim 20 eth')).toEqual(['Trim ETH: Reducing stops at flat; wanted: at most 18.'])
  })

  it('asks back what cannot be read, rather than guess', () => {
    expect(said('sell lots eth')[0]).toMatch(/^Sell ETH: “lots” is not an amount/)
    expect(said('sell 1,200 doge')[0]).toMatch(/^Sell DOGE: “1,200” is not an amount/)
    expect(said('sell -2 eth')[0]).toMatch(/^Sell ETH: An amount is above zero here/)
  })

  it('without an amount is no phrase', () => {
    expect(said('sell eth')).toEqual([])
  })
})

describe('a setting', () => {
  it.each([
    ['eth size 24', 'ETH size in draft: 18 → 24'],
    ['size of eth to 24', 'ETH size in draft: 18 → 24'],
    ['eth +6', 'ETH size in draft: 18 → 24'],
    ['eth !', 'ETH size in draft: 18 → −18, flips side'],
    ['eth mark 3000', 'ETH mark in draft: 3,200 → 3,000'],
    ['eth @3000', 'ETH mark in draft: 3,200 → 3,000'],
    ['set eth mark to 3000', 'ETH mark in draft: 3,200 → 3,000'],
    ['sol funding -0.05%', 'SOL funding in draft: +0.0200 %/8 h → −0.0500 %/8 h'],
    ['eth leverage 10x', 'ETH leverage in draft: 25.00× → 10.00×'],
    ['btc entry 60000', 'BTC entry, corrected: 61,500 → 60,000'],
    ['btc vol 4%', 'BTC volatility of one day: 3.00 % → 4.00 %'],
  ])('%s', (text, does) => {
    expect(said(text)).toEqual([does])
  })

  it('may be a goal, solved for as in its cell', () => {
    // Selling 11.547 of 18 ETH, with its fee and slippage, leaves a joint limit of −15 %.
    const [does] = said('eth =limit -15%')
    expect(does).toMatch(/^ETH size in draft: 18 → 6\.45, /)
    expect(said('eth =limit -150%')[0]).toMatch(/cannot be reached/)
  })

  it('is each row’s own where a coin is held twice', () => {
    expect(said('eth size 20', twoVenueBasis())).toEqual([
      'ETH size in draft: 40 → 20',
      'ETHUSDT size in draft: −40 → 20, flips side',
    ])
    expect(said('ethusdt size -20', twoVenueBasis())).toEqual(['ETHUSDT size in draft: −40 → −20'])
  })

  it('of a market that is not held is no phrase', () => {
    expect(said('link size 24')).toEqual([])
  })
})

describe('cash', () => {
  it('goes in and out as typed', () => {
    expect(said('deposit 1000')).toEqual(['Deposit $1,000.00 in draft: cash $18,800 → $19,800'])
    expect(said('withdraw $2k')).toEqual(['Withdraw $2,000.00 in draft: cash $18,800 → $16,800'])
  })

  it('is offered for every account, or for the one that is named', () => {
    expect(said('deposit 500', twoVenueBasis())).toHaveLength(2)
    expect(said('deposit 500 to short', twoVenueBasis())).toEqual([
      'Deposit $500.00 in Short leg in draft: cash $24,000 → $24,500',
    ])
  })

  it('is not taken for a market', () => {
    expect(said('deposit eth')[0]).toMatch(/^Deposit: /)
  })
})

describe('a new position', () => {
  it('needs a size, and a mark where the market has none', () => {
    expect(said('add btc', tenAlts())).toEqual([])
    expect(said('add btc 0.1', tenAlts())[0]).toMatch(/^Add BTC: This market has no mark yet/)
    expect(said('short btc 0.1 @ 64000', tenAlts())).toEqual([
      'Add BTC in draft: size −0.1 at 64,000',
    ])
  })

  it('may be sized by money', () => {
    expect(said('long $6400 btc @64000', tenAlts())).toEqual([
      'Add BTC in draft: size 0.1 at 64,000',
    ])
  })

  it('goes to the account that is named by venue', () => {
    expect(said('add sol 10 on hyper @ 150', twoVenueBasis())).toEqual([
      'Add SOL in Long leg in draft: size 10 at 150',
    ])
  })

  it('of a market whose terms nobody publishes is no phrase', () => {
    expect(said('add nosuchcoin 5 @ 1')).toEqual([])
  })
})

describe('any other text', () => {
  it.each([
    '',
    'eth',
    'copy link',
    'explain joint limit',
    'constructor half eth',
    'eth constructor 5',
    'x'.repeat(200),
  ])('“%s” asks for nothing', (text) => {
    expect(said(text)).toEqual([])
  })
})

describe('what a phrase does', () => {
  it('is one step under its own words, and undo takes it back', () => {
    const risk = riskOf(hedgedMajors())
    const before = risk.store.getState().document
    const [phrase] = readPhrases('sell half eth', { side: risk.draft(), editing: 'draft' })
    if (phrase?.kind !== 'does') throw new Error('does')
    risk.run(phrase.command)
    expect(risk.store.getState().history.past.map(({ label }) => label)).toEqual([
      'Sell ETH by half',
    ])
    expect(risk.draft().scenario.book.accounts[0]?.positions[1]?.size.toString()).toBe('9')
    risk.store.getState().undo()
    expect(risk.store.getState().document).toBe(before)
  })

  it('in the baseline corrects the record and costs nothing', () => {
    const risk = riskOf(hedgedMajors(), { show: 'baseline' })
    const [phrase] = readPhrases('eth size 24', { side: risk.baseline(), editing: 'baseline' })
    if (phrase?.kind !== 'does') throw new Error('does')
    expect(sentence(phrase.says)).toBe('ETH size in the baseline: 18 → 24')
    risk.run(phrase.command)
    expect(risk.store.getState().document.draft).toEqual([])
    expect(risk.baseline().scenario.book.accounts[0]?.cash.toString()).toBe('18800')
  })
})

it('a deposit to cash that is not disclosed is refused: nobody knows to what', () => {
  const scenario = hedgedMajors()
  const accounts = scenario.book.accounts.map(withCashWithheld)
  expect(said('deposit 500', { ...scenario, book: { accounts } })).toEqual([
    'Deposit: The cash of Main is not disclosed; wanted: its cash first.',
  ])
})
