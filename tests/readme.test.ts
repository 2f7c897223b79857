// What the READMEs promise: the worked account's figures are the engine's, and what they link to exists.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { poolValues } from '../src/store/select/pool-values'
import { rowFigures } from '../src/store/select/rows'
import { sidesSelector } from '../src/store/select/sides'
import type { Value } from '../src/store/select/value'
import { takerFee } from '../src/store/store'
import { format } from '../src/ui/format'
import { scenarioFrom } from './fixtures/book'

const ROOT = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

const engine = read('src/engine/README.md')
const text = /```account\n([\s\S]*?)```/.exec(engine)?.[1] ?? ''
const worked = new Map(
  [...engine.matchAll(/^\| ([^|]+) \| [^|]+ \| ([^|]+) \|$/gm)].map(([, name = '', value = '']) => [
    name.trim(),
    value.trim(),
  ]),
)

const side = sidesSelector(takerFee)({
  document: { baseline: scenarioFrom(text), draft: [] },
}).draft
const [pool] = side.pools
if (pool === undefined) throw new Error('the worked account has a pool')
const values = poolValues(pool)

/** As printed, without currency sign, thin spaces, trailing cents and the typographic minus being in the way. */
function printed(value: Value | undefined): string {
  if (value?.kind !== 'figure') return value?.text ?? 'nothing'
  return plain(format(value.shown).text)
}

function plain(shown: string): string {
  return shown
    .replaceAll(/[$\s\u2009\u202f\u00a0]/g, '')
    .replaceAll('−', '-')
    .replace(/\.00$/, '')
}

const engineSays: Record<string, Value | undefined> = {
  equity: values.equity,
  maintenance: values.maintenance,
  buffer: values.buffer,
  initial: values.initial,
  'free collateral': values.freeCollateral,
  'margin ratio': values.marginRatio,
  'BTC liquidation price': rowFigures(side, 'p1')?.liquidation.price,
  'ETH liquidation price': rowFigures(side, 'p2')?.liquidation.price,
  'joint limit': values.joint,
  'all move together': values.common,
  'funding per day': values.dragPerDay,
}

describe('the worked account', () => {
  it.each(Object.keys(engineSays))('%s is what the engine says', (name) => {
    expect(worked.get(name), `${name} is in the table`).toBeDefined()
    expect(printed(engineSays[name])).toBe(plain(worked.get(name) ?? ''))
  })

  it('leaves no row of its table unchecked', () => {
    const rows = [...worked.keys()].filter((name) => name !== 'figure' && /^[A-Za-z]/.test(name))
    const after = rows.slice(rows.indexOf('equity'))
    expect(after.toSorted()).toEqual(Object.keys(engineSays).toSorted())
  })
})

describe('links of the READMEs', () => {
  it.each(['README.md', 'src/README.md', 'src/engine/README.md', 'tests/README.md'])(
    '%s points at files that exist',
    (page) => {
      const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(
        ([, target = '']) => target,
      )
      const missing = links.filter((target) => !existsSync(join(ROOT, dirname(page), target)))
      expect(missing).toEqual([])
    },
  )

  it.each(['npm start', 'npm test', 'npm run build', 'npm run bench', 'npm run screens'])(
    '%s is a script of the project',
    (command) => {
      const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
      expect(scripts[command.replace(/^npm (run )?/, '')]).toBeDefined()
    },
  )
})
