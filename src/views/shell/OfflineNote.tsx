// Works the page without a network? A calm line at its foot, with the way to a newer version.

import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/Button'
import type { Offline, OfflineState } from './offline'

export function OfflineNote({ offline }: { readonly offline: Offline }) {
  const state = useSyncExternalStore(offline.subscribe, offline.now)
  const text = inWords(state)
  if (text === undefined && !state.isNewer) return null
  return (
    <p>
      {text}
      {state.isNewer && (
        <>
          {' A new version is ready. '}
          <Button look="link" onClick={offline.renew}>
            Reload
          </Button>
        </>
      )}
    </p>
  )
}

function inWords({ isKept, isOnline }: OfflineState): string | undefined {
  if (isKept) {
    return isOnline
      ? 'Works without a network: this browser keeps the whole page.'
      : 'You are offline. Everything here still works.'
  }
  return isOnline
    ? undefined
    : 'You are offline, and this browser does not keep the whole page: parts not opened yet may be missing.'
}
