// Names that tell two scenarios apart: `Hedged majors`, `Hedged majors (2)`.

/** Characters of a name. Documents allow a few more. */
const NAME_MAX = 180

/** The name, or the first numbered one that is not taken. */
export function distinctName(name: string, taken: Iterable<string>): string {
  const others = new Set(taken)
  if (!others.has(name)) return name
  const [, bare = name, number = '1'] = /^(.*\S)\s+\((\d{1,4})\)$/s.exec(name) ?? []
  let next = Number(number) + 1
  const numbered = () => `${bare.slice(0, NAME_MAX)} (${next})`
  while (others.has(numbered())) next += 1
  return numbered()
}
