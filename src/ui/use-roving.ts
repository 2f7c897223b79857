// Arrow keys in a grid: the whole grid is one stop for Tab, arrows move between the cells that can be
// focused, Home and End go to the ends of a row, Page keys to the first and last row.

import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'

const STOP = '[data-stop]:not(:disabled)'

/** Give `ref` and `keys` to an element with rows of cells that hold `data-stop` elements. */
export function useRoving<Element extends HTMLElement>(): {
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
  return { ref, keys: KEYS }
}

const KEYS = { onKeyDown: moveByKey }

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

function moveByKey(event: KeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  const typing = target.hasAttribute('data-editing')
  const next = typing ? afterTyping(event, target) : nextStop(event, target)
  if (next === undefined) return
  event.preventDefault()
  next.focus()
}

/** Tab out of an edited cell goes to the next cell of the grid, while there is one. */
function afterTyping(event: KeyboardEvent<HTMLElement>, target: HTMLElement) {
  if (event.key !== 'Tab') return undefined
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>(`${STOP},[data-editing]`)]
  return all[all.indexOf(target) + (event.shiftKey ? -1 : 1)]
}

function nextStop(event: KeyboardEvent<HTMLElement>, target: HTMLElement): HTMLElement | undefined {
  if (event.altKey || event.metaKey || event.ctrlKey) return undefined
  const row = target.closest('[role="row"]')
  if (row === null) return undefined
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
      return inColumn(event.currentTarget, row, target, 1)
    case 'ArrowUp':
      return inColumn(event.currentTarget, row, target, -1)
    case 'PageDown':
      return inColumn(event.currentTarget, row, target, Infinity)
    case 'PageUp':
      return inColumn(event.currentTarget, row, target, -Infinity)
    default:
      return undefined
  }
}

/** Down within a cell of two lines first, then to the same column of the next row that has a stop there. */
function inColumn(grid: Element, row: Element, target: HTMLElement, by: number) {
  const cell = target.closest('[role="gridcell"],[role="rowheader"]')
  const column = cell === null ? -1 : [...row.children].indexOf(cell)
  const within = cell === null ? undefined : inLine(cell, target, by)
  if (within !== undefined) return within
  const rows = [...grid.querySelectorAll('[role="row"]')].filter((each) => stopsIn(each).length > 0)
  const from = rows.indexOf(row)
  const ahead = by > 0 ? rows.slice(from + 1) : rows.slice(0, from).toReversed()
  const order = Number.isFinite(by) ? ahead : ahead.toReversed()
  for (const each of order) {
    const there = each.children[column]
    const stops = there === undefined ? [] : stopsIn(there)
    const stop = by > 0 ? stops[0] : stops.at(-1)
    if (stop !== undefined) return stop
  }
  return undefined
}

/** The stop on the next line of the same cell, if it has one. */
function inLine(cell: Element, target: HTMLElement, by: number): HTMLElement | undefined {
  const lines = [...cell.querySelectorAll('[data-line]')].filter((line) => stopsIn(line).length > 0)
  const at = lines.findIndex((line) => line.contains(target))
  const next = at < 0 ? undefined : lines[at + by]
  return next === undefined ? undefined : stopsIn(next)[0]
}
