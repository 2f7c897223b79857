// Whole documents: a sample, a link, a blank page; and the scenario's name.
import type { Document } from '../state'
import { done } from '../../engine/units/outcome'
import { correction, type Command } from './command'

/** Puts another scenario on the page, as one step that undo takes back. It is kept beside the one before. */
export function openDocument(label: string, next: Document): Command {
  return { label, opens: true, change: () => done(next) }
}

export function renameScenario(name: string): Command {
  return correction('Rename scenario', (baseline) => done({ ...baseline, name }))
}
