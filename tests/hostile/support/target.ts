// Targets: a door through which text from outside comes in, texts to throw at it, and a judge of its answer.
// Every input is a text, so that any of them can be narrowed down, saved and made into a test with a name.
import * as fc from 'fast-check'
import { narrowed } from './narrow'
import { pollution } from './prototypes'

export interface Target {
  readonly name: string
  /** Inputs it gets, beside the shares of the others. */
  readonly share: number
  readonly texts: fc.Arbitrary<string>
  /** What is wrong with the answer to a text; undefined where nothing is. */
  readonly judge: (text: string) => string | undefined | Promise<string | undefined>
}

export interface Fault {
  readonly target: string
  readonly seed: number
  /** Which of the texts of this seed it was. */
  readonly run: number
  readonly what: string
  /** The shortest text found that still does it. */
  readonly text: string
}

/**
 * Throws texts at a target, the same for the same seed, and goes on past a fault. Faults alike those already
 * told, by their words without figures and quotes, are one fault.
 */
export async function attack(
  target: Target,
  of: { readonly seed: number; readonly runs: number },
  told: Set<string> = new Set(),
): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  const texts = fc.sample(target.texts, { seed: of.seed, numRuns: of.runs })
  for (const [run, text] of texts.entries()) {
    const what = await faultOf(target, text)
    if (what === undefined || told.has(kindOf(what))) continue
    const kind = kindOf(what)
    told.add(kind)
    const shortest = await narrowed(text, async (part) => {
      const still = await faultOf(target, part)
      return still !== undefined && kindOf(still) === kind
    })
    const last = (await faultOf(target, shortest)) ?? what
    faults.push({ target: target.name, seed: of.seed, run, what: last, text: shortest })
  }
  return faults
}

/** What a text does wrong: what its judge says, what is thrown, what is left on shared objects. */
export async function faultOf(target: Target, text: string): Promise<string | undefined> {
  let what: string | undefined
  try {
    what = await target.judge(text)
  } catch (error) {
    what = error instanceof Error ? `throws ${error.stack ?? error.message}` : 'throws'
  }
  return pollution() ?? what
}

/** Faults of one kind have these words in common. */
export function kindOf(what: string): string {
  return what
    .split('\n')
    .slice(0, 2)
    .join(' ')
    .replace(/"(?:[^"\\]|\\.)*"/g, '"…"')
    .replace(/\d+/g, '0')
    .slice(0, 160)
}
