// Joins store, browser and page. The policy comes first: whatever loads after it is bound by it.

import './trusted-types'

import 'inter-ui/inter-variable-latin.css'
import './ui/tokens.css'
import './ui/base.css'

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { copyLink } from './store/link-sync'
import { hedgedMajors } from './store/samples/hedged-majors'
import { start } from './store/start'
import { App } from './views/shell/App'
import { wear } from './views/shell/look'
import { watchMissingParts } from './views/shell/missing-parts'
import { goOffline, NEVER_OFFLINE } from './views/shell/offline'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root to mount into')

watchMissingParts(window)

// Text that changes its face moves what stands below it. The face comes with the page; a slow line is not
// waited for.
const FACE_MILLISECONDS = 400
const face = Promise.race([
  document.fonts.load('13px InterVariable'),
  new Promise((resolve) => setTimeout(resolve, FACE_MILLISECONDS)),
])

/** An id that no other scenario has: eight random bytes. Also where the page is not served securely. */
const fresh = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')

const { store, links, keeper } = await start({
  sample: { baseline: hedgedMajors(), draft: [] },
  address: {
    // The skip link's own fragment names a part of the page, not a book.
    read: () => (window.location.hash === '#book' ? '' : window.location.hash),
    drop: () =>
      window.history.replaceState(null, '', window.location.pathname + window.location.search),
  },
  storages: { lasting: () => window.localStorage, ofTab: () => window.sessionStorage, fresh },
  now: () => new Date().toISOString(),
  later: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds)
    return () => clearTimeout(timer)
  },
})

wear(document.documentElement, store.getState().view)
window.addEventListener('hashchange', () => void links.open())
window.addEventListener('pagehide', () => keeper.flush())
// A phone may end a page that is out of sight without another word.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') keeper.flush()
})
window.addEventListener('storage', ({ key, newValue }) => keeper.heard(key, newValue))
// A page that was put aside whole has heard nothing meanwhile.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) keeper.look()
})
window.addEventListener('beforeunload', (event) => {
  keeper.flush()
  if (keeper.isLosing()) event.preventDefault()
})

const share = () =>
  copyLink(store, {
    address: window.location.href.replace(/#.*$/, ''),
    copy: (text) => navigator.clipboard.writeText(text),
  })

// The development server serves sources, which change: only what is built can be kept whole.
const offline =
  import.meta.env.PROD && 'serviceWorker' in navigator
    ? goOffline({
        container: navigator.serviceWorker,
        locks: navigator.locks,
        window,
        document,
        script: import.meta.url,
        isOnline: () => navigator.onLine,
        reload: () => window.location.reload(),
      })
    : NEVER_OFFLINE

await face
createRoot(root).render(
  <StrictMode>
    <App store={store} keeper={keeper} onCopyLink={share} offline={offline} />
  </StrictMode>,
)
