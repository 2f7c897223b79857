// Does the page work without a network, is there one, and does a newer version of it wait?
// A newer version never changes a page under its user's hands: it waits until it is asked for.

export interface OfflineState {
  /** All files of the page are kept in this browser. */
  readonly isKept: boolean
  readonly isOnline: boolean
  /** A newer version than the one on this page is there. */
  readonly isNewer: boolean
}

/** Where the page stands, for whoever shows it, and the way to the newer version. */
export interface Offline {
  readonly now: () => OfflineState
  readonly subscribe: (hear: () => void) => () => void
  /** Opens the page anew in the newest version that is there. */
  readonly renew: () => void
}

/** How often a page that stays open asks whether there is a newer version. */
const ASK_EVERY_MILLISECONDS = 3_600_000
/** How long the newer version may take to take over before the page opens anew all the same. */
const RENEW_AFTER_MILLISECONDS = 5_000
/** How long after its load the page has the line for itself, to fetch what stands below. */
const KEEP_AFTER_MILLISECONDS = 1_000
/** How long a page gives others to start before it has files given up that no page runs. */
const SWEEP_AFTER_MILLISECONDS = 10_000

/** What the browser has to offer for this. */
export interface Surroundings {
  readonly container: ServiceWorkerContainer
  readonly locks: Pick<LockManager, 'request'>
  readonly window: Pick<Window, 'addEventListener' | 'setInterval' | 'setTimeout'>
  readonly document: Pick<Document, 'readyState'>
  /** The address of the script the page started from: it names the version that runs here. */
  readonly script: string
  readonly isOnline: () => boolean
  readonly reload: () => void
}

/** The page in a browser that keeps nothing for it. */
export const NEVER_OFFLINE: Offline = {
  now: () => AT_START,
  subscribe: () => () => {},
  renew: () => {},
}

const AT_START: OfflineState = { isKept: false, isOnline: true, isNewer: false }

/** Has the page kept in this browser, and follows what becomes of it. */
export function goOffline(around: Surroundings): Offline {
  const { container, locks, window, document, script, isOnline, reload } = around
  const hearers = new Set<() => void>()
  let state: OfflineState = { ...AT_START, isOnline: isOnline() }
  let registration: ServiceWorkerRegistration | undefined
  let renewing = false

  const set = (change: Partial<OfflineState>) => {
    state = { ...state, ...change }
    for (const hear of hearers) hear()
  }

  /** A worker on its way: the first one keeps the page, each later one is a newer version. */
  const follow = ({ installing, active }: ServiceWorkerRegistration) => {
    const isFirst = active === null
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && !isFirst) set({ isNewer: true })
      if (installing.state === 'activated') set({ isKept: true })
    })
  }

  const start = async () => {
    await settled(window, document)
    const found = await container.register('./service-worker.js')
    registration = found
    set({ isKept: found.active !== null, isNewer: found.active !== null && found.waiting !== null })
    follow(found)
    found.addEventListener('updatefound', () => follow(found))
    // Without a network there is nothing newer to be had, and that is all a failure says.
    const ask = () => void found.update().catch(() => {})
    window.setInterval(ask, ASK_EVERY_MILLISECONDS)
    // A link opened in the page may come from a newer one.
    window.addEventListener('hashchange', ask)
    window.setTimeout(() => found.active?.postMessage('sweep'), SWEEP_AFTER_MILLISECONDS)
    // Held as long as the page is open: the worker keeps the files of every version that still runs.
    await locks.request(script, { mode: 'shared' }, () => new Promise(() => {}))
  }

  // The tab that asked opens anew; the others keep what they run, and are told.
  let wasControlled = container.controller !== null
  container.addEventListener('controllerchange', () => {
    if (renewing) reload()
    else if (wasControlled) set({ isNewer: true })
    wasControlled = true
  })
  window.addEventListener('online', () => set({ isOnline: true }))
  window.addEventListener('offline', () => set({ isOnline: false }))
  // A browser that refuses, as some do in private windows, does no harm: the page then needs the network.
  start().catch(() => {})

  return {
    now: () => state,
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
    renew: () => {
      const waiting = registration?.waiting ?? null
      // Another tab may have let it take over already.
      if (waiting === null) return reload()
      renewing = true
      waiting.postMessage('take over')
      window.setTimeout(reload, RENEW_AFTER_MILLISECONDS)
    },
  }
}

/** The page has come and has had the line for itself: what is kept for later may be fetched. */
async function settled(
  window: Surroundings['window'],
  { readyState }: Surroundings['document'],
): Promise<void> {
  if (readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }))
  }
  await new Promise((resolve) => window.setTimeout(resolve, KEEP_AFTER_MILLISECONDS))
}
