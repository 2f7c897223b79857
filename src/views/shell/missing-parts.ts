// Which faults of a view are none of its own? Parts of the page are fetched when first wanted; without a network,
// or once a host has replaced them by a newer version, they do not come.

const missing = new WeakSet<Error>()

/** Remembers what the built page's loader could not fetch, which it reports before the view breaks. */
export function watchMissingParts(window: Pick<Window, 'addEventListener'>): void {
  window.addEventListener('vite:preloadError', ({ payload }) => missing.add(payload))
}

/** True for the fault of a view that was not there to be shown. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && missing.has(error)
}
