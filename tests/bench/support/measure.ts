// Timing: lower quartiles over many runs, told as ratios and growth, because cores differ and ratios do not.

/**
 * Typical wall time of one run in milliseconds, after a warm-up: the lower quartile, since whatever else the
 * machine does can only add. `prepare` is not timed.
 */
export function typical<T>(runs: number, prepare: () => T, work: (input: T) => unknown): number {
  const times: number[] = []
  for (let at = 0; at < runs + Math.ceil(runs / 3); at += 1) {
    const input = prepare()
    const from = performance.now()
    keep(work(input))
    const took = performance.now() - from
    if (at >= Math.ceil(runs / 3)) times.push(took)
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 4)] ?? Number.NaN
}

/** Holds a result where the optimiser cannot prove it unused. */
let kept: unknown
export function keep(value: unknown): void {
  kept = value
  if (kept === keep) console.log('unreachable')
}

/** Exponent k of time ∝ N^k between two sizes. */
export function growth(
  small: { readonly n: number; readonly ms: number },
  large: { readonly n: number; readonly ms: number },
): number {
  return Math.log(large.ms / small.ms) / Math.log(large.n / small.n)
}

/** The value that this share of all values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Prints rows as an aligned table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)),
  )
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  ')
  console.log(line(head))
  console.log(widths.map((width) => '─'.repeat(width)).join('  '))
  for (const row of rows) console.log(line(row))
}

export function ms(value: number): string {
  return value < 1 ? `${(value * 1000).toFixed(0)} µs` : `${value.toFixed(2)} ms`
}
