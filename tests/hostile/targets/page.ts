// The page: a document that opens has an answer everywhere, whatever stands in it. A figure that throws would
// leave a blank page to whoever opens the link.
import { ratio, type Amount, type Unit } from '../../../src/engine/units/amount'
import type { Shown } from '../../../src/engine/model/explanation'
import {
  POOL_FIGURES,
  poolFigure,
  POSITION_FIGURES,
  positionFigure,
} from '../../../src/engine/model/explanation'
import { readVersion } from '../../../src/io/link/migrate'
import type { LinkedDocument } from '../../../src/io/link/v1'
import { assumedOn } from '../../../src/store/select/assumed'
import { draftList } from '../../../src/store/select/draft-list'
import { explain } from '../../../src/store/select/explain'
import { fundingOf } from '../../../src/store/select/funding'
import { venueNote } from '../../../src/store/select/market-search'
import { marketsOn, marketTerms } from '../../../src/store/select/market-terms'
import { rowGroups } from '../../../src/store/select/order'
import { rowFigures } from '../../../src/store/select/rows'
import { sidesSelector, type Side } from '../../../src/store/select/sides'
import { verdictOf } from '../../../src/store/select/verdict'
import { createRiskStore, takerFee } from '../../../src/store/store'
import { format } from '../../../src/ui/format'
import { documentTexts, outsideOf } from '../support/documents'
import { quickly } from '../support/quick'
import type { Target } from '../support/target'

/** A whole page, read once: many figures, each far below the hundred. */
const MILLISECONDS_MAX = 400

export const PAGE: Target = {
  name: 'the page of a document',
  share: 3,
  texts: documentTexts,
  judge: (text) => {
    const outside = outsideOf(text)
    if (outside === undefined) return undefined
    const read = readVersion(outside.version, outside.json)
    if (!read.ok) return undefined
    return quickly(() => pageOf(read.value.document), MILLISECONDS_MAX)
  },
}

/** Asks for all that the page prints; says what of it is no figure. */
export function pageOf(document: LinkedDocument): string | undefined {
  const store = createRiskStore(document)
  const sides = sidesSelector(takerFee)(store.getState())
  const printed: unknown[] = [draftList(document.draft, sides)]
  for (const side of sides.same ? [sides.draft] : [sides.baseline, sides.draft]) {
    printed.push(...printedOf(side))
  }
  return printed.map(unprintable).find((problem) => problem !== undefined)
}

function printedOf(side: Side): readonly unknown[] {
  const own = { rate: ratio('0.001'), everyHours: 8 }
  const funding = { path: { rates: 'cap', flips: true, own }, horizon: 30 } as const
  return [
    verdictOf(side, 'all'),
    assumedOn(side),
    marketsOn(side),
    ...side.scenario.book.accounts.flatMap((account) => [
      venueNote(account),
      rowGroups(side, account, 'distance'),
      ...account.positions.flatMap((held) => [
        rowFigures(side, held.id),
        marketTerms(side, held.market),
        ...POSITION_FIGURES.map((what) => explain(side, positionFigure(held.id, what))),
      ]),
    ]),
    ...side.pools.flatMap((pool) => [
      verdictOf(side, pool.id),
      fundingOf(side, pool, funding),
      ...POOL_FIGURES.map((what) => explain(side, poolFigure(pool.id, what))),
    ]),
  ]
}

/** What cannot be printed among all that hangs together with it. */
function unprintable(of: unknown): string | undefined {
  const seen = new Set<unknown>()
  const queue = [of]
  while (queue.length > 0) {
    const held = queue.pop()
    if (typeof held !== 'object' || held === null || seen.has(held)) continue
    seen.add(held)
    if (isShown(held)) {
      const { text } = format(held)
      if (text.trim() === '' || /NaN|Infinity|undefined|null|\[object/.test(text))
        return `prints "${text}"`
    }
    for (const part of Object.values(held) as unknown[]) queue.push(part)
  }
  return undefined
}

function isShown(value: object): value is Shown {
  return 'amount' in value && 'as' in value && isAmount(value.amount)
}

function isAmount(value: unknown): value is Amount<Unit> {
  return typeof value === 'object' && value !== null && 'toNumber' in value
}
