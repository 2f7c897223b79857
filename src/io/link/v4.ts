// Version 4: a document as JSON and back. FROZEN, as its shape is (v4-shape.ts).
// What version 3 can say is said as version 3 says it; a document that needs no more is still of version 3, 2 or 1.
import type { Market, MarketId } from '../../engine/model/market'
import { done, refused, type Outcome } from '../../engine/units/outcome'
import { decimalText } from './decimal-text'
import { exact, type Exact } from './exact'
import type { Json } from './json-text'
import type { LinkContent } from './v1'
import { problemInWords } from './v1-shape'
import { contentOfV3, versionOf as versionOfV3, writeV3 } from './v3'
import { shapeV4, type ShapeV4 } from './v4-shape'

type Fields = Readonly<Record<string, Json | undefined>>

/** The content of version-4 JSON, or the first thing wrong with it. Never throws. */
export function readV4(json: unknown): Outcome<LinkContent> {
  const parsed = shapeV4.safeParse(json)
  if (!parsed.success) return refused('document-damaged', problemInWords(parsed.error.issues))
  const { markets, ...rest } = exact(parsed.data)
  const content = contentOfV3(markets === undefined ? rest : { ...rest, markets: asV3(markets) })
  if (!content.ok || markets === undefined) return content
  const { document } = content.value
  const priced = withFees(document.baseline.markets, markets)
  const baseline = { ...document.baseline, markets: priced }
  return done({ ...content.value, document: { ...document, baseline } })
}

type MarketShape = NonNullable<Exact<ShapeV4>['markets']>[number]

function asV3(markets: readonly MarketShape[]) {
  return markets.map(({ takerFee: _, ...market }) => market)
}

function withFees(
  markets: ReadonlyMap<MarketId, Market>,
  shapes: readonly MarketShape[],
): ReadonlyMap<MarketId, Market> {
  const fees = new Map(shapes.map(({ id, takerFee }) => [id, takerFee]))
  return new Map(
    Array.from(markets, ([id, market]) => {
      const takerFee = fees.get(id)
      return [id, takerFee === undefined ? market : { ...market, takerFee }]
    }),
  )
}

/** The JSON of a document. Says what is there, whether or not it could be read again: `readV4` judges. */
export function writeV4(content: LinkContent): Fields {
  const fields = writeV3(content)
  if (!hasFees(content)) return fields
  const { markets } = content.document.baseline
  return { ...fields, markets: (fields['markets'] as readonly Fields[]).map(withFeeOf(markets)) }
}

function withFeeOf(markets: ReadonlyMap<MarketId, Market>) {
  return (json: Fields): Fields => {
    const takerFee = markets.get(json['id'] as MarketId)?.takerFee
    return takerFee === undefined ? json : { ...json, takerFee: decimalText(takerFee) }
  }
}

/** The lowest version that can say all of a document, so that older pages open what they understand. */
export function versionOf(content: LinkContent): 1 | 2 | 3 | 4 {
  return hasFees(content) ? 4 : versionOfV3(content)
}

function hasFees({ document }: LinkContent): boolean {
  return Array.from(document.baseline.markets.values()).some(
    ({ takerFee }) => takerFee !== undefined,
  )
}
