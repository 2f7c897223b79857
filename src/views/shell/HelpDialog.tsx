// Help in one place: the keys that work, and what may be typed in a cell.

import { Dialog } from '../../ui/Dialog'
import styles from './HelpDialog.module.css'

type Lines = readonly (readonly [string, string])[]

const KEYS: Lines = [
  ['Tab', 'from one region to the next; the book is one stop'],
  ['arrows, Home, End, PgUp, PgDn', 'from cell to cell'],
  ['Enter or F2', 'edit a cell; on a computed figure, explain it'],
  ['any digit', 'replace what the cell holds'],
  ['Enter, Tab', 'keep what was typed'],
  ['Esc', 'restore what was there'],
  ['Alt ↑, Alt ↓', 'one step of the last digit; with Shift, ten'],
  ['Delete', 'remove the row'],
  ['Ctrl or Cmd D', 'duplicate the row'],
  ['Ctrl or Cmd Z, with Shift', 'undo, redo'],
  ['Ctrl or Cmd Enter', 'accept the draft into the baseline'],
  ['Ctrl or Cmd \\', 'baseline, draft, both'],
  ['Ctrl or Cmd V', 'paste positions'],
  ['Ctrl or Cmd Shift C', 'copy link'],
]

const SIZES: Lines = [
  ['24, -260', 'sets the size; below zero is short'],
  ['+6, -=6', 'grows or reduces on the position’s own side'],
  ['+25%, -25%', 'the same by share'],
  ['*2, /3', 'multiplied, divided'],
  ['$40k', 'by notional at the mark'],
  ['5x', 'by leverage on the pool’s equity'],
  ['0', 'flat'],
  ['!', 'the other side'],
]

const RATES: Lines = [
  ['0.01', 'percent per the market’s own interval'],
  ['0.00125%/1h', 'with its interval'],
]

export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog title="Keys and cells" onClose={onClose}>
      <Part title="Keys" lines={KEYS} />
      <Part title="Typed into a size" lines={SIZES} />
      <Part title="Typed into a funding rate" lines={RATES} />
    </Dialog>
  )
}

function Part({ title, lines }: { readonly title: string; readonly lines: Lines }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <dl className={styles['lines']}>
        {lines.map(([what, does]) => (
          <div key={what} className={styles['line']}>
            <dt className={styles['what']}>{what}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
