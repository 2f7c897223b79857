// What goes to others? How much of the money is told, what they will see of it, and the link or file that says it.
// Nothing leaves the page: the link holds everything itself, and is the reader's to pass on.

import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react'
import { fileName, save } from '../../charts/save'
import { scenarioFile } from '../../store/file-sync'
import {
  NOTHING_HIDDEN,
  sharedDocument,
  sharePreview,
  sideShown,
  transfersIn,
  type Privacy,
} from '../../store/select/shared'
import type { Document } from '../../store/state'
import { takerFee } from '../../store/store'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { Segmented } from '../../ui/Segmented'
import { useRisk, useSides } from '../use-risk'
import { Seen } from './Seen'
import { CopyLink, ShareLink } from './ShareLink'
import { useLink } from './use-link'
import styles from './Sharing.module.css'

const TIERS: readonly { readonly value: Privacy['tiers']; readonly text: string }[] = [
  { value: 'published', text: 'As published' },
  { value: 'scaled', text: 'Scaled too' },
]

const TIERS_MEAN: Record<Privacy['tiers'], string> = {
  published:
    'The venue’s tiers count money, so they fit the scaled sizes otherwise than yours: some distances differ, as shown below.',
  scaled:
    'Every distance stays. Whoever compares these tiers with the published ones can work out your sizes.',
}

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const document = useRisk((state) => state.document)
  const view = useRisk((state) => state.view)
  const [said, setSaid] = useState('')
  const [privacy, setPrivacy] = useState(NOTHING_HIDDEN)
  const shared = useMemo(() => sharedDocument(document, privacy, takerFee), [document, privacy])
  // A tick is set at once; what it makes of a long book follows when there is time.
  const later = useDeferredValue(privacy)
  const published = useSeen(document, { ...later, tiers: 'published' })
  const scaled = useSeen(document, later)
  const seen = later.tiers === 'published' ? published : scaled
  const link = useLink(shared, view)
  const change = (next: Partial<Privacy>) => {
    setPrivacy((now) => ({ ...now, ...next }))
    // What was copied or saved is no longer what is shown.
    setSaid('')
  }
  const saveFile = () => {
    const made = scenarioFile(shared, view)
    if (made.ok) {
      const { name, text } = made.value
      save(fileName(name, 'plimsoll.json', 'scenario'), 'application/json', text)
      setSaid('Saved as a file. Whoever has it sees what is shown here.')
    } else {
      setSaid(made.issue.message)
    }
  }
  const transfers = transfersIn(document)
  return (
    <Dialog
      title="Share"
      onClose={onClose}
      foot={
        <>
          <output className={styles['said']}>{said}</output>
          <Button look="edged" onClick={saveFile}>
            Save as file
          </Button>
          <CopyLink link={link} onSaid={setSaid} />
        </>
      }
    >
      <div className={styles['body']}>
        <section className={styles['part']} aria-label="What is told">
          <Tick
            label="Scale to 100"
            checked={privacy.scales}
            onChange={(scales) => change({ scales, tiers: 'published' })}
          >
            Sizes, cash and margins are multiplied by one number, so that all positions together are
            worth $100. Leverage and distances stay, to six digits; how much money it is does not
            show. Proportions stay too: whoever knows one of your sizes can work out the others.
          </Tick>
          {privacy.scales && published.differs && (
            <div className={styles['tiers']}>
              <span>Margin tiers</span>
              <Segmented
                label="Margin tiers"
                value={privacy.tiers}
                choices={TIERS}
                onChoose={(tiers) => change({ tiers })}
              />
              <p className={styles['means']}>{TIERS_MEAN[privacy.tiers]}</p>
            </div>
          )}
          <Tick
            label="Hide cash"
            checked={privacy.hidesCash}
            onChange={(hidesCash) => change({ hidesCash })}
          >
            Cash and other collateral stay here. Whatever they carry reads as unknown to others,
            never as zero. An isolated margin goes along with its position.
            {transfers > 0 &&
              ` ${transfers === 1 ? 'The deposit or withdrawal drafted stays' : `The ${transfers} deposits and withdrawals drafted stay`} here too.`}
          </Tick>
        </section>
        <ShareLink link={link} />
        <Seen preview={seen} />
        <p className={styles['quiet']}>
          Others see markets, entries, marks, rates, leverage, your assumptions, your draft and the
          names you gave. Imported funding payments stay here. Nothing is sent anywhere: what is
          shared stands in the link or file itself, for whoever has it.
        </p>
      </div>
    </Dialog>
  )
}

/** What others see of a document under a privacy, beside the side that is shown here. */
function useSeen(document: Document, { scales, tiers, hidesCash }: Privacy) {
  const sides = useSides()
  const show = useRisk((state) => state.view.show)
  const pool = useRisk((state) => state.view.pool)
  const mine = show === 'baseline' ? sides.baseline : sides.draft
  return useMemo(() => {
    if (!scales && !hidesCash) return sharePreview({ mine, theirs: mine }, pool)
    const shared = sharedDocument(document, { scales, tiers, hidesCash }, takerFee)
    return sharePreview({ mine, theirs: sideShown(shared, show, takerFee) }, pool)
  }, [document, scales, tiers, hidesCash, mine, show, pool])
}

function Tick({
  label,
  checked,
  onChange,
  children,
}: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
}) {
  const says = useId()
  return (
    <div className={styles['choice']}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={says}
          onChange={({ target }) => onChange(target.checked)}
        />
        {label}
      </label>
      <p id={says} className={styles['means']}>
        {children}
      </p>
    </div>
  )
}
