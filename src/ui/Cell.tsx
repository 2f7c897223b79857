// A figure that can be typed in. The raw text lives here, its meaning in the store: every keystroke is
// previewed, Enter, Tab and leaving keep it, Escape restores. Text that means nothing stays as it was
// typed, with the reason below, while the page keeps its last good state.

import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Arrow } from './Arrow'
import { Button } from './Button'
import { format, type Printable, type RateUnit } from './format'
import { nudged } from './nudge'
import styles from './Cell.module.css'

/** What typed text would do, or why it would do nothing. */
export type Reading =
  | {
      readonly kind: 'issue'
      readonly message: string
      /** What the text may have meant: each can be chosen instead of typed again. */
      readonly answers?: readonly Answered[] | undefined
    }
  | { readonly kind: 'says'; readonly message?: string | undefined }

/** One meaning of an ambiguous text: how it is called, and the text that means it alone. */
export interface Answered {
  readonly label: string
  readonly text: string
}

export interface CellProps {
  /** What is edited: `Size of BTC`. */
  readonly label: string
  /** The amount shown; absent, `empty` stands in its place. */
  readonly shown?: Printable | undefined
  readonly before?: Printable | undefined
  /** Shown where there is no amount yet. */
  readonly empty?: string
  /** Text to show instead of an amount, for names. */
  readonly name?: string
  /** The text editing starts from. */
  readonly text: string
  /** The typed text, at every keystroke. */
  readonly onPreview: (text: string) => Reading
  readonly onCommit: () => void
  readonly onAbandon: () => void
  /** Marks a value that the draft changed. */
  readonly drafted?: boolean
  readonly numeric?: boolean
  /** What Alt with an arrow steps by, as plain decimal text: a tick or a lot. Absent: the last digit. */
  readonly step?: string | undefined
  /** For rates: the length of time they are written for. */
  readonly rateUnit?: RateUnit | undefined
}

/**
 * How editing began: on the whole text, or by a character that replaced it. Text and handlers of that
 * moment stay: a preview already changes what the cell shows, and "+6" must go on meaning six more than
 * before the typing.
 */
interface Opened extends Pick<CellProps, 'onPreview' | 'onCommit' | 'onAbandon'> {
  readonly before: string
  readonly text: string
  readonly reading: Reading
  readonly replaces: boolean
}

export function Cell(props: CellProps) {
  const [opened, setOpened] = useState<Opened>()
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  const editing = opened !== undefined

  // Focus goes back to the cell when editing ends by key, not when the user went elsewhere.
  useEffect(() => {
    if (!editing && wasEditing.current && document.activeElement === document.body) {
      button.current?.focus()
    }
    wasEditing.current = editing
  }, [editing])

  const { text: before, onPreview, onCommit, onAbandon } = props
  const open = (by?: string) =>
    setOpened({
      before,
      onPreview,
      onCommit,
      onAbandon,
      text: by ?? before,
      reading: by === undefined ? { kind: 'says' } : onPreview(by),
      replaces: by !== undefined,
    })
  if (opened !== undefined) {
    return (
      <Editor
        label={props.label}
        numeric={props.numeric}
        step={props.step}
        opened={opened}
        onClose={() => setOpened(undefined)}
      />
    )
  }
  return (
    <span className={styles['cell']}>
      <button
        ref={button}
        type="button"
        className={styles['shown']}
        data-stop=""
        data-draft={props.drafted === true ? '' : undefined}
        aria-label={nameOf(props)}
        title={props.shown === undefined ? undefined : format(props.shown).full}
        onClick={() => open()}
        onKeyDown={(event) => {
          if (event.key === 'F2') open()
          else if (startsTyping(event)) {
            event.preventDefault()
            open(event.key)
          }
        }}
      >
        <Content {...props} />
      </button>
    </span>
  )
}

/** One printable character, alone: it replaces what the cell holds. Space stays a press of the button. */
function startsTyping(event: KeyboardEvent): boolean {
  return (
    event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey
  )
}

function nameOf(props: CellProps): string {
  const now =
    props.shown === undefined
      ? (props.name ?? props.empty ?? '')
      : format(props.shown, props.rateUnit).spoken
  const was = props.before === undefined ? undefined : format(props.before, props.rateUnit).spoken
  const value = was === undefined || was === now ? now : `now ${was}, after draft ${now}`
  return `${props.label}, ${value}, edit`
}

function Content({ shown, before, name, empty, rateUnit }: CellProps) {
  if (shown === undefined) {
    return name === undefined ? <span className={styles['empty']}>{empty}</span> : name
  }
  const after = format(shown, rateUnit)
  const was = before === undefined ? undefined : format(before, rateUnit)
  return (
    <>
      {was !== undefined && was.text !== after.text && (
        <span className={styles['before']}>
          {was.number}
          <Arrow />
        </span>
      )}
      <span className={styles['value']}>
        {after.number}
        {after.unit !== '' && (
          <span className={styles['unit']} data-tight={after.unit === '×' ? '' : undefined}>
            {after.unit}
          </span>
        )}
      </span>
    </>
  )
}

function Editor({
  label,
  numeric = true,
  step,
  opened,
  onClose,
}: {
  readonly label: string
  readonly numeric?: boolean | undefined
  readonly step?: string | undefined
  readonly opened: Opened
  readonly onClose: () => void
}) {
  const { onPreview, onCommit, onAbandon } = opened
  const [text, setText] = useState(opened.text)
  const [reading, setReading] = useState(opened.reading)
  const closed = useRef(false)
  const input = useRef<HTMLInputElement>(null)
  const message = useId()
  const below = useRef<HTMLSpanElement>(null)
  const answers = (reading.kind === 'issue' ? reading.answers : undefined) ?? []
  const says = reading.kind === 'issue' ? `${reading.message} Esc restores.` : reading.message

  useEffect(() => {
    input.current?.focus()
    if (!opened.replaces) input.current?.select()
  }, [opened.replaces])

  // What is said must not stand under what sticks to the foot of the page, or beyond it.
  const speaks = says !== undefined
  useEffect(() => {
    if (speaks) below.current?.scrollIntoView?.({ block: 'nearest' })
  }, [speaks])

  // A box of given sides: a digit typed in it lays out the box alone, and not the page around it.
  const columns = Math.max(8, text.length)
  useLayoutEffect(() => {
    const box = input.current
    if (box === null) return
    box.size = columns
    Object.assign(box.style, { width: '', height: '', contain: '' })
    const { width, height } = box.getBoundingClientRect()
    if (width === 0) return
    Object.assign(box.style, { width: `${width}px`, height: `${height}px`, contain: 'strict' })
  }, [columns])

  const preview = (next: string) => {
    setText(next)
    setReading(onPreview(next))
  }
  const close = (keep: boolean) => {
    if (closed.current) return
    closed.current = true
    if (keep && text !== opened.before) onCommit()
    else onAbandon()
    onClose()
  }
  const keyed = (event: KeyboardEvent<HTMLInputElement>) => {
    const invalid = reading.kind === 'issue'
    if (event.key === 'Escape') {
      event.stopPropagation()
      close(false)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      // A question lets Tab through to its answers; any other text that means nothing holds it.
      const asks = event.key === 'Tab' && !event.shiftKey && answers.length > 0
      if (event.key === 'Enter' || (invalid && !asks)) event.preventDefault()
      if (invalid) event.stopPropagation()
      else if (event.key === 'Enter') close(true)
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const up = event.key === 'ArrowUp'
      const next = nudged(text, { up, tenfold: event.shiftKey, step })
      if (next !== undefined) preview(next)
    }
  }
  return (
    <span className={styles['cell']} data-open="">
      <input
        ref={input}
        className={styles['input']}
        aria-label={label}
        aria-invalid={reading.kind === 'issue'}
        aria-describedby={message}
        autoComplete="off"
        spellCheck={false}
        inputMode={numeric ? 'decimal' : 'text'}
        data-editing=""
        value={text}
        onChange={(event) => preview(event.target.value)}
        onKeyDown={keyed}
        onBlur={() => {
          if (reading.kind !== 'issue') close(true)
        }}
      />
      <span ref={below} className={styles['below']} data-says={says === undefined ? undefined : ''}>
        <span
          id={message}
          className={styles['message']}
          data-issue={reading.kind === 'issue' ? '' : undefined}
          role={reading.kind === 'issue' ? 'alert' : undefined}
        >
          {says}
        </span>
        {answers.length > 0 && (
          <span className={styles['answers']}>
            {answers.map((answer) => (
              <Button
                key={answer.text}
                look="edged"
                data-editing=""
                aria-label={`${label}: ${answer.label}`}
                onClick={() => {
                  preview(answer.text)
                  input.current?.focus()
                }}
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return
                  event.stopPropagation()
                  close(false)
                }}
              >
                {answer.label}
              </Button>
            ))}
          </span>
        )}
      </span>
    </span>
  )
}
