// The history as a list, newest first, with the present place marked. Choosing a step goes there: all that lie
// between are undone or redone at once, and none is lost.

import { Menu } from '@base-ui/react/menu'
import { ChevronDown } from 'lucide-react'
import { historySteps } from '../../store/select/steps'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { sentence } from '../../ui/Shows'
import { useActions, useRisk } from '../use-risk'
import styles from './History.module.css'

export function HistoryMenu() {
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger render={<Button aria-label="History" title="All steps" />}>
        <ChevronDown size={14} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align="end" sideOffset={4}>
          <Menu.Popup className={styles['popup']} aria-label="History">
            <Places />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Where this page began, and each step after it. */
function Places() {
  const document = useRisk((state) => state.document)
  const history = useRisk((state) => state.history)
  const { goTo } = useActions()
  const here = history.past.length
  const start = { place: 0, says: ['Where this began'] }
  const places = [start, ...historySteps(history, document, takerFee)].toReversed()
  return (
    <Menu.RadioGroup value={here} onValueChange={(place: number) => goTo(place)}>
      {places.map(({ place, says }) => (
        <Menu.RadioItem
          key={place}
          value={place}
          className={styles['item']}
          data-ahead={place > here ? '' : undefined}
          closeOnClick
        >
          <span>{sentence(says)}</span>
          <span className={styles['word']}>
            {place === here ? 'now' : place > here ? 'undone' : ''}
          </span>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
