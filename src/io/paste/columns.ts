// Columns: which field a header means. Headers are compared without case, spacing and punctuation;
// what stands in brackets behind one is a unit or a remark.

/** What a column can hold. The last group serves only to recognise texts that hold no positions. */
export type Field =
  | 'market'
  | 'side'
  | 'size'
  | 'contracts'
  | 'contract size'
  | 'value'
  | 'entry'
  | 'mark'
  | 'leverage'
  | 'margin'
  | 'margin mode'
  | 'liquidation price'
  | 'P&L'
  | 'funding'
  | 'funding rate'
  | 'maintenance rate'
  | 'accrued'
  | 'excluded'
  | 'venue'
  | 'account'
  | 'quote'
  | 'ignored'
  | 'time'
  | 'price'
  | 'fee'
  | 'exit'
  | 'closed P&L'
  | 'payment'
  | 'direction'
  | 'movement'
  | 'amount'

/** Synonyms by field: English, German, French, Spanish, Chinese, Japanese, and names of venue answers. */
const SYNONYMS: readonly (readonly [Field, string])[] = [
  [
    'market',
    `symbol|market|coin|pair|instrument|ticker|asset|token|contract|name|product|currency pair|instid|underlying|
    markt|paar|handelspaar|kontrakt|symbole|marché|paire|actif|contrat|símbolo|mercado|par|activo|contrato|
    合约|交易对|币种|合约名称|品种|名称|交易品种|合約|交易對|銘柄|シンボル|通貨ペア|コイン|取引ペア|市場`,
  ],
  [
    'side',
    `side|position side|posside|long/short|l/s|type|buy/sell|seite|richtung|kauf/verkauf|sens|côté|lado|sentido|
    dirección|方向|持仓方向|买卖方向|多空|多/空|方向性|サイド|売買|ポジション方向|売買区分`,
  ],
  ['direction', `dir|direction|closing direction|trade type`],
  [
    'size',
    `size|quantity|qty|position size|position|pos|position amt|position amount|szi|sz|amount held|units|coins|base size|holding|
    größe|groesse|menge|anzahl|positionsgröße|stück|taille|quantité|taille de position|tamaño|cantidad|tamaño de la posición|posición|
    数量|持仓量|持仓数量|仓位|仓位数量|持仓|數量|持倉量|サイズ|建玉数量|ポジションサイズ|保有数量|建玉`,
  ],
  ['amount', `amount|betrag|montant|importe|monto|金额|金額|ntl|total|change`],
  [
    'contracts',
    `contracts|number of contracts|conts|kontrakte|contrats|contratos|张数|合约张数|張數|枚数`,
  ],
  [
    'contract size',
    `contract size|contract value|contract multiplier|ctval|face value|kontraktgröße|kontraktwert|taille du contrat|valeur du contrat|tamaño del contrato|valor del contrato|
    合约面值|合約面值|面值|契約サイズ|契約単位`,
  ],
  [
    'value',
    `notional|notional value|position value|value|usd value|nominal value|exposure|positionswert|wert|nominalwert|valeur|valeur de position|
    notionnel|valor|valor de la posición|nocional|名义价值|仓位价值|持仓价值|名義價值|ポジション価値|建玉金額|想定元本`,
  ],
  [
    'entry',
    `entry|entry price|avg entry|avg entry price|average entry price|average entry|avg price|average price|avgpx|avg px|entrypx|entry px|open price|opening price|avg open price|cost price|
    einstieg|einstiegspreis|einstandspreis|einstand|eröffnungspreis|eröffnungskurs|durchschnittspreis|einstiegskurs|
    prix d'entrée|prix d'entree|entrée|prix moyen|prix d'ouverture|prix moyen d'entrée|precio de entrada|entrada|precio medio|precio promedio|precio de apertura|
    开仓价格|开仓均价|开仓价|入场价|入场价格|持仓均价|均价|開倉價格|開倉均價|エントリー価格|参入価格|平均取得価格|平均建値|建値|取得価格|平均参入価格`,
  ],
  [
    'mark',
    `mark|mark price|markpx|mark px|oracle|oracle price|current price|current|price now|market price|last price|last|
    orakelpreis|oracle-preis|prix oracle|prix de l'oracle|precio del oráculo|precio oracle|预言机价格|預言機價格|オラクル価格|
    markpreis|mark-preis|markierungspreis|marktpreis|aktueller kurs|aktueller preis|kurs|prix de marque|prix du marché|prix mark|prix de référence|prix actuel|
    precio de marca|precio marcado|precio actual|precio de mercado|标记价格|标记价|当前价|当前价格|最新价|標記價格|マーク価格|現在値|現在価格|時価`,
  ],
  [
    'leverage',
    `leverage|lev|lever|hebel|hebelwirkung|levier|effet de levier|apalancamiento|杠杆|杠杆倍数|槓桿|槓桿倍數|レバレッジ`,
  ],
  [
    'margin',
    `margin|isolated margin|position margin|collateral|margin used|initial margin|posmargin|position collateral|
    marge|sicherheit|sicherheitsleistung|marge isolée|garantie|margen|garantía|margen aislado|保证金|仓位保证金|持仓保证金|保證金|証拠金|マージン`,
  ],
  [
    'margin mode',
    `margin mode|margin type|mode|cross/isolated|mgnmode|marginmodus|margin-modus|margenmodus|mode de marge|modo de margen|
    保证金模式|仓位模式|全仓/逐仓|保證金模式|マージンモード|証拠金モード`,
  ],
  [
    'liquidation price',
    `liq price|liq. price|liquidation|liquidation price|est liq price|est. liq. price|estimated liquidation price|liqpx|liquidation px|liq px|liq|
    liq.-preis|liq-preis|liquidationspreis|liquidationskurs|prix de liquidation|prix de liq.|liquidation estimée|precio de liquidación|precio de liq.|liquidación|
    强平价格|预估强平价|强平价|爆仓价|爆仓价格|預估強平價|強平價格|清算価格|強制決済価格|ロスカット価格|推定清算価格`,
  ],
  [
    'P&L',
    `pnl|upnl|p&l|unrealized pnl|unrealised pnl|unrealized p&l|unrealised p&l|upl|unrealized profit|profit|gewinn|g&v|guv|gewinn/verlust|nicht realisierter gewinn|unrealisierter pnl|unrealisierter gewinn|
    pnl latent|pnl non réalisé|gain|gains|p&l latent|ganancia|pnl no realizado|ganancia no realizada|pyg|未实现盈亏|盈亏|浮动盈亏|收益|未實現盈虧|未実現損益|含み損益|評価損益|損益`,
  ],
  ['funding', `funding|funding paid|funding fee|funding since open|net funding|资金费用|資金費用`],
  [
    'funding rate',
    `funding rate|funding rate 8h|funding/8h|funding 8h|finanzierungsrate|taux de financement|tasa de financiación|资金费率|資金費率|ファンディングレート`,
  ],
  [
    'maintenance rate',
    `mmr|maintenance margin rate|maintenance rate|mm rate|maintenance margin ratio|维持保证金率|維持証拠金率`,
  ],
  ['accrued', `accrued funding|accrued|unsettled funding`],
  ['excluded', `excluded|left out`],
  [
    'venue',
    `exchange|venue|platform|broker|börse|boerse|bourse|plateforme|bolsa|plataforma|交易所|平台|取引所`,
  ],
  [
    'account',
    `account|account name|wallet|subaccount|sub-account|konto|compte|cuenta|账户|帳戶|口座|アカウント`,
  ],
  ['quote', `quote|quote currency|settle|margin asset|currency`],
  [
    'ignored',
    `est funding fee|est. funding fee|rate|break even price|break-even price|breakeven price|breakeven|margin ratio|roe|roi|%|pnl %|roe %|tp/sl|tp/sl for position|close all positions|close|action|actions|adl|maintenance margin|mm|im|realized pnl|realised pnl|reverse|open time|age|notes|note|#|no|no.`,
  ],
  [
    'time',
    `time|date|datetime|timestamp|trade time|create time|created at|zeit|datum|date(utc)|utc_time|fecha|heure|时间|時間|日時|日付`,
  ],
  [
    'price',
    `price|px|fill price|execution price|preis|prix|precio|价格|価格|filled price|trade price|executed price`,
  ],
  [
    'fee',
    `fee|fees|commission|gebühr|gebühren|frais|comisión|手续费|手數料|手数料|trading fee|fee paid`,
  ],
  [
    'exit',
    `exit price|exit|close price|closing price|avg exit price|avg close price|ausstiegspreis|prix de sortie|precio de salida|平仓价格|平仓均价`,
  ],
  [
    'closed P&L',
    `closed pnl|closed p&l|closedpnl|realized profit|realised profit|closing pnl|exit type`,
  ],
  [
    'payment',
    `payment|funding payment|income|zahlung|finanzierungszahlung|paiement|pago|付款|支付|資金付款|支払い|支払|支払額`,
  ],
  [
    'movement',
    `action type|sender|recipient|transaction|txhash|operation|transaction id|tx hash|remark|liquidity`,
  ],
]

const FIELD_OF = new Map<string, Field>(
  SYNONYMS.flatMap(([field, words]) =>
    words.split('|').map((word): [string, Field] => [normal(word), field]),
  ),
)

/** Lower case without spaces and punctuation; signs that carry meaning stay. */
export function normal(header: string): string {
  return header.toLowerCase().replace(/[\s._\-–—'’"“”:()[\]]/g, '')
}

const REMARK = /\s*[([（【].*$/
const CURRENCY = /[([（【]\s*(?:\$|US\$|€|USD[A-Z0-9]{0,2}|in USD[TC]?)\s*[)\]）】]/i

/** The field a header means; undefined when it is not known. */
export function fieldOf(header: string): Field | undefined {
  const found = FIELD_OF.get(normal(header)) ?? FIELD_OF.get(normal(header.replace(REMARK, '')))
  // `Size (USDT)` is money, not coins.
  return found === 'size' && CURRENCY.test(header) ? 'value' : found
}
