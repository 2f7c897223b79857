// Words in cells: sides, margin modes and total lines, in the languages exchanges speak.
import type { Side } from './imported'

const LONG =
  'long longs l buy b bid kauf kaufen gekauft achat acheter acheteur compra comprar comprado largo 多 做多 多头 多頭 多單 多单 多仓 多倉 多头仓位 看多 买 買 买入 買入 買い 買 买多 開多 开多 買建 買い建て 買い建玉 ロング'
const SHORT =
  'short shorts s sell a ask verkauf verkaufen verkauft vente vendre vendeur venta vender vendido corto 空 做空 空头 空頭 空單 空单 空仓 空倉 看空 卖 賣 卖出 賣出 売 売り 卖空 賣空 開空 开空 売建 売り建て 売り建玉 ショート'
const CROSS =
  'cross crossed crossmargin kreuz croisée croisee croisé croise cruzado cruzada 全仓 全倉 全仓模式 全倉模式 クロス クロスマージン'
const ISOLATED =
  'isolated iso isolatedmargin isoliert isolée isolee isolé isole aislado aislada 逐仓 逐倉 逐仓模式 逐倉模式 分離 分離マージン アイソレート'

const SIDES = new Map<string, Side>([
  ...LONG.split(' ').map((word) => [word, 'long'] as const),
  ...SHORT.split(' ').map((word) => [word, 'short'] as const),
])
const MODES = new Map<string, 'cross' | 'isolated'>([
  ...CROSS.split(' ').map((word) => [word, 'cross'] as const),
  ...ISOLATED.split(' ').map((word) => [word, 'isolated'] as const),
])
const TOTAL =
  /^(?:grand )?(?:total|totals|sum|summe|gesamt|totaux|suma|gesamtsumme|合计|总计|合計|總計|总和|小计|小計)(?![\p{L}\p{N}])/iu

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

/** True for a word that leaves the side to the sign of the size, as venues write without hedge mode. */
export function isNetSide(word: string): boolean {
  return /^(?:both|net|one-?way)$/i.test(word.trim())
}
