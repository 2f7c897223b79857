// Everything that can be done to the page as a whole, once: the palette lists it, the help prints its keys and
// the keyboard runs it, so that the three cannot disagree.

import type { Command } from '../../store/commands/command'
import { acceptDraft, discardDraft } from '../../store/commands/draft'
import { openDocument } from '../../store/commands/open'
import { blank } from '../../store/samples/blank'
import { SAMPLES, type Sample } from '../../store/samples/list'
import type { Show, View } from '../../store/state'
import type { Keeper } from '../../store/shelf/keeper'
import type { RiskState, RiskStore } from '../../store/store'
import { asSentence } from '../../ui/typed'
import { COLUMNS, columnsShown, toggled } from '../positions/columns'

/** What an action reaches: the store, and the dialogs of the page. */
export interface Page {
  readonly store: RiskStore
  readonly keeper: Keeper
  readonly onPaste: (text: string) => void
  readonly onCopyLink: () => void
  /** Opens what is shared and with how much of it told. */
  readonly onShare: () => void
  /** Reads files as positions, on the paste sheet. */
  readonly onPasteFiles: (files: readonly File[]) => void
  readonly onHelp: () => void
  readonly onPalette: () => void
  /** The first key of a chord is down: what it may open can be fetched meanwhile. */
  readonly onChord: () => void
  readonly onTour: () => void
  /** Opens the report, to read or to print. */
  readonly onReport: () => void
  readonly onShelf: () => void
  /** Opens the preferences, or closes them. */
  readonly onPreferences: () => void
}

export interface PageAction {
  readonly id: string
  readonly label: string
  readonly group: 'Page' | 'Draft' | 'Samples' | 'View'
  /** Bindings, the first of which is printed: `$mod+Shift+z`. */
  readonly keys?: readonly string[]
  /** True where the keys do no harm to text that is being typed. */
  readonly inFields?: boolean
  /** True where the browser brings the keys as an event of its own: pasting. */
  readonly byEvent?: boolean
  /** Whether there is anything to do now. Without it, always. */
  readonly isOpen?: (state: RiskState) => boolean
  /** True of a choice that is the present one. */
  readonly isChosen?: (state: RiskState) => boolean
  readonly run: (page: Page) => void
}

const NEXT_SHOW: Record<Show, Show> = { baseline: 'draft', draft: 'both', both: 'baseline' }
const hasDraft = (state: RiskState) => state.document.draft.length > 0

/** Runs a command, and says so where it is refused. */
export function attempt({ store }: Pick<Page, 'store'>, command: Command): void {
  const { run, tell } = store.getState()
  const issue = run(command)
  if (issue !== undefined) tell({ kind: 'problem', text: asSentence(issue) })
}

/** Puts a sample on the page: one step, so that undo brings back what was there. */
export function openSample({ store }: Pick<Page, 'store'>, { name, document }: Sample): void {
  attempt({ store }, openDocument(`Open sample: ${name}`, document()))
  store.getState().look({ pool: 'all' })
}

/** Puts an empty account on the page, likewise. */
export function startBlank({ store }: Pick<Page, 'store'>): void {
  attempt({ store }, openDocument('Start blank', { baseline: blank(), draft: [] }))
  store.getState().look({ pool: 'all' })
}

/** Most visits need none of them. */
const shelfActs = () => import('../../store/shelf/acts')

const fileActs = () => import('./file-acts')

const hasPositions = ({ document: { baseline, draft } }: RiskState) =>
  baseline.book.accounts.some(({ positions }) => positions.length > 0) ||
  draft.some(({ kind }) => kind === 'open')

const PAGE: readonly PageAction[] = [
  {
    id: 'palette',
    label: 'Command palette',
    group: 'Page',
    keys: ['$mod+k'],
    inFields: true,
    run: (page) => page.onPalette(),
  },
  {
    id: 'paste',
    label: 'Paste positions',
    group: 'Page',
    keys: ['$mod+v'],
    byEvent: true,
    run: (page) => page.onPaste(''),
  },
  {
    id: 'copy-link',
    label: 'Copy link',
    group: 'Page',
    keys: ['$mod+Shift+c'],
    inFields: true,
    run: (page) => page.onCopyLink(),
  },
  {
    id: 'share',
    label: 'Share…',
    group: 'Page',
    run: (page) => page.onShare(),
  },
  {
    id: 'save-file',
    label: 'Save scenario as a file',
    group: 'Page',
    keys: ['$mod+s'],
    inFields: true,
    run: (page) => void fileActs().then((acts) => acts.saveScenario(page)),
  },
  {
    id: 'open-file',
    label: 'Open a file',
    group: 'Page',
    run: (page) => void fileActs().then((acts) => acts.chooseFiles(page)),
  },
  {
    id: 'export-csv',
    label: 'Export positions as CSV',
    group: 'Page',
    isOpen: hasPositions,
    run: (page) => void fileActs().then((acts) => acts.savePositions(page, 'csv')),
  },
  {
    id: 'export-json',
    label: 'Export positions as JSON',
    group: 'Page',
    isOpen: hasPositions,
    run: (page) => void fileActs().then((acts) => acts.savePositions(page, 'json')),
  },
  {
    id: 'shelf',
    label: 'Scenarios: open, name, delete',
    group: 'Page',
    keys: ['$mod+o'],
    inFields: true,
    run: (page) => page.onShelf(),
  },
  {
    id: 'duplicate-scenario',
    label: 'Duplicate scenario',
    group: 'Page',
    run: (page) => void shelfActs().then((acts) => acts.duplicateOpen(page)),
  },
  {
    id: 'delete-scenario',
    label: 'Delete scenario',
    group: 'Page',
    run: (page) => void shelfActs().then((acts) => acts.removeOpen(page)),
  },
  {
    id: 'undo',
    label: 'Undo',
    group: 'Page',
    keys: ['$mod+z'],
    isOpen: ({ history }) => history.past.length > 0,
    run: ({ store }) => store.getState().undo(),
  },
  {
    id: 'redo',
    label: 'Redo',
    group: 'Page',
    keys: ['$mod+Shift+z', '$mod+y'],
    isOpen: ({ history }) => history.future.length > 0,
    run: ({ store }) => store.getState().redo(),
  },
  {
    id: 'preferences',
    label: 'Preferences',
    group: 'Page',
    run: (page) => page.onPreferences(),
  },
  { id: 'help', label: 'Help: keys and cells', group: 'Page', run: (page) => page.onHelp() },
  { id: 'tour', label: 'Take the tour', group: 'Page', run: (page) => page.onTour() },
  { id: 'report', label: 'Report: read or print', group: 'Page', run: (page) => page.onReport() },
  {
    id: 'remove-payments',
    label: 'Remove funding payments',
    group: 'Page',
    isOpen: ({ document }) => (document.realisedFunding ?? []).length > 0,
    run: (page) =>
      void import('../../store/commands/realised').then(({ removeRealised }) =>
        attempt(page, removeRealised),
      ),
  },
]

const DRAFT: readonly PageAction[] = [
  {
    id: 'accept',
    label: 'Accept draft into baseline',
    group: 'Draft',
    keys: ['$mod+Enter'],
    isOpen: hasDraft,
    run: (page) => attempt(page, acceptDraft),
  },
  {
    id: 'discard',
    label: 'Discard draft',
    group: 'Draft',
    isOpen: hasDraft,
    run: (page) => attempt(page, discardDraft),
  },
  {
    id: 'show-next',
    label: 'Baseline, draft, both: show the next',
    group: 'Draft',
    keys: ['$mod+\\'],
    inFields: true,
    run: ({ store }) => {
      const { look, view } = store.getState()
      look({ show: NEXT_SHOW[view.show] })
    },
  },
]

const OPENING: readonly PageAction[] = [
  ...SAMPLES.map((sample): PageAction => ({
    id: `sample ${sample.name}`,
    label: `Sample: ${sample.name}`,
    group: 'Samples',
    run: (page) => openSample(page, sample),
  })),
  { id: 'blank', label: 'Start blank', group: 'Samples', run: startBlank },
]

/** A way of looking, and the choices it has. */
interface Way<Key extends keyof View> {
  readonly key: Key
  readonly name: string
  readonly choices: readonly (readonly [value: View[Key], text: string, keys?: string])[]
}

function wayOf<Key extends keyof View>(way: Way<Key>): readonly PageAction[] {
  return way.choices.map(([value, text, keys]): PageAction => ({
    id: `${way.key} ${String(value)}`,
    label: `${way.name}: ${text}`,
    group: 'View',
    ...(keys === undefined ? {} : { keys: [keys], inFields: true }),
    isChosen: ({ view }) => view[way.key] === value,
    run: ({ store }) => store.getState().look({ [way.key]: value }),
  }))
}

const VIEW: readonly PageAction[] = [
  ...wayOf({
    key: 'lens',
    name: 'Lens',
    choices: [
      ['buffers', 'buffers', '$mod+1'],
      ['curve', 'curve', '$mod+2'],
      ['funding', 'funding', '$mod+3'],
      ['frontier', 'frontier', '$mod+4'],
    ],
  }),
  ...wayOf({
    key: 'show',
    name: 'Show',
    choices: [
      ['baseline', 'baseline'],
      ['draft', 'draft'],
      ['both', 'both'],
    ],
  }),
  ...wayOf({
    key: 'order',
    name: 'Sort rows',
    choices: [
      ['book', 'as entered'],
      ['contribution', 'by contribution'],
      ['distance', 'by distance'],
      ['notional', 'by notional'],
      ['drag', 'by drag'],
    ],
  }),
  ...wayOf({
    key: 'rateUnit',
    name: 'Funding rates',
    choices: [
      ['8h', 'per 8 h'],
      ['day', 'per day'],
      ['apr', 'APR'],
      ['interval', 'per interval'],
    ],
  }),
  ...wayOf({
    key: 'sizeUnit',
    name: 'Sizes',
    choices: [
      ['coin', 'in coins'],
      ['usd', 'in dollars'],
    ],
  }),
  ...wayOf({
    key: 'theme',
    name: 'Theme',
    choices: [
      ['system', 'as the system'],
      ['light', 'light'],
      ['dark', 'dark'],
    ],
  }),
  ...wayOf({
    key: 'contrast',
    name: 'Contrast',
    choices: [
      ['system', 'as the system'],
      ['more', 'more'],
    ],
  }),
  ...wayOf({
    key: 'colours',
    name: 'Colours',
    choices: [
      ['blue-orange', 'blue and orange'],
      ['green-red', 'green and red'],
      ['red-up', 'red up'],
      ['monochrome', 'monochrome'],
    ],
  }),
  ...wayOf({
    key: 'density',
    name: 'Density',
    choices: [
      ['compact', 'compact'],
      ['standard', 'standard'],
      ['comfortable', 'comfortable'],
    ],
  }),
]

/** How wide the book is, which decides what fits; zero where it is not laid out. */
const bookWidth = () => document.getElementById('book')?.clientWidth ?? 0
const shownIn = ({ view }: RiskState) => columnsShown(view.hidden, bookWidth())

const COLUMN_ACTIONS: readonly PageAction[] = [
  {
    id: 'columns fit',
    label: 'Columns: as many as fit',
    group: 'View',
    isChosen: ({ view }) => view.hidden === 'fit',
    run: ({ store }) => store.getState().look({ hidden: 'fit' }),
  },
  ...COLUMNS.flatMap(({ id, text }) =>
    [true, false].map((shows): PageAction => ({
      id: `column ${shows ? 'show' : 'hide'} ${id}`,
      label: `${shows ? 'Show' : 'Hide'} column: ${text}`,
      group: 'View',
      isOpen: (state) => shownIn(state).has(id) !== shows,
      run: ({ store }) => {
        const state = store.getState()
        state.look({ hidden: toggled(shownIn(state), id) })
      },
    })),
  ),
]

/** In the order in which the palette offers them. */
export const PAGE_ACTIONS: readonly PageAction[] = [
  ...PAGE,
  ...DRAFT,
  ...OPENING,
  ...VIEW,
  ...COLUMN_ACTIONS,
]
