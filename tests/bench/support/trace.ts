// What did the main thread do, and when? Read off a trace of Chromium.

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  /** Of the processor for this thread: what else the machine does in between is not in it. */
  readonly tdur?: number
  readonly args?: {
    readonly name?: string
    readonly data?: { readonly type?: string; readonly isOutermostMainFrame?: boolean }
  }
}

/** Kinds of work that a keystroke can cost. */
export type Work = 'script' | 'style' | 'layout' | 'paint' | 'other'

/** A stretch of the main thread, in milliseconds from any fixed start. */
export interface Task {
  readonly from: number
  readonly to: number
  /** Work, not waiting: the thread's own time on the processor. */
  readonly took: number
  readonly by: Readonly<Record<Work, number>>
}

export interface Trace {
  readonly tasks: readonly Task[]
  /** When a key went down on the page. */
  readonly keys: readonly number[]
  /** When the main thread handed over a finished frame. */
  readonly frames: readonly number[]
}

/** Categories to trace for what is read here. */
export const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']

const TASKS = new Set(['RunTask', 'ThreadControllerImpl::RunTask', 'ThreadPool_RunTask'])

const WORK: Readonly<Record<string, Work>> = {
  EventDispatch: 'script',
  FunctionCall: 'script',
  EvaluateScript: 'script',
  RunMicrotasks: 'script',
  TimerFire: 'script',
  FireAnimationFrame: 'script',
  FireIdleCallback: 'script',
  'v8.callFunction': 'script',
  MinorGC: 'script',
  MajorGC: 'script',
  HitTest: 'layout',
  ParseHTML: 'other',
  UpdateLayoutTree: 'style',
  ScheduleStyleRecalculation: 'style',
  Layout: 'layout',
  IntersectionObserverController: 'layout',
  PrePaint: 'paint',
  Paint: 'paint',
  Layerize: 'paint',
  UpdateLayer: 'paint',
  Commit: 'paint',
  CompositeLayers: 'paint',
}

/** Reads a trace taken with the categories above. */
export function readTrace(text: string): Trace {
  const { traceEvents } = JSON.parse(text) as { traceEvents: readonly TraceEvent[] }
  const dispatched = traceEvents.find(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type !== undefined,
  )
  const main = dispatched ?? traceEvents.find(({ args }) => args?.name === 'CrRendererMain')
  if (main === undefined) throw new Error('the trace knows no page')
  const own = traceEvents
    .filter(({ pid, tid }) => pid === main.pid && tid === main.tid)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
  const whole = own.filter(({ ph, dur }) => ph === 'X' && dur !== undefined)
  return {
    tasks: tasksOf(whole),
    keys: whole
      .filter(({ name, args }) => name === 'EventDispatch' && args?.data?.type === 'keydown')
      .map(({ ts }) => ts / 1000),
    frames: whole
      .filter(({ name }) => name === 'Commit')
      .map(({ ts, dur }) => (ts + (dur ?? 0)) / 1000),
  }
}

/** Outermost events with the time inside them, shared out to the innermost kind of work that holds it. */
function tasksOf(events: readonly TraceEvent[]): readonly Task[] {
  const tasks: { from: number; to: number; took: number; by: Record<Work, number> }[] = []
  const open: { end: number; work: Work }[] = []
  for (const { name, ts, dur = 0, tdur = dur } of events) {
    while ((open.at(-1)?.end ?? Infinity) <= ts) open.pop()
    if (open.length === 0) {
      if (!TASKS.has(name)) continue
      const took = tdur / 1000
      const by = { script: 0, style: 0, layout: 0, paint: 0, other: took }
      tasks.push({ from: ts / 1000, to: (ts + dur) / 1000, took, by })
      open.push({ end: ts + dur, work: 'other' })
      continue
    }
    const task = tasks.at(-1)
    const around = open.at(-1)
    if (task === undefined || around === undefined) continue
    const work = WORK[name] ?? around.work
    task.by[around.work] -= tdur / 1000
    task.by[work] += tdur / 1000
    open.push({ end: ts + dur, work })
  }
  return tasks
}

/** What one key cost: until the frame that shows it was handed over, and until the next key. */
export interface KeyCost {
  readonly toPaint: number
  readonly whole: number
  readonly by: Readonly<Record<Work, number>>
}

/** The work of every key but the last, whose end nothing marks. */
export function keyCosts({ tasks, keys, frames }: Trace): readonly KeyCost[] {
  return keys.slice(0, -1).map((from, at) => {
    const next = keys[at + 1] ?? from
    // The task that dispatches the key begins a little before it.
    const own = tasks.filter((task) => task.to > from && task.to <= next)
    const painted = frames.find((frame) => frame > from) ?? next
    const sum = (of: readonly Task[], part: (task: Task) => number) =>
      of.reduce((total, task) => total + part(task), 0)
    const by = {
      script: sum(own, (task) => task.by.script),
      style: sum(own, (task) => task.by.style),
      layout: sum(own, (task) => task.by.layout),
      paint: sum(own, (task) => task.by.paint),
      other: sum(own, (task) => task.by.other),
    }
    return {
      toPaint: sum(
        own.filter((task) => task.from < painted),
        (task) => task.took,
      ),
      whole: sum(own, (task) => task.took),
      by,
    }
  })
}
