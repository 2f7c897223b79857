// Whose report is it, of which state, of which day, and what opens exactly this?

import { useEffect, useState } from 'react'
import { reportLink, type ReportLink } from '../../store/report-link'
import { draftList } from '../../store/select/draft-list'
import type { Sides } from '../../store/select/sides'
import { Arrowed } from '../../ui/Arrow'
import { formatDay } from '../../ui/format'
import { Sentence } from '../../ui/Shows'
import { useRisk } from '../use-risk'
import type { ToldOf } from './told-of'
import styles from './Report.module.css'

export function ReportHead({ of, sides }: { readonly of: ToldOf; readonly sides: Sides }) {
  const edits = useRisk((state) => state.document.draft)
  const { name, snapshot } = of.side.scenario
  const [today] = useState(localDay)
  const listed = of.isDraft ? draftList(edits, sides) : []
  return (
    <header className={styles['head']}>
      <h2 className={styles['name']}>{name === '' ? 'Untitled' : name}</h2>
      <p>
        <Arrowed text={stateOf(of, sides, edits.length)} />. Marks{' '}
        {snapshot.asOf === undefined ? 'of unknown age' : `of ${formatDay(snapshot.asOf)}`}. Made on{' '}
        {formatDay(today)} with Plimsoll.
      </p>
      {listed.length > 0 && (
        <ul className={styles['edits']}>
          {listed.map(({ says }, at) => (
            // Two edits may read alike; their order tells them apart.
            // eslint-disable-next-line react/no-array-index-key
            <li key={at}>
              <Sentence parts={says} />
            </li>
          ))}
        </ul>
      )}
      {of.side.refused.length > 0 && (
        <p>{of.side.refused.length} of the edits can no longer be applied and are in no figure.</p>
      )}
      <Opens />
    </header>
  )
}

/** Which state of the document the figures are of. */
function stateOf(of: ToldOf, { same }: Sides, edits: number): string {
  if (!of.isDraft) return same ? 'Baseline' : 'Baseline; there is a draft, which is not in here'
  const drafted = `${edits} ${edits === 1 ? 'edit' : 'edits'} on the baseline`
  return of.before === undefined
    ? `Draft: ${drafted}`
    : `Draft: ${drafted}; before → after where the two differ`
}

/** The link that opens the very document, worked out anew whenever that changes. */
function Opens() {
  const document = useRisk((state) => state.document)
  const rateUnit = useRisk((state) => state.view.rateUnit)
  const [kept, setKept] = useState<{ readonly of: unknown; readonly link: ReportLink }>()
  useEffect(() => {
    let isDropped = false
    void reportLink(document, rateUnit).then((link) => {
      if (!isDropped) setKept({ of: document, link })
    })
    return () => {
      isDropped = true
    }
  }, [document, rateUnit])
  const payments = document.realisedFunding?.length ?? 0
  if (kept === undefined || kept.of !== document) return <p>Opens exactly: working it out</p>
  const { link } = kept
  if (link.kind === 'none') return <p>{link.why}</p>
  return (
    <p className={styles['opens']}>
      Opens exactly: <a href={pageAddress() + link.hash}>{inShort(link.hash)}</a>
      {payments > 0 && ' without the funding payments, which no link carries; a file holds them'}
    </p>
  )
}

const pageAddress = () => window.location.href.replace(/#.*$/, '')

/** Enough of a link to tell it from another: nobody types the rest. */
function inShort(hash: string): string {
  return hash.length <= SHORT ? hash : `${hash.slice(0, SHORT - TAIL)}…${hash.slice(-TAIL)}`
}
const SHORT = 40
const TAIL = 8

/** The day where the reader is, as an ISO day. */
function localDay(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}
