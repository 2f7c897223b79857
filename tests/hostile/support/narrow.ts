// Narrowing: the shortest text that still fails. Halves are left out, then quarters, and so on down to single
// characters, for as long as what remains fails too.

/** Attempts at most: what is then left is short enough to read. */
const ATTEMPTS_MAX = 1_500
/** Milliseconds at most: each attempt at a hanging text takes its ten seconds. */
const MILLISECONDS_MAX = 60_000

/** A text from which nothing can be left out without losing the failure, or nearly so. */
export async function narrowed(
  text: string,
  fails: (part: string) => Promise<boolean>,
): Promise<string> {
  const ends = performance.now() + MILLISECONDS_MAX
  let attempts = 0
  let now = text
  let piece = Math.ceil(text.length / 2)
  while (piece >= 1 && now.length > 0) {
    let at = 0
    let isShorter = false
    while (at < now.length) {
      attempts += 1
      if (attempts > ATTEMPTS_MAX || performance.now() > ends) return now
      const rest = now.slice(0, at) + now.slice(at + piece)
      if (rest.length < now.length && (await fails(rest))) {
        now = rest
        isShorter = true
      } else {
        at += piece
      }
    }
    if (piece === 1 && !isShorter) return now
    piece = piece === 1 ? 1 : Math.ceil(piece / 2)
  }
  return now
}
