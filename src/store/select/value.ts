// Value: what a cell of the page holds.
import type { Shown } from '../../engine/model/explanation'

/** A figure, or the words that stand in its place. Never a blank and never a zero for unknown. */
export type Value =
  | { readonly kind: 'figure'; readonly shown: Shown }
  | { readonly kind: 'words'; readonly text: string }

export function figure(shown: Shown): Value {
  return { kind: 'figure', shown }
}

export function words(text: string): Value {
  return { kind: 'words', text }
}
