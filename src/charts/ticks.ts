// Where an axis is marked, and how the marks read: three to five round numbers, zero among them where it is
// in sight.

export interface Tick {
  readonly at: number
  readonly text: string
}

/** What an axis counts. usd: money. price: money per unit. move: a fraction, as percent. days: whole days. */
export type Measure = 'usd' | 'price' | 'move' | 'days'

/** Round numbers within a range: three to five of them wherever a step of 1, 2, 2.5 or 5 allows it. */
export function ticks(low: number, high: number, measure: Measure): readonly Tick[] {
  const step = roundStep(low, high)
  if (step === undefined) return [{ at: low, text: tickText(low, measure) }]
  const first = Math.ceil(low / step - ALMOST)
  const last = Math.floor(high / step + ALMOST)
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const value = (first + at) * step
    return { at: value, text: tickText(value, measure) }
  })
}
const ALMOST = 1e-9
const LEADS = [1, 2, 2.5, 5, 10]
const MOST = 5

/** The smallest round step with at most five marks in the range. */
function roundStep(low: number, high: number): number | undefined {
  const range = high - low
  if (!(range > 0) || !Number.isFinite(range)) return undefined
  const power = 10 ** Math.floor(Math.log10(range / MOST))
  for (const lead of LEADS) {
    const step = lead * power
    const count = Math.floor(high / step + ALMOST) - Math.ceil(low / step - ALMOST) + 1
    if (count <= MOST) return step
  }
  return undefined
}

/** A range widened to whole steps of its marks, so that the line ends inside them. */
export function widened(low: number, high: number): readonly [number, number] {
  let range: readonly [number, number] = high > low ? [low, high] : [low - 1, high + 1]
  // A wider range may ask for a wider step, once or twice.
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = roundStep(range[0], range[1])
    if (step === undefined) return range
    const [from, to] = [Math.floor(range[0] / step + ALMOST), Math.ceil(range[1] / step - ALMOST)]
    if (from * step === range[0] && to * step === range[1]) return range
    range = [from * step, to * step]
  }
  return range
}
const ROUNDS = 4

const SHORT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 })
const LONG = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 6 })

export function tickText(value: number, measure: Measure): string {
  const lead = value < 0 ? '\u2212' : ''
  const size = Math.abs(value)
  switch (measure) {
    case 'usd':
      return `${lead}$${SHORT.format(size)}`
    case 'price':
      return LONG.format(value)
    case 'move':
      return `${value > 0 ? '+' : lead}${LONG.format(size * 100)}\u2009%`
    case 'days':
      return LONG.format(value)
  }
}
