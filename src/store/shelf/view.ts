// How the page is looked at, as text in the storage: apart from every scenario, and read field by field.
// What cannot be read of it costs nobody anything: the page has a way of its own for each.
import { canonicalJson, parseJson } from '../../io/link/json-text'
import type { View } from '../state'

export function viewText(view: View): string {
  return canonicalJson({ ...view })
}

/** The ways of looking that can be read; for the others the page has its own. */
export function readView(text: string): Partial<View> {
  const json = parseJson(text)
  return json.ok ? viewOf(json.value) : {}
}

/** Likewise, of fields read already. */
export function viewOf(fields: unknown): Partial<View> {
  const values: Readonly<Record<string, unknown>> =
    typeof fields === 'object' && fields !== null ? { ...fields } : {}
  const read = Object.entries(VIEW_FIELDS).flatMap(([key, readField]) => {
    const value = readField(values[key])
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(read)
}

const VIEW_FIELDS: { readonly [K in keyof View]: (value: unknown) => View[K] | undefined } = {
  show: oneOf('baseline', 'draft', 'both'),
  rateUnit: oneOf('interval', '8h', 'day', 'apr'),
  theme: oneOf('system', 'light', 'dark'),
  contrast: oneOf('system', 'more'),
  colours: oneOf('blue-orange', 'green-red', 'red-up', 'monochrome'),
  density: oneOf('compact', 'standard', 'comfortable'),
  lens: oneOf('buffers', 'curve', 'funding', 'frontier'),
  order: oneOf('book', 'contribution', 'distance', 'notional', 'drag'),
  hidden: (value) =>
    value === 'fit'
      ? value
      : someOf('entry', 'mode', 'pnl', 'margin', 'liquidation', 'funding')(value),
  sizeUnit: oneOf('coin', 'usd'),
  pool: (value) => (typeof value === 'string' ? value : undefined),
  firstVisit: (value) => (typeof value === 'boolean' ? value : undefined),
}

function oneOf<T extends string>(...values: readonly T[]) {
  return (value: unknown) => values.find((each) => each === value)
}

/** A list of them: what is not one of them is left out. */
function someOf<T extends string>(...values: readonly T[]) {
  return (value: unknown) =>
    Array.isArray(value) ? values.filter((each) => value.includes(each)) : undefined
}
