// Help in one place: every key that works, what may be typed in a cell, and the tour once more.

import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { keysInWords } from '../../ui/keys'
import { PAGE_ACTIONS } from './page-actions'
import styles from './HelpDialog.module.css'

type Lines = readonly (readonly [string, string])[]

/** Every page action that has keys, as the list of actions names it. */
const PAGE: Lines = [
  ['Tab', 'from one region to the next; the book is one stop'],
  ...PAGE_ACTIONS.flatMap(({ keys = [], label }) =>
    keys.length === 0
      ? []
      : [[keys.map((binding) => keysInWords(binding)).join(' or '), label] as const],
  ),
]

const BOOK: Lines = [
  ['arrows, Home, End, PgUp, PgDn', 'from cell to cell'],
  ['Enter or F2', 'edit a cell; on a computed figure, explain it'],
  ['any digit', 'replace what the cell holds'],
  ['Enter, Tab', 'keep what was typed'],
  ['Esc', 'restore what was there'],
  ['Alt ↑, Alt ↓', 'one step of the last digit; with Shift, ten'],
  ['Space on its box', 'include or exclude the row'],
  ['Shift Space; Shift ↑, ↓', 'select the row; its neighbours too'],
  ['Alt Shift ↑, ↓', 'move the row'],
  ['Delete', 'remove the row'],
  [keysInWords('$mod+d'), 'duplicate the row'],
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
  ['=limit -15%', 'the size at which the joint limit is that'],
  ['=liq 48000, =buffer 30%, =near 4', 'likewise for liquidation price, buffer, σ'],
  ['=limit -15%, =near 4', 'the size with that joint limit, or that nearest death in σ'],
  ['=liq 48000, =buffer 30%', 'with that liquidation price, or that buffer of equity'],
]

const RATES: Lines = [
  ['0.01', 'percent per the market’s own interval'],
  ['0.00125%/1h', 'with its interval'],
]

const PALETTE: Lines = [
  ['sell half eth, trim btc 25%', 'a trade, by share, coins or money'],
  ['eth size 24, eth mark 3000', 'a cell, by its market and name'],
  ['eth +6, eth !, eth =limit -15%', 'a size as in its cell'],
  ['deposit 1000', 'cash in or out'],
  ['add sol 10 @ 150', 'a new position, with a mark if none is known'],
]

const CHARTS: Lines = [
  ['Tab', 'to the crosshair'],
  ['arrows, PgUp, PgDn', 'move the crosshair, by one place or ten'],
  ['Home, End', 'to the ends of the axis'],
  ['Esc', 'let the crosshair go'],
]

export function HelpDialog({
  onClose,
  onTour,
}: {
  readonly onClose: () => void
  readonly onTour: () => void
}) {
  return (
    <Dialog
      title="Help: keys and cells"
      onClose={onClose}
      foot={
        <Button
          look="edged"
          onClick={() => {
            onClose()
            onTour()
          }}
        >
          Take the tour
        </Button>
      }
    >
      <Part title="Everywhere on the page" lines={PAGE} />
      <Part title="In the book" lines={BOOK} />
      <Part title="Typed into a size" lines={SIZES} />
      <Part title="Typed into a funding rate" lines={RATES} />
      <Part title="Typed into the command palette" lines={PALETTE} />
      <Part title="In a chart" lines={CHARTS} />
    </Dialog>
  )
}

function Part({ title, lines }: { readonly title: string; readonly lines: Lines }) {
  return (
    <section className={styles['part']}>
      <h3>{title}</h3>
      <dl className={styles['lines']}>
        {lines.map(([what, does]) => (
          <div key={`${what} ${does}`} className={styles['line']}>
            <dt className={styles['what']}>{what}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
