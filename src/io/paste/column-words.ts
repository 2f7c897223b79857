// Headers of columns, by what they mean: English, German, French, Spanish, Chinese (simplified and
// traditional) and Japanese as exchanges write them, and the keys of venue answers. One list for all
// languages: no word here means two things.
export const HEADERS = [
  [
    'market',
    `symbol|market|coin|pair|trading pair|instrument|ticker|asset|token|contract|name|product|currency pair|instid|underlying|perpetual|
    markt|paar|handelspaar|kontrakt|instrument/paar|währungspaar|produkt|symbole|marché|paire|paire de trading|actif|contrat|produit|
    símbolo|mercado|par|par de trading|par de negociación|activo|contrato|producto|moneda|monnaie|münze|
    合约|交易对|币种|币对|合约名称|品种|名称|交易品种|代币|合约代码|标的|合約|交易對|幣種|幣對|合約名稱|名稱|品種|交易品種|代幣|標的|
    銘柄|シンボル|通貨ペア|コイン|取引ペア|市場|通貨|契約|商品|ペア|取引銘柄|トークン`,
  ],
  [
    'side',
    `side|position side|posside|long/short|l/s|type|buy/sell|seite|richtung|kauf/verkauf|positionsseite|sens|côté|lado|sentido|direction de position|
    dirección|tipo|方向|持仓方向|买卖方向|仓位方向|多空|多/空|方向性|持倉方向|買賣方向|倉位方向|サイド|売買|売/買|ポジション方向|売買区分|ポジションサイド|方向（ロング/ショート）`,
  ],
  ['direction', `dir|direction|closing direction|trade type`],
  [
    'size',
    `size|quantity|qty|position size|position|pos|position amt|position amount|position qty|szi|sz|amount held|units|coins|base size|holding|
    größe|groesse|menge|anzahl|positionsgröße|positionsmenge|stück|taille|quantité|taille de position|taille de la position|quantité de la position|
    tamaño|cantidad|tamaño de la posición|tamaño de posición|posición|cantidad de la posición|
    数量|持仓量|持仓数量|仓位|仓位数量|仓位大小|持仓|持有数量|持仓规模|大小|數量|持倉量|持倉數量|持倉|倉位|倉位數量|倉位大小|持有數量|規模|
    サイズ|建玉数量|ポジションサイズ|ポジション数量|保有数量|建玉|ポジション|保有量|ポジション量`,
  ],
  ['amount', `amount|betrag|montant|importe|monto|金额|金額|ntl|total|change`],
  [
    'contracts',
    `contracts|number of contracts|conts|no. of contracts|contract count|kontrakte|anzahl kontrakte|contrats|nombre de contrats|contratos|número de contratos|
    张数|合约张数|持仓张数|张|張數|合約張數|持倉張數|張|枚数|契約数|建玉枚数`,
  ],
  [
    'contract size',
    `contract size|contract value|contract multiplier|ctval|face value|kontraktgröße|kontraktwert|taille du contrat|valeur du contrat|tamaño del contrato|valor del contrato|
    合约面值|合約面值|面值|契約サイズ|契約単位`,
  ],
  [
    'value',
    `notional|notional value|position value|value|usd value|nominal value|exposure|notionalusd|notional usd|positionswert|wert|nominalwert|nominal|valeur|valeur de position|valeur de la position|
    notionnel|valeur notionnelle|valor|valor de la posición|valor de posición|nocional|valor nocional|
    名义价值|仓位价值|持仓价值|合约价值|价值|名義價值|倉位價值|持倉價值|合約價值|價值|ポジション価値|建玉金額|想定元本|ポジション額|評価額|価値`,
  ],
  [
    'entry',
    `entry|entry price|avg|average|avg entry|avg entry price|average entry price|average entry|avg price|average price|avgpx|avg px|entrypx|entry px|open price|opening price|avg open price|cost price|avg cost|average cost|
    einstieg|einstiegspreis|einstandspreis|einstand|eröffnungspreis|eröffnungskurs|durchschnittspreis|durchschnittlicher einstiegspreis|einstiegskurs|ø einstiegspreis|ø-preis|kaufpreis|
    prix d'entrée|prix d'entree|entrée|prix moyen|prix d'ouverture|prix moyen d'entrée|prix d'entrée moyen|prix d'achat|
    precio de entrada|entrada|precio medio|precio promedio|precio de apertura|precio medio de entrada|precio promedio de entrada|precio de entrada promedio|
    开仓价格|开仓均价|开仓价|入场价|入场价格|持仓均价|均价|平均开仓价|平均入场价|成本价|開倉價格|開倉均價|開倉價|入場價|入場價格|持倉均價|均價|平均開倉價|平均入場價|成本價|
    エントリー価格|参入価格|平均取得価格|平均建値|建値|取得価格|平均参入価格|平均エントリー価格|約定価格|取得単価|平均価格|平均約定価格`,
  ],
  [
    'mark',
    `mark|mark price|markpx|mark px|oracle|oracle price|current price|current|price now|market price|last price|last|
    markpreis|mark-preis|mark-kurs|markierungspreis|marktpreis|marktkurs|aktueller kurs|aktueller preis|kurs|letzter preis|orakelpreis|oracle-preis|
    prix de marque|prix marqué|prix du marché|prix mark|prix de référence|prix actuel|dernier prix|prix oracle|prix de l'oracle|
    precio de marca|precio marcado|precio mark|precio actual|precio de mercado|último precio|precio del oráculo|precio oracle|
    标记价格|标记价|标记|当前价|当前价格|最新价|市价|预言机价格|標記價格|標記價|標記|當前價|當前價格|最新價|市價|預言機價格|
    マーク価格|現在値|現在価格|時価|市場価格|最終価格|マーク|オラクル価格`,
  ],
  [
    'leverage',
    `leverage|lev|lever|hebel|hebelwirkung|levier|effet de levier|apalancamiento|杠杆|杠杆倍数|杠杆率|倍数|槓桿|槓桿倍數|槓桿率|倍數|レバレッジ|レバレッジ倍率|倍率`,
  ],
  [
    'margin',
    `margin|isolated margin|position margin|collateral|margin used|used margin|initial margin|posmargin|position collateral|margin balance|
    marge|marge utilisée|sicherheit|sicherheitsleistung|isolierte margin|positionsmargin|hinterlegte margin|marge isolée|marge de la position|garantie|margen|margen utilizado|garantía|margen aislado|margen de la posición|
    保证金|仓位保证金|持仓保证金|逐仓保证金|已用保证金|起始保证金|保證金|倉位保證金|持倉保證金|逐倉保證金|已用保證金|起始保證金|
    証拠金|マージン|ポジション証拠金|必要証拠金|使用証拠金|分離証拠金|担保`,
  ],
  [
    'margin mode',
    `margin mode|margin type|mode|cross/isolated|mgnmode|marginmodus|margin-modus|margenmodus|marginart|modus|mode de marge|type de marge|modo de margen|tipo de margen|modo|
    保证金模式|仓位模式|全仓/逐仓|模式|保證金模式|倉位模式|全倉/逐倉|マージンモード|証拠金モード|モード|クロス/分離`,
  ],
  [
    'liquidation price',
    `liq price|liq. price|liquidation|liquidation price|est liq price|est. liq. price|estimated liquidation price|estimated liq price|liqpx|liquidation px|liq px|liq|
    liq.-preis|liq-preis|liq.-kurs|liquidationspreis|liquidationskurs|liquidierungspreis|geschätzter liquidationspreis|gesch. liq.-preis|
    prix de liquidation|prix de liq.|prix liq|liquidation estimée|prix de liquidation estimé|precio de liquidación|precio de liq.|precio liq|liquidación|precio de liquidación estimado|precio de liq. est.|
    强平价格|预估强平价|强平价|爆仓价|爆仓价格|预估强平价格|预估爆仓价|清算价|清算价格|強平價格|強平價|預估強平價|預估強平價格|爆倉價|爆倉價格|清算價|清算價格|強制平倉價|
    清算価格|強制決済価格|ロスカット価格|推定清算価格|強制清算価格|予想清算価格|清算`,
  ],
  [
    'P&L',
    `pnl|upnl|p&l|p/l|unrealized pnl|unrealised pnl|unrealized p&l|unrealised p&l|upl|unrealized profit|unrealized|unrealised|profit|floating pnl|floating p&l|open pnl|
    gewinn|g&v|guv|g/v|gewinn/verlust|gewinn und verlust|nicht realisierter gewinn|nicht realisierter pnl|unrealisierter pnl|unrealisierte pnl|unrealisierter gewinn|unrealisierte guv|nicht realisierte g&v|offener gewinn|
    pnl latent|pnl non réalisé|p&l non réalisé|gain|gains|gain/perte|gains/pertes|p&l latent|profit latent|plus-value latente|ganancia|ganancias|ganancia/pérdida|pnl no realizado|p&l no realizado|ganancia no realizada|pérdidas y ganancias|pyg|gyp|
    未实现盈亏|盈亏|浮动盈亏|收益|收益额|未结盈亏|未实现收益|收益/收益率|未實現盈虧|盈虧|浮動盈虧|收益額|未結盈虧|未實現損益|損益額|
    未実現損益|含み損益|評価損益|損益|含み益|浮動損益|未決済損益`,
  ],
  [
    'funding',
    `funding|funding paid|funding fee|funding fees|funding since open|net funding|cum funding|finanzierung|finanzierungsgebühr|finanzierungskosten|funding-gebühr|financement|frais de financement|financiación|financiamiento|tarifa de financiación|comisión de financiación|
    资金费用|资金费|累计资金费|資金費用|資金費|累計資金費|資金調達料|ファンディング|ファンディング料|資金調達手数料`,
  ],
  [
    'funding rate',
    `funding rate|funding rate 8h|funding/8h|funding 8h|funding 1h|finanzierungsrate|funding-rate|taux de financement|tasa de financiación|tasa de financiamiento|资金费率|資金費率|ファンディングレート|資金調達率`,
  ],
  [
    'maintenance rate',
    `mmr|maintenance margin rate|maintenance rate|mm rate|maintenance margin ratio|erhaltungsmarge %|erhaltungsmargenrate|taux de marge de maintien|tasa de margen de mantenimiento|
    维持保证金率|維持保證金率|維持証拠金率`,
  ],
  ['accrued', `accrued funding|accrued|unsettled funding`],
  ['excluded', `excluded|left out`],
  [
    'venue',
    `exchange|venue|platform|broker|börse|boerse|handelsplatz|plattform|bourse|plateforme|échange|bolsa|plataforma|intercambio|交易所|平台|取引所|プラットフォーム`,
  ],
  [
    'account',
    `account|account name|wallet|subaccount|sub-account|konto|unterkonto|compte|sous-compte|cuenta|subcuenta|账户|子账户|帐户|帳戶|子帳戶|賬戶|口座|サブ口座|アカウント|サブアカウント`,
  ],
  [
    'quote',
    `quote|quote currency|settle|settlement currency|margin asset|margin coin|currency|währung|abrechnungswährung|devise|divisa|计价货币|結算貨幣|計價貨幣|保证金币种|決済通貨`,
  ],
  [
    'ignored',
    `est funding fee|est. funding fee|rate|break even price|break-even price|breakeven price|breakeven|be price|margin ratio|roe|roi|%|pnl %|roe %|roi %|pnl%|tp/sl|tp / sl|tp/sl for position|take profit|stop loss|close all positions|close|close by|action|actions|adl|maintenance margin|mm|im|realized pnl|realised pnl|realized p&l|realised p&l|reverse|trailing stop|open time|age|notes|note|comment|#|no|no.|
    break-even-preis|break-even|margin-verhältnis|marginquote|margin-quote|erhaltungsmarge|wartungsmargin|realisierter gewinn|realisierter pnl|aktion|aktionen|geschätzte funding-gebühr|notiz|kommentar|
    prix d'équilibre|seuil de rentabilité|ratio de marge|taux de marge|marge de maintien|pnl réalisé|p&l réalisé|commentaire|
    precio de equilibrio|punto de equilibrio|ratio de margen|tasa de margen|margen de mantenimiento|pnl realizado|acción|acciones|comentario|
    盈亏平衡价|盈亏平衡价格|保本价|保证金比率|保证金率|维持保证金|已实现盈亏|已结盈亏|收益率|回报率|止盈/止损|止盈止损|操作|预估资金费|备注|自动减仓|
    損益兩平價|損益平衡價|盈虧平衡價|保證金比率|保證金率|維持保證金|已實現盈虧|已結盈虧|收益率|回報率|止盈/止損|止盈止損|預估資金費|備註|自動減倉|
    損益分岐点|損益分岐価格|損益分岐点価格|証拠金率|証拠金維持率|維持証拠金|実現損益|利益率|利確/損切|アクション|推定資金調達料|メモ`,
  ],
  [
    'time',
    `time|date|datetime|timestamp|trade time|create time|created at|zeit|datum|uhrzeit|date(utc)|utc_time|utc time|fecha|hora|heure|时间|日期|時間|日時|日付`,
  ],
  [
    'price',
    `price|px|fill price|execution price|preis|prix|precio|价格|價格|価格|filled price|trade price|executed price|成交价|成交價`,
  ],
  [
    'fee',
    `fee|fees|commission|gebühr|gebühren|frais|comisión|comisiones|手续费|手續費|手數料|手数料|trading fee|fee paid`,
  ],
  [
    'exit',
    `exit price|exit|close price|closing price|avg exit price|avg close price|ausstiegspreis|schlusspreis|prix de sortie|prix de clôture|precio de salida|precio de cierre|平仓价格|平仓均价|平倉價格|平倉均價|決済価格`,
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
  [
    'order',
    `order id|orderid|order no|order type|ordertype|order value|order time|order price|order amount|order qty|order quantity|order status|filled|filled/total|filled qty|filled size|filled amount|executed|executed qty|
    remaining|remaining qty|unfilled|unfilled size|original size|orig qty|orig sz|limit price|limit px|trigger price|trigger conditions|trigger condition|reduce only|post only|time in force|tif|
    auftragstyp|ordertyp|auftragsart|auftragsnummer|auslöser|ausgeführt|nur reduzieren|type d'ordre|id de l'ordre|exécuté|déclencheur|tipo de orden|id de orden|ejecutado|condición de activación|
    委托价格|委托数量|委托类型|委托时间|订单类型|订单编号|已成交|成交量/委托量|触发条件|只减仓|委託價格|委託數量|委託類型|訂單類型|訂單編號|已成交量|觸發條件|只減倉|
    注文価格|注文数量|注文タイプ|注文種別|注文番号|約定数量|トリガー条件|リデュースオンリー`,
  ],
] as const
