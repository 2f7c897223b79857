// Labelled inputs: one line of text, a choice of a few, a block of text. A label is always there;
// `hideLabel` keeps it for screen readers where the page already says it.

import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './Field.module.css'

interface Labelled {
  readonly label: string
  readonly hideLabel?: boolean
  /** The label in front of the input instead of above it. */
  readonly beside?: boolean
}

interface Noted {
  /** What exactly is asked for, where the label cannot say it. */
  readonly note?: string | undefined
  /** Why the typed text means nothing. It stands until the text does. */
  readonly issue?: string | undefined
}

export function Field({
  label,
  hideLabel,
  beside,
  note,
  issue,
  ...input
}: Labelled & Noted & Omit<ComponentProps<'input'>, 'className' | 'id'>) {
  const id = useId()
  const says = useId()
  return (
    <Frame id={id} label={label} hideLabel={hideLabel} beside={beside}>
      <input
        id={id}
        className={styles['input']}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={says}
        aria-invalid={issue !== undefined}
        {...input}
      />
      <span id={says} className={styles['says']}>
        {issue !== undefined && (
          <span role="alert" className={styles['issue']}>
            {issue}
          </span>
        )}
        {note}
      </span>
    </Frame>
  )
}

export interface Choice<Value extends string> {
  readonly value: Value
  readonly text: string
}

export function Select<Value extends string>({
  label,
  hideLabel,
  beside,
  value,
  choices,
  onChoose,
  ...rest
}: Labelled & {
  readonly value: Value
  readonly choices: readonly Choice<Value>[]
  readonly onChoose: (value: Value) => void
} & Omit<ComponentProps<'select'>, 'className' | 'id' | 'value' | 'onChange' | 'children'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hideLabel={hideLabel} beside={beside}>
      <select
        id={id}
        className={styles['select']}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.target.value)
          if (chosen !== undefined) onChoose(chosen.value)
        }}
        {...rest}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Frame>
  )
}

export function TextArea({
  label,
  hideLabel,
  ...area
}: Labelled & Omit<ComponentProps<'textarea'>, 'className' | 'id'>) {
  const id = useId()
  return (
    <Frame id={id} label={label} hideLabel={hideLabel}>
      <textarea
        id={id}
        className={styles['area']}
        autoComplete="off"
        spellCheck={false}
        {...area}
      />
    </Frame>
  )
}

function Frame({
  id,
  label,
  hideLabel = false,
  beside = false,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly hideLabel?: boolean | undefined
  readonly beside?: boolean | undefined
  readonly children: ReactNode
}) {
  return (
    <span className={styles['field']} data-beside={beside ? '' : undefined}>
      <label htmlFor={id} className={hideLabel ? styles['hidden'] : styles['label']}>
        {label}
      </label>
      {children}
    </span>
  )
}
