// Whole documents: a sample, a link, a blank page; and the scenario's name.
import type { Document } from '../state'
import { done } from '../../engine/units/outcome'
import { correction, type Command } from './command'

/** Puts another document on the page, as one step that undo takes back. */
export function openDocument(label: string, next: Document): Command {
  return { label, change: () => done(next) }
}

export function renameScenario(name: string): Command {
  return correction('Rename scenario', (baseline) => done({ ...baseline, name }))
}
