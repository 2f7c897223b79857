// Adopted: a paste whose questions are answered enters the book, every position of it or a word about each, and
// what is in the book can be kept, saved, handed on and looked at.
import { ratio, usd, type Usd } from '../../../src/engine/units/amount'
import { adopt, type AdoptOptions } from '../../../src/io/paste/adopt'
import { importPositions } from '../../../src/io/paste/import'
import type { ImportedPositions } from '../../../src/io/paste/imported'
import { readV4, writeV4 } from '../../../src/io/link/v4'
import { canonicalJson } from '../../../src/io/link/json-text'
import { importRows } from '../../../src/store/commands/import-rows'
import { blank } from '../../../src/store/samples/blank'
import { createRiskStore } from '../../../src/store/store'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'
import { pastes } from '../support/texts'
import { pageOf } from './page'

export const ADOPTED: Target = {
  name: 'a paste that is accepted',
  share: 9,
  texts: pastes,
  judge: (text) => {
    const found = importPositions(text)
    if (found.kind !== 'positions') return undefined
    const positions = found.rows.flatMap((row) => {
      if (row.status === 'good') return [row.position]
      return row.status === 'question'
        ? row.choices.slice(0, 1).map((choice) => choice.position)
        : []
    })
    const options: AdoptOptions = { positions, maintenanceRate: ratio('0.05') }
    return (
      wrongWithAdopted(found, options) ??
      wrongWithAdopted(found, { ...options, venue: 'binance', marginMode: 'cross' })
    )
  },
}

const THOUSAND = usd(1_000)

function wrongWithAdopted(found: ImportedPositions, options: AdoptOptions): string | undefined {
  const asked = quickly(() => adopt(found, options))
  const collateral = new Map(asked.wanted.map(({ key }): [string, Usd] => [key, THOUSAND]))
  const adopted = quickly(() => adopt(found, { ...options, collateral }))
  const taken = adopted.accounts.flatMap((account) => account.positions).length
  const given = options.positions?.length ?? 0
  const said = adopted.issues.length
  if (taken + said < given)
    return `${given} positions, of which ${taken} are taken and ${said} named`
  const store = createRiskStore({ baseline: blank(), draft: [] })
  const refused = store.getState().run(importRows(adopted, { kind: 'replace' }))
  if (refused !== undefined) return refused.message === '' ? 'refused without a reason' : undefined
  const { document } = store.getState()
  const read = readV4(JSON.parse(canonicalJson(writeV4({ document }))))
  if (!read.ok) return `accepted, and cannot be kept: ${read.issue.message}`
  return quickly(() => pageOf(document), 1_000)
}
