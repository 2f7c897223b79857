// A newer version waits: the user says when. Until then nothing changes under their hands.

import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../ui/Button'
import { Notice } from '../../ui/Notice'
import type { Offline } from './offline'

export function UpdateNotice({ offline }: { readonly offline: Offline }) {
  const isNewer = useSyncExternalStore(offline.subscribe, () => offline.now().isNewer)
  const [isLater, setLater] = useState(false)
  if (!isNewer || isLater) return null
  return (
    <Notice
      kind="info"
      act={
        <Button look="link" onClick={offline.renew}>
          Reload
        </Button>
      }
      dismissText="Later"
      onDismiss={() => setLater(true)}
    >
      A new version is ready. Reloading keeps your book; undo starts anew.
    </Notice>
  )
}
