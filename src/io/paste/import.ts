// Import: any text a trader pastes, recognised and read. Nothing here touches the book.
import { isPlainText, readPlainText } from './dialects/plain'
import type { Import } from './imported'

/** Reads a paste. Never throws: text that cannot be read is refused with the reason. */
export function importPositions(text: string): Import {
  if (isPlainText(text)) return readPlainText(text)
  return { kind: 'refused', what: 'unreadable', reason: 'no list of positions was recognised' }
}
