// Links and the page: a link in the address is opened as one step that undo takes back, and the address
// lets go of it at the first edit, so that a stale link never pretends to be what the page shows.
import {
  failureInWords,
  LINK_CHARACTERS_MAX,
  linkOf,
  openLink,
  type LinkMade,
} from '../io/link/codec'
import { openDocument } from './commands/open'
import type { Document, View } from './state'
import type { RiskStore } from './store'

/** The fragment of the page's address. */
export interface Address {
  /** With its number sign; empty where there is none. */
  read(): string
  /** Takes it off without a step in the browser's history. */
  drop(): void
}

export interface Links {
  /** Opens the link that stands in the address now, if one does. For the start and for every change of it. */
  open(): Promise<void>
  stop(): void
}

/** Follows the address: opens what stands there on `open`, drops it at the first edit after that. */
export function followLinks(store: RiskStore, address: Address): Links {
  let turn = 0
  /** What the page showed when the address last spoke, while the address still says so. */
  let shown: Document | undefined

  const open = async () => {
    turn += 1
    const mine = turn
    const hash = address.read()
    if (hash === '' || hash === '#') return
    const link = await openLink(hash)
    // The address has changed again meanwhile: the newer link is the one that was asked for.
    if (mine !== turn) return
    if (!link.ok) {
      shown = store.getState().document
      const text = `${failureInWords(link.failure)} Nothing on the page was changed.`
      store.getState().tell({ kind: 'problem', text })
      return
    }
    const { document, rateUnit } = link.content
    const state = store.getState()
    // Opening changes the page too, and is no edit.
    shown = undefined
    state.run(openDocument('Open link', document))
    shown = document
    state.look({ pool: 'all', ...(rateUnit === undefined ? {} : { rateUnit }) })
    const text = `“${document.baseline.name}” was opened from the link.`
    state.tell({ kind: 'info', text, undo: true })
  }

  const stop = store.subscribe(({ document }) => {
    if (shown === undefined || document === shown) return
    shown = undefined
    address.drop()
  })

  return { open, stop }
}

/** Where a link is handed out. */
export interface Share {
  /** The page's address without a fragment. */
  readonly address: string
  /** Puts text on the clipboard; rejects where the browser does not allow it. */
  copy(text: string): Promise<void>
}

/** How it went. What could not be copied, or is too long for a link, is offered otherwise by the caller. */
export type LinkGiven = 'copied' | 'not copied' | LinkMade['kind']

/** Characters that every chat program and mail passes on whole. */
export const LINK_CHARACTERS_SAFE = 2_000

/** Characters of the longest link that is made: what browsers and servers pass on whole. */
export const LINK_CHARACTERS_MOST = LINK_CHARACTERS_MAX

/** The link of a document, with how its funding rates are printed. */
export function linkFor(document: Document, { rateUnit }: Pick<View, 'rateUnit'>) {
  return linkOf({ document, rateUnit })
}

/** Copies the link of what the page holds now, and says how that went. */
export async function copyLink(store: RiskStore, share: Share): Promise<LinkGiven> {
  const { document, view, tell } = store.getState()
  const link = await linkFor(document, view)
  switch (link.kind) {
    case 'link':
      try {
        await share.copy(share.address + link.hash)
        const text = 'Link copied. Whoever has it sees these positions; nothing was sent anywhere.'
        tell({ kind: 'info', text })
        return 'copied'
      } catch {
        tell({ kind: 'problem', text: 'The browser did not let the page copy the link.' })
        return 'not copied'
      }
    case 'too long':
      return link.kind
    case 'not linkable':
      tell({ kind: 'problem', text: `No link can carry this book: ${link.what}.` })
      return link.kind
  }
}
