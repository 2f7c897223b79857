// The service worker: how does the page open without a network, and never half of one version with half of
// another? Each version keeps all its files under its own name, checked against the digests of the build, and
// answers with those only. A newer one waits until a tab asks for it; what older tabs still run stays kept.

/** Every file of this version with its digest; the page itself has the empty path. Put in by the build. */
declare const FILES: readonly (readonly [path: string, integrity: string])[]
/** A digest of that list. Put in by the build. */
declare const VERSION: string

/** What a tab may ask for; `src/views/shell/offline.ts` is who asks. */
type Wish = 'take over' | 'sweep'

interface LastingEvent extends Event {
  waitUntil(done: Promise<unknown>): void
}

/** The part of a service worker's own world that is used here; the compiler knows only that of a page. */
interface World {
  readonly registration: ServiceWorkerRegistration
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', hear: (event: LastingEvent) => void): void
  addEventListener(
    type: 'message',
    hear: (event: LastingEvent & { readonly data: Wish }) => void,
  ): void
  addEventListener(
    type: 'fetch',
    hear: (
      event: LastingEvent & {
        readonly request: Request
        respondWith(answer: Promise<Response>): void
      },
    ) => void,
  ): void
}

const world = globalThis as unknown as World
const { scope } = world.registration
// Caches belong to the whole host: another copy of the site in another folder has its own.
const OURS = `plimsoll ${scope} `
const MINE = OURS + VERSION
const ADDRESSES = new Set(FILES.map(([path]) => scope + path))

world.addEventListener('install', (event) => event.waitUntil(keepAll()))
world.addEventListener('activate', (event) => event.waitUntil(world.clients.claim()))

world.addEventListener('message', (event) => {
  event.waitUntil(event.data === 'take over' ? world.skipWaiting() : sweep())
})

world.addEventListener('fetch', (event) => {
  if (event.request.method !== 'GET') return
  const address = addressOf(event.request.url)
  if (ADDRESSES.has(address)) event.respondWith(answer(event.request, address, MINE))
  // An older tab asks for its own files: their names hold their digests, so any version's copy is the one.
  else if (address.startsWith(`${scope}assets/`)) event.respondWith(answer(event.request, address))
})

/** The file an address asks for: what follows `?` or `#` is for the page, and its full name is the folder's. */
function addressOf(url: string): string {
  const address = url.replace(/[?#].*$/s, '')
  return address === `${scope}index.html` ? scope : address
}

/** From the named cache, or from any; from the network where none holds it. Nothing is kept on the way. */
async function answer(request: Request, address: string, cacheName?: string): Promise<Response> {
  const kept = await caches.match(address, cacheName === undefined ? {} : { cacheName })
  return kept ?? fetch(request)
}

/** All files or none: one that fails, or is not what was built, leaves the version before in its place. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(MINE)
  await Promise.all(
    FILES.map(async ([path, integrity]) => {
      const fetched = (cache: RequestCache) => fetch(scope + path, { integrity, cache })
      // A name that holds a digest never changes what it holds, so a copy that the browser has will do.
      const response = await fetched(path.startsWith('assets/') ? 'default' : 'no-cache').catch(
        () => fetched('reload'),
      )
      await cache.put(scope + path, plain(response))
    }),
  )
}

/** Without what would keep it from being found (`Vary`) or from opening as a page (a redirect on its way). */
function plain(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('vary')
  return new Response(response.body, { headers })
}

/** Gives up the versions that no tab runs any more. A tab holds a lock named as the script it started from. */
async function sweep(): Promise<void> {
  // A version on its way in fills a cache that no tab runs yet.
  if (world.registration.installing !== null || world.registration.waiting !== null) return
  const { held = [] } = await navigator.locks.query()
  const running = held.flatMap(({ name = '' }) => (name.startsWith(scope) ? [name] : []))
  for (const name of await caches.keys()) {
    if (!name.startsWith(OURS) || name === MINE) continue
    const cache = await caches.open(name)
    const found = await Promise.all(running.map((script) => cache.match(script)))
    if (found.every((script) => script === undefined)) await caches.delete(name)
  }
}
