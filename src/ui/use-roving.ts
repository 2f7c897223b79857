// Arrow keys in a grid: the whole grid is one stop for Tab, arrows move between the cells that can be
// focused, Home and End go to the ends of a row, Page keys ten rows on, Ctrl or Cmd with Home and End to the
// first and last row. Rows that are not drawn, because they are out of sight, are drawn and then gone to.

import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'

const STOP = '[data-stop]:not(:disabled)'

/** The rows of a grid that draws only some of them. */
export interface RowsBeyond {
  /** Rows there are, drawn or not. The head is none of them. */
  readonly count: number
  /** Brings a row into sight, so that it is drawn soon. Rows count from 0. */
  readonly reach: (row: number) => void
}

/**
 * Give `ref` and `keys` to an element with rows of cells that hold `data-stop` elements. Where only some rows
 * are drawn, each carries its `aria-rowindex`: 1 for the head, 2 for the first row.
 */
export function useRoving<Element extends HTMLElement>(
  beyond?: RowsBeyond,
): {
  readonly ref: RefObject<Element | null>
  readonly keys: { readonly onKeyDown: (event: KeyboardEvent<Element>) => void }
} {
  const ref = useRef<Element>(null)
  useEffect(() => {
    const grid = ref.current
    if (grid === null) return
    const settle = () => keepOneStop(grid)
    const entered = (event: FocusEvent) => {
      const stop = (event.target as HTMLElement).closest<HTMLElement>(STOP)
      if (stop !== null) keepOneStop(grid, stop)
    }
    settle()
    const watcher = new MutationObserver(settle)
    watcher.observe(grid, { childList: true, subtree: true })
    grid.addEventListener('focusin', entered)
    return () => {
      watcher.disconnect()
      grid.removeEventListener('focusin', entered)
    }
  }, [])
  return { ref, keys: { onKeyDown: (event) => moveByKey(event, beyond) } }
}

function stopsIn(within: Element): readonly HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(STOP)]
}

/** Exactly one stop can be tabbed to: the wanted one, else the one that was, else the first. */
function keepOneStop(grid: HTMLElement, wanted?: HTMLElement): void {
  const stops = stopsIn(grid)
  const kept = wanted ?? stops.find((stop) => stop.getAttribute('tabindex') === '0') ?? stops[0]
  for (const stop of stops) {
    const index = stop === kept ? '0' : '-1'
    if (stop.getAttribute('tabindex') !== index) stop.setAttribute('tabindex', index)
  }
}

function moveByKey(event: KeyboardEvent<HTMLElement>, beyond: RowsBeyond | undefined): void {
  const target = event.target as HTMLElement
  const typing = target.hasAttribute('data-editing')
  const next = typing ? afterTyping(event, target) : nextStop(event, target, beyond)
  if (next === undefined) return
  event.preventDefault()
  if (next instanceof HTMLElement) next.focus()
}

/** Tab out of an edited cell goes to the next cell of the grid, while there is one. */
function afterTyping(event: KeyboardEvent<HTMLElement>, target: HTMLElement) {
  if (event.key !== 'Tab') return undefined
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`${STOP},[data-editing]`)]
  return all[all.indexOf(target) + (event.shiftKey ? -1 : 1)]
}

/** A stop to go to at once, or `'later'` where its row is still to be drawn. */
function nextStop(
  event: KeyboardEvent<HTMLElement>,
  target: HTMLElement,
  beyond: RowsBeyond | undefined,
): HTMLElement | 'later' | undefined {
  const row = target.closest('[role="row"]')
  if (row === null || event.altKey) return undefined
  const go = (by: number) => inColumn({ grid: event.currentTarget, row, target }, by, beyond)
  if (event.metaKey || event.ctrlKey) {
    if (event.key === 'Home') return go(-Infinity)
    return event.key === 'End' ? go(Infinity) : undefined
  }
  const inRow = stopsIn(row)
  const at = inRow.indexOf(target)
  switch (event.key) {
    case 'ArrowRight':
      return inRow[at + 1]
    case 'ArrowLeft':
      return inRow[at - 1]
    case 'Home':
      return inRow[0]
    case 'End':
      return inRow.at(-1)
    case 'ArrowDown':
      return go(1)
    case 'ArrowUp':
      return go(-1)
    case 'PageDown':
      return go(PAGE_ROWS)
    case 'PageUp':
      return go(-PAGE_ROWS)
    default:
      return undefined
  }
}

/** Rows that a Page key goes on by. */
const PAGE_ROWS = 10

interface Place {
  readonly grid: HTMLElement
  readonly row: Element
  readonly target: HTMLElement
}

/** Down within a cell of two lines first, then to the same column of a row that many further on. */
function inColumn(place: Place, by: number, beyond: RowsBeyond | undefined) {
  const { grid, row, target } = place
  const cell = target.closest('[role="gridcell"],[role="rowheader"]')
  const column = cell === null ? -1 : [...row.children].indexOf(cell)
  const within = cell === null || Math.abs(by) > 1 ? undefined : inLine(cell, target, by)
  if (within !== undefined) return within
  const index = indexOf(row)
  if (beyond !== undefined && index !== undefined) {
    const wanted = Math.min(beyond.count - 1, Math.max(0, index + by))
    if (wanted === index) return undefined
    const drawn = rowAt(grid, wanted)
    if (drawn === undefined) {
      beyond.reach(wanted)
      focusWhenDrawn({ grid, wanted, column, by }, FRAMES_TO_WAIT)
      return 'later'
    }
  }
  const rows = [...grid.querySelectorAll('[role="row"]')].filter((each) => stopsIn(each).length > 0)
  const from = rows.indexOf(row)
  const ahead = by > 0 ? rows.slice(from + 1) : rows.slice(0, from).toReversed()
  const skipped = Math.min(Math.abs(by), ahead.length) - 1
  const order = [...ahead.slice(skipped), ...ahead.slice(0, skipped).toReversed()]
  for (const each of order) {
    const stop = stopIn(each, column, by)
    if (stop !== undefined) return stop
  }
  return undefined
}

/** The number of a row, from 0, where rows carry one. */
function indexOf(row: Element): number | undefined {
  const said = row.getAttribute('aria-rowindex')
  return said === null ? undefined : Number(said) - 2
}

function rowAt(grid: HTMLElement, index: number): Element | undefined {
  return grid.querySelector(`[role="row"][aria-rowindex="${index + 2}"]`) ?? undefined
}

/** Frames in which a row that was asked for is drawn on a slow machine. */
const FRAMES_TO_WAIT = 30

function focusWhenDrawn(
  to: {
    readonly grid: HTMLElement
    readonly wanted: number
    readonly column: number
    readonly by: number
  },
  frames: number,
): void {
  requestAnimationFrame(() => {
    const row = rowAt(to.grid, to.wanted)
    if (row === undefined) {
      if (frames > 0) focusWhenDrawn(to, frames - 1)
      return
    }
    const stop = stopIn(row, to.column, to.by) ?? stopsIn(row)[0]
    stop?.focus()
  })
}

/** The stop of a row in a column: the first coming from above, the last coming from below. */
function stopIn(row: Element, column: number, by: number): HTMLElement | undefined {
  const there = row.children[column]
  const stops = there === undefined ? [] : stopsIn(there)
  return by > 0 ? stops[0] : stops.at(-1)
}

/** The stop on the next line of the same cell, if it has one. */
function inLine(cell: Element, target: HTMLElement, by: number): HTMLElement | undefined {
  const lines = [...cell.querySelectorAll('[data-line]')].filter((line) => stopsIn(line).length > 0)
  const at = lines.findIndex((line) => line.contains(target))
  const next = at < 0 ? undefined : lines[at + by]
  return next === undefined ? undefined : stopsIn(next)[0]
}
