// Another account: a second venue is a second pool, and a hedge across the two is not one.

import { addEmptyAccount } from '../../store/commands/empty-account'
import { Button } from '../../ui/Button'
import { asSentence } from '../../ui/typed'
import { useActions } from '../use-risk'
import styles from './Positions.module.css'

export function AddAccount() {
  const { run, tell } = useActions()
  return (
    <p className={styles['addAccount']}>
      <Button
        look="edged"
        onClick={() => {
          const issue = run(addEmptyAccount)
          if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
        }}
      >
        Add account
      </Button>
    </p>
  )
}
