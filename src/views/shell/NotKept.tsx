// Says, as long as it is so, that what is on the page would be lost with it: the notice of it was told once.

import { useSyncExternalStore } from 'react'
import { Button } from '../../ui/Button'
import type { Page } from './page-actions'
import styles from './TopBar.module.css'

export function NotKept({ page: { keeper, onShelf } }: { readonly page: Page }) {
  const isLosing = useSyncExternalStore(keeper.subscribe, keeper.isLosing)
  if (!isLosing) return null
  return (
    <span className={styles['lost']}>
      <Button look="link" title="Why, and what can be done" onClick={onShelf}>
        Not kept
      </Button>
    </span>
  )
}
