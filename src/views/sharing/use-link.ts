// The link of a document, made anew whenever the document changes. Packing takes a moment.

import { useEffect, useState } from 'react'
import { linkFor } from '../../store/link-sync'
import type { Document, View } from '../../store/state'

export type LinkShown = Awaited<ReturnType<typeof linkFor>> | { readonly kind: 'packing' }

export function useLink(document: Document, { rateUnit }: Pick<View, 'rateUnit'>): LinkShown {
  const [made, setMade] = useState<{ readonly of: Document; readonly link: LinkShown }>()
  useEffect(() => {
    let isWanted = true
    void linkFor(document, { rateUnit }).then((link) => {
      if (isWanted) setMade({ of: document, link })
    })
    return () => {
      isWanted = false
    }
  }, [document, rateUnit])
  // A link of what was ticked a moment ago must not be copied for what is ticked now.
  return made?.of === document ? made.link : { kind: 'packing' }
}
