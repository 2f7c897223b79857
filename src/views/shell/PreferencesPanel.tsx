// How the page is looked at: theme, contrast, the colours of a sign, how tall rows are, how rates are written.
// Each takes effect at once, so that the page itself is the sample. Kept in this browser, never in a link.

import { Popover } from '@base-ui/react/popover'
import type { ReactNode } from 'react'
import type { Colours, Contrast, Density, RateUnit, Theme, View } from '../../store/state'
import { Button } from '../../ui/Button'
import type { Choice } from '../../ui/Field'
import { Segmented } from '../../ui/Segmented'
import { useActions, useRisk } from '../use-risk'
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

export function PreferencesPanel({ children }: { readonly children: ReactNode }) {
  return (
    <Popover.Root defaultOpen>
      <Popover.Trigger render={<Button aria-label="Preferences" title="Preferences" />}>
        {children}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner className={styles['positioner']} align="end" sideOffset={4}>
          <Popover.Popup className={styles['popup']} aria-label="Preferences">
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
