// The bar at the top: which scenario, which of its two states, one step back or forward, paste and link.

import { ChevronDown, ClipboardPaste, Link2, Search, Share2 } from 'lucide-react'
import { useEffect } from 'react'
import type { PoolId } from '../../engine/margin/pool'
import { acceptDraft, discardDraft } from '../../store/commands/draft'
import { renameScenario } from '../../store/commands/open'
import { poolName, poolsInUse } from '../../store/select/verdict'
import type { Show } from '../../store/state'
import { Button } from '../../ui/Button'
import { Cell } from '../../ui/Cell'
import { Select } from '../../ui/Field'
import { keysForReaders, keysInWords } from '../../ui/keys'
import { MenuButton } from '../../ui/MenuButton'
import { Segmented } from '../../ui/Segmented'
import { useActions, useRisk, useSidesLater } from '../use-risk'
import { History } from './History'
import { NotKept } from './NotKept'
import { PAGE_ACTIONS, type Page, type PageAction } from './page-actions'
import { OPENS_PREFERENCES, Preferences } from './Preferences'
import styles from './TopBar.module.css'

const SHOWS: readonly { readonly value: Show; readonly text: string }[] = [
  { value: 'baseline', text: 'Baseline' },
  { value: 'draft', text: 'Draft' },
  { value: 'both', text: 'Both' },
]

export function TopBar({ page }: { readonly page: Page }) {
  const drafted = useRisk((state) => state.document.draft.length > 0)
  useTitle(drafted)
  return (
    <header className={styles['bar']} data-drafted={drafted ? '' : undefined}>
      <h1 className={styles['brand']}>
        <img src="./favicon.svg" alt="" width="18" height="18" />
        <span className={styles['words']}>Plimsoll</span>
      </h1>
      <ScenarioName page={page} />
      <NotKept page={page} />
      <PoolFilter />
      <States />
      <div className={styles['acts']}>
        <History />
        <span className={styles['paste']}>
          <Button
            look="edged"
            onClick={() => page.onPaste('')}
            title={`Paste positions (${keysInWords('$mod+v')})`}
          >
            <ClipboardPaste size={14} aria-hidden="true" />
            <span className={styles['words']}>Paste</span>
          </Button>
        </span>
        <span className={styles['wide']}>
          <Button
            look="edged"
            onClick={page.onCopyLink}
            title="The link carries your positions to whoever has it"
          >
            <Link2 size={14} aria-hidden="true" />
            Copy link
          </Button>
          <Button
            onClick={page.onShare}
            aria-label="Share…"
            title="Share with less told, see what others see, or save it as a file"
          >
            <Share2 size={14} aria-hidden="true" />
          </Button>
          <Button
            onClick={page.onPalette}
            onPointerEnter={page.onChord}
            aria-label="Command palette"
            aria-keyshortcuts={keysForReaders('$mod+k')}
            title={`Command palette (${keysInWords('$mod+k')})`}
          >
            <Search size={14} aria-hidden="true" />
            <span className={styles['keys']}>{keysInWords('$mod+k')}</span>
          </Button>
          <Preferences page={page} />
          <Button aria-label="Help: keys and cells" title="Keys and cells" onClick={page.onHelp}>
            ?
          </Button>
        </span>
        <span className={styles['narrow']} {...{ [OPENS_PREFERENCES]: '' }}>
          <More page={page} />
        </span>
      </div>
    </header>
  )
}

/** Parts of the menu of a phone, each under a rule. Ways to look stay with the preferences and the palette. */
const MENU: readonly PageAction['group'][] = ['Page', 'Draft', 'Samples']
/** On a phone these keep their place in the bar. */
const IN_THE_BAR: ReadonlySet<string> = new Set(['undo', 'show-next'])
const IN_THE_MENU = PAGE_ACTIONS.filter(
  ({ id, group }) => MENU.includes(group) && !IN_THE_BAR.has(id),
)

/** What a narrow bar has no room for, behind one button. */
function More({ page }: { readonly page: Page }) {
  // As one text: the list of what can be done now is another at every change, and mostly the same.
  const open = useRisk((state) =>
    IN_THE_MENU.flatMap(({ id, isOpen }) => (isOpen?.(state) === false ? [] : [id])).join('\n'),
  ).split('\n')
  const acts = MENU.flatMap((group) =>
    IN_THE_MENU.filter((action) => action.group === group && open.includes(action.id)).map(
      ({ label, run }, at) => ({
        text: label,
        ...(at === 0 && group !== MENU[0] ? { apart: true } : {}),
        onAct: () => run(page),
      }),
    ),
  )
  return <MenuButton label="More" acts={acts} />
}

/** The tab of the browser says which scenario it holds, and whether it has a draft. */
function useTitle(drafted: boolean): void {
  const name = useRisk((state) => state.document.baseline.name)
  useEffect(() => {
    document.title = `${drafted ? '• ' : ''}${name || 'Untitled'} · Plimsoll`
  }, [name, drafted])
}

/** The scenario by its name, and the way to the others. */
function ScenarioName({ page }: { readonly page: Page }) {
  const name = useRisk((state) => state.document.baseline.name)
  const drafted = useRisk((state) => state.document.draft.length > 0)
  const { preview, commit, abandon } = useActions()
  return (
    <span className={styles['name']}>
      <Cell
        label="Scenario name"
        name={name}
        empty="Untitled"
        text={name}
        numeric={false}
        onPreview={(text) => {
          if (text.trim() === '') return { kind: 'issue', message: 'A scenario needs a name.' }
          preview('scenario-name', renameScenario(text.trim()))
          return { kind: 'says' }
        }}
        onCommit={commit}
        onAbandon={() => abandon('scenario-name')}
      />
      {drafted && (
        <span className={styles['dot']} title="The draft differs from the baseline">
          •<span className={styles['hidden']}> with a draft</span>
        </span>
      )}
      <Button
        aria-label="Scenarios"
        aria-haspopup="dialog"
        aria-keyshortcuts={keysForReaders('$mod+o')}
        title={`Scenarios: open, name, delete (${keysInWords('$mod+o')})`}
        onClick={page.onShelf}
      >
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
    </span>
  )
}

/** Where the draft is kept or dropped, its buttons go: the focus is not lost with them. */
function toTheBook(): void {
  document.getElementById('book')?.focus({ preventScroll: true })
}

function States() {
  const show = useRisk((state) => state.view.show)
  const edits = useRisk((state) => state.document.draft.length)
  const { look, run } = useActions()
  return (
    <div className={styles['states']}>
      <Segmented
        label="State shown"
        value={show}
        choices={SHOWS}
        onChoose={(next) => look({ show: next })}
      />
      {edits > 0 && (
        <span className={styles['wide']}>
          <Button
            onClick={() => {
              run(acceptDraft)
              toTheBook()
            }}
            aria-label="Accept draft"
            title="The draft becomes the baseline"
          >
            Accept
          </Button>
          <Button
            onClick={() => {
              run(discardDraft)
              toTheBook()
            }}
            aria-label="Discard draft"
            title="Back to the baseline"
          >
            Discard
          </Button>
        </span>
      )}
    </div>
  )
}

/** Whose figures the verdict speaks of. One pool leaves nothing to choose. */
function PoolFilter() {
  const sides = useSidesLater()
  const chosen = useRisk((state) => state.view.pool)
  const { look } = useActions()
  const pools = poolsInUse(sides.draft)
  if (pools.length < 2) return null
  const accounts = sides.draft.scenario.book.accounts.length
  const choices: readonly { value: PoolId | 'all'; text: string }[] = [
    { value: 'all', text: 'All pools' },
    ...pools.map((pool) => ({ value: pool.id, text: poolName(pool, accounts) })),
  ]
  const known = choices.some((choice) => choice.value === chosen)
  return (
    <span className={styles['pool']}>
      <Select
        label="Pool"
        hideLabel
        title="Whose figures the verdict shows"
        value={known ? chosen : 'all'}
        choices={choices}
        onChoose={(pool) => look({ pool })}
      />
    </span>
  )
}
