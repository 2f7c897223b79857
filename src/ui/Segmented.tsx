// One of a few, all in sight: a row of radio buttons. Arrows move the choice, as radio buttons do.

import { useId } from 'react'
import type { Choice } from './Field'
import styles from './Segmented.module.css'

export function Segmented<Value extends string>({
  label,
  value,
  choices,
  onChoose,
}: {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChoose: (value: Value) => void
}) {
  const name = useId()
  return (
    <span className={styles['group']} role="radiogroup" aria-label={label}>
      {choices.map((choice) => (
        <label key={choice.value} className={styles['option']}>
          <input
            type="radio"
            className={styles['radio']}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChoose(choice.value)}
          />
          {choice.text}
        </label>
      ))}
    </span>
  )
}
