// The walls of the house stand: the sources keep to the table of floors in support/architecture.ts.
// A wall that nothing ever ran into may not be there, so every rule is also run into on purpose.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  codeComplaints,
  FLOORS,
  mirrorComplaints,
  styleComplaints,
  TOKEN_RULES,
  type Complaint,
  type Elsewhere,
} from './support/architecture'
import { ROOT } from './support/ensure-deps.mjs'
import { resolveImport, type SourceFile } from './support/syntax'

/** Engine files without a test of their own name. Each says which test covers it, and why there. */
const TESTED_ELSEWHERE: readonly Elsewhere[] = [
  ...['binance', 'bybit', 'dydx', 'hyperliquid', 'okx'].map((venue) => ({
    path: `src/engine/venues/${venue}-markets.ts`,
    by: `tests/engine/venues/${venue}.test.ts`,
    why: 'a published table is rows of data: it is tested as the markets that its venue makes of it',
  })),
  {
    path: 'src/engine/scenario/crash-rows.ts',
    by: 'tests/engine/scenario/crash.test.ts',
    why: 'rows of data: they are tested as the crashes that are made of them',
  },
]

function filesUnder(folder: string, ending: RegExp): SourceFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => ({
      path: `${folder}/${name.replaceAll('\\', '/')}`,
      source: readFileSync(join(ROOT, folder, name), 'utf8'),
    }))
}

const print = (complaints: readonly Complaint[]): string[] =>
  complaints.map(({ rule, path, line, message }) => `${path}:${line} (${rule}) ${message}`)

const sources = filesUnder('src', /\.tsx?$/)

describe('the sources', () => {
  it('are found', () => {
    expect(sources.map(({ path }) => path)).toContain('src/engine/units/decimal.ts')
  })

  it('keep to the table of floors and write no forbidden word', () => {
    expect(print(codeComplaints(sources))).toEqual([])
  })

  it('take every colour from the tokens', () => {
    expect(print(styleComplaints(filesUnder('src', /\.css$/)))).toEqual([])
  })

  it('have a test for every engine file', () => {
    const engine = sources.filter(({ path }) => path.startsWith('src/engine/'))
    const tests = filesUnder('tests', /\.test\.tsx?$/)
    expect(print(mirrorComplaints(engine, tests, TESTED_ELSEWHERE))).toEqual([])
  })
})

/** The rules that a made-up file breaks, beside made-up files that break none. */
function brokenBy(path: string, source: string, others: readonly SourceFile[] = []): string[] {
  return codeComplaints([{ path, source }, ...others]).map(({ rule }) => rule)
}

describe('an import that the table does not allow', () => {
  it.each([
    ['src/engine/units/amount.ts', "import { x } from 'react'"],
    ['src/engine/units/amount.ts', "import { book } from '../model/book'"],
    ['src/engine/model/book.ts', "import { stand } from '../margin/stand'"],
    ['src/engine/venues/tiers.ts', "import { form } from '../margin/form'"],
    ['src/engine/venues/binance.ts', "import { okx } from './okx'"],
    ['src/engine/venues/binance.ts', "import { okxMarkets } from './okx-markets'"],
    ['src/engine/venues/binance.ts', "import { venues } from './registry'"],
    ['src/engine/venues/rules.ts', "import type { Binance } from './binance'"],
    ['src/engine/margin/form.ts', "import { binance } from '../venues/binance'"],
    ['src/engine/margin/form.ts', "import { venues } from '../venues/registry'"],
    ['src/engine/margin/form.ts', "import { crossings } from '../liquidation/crossing'"],
    ['src/engine/liquidation/price.ts', "import { drag } from '../funding/drag'"],
    ['src/engine/scenario/apply.ts', "import { band } from '../liquidation/price'"],
    ['src/engine/funding/drag.ts', "import { apply } from '../scenario/apply'"],
    ['src/engine/plan/size.ts', "import { drag } from '../funding/drag'"],
    ['src/engine/kernels/grid64.ts', "import { usd } from '../units/amount'"],
    ['src/engine/kernels/grid64.ts', "import { formOf } from '../margin/form'"],
    ['src/engine/kernels/lower.ts', "import { formOf } from '../margin/form'"],
    ['src/engine/margin/form.ts', "import { readTable } from '../../io/paste/table'"],
    ['src/io/paste/table.ts', "import { z } from 'zod'"],
    ['src/io/paste/table.ts', "import { store } from '../../store/store'"],
    ['src/io/paste/table.ts', "import { useState } from 'react'"],
    ['src/workers/montecarlo.worker.ts', "import { usd } from '../engine/units/amount'"],
    ['src/store/store.ts', "import { client } from '../workers/client'"],
    ['src/store/store.ts', "import { post } from '../workers/protocol'"],
    ['src/store/store.ts', "import { create } from 'zustand'"],
    ['src/store/store.ts', "import { useMemo } from 'react'"],
    ['src/ui/Cell.tsx', "import { store } from '../store/store'"],
    ['src/ui/Cell.tsx', "import type { Form } from '../engine/margin/form'"],
    ['src/ui/Cell.tsx', "import { LineChart } from 'recharts'"],
    ['src/charts/Fan.tsx', "import type { Usd } from '../engine/units/amount'"],
    ['src/charts/Fan.tsx', "import { selectFan } from '../store/select/fan'"],
    ['src/views/stress/Stress.tsx', "import { LineChart } from 'recharts'"],
    ['src/views/stress/Stress.tsx', "import { usd } from '../../engine/units/amount'"],
    ['src/views/stress/Stress.tsx', "import { Row } from '../positions/Row'"],
    ['src/views/stress/Stress.tsx', "import type { Row } from '../positions/Row'"],
    ['src/views/stress/Stress.tsx', "import { Shell } from '../shell/Shell'"],
    ['src/views/stress/Stress.tsx', "import { useStore } from 'zustand'"],
    ['src/views/stress/Stress.tsx', "import { readTable } from '../../io/paste/table'"],
    ['src/trusted-types.ts', "import { x } from './main'"],
    ['src/views/shell/Shell.tsx', "import { bookFrom } from '../../../tests/fixtures/book'"],
    // However it is written.
    ['src/engine/units/amount.ts', "const lazy = () => import('react')"],
    ['src/engine/units/amount.ts', 'const lazy = (name: string) => import(name)'],
    ['src/engine/units/amount.ts', "type Form = import('../margin/form').Form"],
    ['src/engine/units/amount.ts', "import 'react'"],
    ['src/engine/units/amount.ts', "import * as all from '../margin/form'"],
    ['src/engine/kernels/grid64.ts', "import { type Form, formOf } from '../margin/form'"],
    ['src/store/store.ts', "new URL('../workers/montecarlo.worker.ts', import.meta.url)"],
    ['src/ui/Cell.tsx', "import styles from '../views/stress/Stress.module.css'"],
    ['src/ui/Cell.tsx', "import source from '../store/store.ts?raw'"],
  ])('%s: %s', (path, source) => {
    expect(brokenBy(path, source)).toContain('imports')
  })
})

describe('an import that the table allows', () => {
  it.each([
    ['src/engine/units/decimal.ts', "import { Decimal } from 'decimal.js'"],
    ['src/engine/venues/binance.ts', "import type { Table } from './binance-markets'"],
    ['src/engine/venues/binance.ts', "import { graduated } from './tiers'"],
    ['src/engine/venues/registry.ts', "import { binance } from './binance'"],
    ['src/engine/margin/form.ts', "import type { VenueRules } from '../venues/rules'"],
    ['src/engine/funding/drag.ts', "import { band } from '../liquidation/price'"],
    ['src/engine/plan/topup.ts', "import { band } from '../liquidation/price'"],
    ['src/engine/kernels/grid64.ts', "import type { Form } from '../margin/form'"],
    ['src/engine/kernels/lower.ts', "import { inDigits } from '../units/amount'"],
    ['src/io/link/v1.ts', "import * as z from 'zod/mini'"],
    ['src/io/paste/table.ts', "import Papa from 'papaparse'"],
    ['src/store/store.ts', "import type { Job } from '../workers/protocol'"],
    ['src/store/store.ts', "import { createStore } from 'zustand/vanilla'"],
    ['src/ui/Dialog.tsx', "import { Dialog } from '@base-ui/react/dialog'"],
    ['src/ui/Cell.tsx', "import styles from './Cell.module.css'"],
    ['src/charts/Fan.tsx', "import { AreaChart } from 'recharts'"],
    ['src/views/stress/Stress.tsx', "import { useRisk } from '../use-risk'"],
    ['src/views/stress/Stress.tsx', "import { Cell } from './Cell'"],
    ['src/views/stress/Stress.tsx', "const Fan = lazy(() => import('../../charts/Fan'))"],
    ['src/views/use-risk.ts', "import { useStore } from 'zustand'"],
    ['src/views/shell/Shell.tsx', "import { Stress } from '../stress/Stress'"],
    ['src/main.tsx', "new URL('./workers/montecarlo.worker.ts', import.meta.url)"],
    // Words in comments and messages import nothing.
    [
      'src/engine/units/amount.ts',
      "// import { x } from 'react'\nconst message = \"import('react')\"",
    ],
  ])('%s: %s', (path, source) => {
    expect(print(codeComplaints([{ path, source }]))).toEqual([])
  })
})

describe('a place that the table does not name', () => {
  it.each([
    'src/helpers/round.ts',
    'src/engine/options/greeks.ts',
    'src/engine/all.ts',
    'src/App.tsx',
  ])('%s', (path) => {
    expect(brokenBy(path, 'const x = 1')).toEqual(['floors'])
  })

  it('is not the place of any floor', () => {
    const fileOf = ({ floor }: { floor: string }) => `src/${floor}/made-up.ts`
    for (const path of FLOORS.map(fileOf)) expect(brokenBy(path, 'const x = 1')).toEqual([])
  })
})

describe('a word that has no place there', () => {
  // For each rule: a place and a source that breaks it, and one like it that does not.
  const offences: Record<string, { bad: [string, string][]; good: [string, string][] }> = {
    'Date.now': {
      bad: [
        ['src/engine/model/snapshot.ts', 'const now = Date.now()'],
        ['src/engine/model/snapshot.ts', 'const clock = Date.now'],
        ['src/engine/model/snapshot.ts', "const now = Date['now']()"],
      ],
      good: [
        ['src/store/store.ts', 'const now = Date.now()'],
        ['src/engine/model/snapshot.ts', '// Date.now() is not asked here\nconst at = 5'],
      ],
    },
    'new Date(': {
      bad: [
        ['src/engine/model/snapshot.ts', 'const now = new Date()'],
        ['src/engine/model/snapshot.ts', 'const now = Date()'],
      ],
      good: [['src/ui/format.ts', 'const shown = new Date(5)']],
    },
    'Math.random': {
      bad: [
        ['src/engine/kernels/rng.ts', 'const seed = Math.random()'],
        ['src/store/store.ts', 'const seed = Math.random()'],
      ],
      good: [['src/engine/kernels/rng.ts', 'const root = Math.sqrt(2)']],
    },
    'decimal.js': {
      bad: [
        ['src/engine/units/amount.ts', "import { Decimal } from 'decimal.js'"],
        ['src/main.tsx', "import { Decimal } from 'decimal.js'"],
        ['src/main.tsx', "type D = import('decimal.js').Decimal"],
      ],
      good: [['src/engine/units/decimal.ts', "import { Decimal } from 'decimal.js'"]],
    },
    '.toFixed(': {
      bad: [
        ['src/views/stress/Stress.tsx', 'const shown = price.toFixed(2)'],
        ['src/engine/units/amount.ts', 'const shown = price?.toFixed(2)'],
        ['src/ui/Cell.tsx', "const shown = price['toFixed'](2)"],
      ],
      good: [
        ['src/ui/format.ts', 'const shown = price.toFixed(2)'],
        ['src/io/file/rows-csv.ts', 'const cell = price.toFixed()'],
      ],
    },
    'venue.id ===': {
      bad: [
        ['src/engine/margin/form.ts', "const is = venue.id === 'x'"],
        ['src/store/select/rows.ts', "const is = account.venue !== 'x'"],
        ['src/views/plan/Plan.tsx', 'const is = HOME === venue'],
        ['src/views/plan/Plan.tsx', 'const is = homeOf(user) === venue.id'],
        ['src/views/plan/Plan.tsx', "switch (account.venue.id) { case 'x': break }"],
      ],
      good: [
        ['src/engine/venues/registry.ts', "const is = venue.id === 'x'"],
        ['src/store/select/rows.ts', 'const same = a.venue === b.venue'],
        ['src/io/link/v1-check.ts', 'const stray = venueOf(market) !== account.venue'],
        ['src/store/select/rows.ts', 'const found = list.find((one) => one.id === account.venue)'],
        ['src/store/select/rows.ts', 'const known = account.venue !== undefined'],
      ],
    },
    "a venue's name": {
      bad: [
        ['src/engine/margin/form.ts', "const note = 'as Binance does'"],
        ['src/engine/margin/form.ts', 'const binanceRate = 1'],
        ['src/engine/margin/form.ts', 'const note = `binance`'],
      ],
      good: [
        ['src/engine/margin/form.ts', '// as Binance does\nconst rate = 1'],
        ['src/io/paste/dialects/binance.ts', "const name = 'Binance'"],
      ],
    },
    'new Worker': {
      bad: [['src/store/store.ts', "const runner = new Worker('./a.js')"]],
      good: [['src/workers/client.ts', "const runner = new Worker('./a.js')"]],
    },
    JSX: {
      bad: [
        ['src/store/store.tsx', 'const shown = <b />'],
        ['src/io/paste/table.tsx', 'const shown = <></>'],
      ],
      good: [['src/ui/Cell.tsx', 'const shown = <b />']],
    },
    'window, localStorage, sessionStorage, navigator': {
      bad: [
        ['src/store/link-sync.ts', 'const hash = window.location.hash'],
        ['src/io/file/book-json.ts', "const kept = localStorage.getItem('book')"],
      ],
      good: [['src/views/shell/Shell.tsx', 'const hash = window.location.hash']],
    },
    '.plus( .minus( .times( .div(': {
      bad: [
        ['src/views/plan/Plan.tsx', 'const total = a.plus(b)'],
        ['src/views/shell/Shell.tsx', 'const total = a.times(b)'],
      ],
      good: [['src/store/select/rows.ts', 'const total = a.plus(b)']],
    },
  }
  // A venue is known by its file.
  const venue = { path: 'src/engine/venues/binance.ts', source: 'const rates = 1' }

  it('is tried out for every rule', () => {
    expect(Object.keys(offences)).toEqual(TOKEN_RULES.map(({ token }) => token))
  })

  for (const [token, { bad, good }] of Object.entries(offences)) {
    it.each(bad)(`${token} in %s: %s`, (path, source) => {
      expect(brokenBy(path, source, [venue])).toContain(token)
    })

    it.each(good)(`${token} is not seen in %s: %s`, (path, source) => {
      expect(brokenBy(path, source, [venue])).not.toContain(token)
    })
  }
})

describe('an export', () => {
  it.each([
    "export { band } from './price'",
    "export type { Band } from './price'",
    "export * from './price'",
    "export * as prices from './price'",
  ])('through another file is refused: %s', (source) => {
    expect(brokenBy('src/engine/liquidation/all.ts', source)).toEqual(['barrels'])
  })

  it('without a name is refused', () => {
    expect(brokenBy('src/ui/Cell.tsx', 'export default function Cell() {}')).toEqual([
      'default exports',
    ])
  })

  it('of what the file defines is welcome', () => {
    const source = 'export const a = 1\nconst b = 2\nexport { b }\nexport type C = number'
    expect(brokenBy('src/ui/format.ts', source)).toEqual([])
  })
})

describe('a circle of imports', () => {
  const a = { path: 'src/ui/a.ts', source: "import { b } from './b'" }
  const b = { path: 'src/ui/b.ts', source: "import { c } from './c'" }

  it('is refused, however long', () => {
    const c = { path: 'src/ui/c.ts', source: "import type { A } from './a'" }
    expect(print(codeComplaints([a, b, c]))).toEqual([
      'src/ui/a.ts:1 (cycles) imports itself in a circle: ui/a → ui/b → ui/c → ui/a',
    ])
  })

  it('of one file is refused', () => {
    expect(brokenBy('src/ui/a.ts', "import { a } from './a'")).toEqual(['cycles'])
  })

  it('is not closed by a lazy import', () => {
    const c = { path: 'src/ui/c.ts', source: "const lazy = () => import('./a')" }
    expect(print(codeComplaints([a, b, c]))).toEqual([])
  })

  it('is not the same as two ways to one file', () => {
    const c = { path: 'src/ui/c.ts', source: 'export const c = 1' }
    const both = { path: 'src/ui/d.ts', source: "import './a'\nimport './c'" }
    expect(print(codeComplaints([both, a, b, c]))).toEqual([])
  })
})

describe('a colour written out', () => {
  const colours = (path: string, source: string) =>
    styleComplaints([{ path, source }]).map(({ line }) => line)

  it.each([
    '.a { color: #fff; }',
    '.a { color: #a1b2c3d4 }',
    '.a { border: 1px solid rgb(0 0 0 / 50%); }',
    '.a { background: linear-gradient(var(--x), oklch(0.5 0.1 20)); }',
    '.a { --own: hsl(20 10% 10%); }',
  ])('is refused: %s', (source) => {
    expect(colours('src/ui/Cell.module.css', source)).toEqual([1])
  })

  it('is reported where it stands', () => {
    const source = '/* #fff */\n.a {\n  margin: 0;\n  color: #fff;\n}\n'
    expect(colours('src/views/plan/Plan.module.css', source)).toEqual([4])
  })

  it.each([
    '.a { color: var(--text); }',
    'a:hover #fade { color: var(--text); }',
    '/* #fff is too bright */ .a { color: var(--text); }',
    '.a { fill: currentColor; background: transparent; }',
  ])('is not seen in %s', (source) => {
    expect(colours('src/ui/Cell.module.css', source)).toEqual([])
  })

  it('belongs to the tokens', () => {
    expect(colours('src/ui/tokens.css', ':root { --text: #fff; }')).toEqual([])
  })
})

describe('an engine file', () => {
  const drag = { path: 'src/engine/funding/drag.ts', source: 'export const drag = 1' }
  const mirror = {
    path: 'tests/engine/funding/drag.test.ts',
    source: "import { drag } from '../../../src/engine/funding/drag'",
  }
  const other = { path: 'tests/laws/funding.test.ts', source: '' }
  const listed = { path: drag.path, by: other.path, why: 'its laws say all there is to say' }
  const complaints = (
    engine: readonly SourceFile[],
    tests: readonly SourceFile[],
    elsewhere: readonly Elsewhere[] = [],
  ) => mirrorComplaints(engine, tests, elsewhere).map(({ message }) => message)

  it('needs its mirror', () => {
    expect(complaints([drag], [mirror])).toEqual([])
    expect(complaints([drag], [other])).toEqual([
      'has no test: tests/engine/funding/drag.test.ts is missing',
    ])
  })

  it('is not tested by a mirror that does not import it', () => {
    expect(complaints([drag], [{ ...mirror, source: '' }])).toEqual([
      `does not import ${drag.path}, whose test it is`,
    ])
  })

  it('of types alone has nothing to test', () => {
    const source = "import type { A } from './a'\nexport interface B { a: A }\ntype C = B"
    expect(complaints([{ ...drag, source }], [])).toEqual([])
    expect(complaints([{ ...drag, source: `${source}\nconst d = 1` }], [])).toHaveLength(1)
  })

  it('may be tested elsewhere, for a reason, by a test that exists', () => {
    expect(complaints([drag], [other], [listed])).toEqual([])
    expect(complaints([drag], [], [listed])).toEqual([
      'is said to be tested by tests/laws/funding.test.ts, which is gone',
    ])
    expect(complaints([drag], [other], [{ ...listed, why: ' ' }])).toEqual([
      'is listed without a reason',
    ])
  })

  it('does not stay on the list when it has its mirror or is gone', () => {
    expect(complaints([drag], [mirror, other], [listed])).toHaveLength(1)
    expect(complaints([], [other], [listed])).toEqual(['is listed but gone'])
  })
})

describe('a relative import', () => {
  it('is followed to the file it means', () => {
    expect(resolveImport('src/ui/Cell.tsx', './format')).toBe('src/ui/format')
    expect(resolveImport('src/ui/Cell.tsx', '../engine/units/amount.ts')).toBe(
      'src/engine/units/amount',
    )
    expect(resolveImport('src/ui/Cell.tsx', './a.worker?worker')).toBe('src/ui/a.worker')
    expect(resolveImport('src/ui/Cell.tsx', 'react')).toBeUndefined()
  })
})
