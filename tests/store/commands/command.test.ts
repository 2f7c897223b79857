// A command in the draft: the edit it makes, kept as a person would keep the list.
import { describe, expect, it } from 'vitest'
import { EDITS_MAX, type Edit } from '../../../src/engine/model/edit'
import { size, usd } from '../../../src/engine/units/amount'
import { withEdit } from '../../../src/store/commands/command'
import { correctPosition } from '../../../src/store/commands/correct'
import { takerFee } from '../../../src/store/store'
import { scenarioFrom } from '../../fixtures/book'

const BOOK = scenarioFrom('account Main cross 1_000\nBTC long 2 @ 90 mark 100 mmr 1%')
const CONTEXT = { editing: 'draft', takerFee } as const
const resize = (to: number): Edit => ({ kind: 'resize', position: 'p1', to: size(to) })

describe('an edit', () => {
  it('that cannot be applied never enters the draft', () => {
    const document = { baseline: BOOK, draft: [] }
    const refused = withEdit(document, { kind: 'reduce', position: 'p1', by: size(9) }, CONTEXT)
    expect(refused.ok || refused.issue.code).toBe('reduce-beyond-flat')
  })

  it('that changes nothing leaves the very document', () => {
    const document = { baseline: BOOK, draft: [] }
    const same = withEdit(document, resize(2), CONTEXT)
    expect(same.ok && same.value).toBe(document)
  })

  it('may build on what the draft did before it', () => {
    const document = { baseline: BOOK, draft: [resize(12)] }
    const reduced = withEdit(document, { kind: 'reduce', position: 'p1', by: size(9) }, CONTEXT)
    expect(reduced.ok && reduced.value.draft).toHaveLength(2)
  })

  it('beyond the bound is refused', () => {
    const aside: Edit = { kind: 'transfer margin', position: 'p2', amount: usd(1) }
    const document = { baseline: BOOK, draft: Array.from({ length: EDITS_MAX }, () => aside) }
    const refused = withEdit(document, resize(3), CONTEXT)
    expect(refused.ok || refused.issue.code).toBe('too-many-edits')
  })
})

it('a correction of what only the draft holds says what to do', () => {
  const refused = correctPosition('p9', (held) => held)(BOOK)
  expect(refused.ok || refused.issue.wanted).toContain('accept the draft first')
})
