// How the page is looked at: theme, contrast, the colours of a sign, how tall rows are, how rates are written.
// Each takes effect at once, so that the page itself is the sample. Kept in this browser, never in a link.

import { Popover } from '@base-ui/react/popover'
import type { Colours, Contrast, Density, RateUnit, Theme, View } from '../../store/state'
import type { Choice } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { useActions, useRisk } from '../use-risk'
import { OPENS_PREFERENCES } from './Preferences'
import styles from './Preferences.module.css'

const THEMES: readonly Choice<Theme>[] = [
  { value: 'system', text: 'System' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
]

const CONTRASTS: readonly Choice<Contrast>[] = [
  { value: 'system', text: 'System' },
  { value: 'more', text: 'More' },
]

const COLOURS: readonly Choice<Colours>[] = [
  { value: 'blue-orange', text: 'Blue/orange' },
  { value: 'green-red', text: 'Green/red' },
  { value: 'red-up', text: 'Red up' },
  { value: 'monochrome', text: 'Monochrome' },
]

const DENSITIES: readonly Choice<Density>[] = [
  { value: 'compact', text: 'Compact' },
  { value: 'standard', text: 'Standard' },
  { value: 'comfortable', text: 'Comfortable' },
]

const RATES: readonly Choice<RateUnit>[] = [
  { value: '8h', text: '/8\u00a0h' },
  { value: 'day', text: '/day' },
  { value: 'apr', text: 'APR' },
  { value: 'interval', text: '/interval' },
]

export function PreferencesPanel({ onClose }: { readonly onClose: () => void }) {
  return (
    <Popover.Root
      open
      onOpenChange={(open, { reason, event }) => {
        // A press on the button that opened it closes it by itself: closed here too, it would open again.
        const opener = reason === 'outside-press' ? openerInSight() : null
        const isOpener = event.target instanceof Node && opener?.contains(event.target) === true
        if (!open && !isOpener) onClose()
      }}
    >
      <Popover.Portal>
        <Popover.Positioner
          className={styles['positioner']}
          anchor={openerInSight}
          align="end"
          sideOffset={4}
        >
          <Popover.Popup
            className={styles['popup']}
            aria-label="Preferences"
            finalFocus={() => buttonOf(openerInSight()) ?? true}
          >
            <Preference label="Theme" of="theme" choices={THEMES} />
            <Preference label="Contrast" of="contrast" choices={CONTRASTS} />
            <Preference label="Sign colours" of="colours" choices={COLOURS} />
            <Preference label="Density" of="density" choices={DENSITIES} />
            <Preference label="Funding rates" of="rateUnit" choices={RATES} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** What preferences are opened from: their own button, or on a narrow screen the menu that stands for it. */
function openerInSight(): HTMLElement | null {
  const openers = document.querySelectorAll<HTMLElement>(`[${OPENS_PREFERENCES}]`)
  return [...openers].find((each) => each.getClientRects().length > 0) ?? null
}

function buttonOf(opener: HTMLElement | null): HTMLElement | null {
  return opener?.matches('button') === true ? opener : (opener?.querySelector('button') ?? null)
}

type Preferred = 'theme' | 'contrast' | 'colours' | 'density' | 'rateUnit'

function Preference<Key extends Preferred>({
  label,
  of,
  choices,
}: {
  readonly label: string
  readonly of: Key
  readonly choices: readonly Choice<View[Key]>[]
}) {
  const value = useRisk((state) => state.view[of])
  const { look } = useActions()
  return (
    <div className={styles['preference']}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      <Segmented
        label={label}
        value={value}
        choices={choices}
        onChoose={(next) => look({ [of]: next })}
      />
    </div>
  )
}
