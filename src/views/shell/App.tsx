// The page: bar, verdict, book, lens, benches, foot; the dialogs that are fetched when first wanted; and the keys
// that work everywhere on it.

import { CSPProvider } from '@base-ui/react/csp-provider'
import { lazy, Suspense, useLayoutEffect, useState, type ReactNode } from 'react'
import type { AccountId, PositionId } from '../../engine/model/book'
import type { MarketId } from '../../engine/model/market'
import { poolFigure, positionFigure, type FigureId } from '../../engine/model/explanation'
import { linkIn } from '../../io/link/codec'
import type { PasteMemory } from '../../store/paste-kept'
import type { FundingOf } from '../../store/select/funding'
import { sidesSelector } from '../../store/select/sides'
import type { Notice as NoticeTold } from '../../store/state'
import type { LinkGiven } from '../../store/link-sync'
import type { Keeper } from '../../store/shelf/keeper'
import { takerFee, type RiskStore } from '../../store/store'
import { Button } from '../../ui/Button'
import { Notice, NoticePlace } from '../../ui/Notice'
import { MiniVerdict } from '../buffers/MiniVerdict'
import { Verdict } from '../buffers/Verdict'
import { DropFiles } from '../importing/DropFiles'
import { Positions } from '../positions/Positions'
import { RiskContext, useActions, useRisk, type Explain, type Risk } from '../use-risk'
import { Boundary } from './Boundary'
import { FirstVisit } from './FirstVisit'
import { Footer } from './Footer'
import { wear } from './look'
import { NEVER_OFFLINE, type Offline } from './offline'
import { TopBar } from './TopBar'
import { PAGE_ACTIONS, type Page as ShellPage } from './page-actions'
import { UpdateNotice } from './UpdateNotice'
import { useMarkedChanges } from './use-marked-changes'
import { usePageKeys } from './use-page-keys'
import { useStuckHeight } from './use-stuck-height'
import styles from './App.module.css'

const PasteDialog = lazy(async () => ({
  default: (await import('../importing/PasteDialog')).PasteDialog,
}))
const MarketDialog = lazy(async () => ({
  default: (await import('../markets/MarketDialog')).MarketDialog,
}))
const VenueDialog = lazy(async () => ({
  default: (await import('../markets/VenueDialog')).VenueDialog,
}))
const ShareDialog = lazy(async () => ({
  default: (await import('../sharing/ShareDialog')).ShareDialog,
}))
const fetchPalette = async () => ({ default: (await import('./Palette')).Palette })
const Palette = lazy(fetchPalette)
const ShelfDialog = lazy(async () => ({
  default: (await import('../shelf/ShelfDialog')).ShelfDialog,
}))
const Tour = lazy(async () => ({ default: (await import('./Tour')).Tour }))
const PreferencesPanel = lazy(async () => ({
  default: (await import('./PreferencesPanel')).PreferencesPanel,
}))
const HelpDialog = lazy(async () => ({ default: (await import('./HelpDialog')).HelpDialog }))
const RowSheet = lazy(async () => ({
  default: (await import('../positions/RowSheet')).RowSheet,
}))
const Lens = lazy(async () => ({ default: (await import('../lens/Lens')).Lens }))
const Assumptions = lazy(async () => ({
  default: (await import('../assumptions/Assumptions')).Assumptions,
}))
const Markets = lazy(async () => ({ default: (await import('../markets/Markets')).Markets }))
const Remedies = lazy(async () => ({ default: (await import('../benches/Remedies')).Remedies }))
const Isolation = lazy(async () => ({ default: (await import('../benches/Isolation')).Isolation }))
const Report = lazy(async () => ({ default: (await import('../report/Report')).Report }))
const ReportBench = lazy(async () => ({
  default: (await import('../report/ReportBench')).ReportBench,
}))
const Worlds = lazy(async () => ({ default: (await import('../benches/Worlds')).Worlds }))
const Crashes = lazy(async () => ({ default: (await import('../benches/Crashes')).Crashes }))
const ExplainDialog = lazy(async () => ({
  default: (await import('../explaining/ExplainDialog')).ExplainDialog,
}))

export function App({
  store,
  keeper,
  onCopyLink,
  offline = NEVER_OFFLINE,
}: {
  readonly store: RiskStore
  readonly keeper: Keeper
  readonly onCopyLink: () => Promise<LinkGiven>
  readonly offline?: Offline
}) {
  const [asked, setAsked] = useState<{
    readonly figure: FigureId
    readonly along?: FundingOf | undefined
  }>()
  const [pasted, setPasted] = useState<{
    readonly text: string
    readonly files?: readonly File[]
  }>()
  const [pasteMemory] = useState<PasteMemory>(() => ({}))
  const [beside, setBeside] = useState<Beside>()
  const [isReporting, setReporting] = useState(false)
  const [sheet, setSheet] = useState<PositionId>()
  const [market, setMarket] = useState<MarketId>()
  const [venue, setVenue] = useState<AccountId>()
  const [risk] = useState((): Risk => {
    const explain: Explain = {
      pool: (id, what, along) => setAsked({ figure: poolFigure(id, what), along }),
      position: (id, what, along) => setAsked({ figure: positionFigure(id, what), along }),
    }
    return {
      store,
      selectSides: sidesSelector(takerFee),
      explain,
      openSheet: setSheet,
      openMarket: setMarket,
      openVenue: setVenue,
    }
  })
  const page: ShellPage = {
    store,
    keeper,
    onPaste: (text) => {
      const link = linkIn(text)
      if (link !== undefined) {
        // An installed page has no address bar to put a link into.
        window.location.assign(link)
      } else if (isScenarioText(text)) {
        const files = [{ name: 'pasted text', text }]
        void import('./file-acts').then((acts) => acts.openScenarios(page, files))
      } else {
        setPasted({ text })
      }
    },
    onPasteFiles: (files) => setPasted((now) => ({ text: now?.text ?? '', files })),
    onCopyLink: () => {
      void onCopyLink().then((given) => {
        // Where the link does not get across by itself, there are other ways.
        if (given === 'too long' || given === 'not copied') setBeside('share')
      })
    },
    onShare: () => setBeside('share'),
    onHelp: () => setBeside('help'),
    onPalette: () => setBeside('palette'),
    onChord: () => void fetchPalette(),
    onTour: () => setBeside('tour'),
    onReport: () => setReporting(true),
    onShelf: () => setBeside('shelf'),
    onPreferences: () => setBeside((now) => (now === 'preferences' ? undefined : 'preferences')),
  }
  return (
    <CSPProvider disableStyleElements>
      <RiskContext value={risk}>
        <Page page={page} offline={offline} />
        {isReporting && (
          <Over name="The report">
            <Report onClose={() => setReporting(false)} />
          </Over>
        )}
        {asked !== undefined && (
          <Over name="The explanation">
            <ExplainDialog {...asked} onClose={() => setAsked(undefined)} />
          </Over>
        )}
        {sheet !== undefined && (
          <Over name="The position">
            <RowSheet key={sheet} id={sheet} onGo={setSheet} onClose={() => setSheet(undefined)} />
          </Over>
        )}
        {market !== undefined && (
          <Over name="The terms">
            <MarketDialog id={market} onClose={() => setMarket(undefined)} />
          </Over>
        )}
        {venue !== undefined && (
          <Over name="The venue’s terms">
            <VenueDialog id={venue} onClose={() => setVenue(undefined)} />
          </Over>
        )}
        {beside === 'palette' && (
          <Over name="The palette">
            <Palette page={page} onClose={() => setBeside(undefined)} />
          </Over>
        )}
        {beside === 'share' && (
          <Over name="The sharing">
            <ShareDialog onClose={() => setBeside(undefined)} />
          </Over>
        )}
        {beside === 'shelf' && (
          <Over name="The shelf">
            <ShelfDialog
              page={page}
              starts={STARTS.map(({ label, run }) => ({ text: label, onAct: () => run(page) }))}
              onSave={(document) =>
                void import('./file-acts').then((acts) => acts.saveScenario(page, document))
              }
              onClose={() => setBeside(undefined)}
            />
          </Over>
        )}
        {beside === 'tour' && (
          <Over name="The tour">
            <Tour onClose={() => setBeside(undefined)} />
          </Over>
        )}
        {beside === 'preferences' && (
          <Over name="The preferences">
            <PreferencesPanel onClose={() => setBeside(undefined)} />
          </Over>
        )}
        {beside === 'help' && (
          <Over name="The help">
            <HelpDialog onClose={() => setBeside(undefined)} onTour={page.onTour} />
          </Over>
        )}
        {pasted !== undefined && (
          <Over name="The paste">
            <PasteDialog {...pasted} memory={pasteMemory} onClose={() => setPasted(undefined)} />
          </Over>
        )}
        <DropFiles
          onFiles={(files) => {
            // Over an open sheet all files are meant for it.
            if (pasted !== undefined) page.onPasteFiles(files)
            else void import('./file-acts').then((acts) => acts.takeFiles(page, files))
          }}
        />
      </RiskContext>
    </CSPProvider>
  )
}

type Beside = 'help' | 'palette' | 'tour' | 'preferences' | 'shelf' | 'share'

/** A scenario of ours pasted as text begins with its mark. */
function isScenarioText(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"plimsoll"\s*:/.test(text)
}

const STARTS = PAGE_ACTIONS.filter(({ id, group }) => group === 'Samples' || id === 'open-file')

/**
 * What opens over the page, fetched when it is first wanted. Each waits for itself: one that waits with another
 * takes that from the page meanwhile, and when it comes back both are hidden from a screen reader.
 */
function Over({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <Boundary name={name}>
      <Suspense fallback={null}>{children}</Suspense>
    </Boundary>
  )
}

function Page({ page, offline }: { readonly page: ShellPage; readonly offline: Offline }) {
  usePageKeys(page)
  useLook()
  useMarkedChanges(page.store)
  const bar = useStuckHeight('--bar-height')
  const verdict = useStuckHeight('--verdict-height')
  return (
    <>
      <a className={styles['skip']} href="#book">
        Skip to the book
      </a>
      <div ref={bar} className={styles['bar']}>
        <TopBar page={page} />
      </div>
      <main className={styles['page']}>
        <FirstVisit page={page} />
        <div ref={verdict} className={styles['verdict']}>
          <Boundary name="The verdict">
            <Verdict />
          </Boundary>
        </div>
        <div className={styles['columns']}>
          <div id="book" tabIndex={-1} className={styles['book']}>
            <Boundary name="The book">
              <Positions />
            </Boundary>
          </div>
          <div className={styles['lens']}>
            <Boundary name="The lens">
              <Suspense fallback={<div className={styles['coming']} />}>
                <Lens />
              </Suspense>
            </Boundary>
          </div>
        </div>
        <section className={styles['benches']} aria-label="Benches">
          <Suspense fallback={null}>
            <Boundary name="The remedies">
              <Remedies />
            </Boundary>
            <Boundary name="Cross or isolated">
              <Isolation />
            </Boundary>
            <Boundary name="Correlation and hedges">
              <Worlds />
            </Boundary>
            <Boundary name="Falls of the past">
              <Crashes />
            </Boundary>
            <Boundary name="The report">
              <ReportBench onReport={page.onReport} />
            </Boundary>
            <Boundary name="The markets">
              <Markets />
            </Boundary>
            <Boundary name="The assumptions">
              <Assumptions />
            </Boundary>
          </Suspense>
        </section>
      </main>
      <Footer offline={offline} />
      <Boundary name="The verdict in short">
        <MiniVerdict />
      </Boundary>
      <Notices page={page} offline={offline} />
    </>
  )
}

function Notices({ page, offline }: { readonly page: ShellPage; readonly offline: Offline }) {
  const notice = useRisk((state) => state.notice)
  return (
    <NoticePlace>
      <UpdateNotice offline={offline} />
      {notice !== undefined && <Told key={notice.id} notice={notice} page={page} />}
    </NoticePlace>
  )
}

/** One notice. What offers to undo a step goes with the next change: it would undo that one instead. */
function Told({ notice, page }: { readonly notice: NoticeTold; readonly page: ShellPage }) {
  const document = useRisk((state) => state.document)
  const [told] = useState(document)
  const { dismiss, undo } = useActions()
  const undoes = notice.undo === true
  if (undoes && document !== told) return null
  const acts = [
    ...(notice.act === undefined ? [] : [notice.act]),
    ...(undoes ? [{ text: 'Undo', run: undo }] : []),
    ...(notice.toShelf === true ? [{ text: 'Scenarios', run: page.onShelf }] : []),
  ]
  return (
    <Notice
      kind={notice.kind}
      onDismiss={dismiss}
      act={acts.map(({ text, run }) => (
        <Button
          key={text}
          look="link"
          onClick={() => {
            // What is done may have something to tell itself.
            dismiss()
            run()
          }}
        >
          {text}
        </Button>
      ))}
    >
      {notice.text}
    </Notice>
  )
}

/** The page wears what the reader chose; in place before what is drawn with it is seen. */
function useLook() {
  const theme = useRisk((state) => state.view.theme)
  const contrast = useRisk((state) => state.view.contrast)
  const colours = useRisk((state) => state.view.colours)
  const density = useRisk((state) => state.view.density)
  useLayoutEffect(() => {
    wear(document.documentElement, { theme, contrast, colours, density })
  }, [theme, contrast, colours, density])
}
