// Words in cells: sides, margin modes and total lines, in the languages exchanges speak.
import type { Side } from './imported'

const LONG =
  'long l buy b bid kauf kaufen achat acheter compra comprar largo 多 做多 多头 多單 多头仓位 买 买入 買 買い 买多 开多 ロング'
const SHORT =
  'short s sell a ask verkauf verkaufen vente vendre venta vender corto 空 做空 空头 空單 卖 卖出 賣 売 売り 卖空 开空 ショート'
const CROSS = 'cross crossed kreuz croisée croisee cruzado cruzada 全仓 全倉 クロス'
const ISOLATED = 'isolated iso isoliert isolée isolee isolé isole aislado aislada 逐仓 逐倉 分離'

const SIDES = new Map<string, Side>([
  ...LONG.split(' ').map((word) => [word, 'long'] as const),
  ...SHORT.split(' ').map((word) => [word, 'short'] as const),
])
const MODES = new Map<string, 'cross' | 'isolated'>([
  ...CROSS.split(' ').map((word) => [word, 'cross'] as const),
  ...ISOLATED.split(' ').map((word) => [word, 'isolated'] as const),
])
const TOTAL =
  /^(?:grand )?(?:total|totals|sum|summe|gesamt|totaux|suma|合计|总计|合計)(?![\p{L}\p{N}])/iu

/** The side a word means; undefined when it means none. */
export function sideOf(word: string): Side | undefined {
  return SIDES.get(word.trim().toLowerCase())
}

export function modeOf(word: string): 'cross' | 'isolated' | undefined {
  return MODES.get(word.trim().toLowerCase())
}

/** True for the label of a line of totals. */
export function isTotal(label: string): boolean {
  return TOTAL.test(label.trim())
}
