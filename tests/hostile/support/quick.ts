// Quickly: does this end, and in time? Code that never ends is cut off and told; code that is slow once may
// have waited for another program, so it is slow only when it is slow three times over.
import { runInThisContext } from 'node:vm'

/** Milliseconds within which any input of a few kilobytes is answered. */
export const MILLISECONDS_MAX = 100
/** Milliseconds after which code is taken to hang. */
const HANGS_AFTER = 10_000
const ATTEMPTS = 3

/** What the code gives. Throws where it hangs or is slow each time. */
export function quickly<T>(run: () => T, most = MILLISECONDS_MAX): T {
  const times: number[] = []
  for (;;) {
    const began = now()
    const result = cutOff(run)
    times.push(since(began))
    if ((times.at(-1) ?? 0) <= most) return result
    if (times.length === ATTEMPTS) throw tooSlow(times, most)
  }
}

/** The same for code that waits. */
export async function quicklyAsync<T>(run: () => Promise<T>, most = MILLISECONDS_MAX): Promise<T> {
  const times: number[] = []
  for (;;) {
    const began = now()
    const result = await settled(run())
    times.push(since(began))
    if ((times.at(-1) ?? 0) <= most) return result
    if (times.length === ATTEMPTS) throw tooSlow(times, most)
  }
}

function tooSlow(times: readonly number[], most: number): Error {
  const seen = times.map((time) => time.toFixed(0)).join(', ')
  return new Error(`slower than ${most} ms each time: ${seen} ms`)
}

interface Moment {
  readonly wall: number
  readonly work: NodeJS.CpuUsage
}

function now(): Moment {
  return { wall: performance.now(), work: process.cpuUsage() }
}

/** The less of wall time and work done: a busy machine lengthens the one, helper threads the other. */
function since({ wall, work }: Moment): number {
  const { user, system } = process.cpuUsage(work)
  return Math.min(performance.now() - wall, (user + system) / 1_000)
}

/** The engine of the language stops code that runs on, backtracking expressions included. */
function cutOff<T>(run: () => T): T {
  const box: { run: () => T } = { run }
  Reflect.set(globalThis, BOX, box)
  return runInThisContext(`globalThis.${BOX}.run()`, { timeout: HANGS_AFTER }) as T
}
const BOX = 'plimsollHostileBox'

async function settled<T>(promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const never = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${HANGS_AFTER} ms`)), HANGS_AFTER)
  })
  try {
    return await Promise.race([promise, never])
  } finally {
    clearTimeout(timer)
  }
}
