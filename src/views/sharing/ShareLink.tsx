// The link to be shared: its length and what that means for getting it across, and the whole of it for a hand
// that copies where the browser does not.

import { LINK_CHARACTERS_MOST, LINK_CHARACTERS_SAFE } from '../../store/link-sync'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import type { LinkShown } from './use-link'
import styles from './Sharing.module.css'

export function ShareLink({ link }: { readonly link: LinkShown }) {
  const says = lengthInWords(link)
  return (
    <section className={styles['part']} aria-label="The link">
      {link.kind === 'link' && (
        <Field
          label="Link"
          value={addressOf(link.hash)}
          readOnly
          onFocus={({ target }) => target.select()}
        />
      )}
      <output className={styles['length']} data-problem={says.isProblem ? '' : undefined}>
        {says.text}
      </output>
    </section>
  )
}

/** The main act of the dialog. */
export function CopyLink({
  link,
  onSaid,
}: {
  readonly link: LinkShown
  /** Told how it went. */
  readonly onSaid: (text: string) => void
}) {
  const copy = async () => {
    if (link.kind !== 'link') return
    try {
      await navigator.clipboard.writeText(addressOf(link.hash))
      onSaid('Link copied. Whoever has it sees what is shown here.')
    } catch {
      onSaid('The browser did not let the page copy the link: select it and copy it by hand.')
    }
  }
  return (
    <Button look="main" disabled={link.kind !== 'link'} onClick={() => void copy()}>
      Copy link
    </Button>
  )
}

function addressOf(hash: string): string {
  return window.location.href.replace(/#.*$/, '') + hash
}

function lengthInWords(link: LinkShown): { readonly text: string; readonly isProblem: boolean } {
  switch (link.kind) {
    case 'packing':
      return { text: 'Packing the link…', isProblem: false }
    case 'not linkable':
      return { text: `No link can carry this book: ${link.what}.`, isProblem: true }
    case 'too long': {
      const most = LINK_CHARACTERS_MOST.toLocaleString('en-US')
      const text = `${counted(link.characters)}: too long for a link, of which no more than ${most} arrive whole. Save it as a file instead.`
      return { text, isProblem: true }
    }
    case 'link': {
      const { length } = addressOf(link.hash)
      if (length <= LINK_CHARACTERS_SAFE) {
        return { text: `${counted(length)}: short enough for any chat program.`, isProblem: false }
      }
      const most = LINK_CHARACTERS_SAFE.toLocaleString('en-US')
      const text = `${counted(length)}: some chat programs and mail cut links of more than ${most}. A file always arrives whole.`
      return { text, isProblem: true }
    }
  }
}

function counted(characters: number): string {
  return `${characters.toLocaleString('en-US')} characters`
}
