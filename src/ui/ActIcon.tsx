// The sign of an act on a button too small for its word. The button's name says it.

import { ArrowDown, ArrowUp, Copy, Download, Trash2 } from 'lucide-react'

const ICONS = { up: ArrowUp, down: ArrowDown, copy: Copy, delete: Trash2, save: Download } as const

export function ActIcon({ of }: { readonly of: keyof typeof ICONS }) {
  const Icon = ICONS[of]
  return <Icon size={16} aria-hidden="true" />
}
