// Several commands as one: an edit sheet keeps what was changed in it as one step.
import { done, type Outcome } from '../../engine/units/outcome'
import type { Document } from '../state'
import type { Command } from './command'

/** Runs commands one after the other. The first refusal refuses them all, and nothing has changed. */
export function together(label: string, commands: readonly Command[]): Command {
  return {
    label,
    change: (document, context) =>
      commands.reduce<Outcome<Document>>(
        (kept, command) => (kept.ok ? command.change(kept.value, context) : kept),
        done(document),
      ),
  }
}
