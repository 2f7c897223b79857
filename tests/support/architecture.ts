// Which part of the program may know which? The table below is the answer, and it is an allow-list:
// what it does not name is forbidden, and so is a folder that it does not name.
// Everything here is a pure function of { path, source } lists, so that the test can also feed made-up
// files that break each rule and see the complaint.

import {
  ENDINGS,
  importOf,
  isNode,
  isOnlyTypes,
  lineAt,
  memberOf,
  nameOf,
  parse,
  resolveImport,
  text,
  type Import,
  type Node,
  type Parsed,
  type SourceFile,
} from './syntax'

export interface Complaint {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly message: string
}

/**
 * What a floor may import, one entry each:
 *  - `engine/units`: that file or anything in that folder of src;
 *  - `type engine/margin/form`: its types only;
 *  - `npm:react`: a package, subpaths included only where named (`npm:@base-ui/react/*`);
 *  - `*`: everything.
 * A floor may always import what lies on it.
 */
interface Floor {
  /** A folder of src, or one file of it without its ending. The longest name that fits decides. */
  readonly floor: string
  readonly may: readonly string[]
  /** Folders directly inside may not import each other. */
  readonly isApart?: boolean
}

const RULES = ['engine/venues/rules', 'engine/venues/tiers']
const PURE = ['engine/units', 'engine/model', 'engine/margin', ...RULES]
const REACT = ['npm:react']

export const FLOORS: readonly Floor[] = [
  { floor: 'engine/units', may: [] },
  // The one place that knows the decimal library; see the token rules for everyone else.
  { floor: 'engine/units/decimal', may: ['npm:decimal.js'] },
  { floor: 'engine/model', may: ['engine/units'] },
  { floor: 'engine/venues', may: ['engine/units', 'engine/model'] },
  { floor: 'engine/margin', may: PURE },
  { floor: 'engine/liquidation', may: PURE },
  { floor: 'engine/scenario', may: PURE },
  { floor: 'engine/funding', may: [...PURE, 'engine/liquidation'] },
  { floor: 'engine/plan', may: [...PURE, 'engine/liquidation'] },
  // Kernels compute with plain numbers. Types say which column belongs to which market.
  { floor: 'engine/kernels', may: ['type engine/margin/form', 'type engine/model'] },
  {
    floor: 'engine/kernels/lower',
    may: ['engine/kernels', 'engine/units', 'type engine/margin/form', 'type engine/model'],
  },
  { floor: 'io', may: ['engine', 'npm:zod/mini', 'npm:papaparse'] },
  { floor: 'workers', may: ['engine/kernels'] },
  { floor: 'store', may: ['engine', 'io', 'type workers/protocol', 'npm:zustand/vanilla'] },
  {
    floor: 'ui',
    may: [
      'engine/units',
      ...REACT,
      'npm:@base-ui/react',
      'npm:@base-ui/react/*',
      'npm:@tanstack/react-virtual',
      'npm:tinykeys',
      'npm:lucide-react',
    ],
  },
  { floor: 'charts', may: ['ui', ...REACT, 'npm:recharts'] },
  { floor: 'views', may: ['store', 'ui', 'charts', 'type engine', ...REACT], isApart: true },
  { floor: 'views/use-risk', may: ['store', 'type engine', ...REACT, 'npm:zustand'] },
  { floor: 'views/use-cell', may: ['store', 'ui', 'type engine', 'views/use-risk', ...REACT] },
  // The two places that join store, worker client and views.
  { floor: 'views/shell', may: ['*'] },
  { floor: 'main', may: ['*'] },
  { floor: 'trusted-types', may: [] },
  { floor: 'service-worker', may: [] },
]

// ── Where a file belongs and what an import reaches ───────────────────────────────────────────────

/** `src/engine/units/amount.ts` → `engine/units/amount`; undefined outside src. */
const placeOf = (path: string): string | undefined =>
  path.startsWith('src/') ? path.slice('src/'.length).replace(ENDINGS, '') : undefined

const isWithin = (place: string, folder: string): boolean =>
  place === folder || place.startsWith(`${folder}/`)

function floorOf(place: string): Floor | undefined {
  return FLOORS.filter(({ floor }) => isWithin(place, floor)).toSorted(
    (a, b) => b.floor.length - a.floor.length,
  )[0]
}

function isAllowed(may: readonly string[], target: string, isType: boolean): boolean {
  return may.some((entry) => {
    if (entry === '*') return true
    const isTypeEntry = entry.startsWith('type ')
    const named = isTypeEntry ? entry.slice('type '.length) : entry
    if (isTypeEntry && !isType) return false
    if (named.startsWith('npm:')) {
      return named.endsWith('/*') ? target.startsWith(named.slice(0, -1)) : target === named
    }
    return isWithin(target, named)
  })
}

/** All venues read these. Every other file is one venue's: binance, binance-markets, binance/fees. */
const SHARED_VENUE_FILES = ['rules', 'tiers', 'symbols', 'published', 'own-terms', 'registry']
const venueOf = (place: string): string | undefined => {
  const [, name] = /^engine\/venues\/([^/]+)/.exec(place) ?? []
  if (name === undefined || SHARED_VENUE_FILES.includes(name)) return undefined
  return name.split('-')[0]
}

/** Why an import inside the venues' folder is wrong, if it is. */
function venueFault(from: string, target: string): string | undefined {
  const other = venueOf(target)
  if (other === undefined) {
    return isWithin(target, 'engine/venues/registry') ? 'only others read the registry' : undefined
  }
  if (isWithin(from, 'engine/venues/registry') || venueOf(from) === other) return undefined
  return `only the registry and ${other}'s own files may know ${other}`
}

function importFault(from: string, entry: Import, path: string): string | undefined {
  const { floor, may, isApart = false } = floorOf(from) ?? { floor: '', may: [] }
  if (entry.specifier === '') return 'a computed path cannot be checked: write it out'

  const reached = resolveImport(path, entry.specifier)
  if (reached === undefined) {
    const name = `npm:${entry.specifier}`
    return isAllowed(may, name, entry.isType) ? undefined : `${floor} may not import ${name}`
  }
  const target = placeOf(reached)
  if (target === undefined) return `src may not import ${reached}`
  if (isWithin(from, 'engine/venues') && isWithin(target, 'engine/venues')) {
    return venueFault(from, target)
  }
  if (isApart && isWithin(target, floor)) {
    const folder = (place: string) =>
      place
        .split('/')
        .slice(0, floor.split('/').length + 1)
        .join('/')
    const isOwn = folder(target) === folder(from)
    const isCommon = COMMON.has(floorOf(target)?.floor ?? '')
    return isOwn || isCommon ? undefined : `${folder(from)} may not import ${folder(target)}`
  }
  if (isWithin(target, floor) || isAllowed(may, target, entry.isType)) return undefined
  const what = entry.isType ? `types of ${target}` : target
  return `${floor} may not import ${what}`
}

/** What every folder of views may share. */
const COMMON = new Set(['views/use-risk', 'views/use-cell'])

// ── The rules ─────────────────────────────────────────────────────────────────────────────────────

type Rule = (files: readonly Parsed[]) => Complaint[]

const everyFileIsOnAFloor: Rule = (files) =>
  files
    .filter(({ path }) => floorOf(placeOf(path) ?? '') === undefined)
    .map(({ path }) => ({
      rule: 'floors',
      path,
      line: 1,
      message: 'the table of floors does not name this place',
    }))

const importsKeepToTheTable: Rule = (files) =>
  files.flatMap((file) => {
    const from = placeOf(file.path)
    if (from === undefined || floorOf(from) === undefined) return []
    return file.imports.flatMap((entry) => {
      const message = importFault(from, entry, file.path)
      return message === undefined
        ? []
        : [{ rule: 'imports', path: file.path, line: entry.line, message }]
    })
  })

const noFileExportsThroughAnother: Rule = (files) =>
  files.flatMap(({ path, source, nodes }) =>
    nodes
      .filter(
        ({ type, source: from }) =>
          type === 'ExportAllDeclaration' || (type === 'ExportNamedDeclaration' && from !== null),
      )
      .map((node) => ({
        rule: 'barrels',
        path,
        line: lineAt(source, node.start),
        message: 'a file exports only what it defines',
      })),
  )

const noDefaultExports: Rule = (files) =>
  files.flatMap(({ path, source, nodes }) =>
    nodes
      .filter(({ type }) => type === 'ExportDefaultDeclaration')
      .map((node) => ({
        rule: 'default exports',
        path,
        line: lineAt(source, node.start),
        message: 'an export has the same name wherever it is read',
      })),
  )

/** Static imports only: a lazy import is how a circle is broken, not how it is closed. */
const noCycles: Rule = (files) => {
  const byPlace = new Map(files.map((file) => [file.path.replace(ENDINGS, ''), file]))
  const needs = (path: string): string[] =>
    (byPlace.get(path)?.imports ?? []).flatMap(({ specifier, isLazy }) => {
      const reached = isLazy ? undefined : resolveImport(path, specifier)
      return reached !== undefined && byPlace.has(reached) ? [reached] : []
    })

  const settled = new Set<string>()
  const complaints: Complaint[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      const circle = [...trail.slice(start), path].map((step) => step.replace(/^src\//, ''))
      complaints.push({
        rule: 'cycles',
        path: byPlace.get(path)?.path ?? path,
        line: 1,
        message: `imports itself in a circle: ${circle.join(' → ')}`,
      })
      return
    }
    if (settled.has(path)) return
    for (const next of needs(path)) visit(next, [...trail, path])
    settled.add(path)
  }
  for (const path of byPlace.keys()) visit(path, [])
  return complaints
}

/** What may not be written where, judged by the syntax tree: comments and messages may say anything. */
interface TokenRule {
  readonly token: string
  readonly why: string
  readonly isForbiddenIn: (place: string) => boolean
  readonly matches: (node: Node, venues: ReadonlySet<string>) => boolean
}

const within =
  (...folders: string[]) =>
  (place: string): boolean =>
    folders.some((folder) => isWithin(place, folder))
const outside =
  (...folders: string[]) =>
  (place: string): boolean =>
    !within(...folders)(place)

const calls = (node: Node, method: string): boolean =>
  node.type === 'CallExpression' &&
  isNode(node['callee']) &&
  node['callee'].type === 'MemberExpression' &&
  nameOf(node['callee']) === method

const builds = (node: Node, name: string): boolean =>
  node.type === 'NewExpression' && nameOf(node['callee']) === name

/** `venue`, `account.venue`, `venue.id`: an expression that says which venue something belongs to. */
const isVenue = (node: unknown): boolean => {
  if (nameOf(node)?.toLowerCase() === 'venue' || nameOf(node) === 'venueId') return true
  return isNode(node) && node.type === 'MemberExpression' && nameOf(node) === 'id'
    ? isVenue(node['object'])
    : false
}

/** Two venues may be compared with each other, and one may be absent; neither names a venue. */
const isNamelessSide = (node: unknown): boolean =>
  isVenue(node) ||
  (isNode(node) && node.type === 'CallExpression' && nameOf(node['callee']) === 'venueOf') ||
  nameOf(node) === 'id' ||
  nameOf(node) === 'undefined' ||
  (isNode(node) && node.type === 'Literal' && node['value'] === null)

const comparesVenue = (node: Node): boolean => {
  if (node.type === 'SwitchStatement') return isVenue(node['discriminant'])
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(String(node['operator']))) return false
  const { left, right } = node
  return (isVenue(left) && !isNamelessSide(right)) || (isVenue(right) && !isNamelessSide(left))
}

/** `binanceRate`, `a Binance rate` → their words in small letters. */
const wordsOf = (written: string): string[] =>
  written
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

const STORAGE = ['window', 'localStorage', 'sessionStorage', 'navigator']
const AMOUNT_ARITHMETIC = ['plus', 'minus', 'times', 'div']

export const TOKEN_RULES: readonly TokenRule[] = [
  {
    token: 'Date.now',
    why: 'the engine reads no clock: time arrives as an argument',
    isForbiddenIn: within('engine'),
    matches: (node) => memberOf(node) === 'Date.now',
  },
  {
    token: 'new Date(',
    why: 'the engine reads no clock: time arrives as an argument',
    isForbiddenIn: within('engine'),
    matches: (node) =>
      builds(node, 'Date') || (node.type === 'CallExpression' && nameOf(node['callee']) === 'Date'),
  },
  {
    token: 'Math.random',
    why: 'nothing is left to chance: a seed arrives as an argument',
    isForbiddenIn: () => true,
    matches: (node) => memberOf(node) === 'Math.random',
  },
  {
    token: 'decimal.js',
    why: 'one clone of the library, with one precision, serves everyone',
    isForbiddenIn: outside('engine/units/decimal'),
    matches: (node) => importOf(node)?.specifier.startsWith('decimal.js') === true,
  },
  {
    token: '.toFixed(',
    why: 'only ui/format makes text for people, and only io makes documents',
    isForbiddenIn: outside('ui/format', 'io'),
    matches: (node) => calls(node, 'toFixed'),
  },
  {
    token: 'venue.id ===',
    why: 'rules are read from properties of a venue, never from which venue it is',
    isForbiddenIn: outside('engine/venues'),
    matches: comparesVenue,
  },
  {
    token: "a venue's name",
    why: 'engine floors know rules, not venues',
    isForbiddenIn: (place) => isWithin(place, 'engine') && !isWithin(place, 'engine/venues'),
    matches: (node, venues) => {
      const written = text(node) ?? (node.type === 'Identifier' ? nameOf(node) : undefined)
      return wordsOf(written ?? '').some((word) => venues.has(word))
    },
  },
  {
    token: 'new Worker',
    why: 'the store is given its runner, so that it runs without a browser',
    isForbiddenIn: within('engine', 'io', 'store', 'ui', 'charts'),
    matches: (node) => builds(node, 'Worker'),
  },
  {
    token: 'JSX',
    why: 'what is computed and kept does not know how it is shown',
    isForbiddenIn: within('engine', 'io', 'workers', 'store'),
    matches: ({ type }) => type === 'JSXElement' || type === 'JSXFragment',
  },
  {
    token: STORAGE.join(', '),
    why: 'these floors run in plain Node: what the browser knows is handed to them',
    isForbiddenIn: within('engine', 'io', 'store'),
    matches: (node) =>
      node.type === 'MemberExpression' &&
      isNode(node['object']) &&
      node['object'].type === 'Identifier' &&
      STORAGE.includes(node['object']['name'] as string),
  },
  {
    token: AMOUNT_ARITHMETIC.map((method) => `.${method}(`).join(' '),
    why: 'a view selects and lays out; selectors and the engine add and multiply',
    isForbiddenIn: within('views', 'charts', 'main'),
    matches: (node) => AMOUNT_ARITHMETIC.some((method) => calls(node, method)),
  },
]

const forbiddenTokens: Rule = (files) => {
  const venues = new Set(
    files.flatMap(({ path }) => {
      const venue = venueOf(placeOf(path) ?? '')
      return venue === undefined ? [] : [venue]
    }),
  )
  return files.flatMap(({ path, source, nodes }) => {
    const place = placeOf(path) ?? ''
    return TOKEN_RULES.filter((rule) => rule.isForbiddenIn(place)).flatMap((rule) =>
      nodes
        .filter((node) => rule.matches(node, venues))
        .map((node) => ({
          rule: rule.token,
          path,
          line: lineAt(source, node.start),
          message: rule.why,
        })),
    )
  })
}

const CODE_RULES: readonly Rule[] = [
  everyFileIsOnAFloor,
  importsKeepToTheTable,
  noFileExportsThroughAnother,
  noDefaultExports,
  noCycles,
  forbiddenTokens,
]

const inOrder = (complaints: readonly Complaint[]): Complaint[] =>
  complaints.toSorted((a, b) => a.path.localeCompare(b.path) || a.line - b.line)

/** Everything wrong with the given TypeScript files of src. */
export function codeComplaints(files: readonly SourceFile[]): Complaint[] {
  const parsed = files.map(parse)
  return inOrder(CODE_RULES.flatMap((rule) => rule(parsed)))
}

// ── Styles ────────────────────────────────────────────────────────────────────────────────────────

const TOKENS = 'src/ui/tokens.css'
const RAW_COLOUR =
  /:[^;{}]*?(#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\()[^;{}]*[;}]/gi

const blank = (matched: string): string => matched.replace(/[^\n]/g, ' ')

/** Colours written out where a token belongs. */
export function styleComplaints(files: readonly SourceFile[]): Complaint[] {
  return inOrder(
    files
      .filter(({ path }) => path !== TOKENS)
      .flatMap(({ path, source }) => {
        const bare = source.replace(/\/\*[\s\S]*?\*\//g, blank)
        return [...bare.matchAll(RAW_COLOUR)].map((match) => ({
          rule: 'raw colours',
          path,
          line: lineAt(bare, match.index + match[0].indexOf(match[1] ?? '')),
          message: `${match[1]} is a colour of its own; ${TOKENS} names the colours`,
        }))
      }),
  )
}

// ── Mirrors ───────────────────────────────────────────────────────────────────────────────────────

/** A file of types alone has nothing that could be run, so nothing that could be tested. */
const TYPE_STATEMENTS = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration']
const isTypesOnly = ({ statements }: Parsed): boolean =>
  statements.every((statement) => {
    if (TYPE_STATEMENTS.includes(statement.type)) return true
    if (statement.type === 'ImportDeclaration') return isOnlyTypes(statement, 'importKind')
    const declared = statement['declaration']
    return (
      statement.type === 'ExportNamedDeclaration' &&
      isNode(declared) &&
      TYPE_STATEMENTS.includes(declared.type)
    )
  })

/** An engine file whose tests are somewhere else than in its mirror, and why. */
export interface Elsewhere {
  readonly path: string
  readonly by: string
  readonly why: string
}

const mirrorOf = (path: string): string =>
  path.replace(/^src\//, 'tests/').replace(ENDINGS, '.test.ts')

/** Engine files that nothing tests, and promises of tests elsewhere that do not hold. */
export function mirrorComplaints(
  engine: readonly SourceFile[],
  tests: readonly SourceFile[],
  elsewhere: readonly Elsewhere[],
): Complaint[] {
  const complain = (path: string, message: string): Complaint => ({
    rule: 'mirrors',
    path,
    line: 1,
    message,
  })
  const test = (path: string) => tests.find((file) => file.path === path)

  const untested = engine.flatMap((file) => {
    const mirror = test(mirrorOf(file.path))
    if (mirror === undefined) {
      const isListed = elsewhere.some(({ path }) => path === file.path)
      return isListed || isTypesOnly(parse(file))
        ? []
        : [complain(file.path, `has no test: ${mirrorOf(file.path)} is missing`)]
    }
    const reached = parse(mirror).imports.map((entry) =>
      resolveImport(mirror.path, entry.specifier),
    )
    return reached.includes(file.path.replace(ENDINGS, ''))
      ? []
      : [complain(mirror.path, `does not import ${file.path}, whose test it is`)]
  })

  const empty = elsewhere.flatMap(({ path, by, why }) => [
    ...(engine.some((file) => file.path === path) ? [] : [complain(path, 'is listed but gone')]),
    ...(test(mirrorOf(path)) === undefined
      ? []
      : [
          complain(path, 'is listed as tested elsewhere and has its mirror: drop it from the list'),
        ]),
    ...(test(by) === undefined
      ? [complain(path, `is said to be tested by ${by}, which is gone`)]
      : []),
    ...(why.trim() === '' ? [complain(path, 'is listed without a reason')] : []),
  ])
  return inOrder([...untested, ...empty])
}
