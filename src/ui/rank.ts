// Rank: how well does a name answer what was typed? Beginnings before words, words before letters in order.

/** Letters in order, and nothing better. */
const IN_ORDER = 3

/**
 * The lower the better; undefined where the text does not answer at all. 0: the text begins with the query.
 * 1: every word of the query begins a word of the text. 2: every one is inside a word. 3: its letters come in
 * this order. An empty query is answered by everything.
 */
export function rank(query: string, text: string): number | undefined {
  const wanted = plain(query)
  const said = plain(text)
  if (said.startsWith(wanted)) return 0
  const words = said.split(' ')
  const parts = wanted.split(' ')
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 1
  if (parts.every((part) => said.includes(part))) return 2
  return isInOrder(wanted.replaceAll(' ', ''), said) ? IN_ORDER : undefined
}

/** Lower case, single spaces, no punctuation around words: `Explain: joint limit` → `explain joint limit`. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%$.]+/gu, ' ')
    .trim()
}

function isInOrder(letters: string, text: string): boolean {
  if (letters.length < 2) return false
  let at = 0
  for (const letter of text) if (letter === letters[at]) at += 1
  return at === letters.length
}

/**
 * The best of many, in order; those that rank alike keep theirs. What only has the letters in order is left
 * out where anything answers better: it is there for abbreviations.
 */
export function best<Item>(
  query: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
  most: number,
): readonly Item[] {
  const ranked = items.flatMap((item) => {
    const score = rank(query, textOf(item))
    return score === undefined ? [] : [{ item, score }]
  })
  const isNamed = ranked.some(({ score }) => score < IN_ORDER)
  return ranked
    .filter(({ score }) => !isNamed || score < IN_ORDER)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, most)
    .map(({ item }) => item)
}
