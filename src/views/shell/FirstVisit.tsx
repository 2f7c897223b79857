// The first visit: a sample is already live, with the gap between what a venue shows for each position alone
// and what they do together. Ways to go on, and other samples to look at; gone once anything is edited.

import { SAMPLES } from '../../store/samples/list'
import { contrastOf } from '../../store/select/contrast'
import { verdictOf } from '../../store/select/verdict'
import { Button } from '../../ui/Button'
import { Sentence } from '../../ui/Shows'
import { useActions, useRisk, useSides } from '../use-risk'
import { goToPart } from './go-to'
import { openSample, startBlank, type Page } from './page-actions'
import styles from './FirstVisit.module.css'

export function FirstVisit({ page }: { readonly page: Page }) {
  const first = useRisk((state) => state.view.firstVisit)
  const { look } = useActions()
  if (!first) return null
  return (
    <section className={styles['first']} aria-label="Start">
      <div className={styles['says']}>
        <h2>What would have to happen for this account to be liquidated?</h2>
        <p className={styles['answer']}>
          <Answered />
        </p>
      </div>
      <div className={styles['acts']}>
        <Button look="main" onClick={() => page.onPaste('')}>
          Paste my positions
        </Button>
        <Button
          look="edged"
          onClick={() => {
            look({ firstVisit: false })
            goToPart('book')
          }}
        >
          Keep playing with this sample
        </Button>
        <Button
          look="edged"
          onClick={() => {
            startBlank(page)
            goToPart('book')
          }}
        >
          Start blank
        </Button>
        <Button look="link" onClick={page.onTour}>
          Take the tour
        </Button>
      </div>
      <p className={styles['quiet']}>Nothing leaves this page. No account, no server.</p>
      <Samples page={page} />
    </section>
  )
}

/** The computed answer, and beside it what a venue prints of each position with all others held still. */
function Answered() {
  const { baseline } = useSides()
  const chosen = useRisk((state) => state.view.pool)
  const contrast = contrastOf(baseline, chosen)
  switch (contrast?.kind) {
    case 'together':
      return (
        <>
          <strong>
            <Sentence parts={contrast.moves} />.
          </strong>{' '}
          The exchange shows you <Sentence parts={contrast.alone} />.
        </>
      )
    case 'apart':
      return (
        <>
          <strong>
            <Sentence parts={contrast.ends} />.
          </strong>{' '}
          Each venue knows its own leg alone.
        </>
      )
    case undefined: {
      const verdict = verdictOf(baseline, chosen)
      return verdict === undefined ? 'Nothing is held yet.' : <Sentence parts={verdict.sentence} />
    }
  }
}

/** The four samples. Looking at one is no edit: the band stays, and speaks of that one. */
function Samples({ page }: { readonly page: Page }) {
  const name = useRisk((state) => state.document.baseline.name)
  const { look } = useActions()
  return (
    <fieldset className={styles['samples']} aria-label="Samples">
      <span className={styles['quiet']}>Samples:</span>
      {SAMPLES.map((sample) => (
        <Button
          key={sample.name}
          aria-pressed={sample.name === name}
          title={sample.shows}
          onClick={() => {
            openSample(page, sample)
            look({ firstVisit: true })
          }}
        >
          {sample.name}
        </Button>
      ))}
    </fieldset>
  )
}
