// Reading phrases: which changes of the book does this text ask for? None, for most texts.
import { cashPhrases } from './cash'
import { openPhrases } from './open'
import type { Phrase, PhraseContext } from './phrase'
import { settingPhrases } from './setting'
import { tradePhrases } from './trade'

/** Characters a phrase may take: a verb, two names and a number of forty digits. */
export const PHRASE_MAX = 120

/** The first reading that fits decides; a coin held in several rows is one phrase for each of them. */
export function readPhrases(text: string, on: PhraseContext): readonly Phrase[] {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  if (plain.length > PHRASE_MAX) return []
  for (const phrases of [tradePhrases, cashPhrases, settingPhrases, openPhrases]) {
    const found = phrases(plain, on)
    if (found.length > 0) return found
  }
  return []
}
