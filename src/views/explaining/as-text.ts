// An explanation as plain text, to be pasted where it is argued about.

import type { Explanation, Part } from '../../engine/model/explanation'
import { format, formatDay } from '../../ui/format'
import { sentence } from '../../ui/Shows'

/** The explanation, and what its figure becomes with each change that moves it. */
export function asText(of: Explanation, changes: readonly (readonly Part[])[] = []): string {
  const answer = typeof of.answer === 'string' ? of.answer : format(of.answer).text
  const inputs = of.lines.map((line) => {
    const result = line.result === undefined ? '' : `: ${format(line.result).text}`
    const how = [line.formula, partsOf(line.substituted)].filter((text) => text !== undefined)
    return `- ${line.label}${result}${how.length === 0 ? '' : ` (${how.join(': ')})`}`
  })
  const sources = of.sources.map(
    ({ source, asOf, estimate }) =>
      `- ${source}, ${formatDay(asOf)}${estimate === undefined ? '' : `; estimate: ${estimate}`}`,
  )
  return [
    `${of.title}: ${answer}`,
    of.formula,
    of.substituted.length === 0 ? '' : `= ${sentence(of.substituted)}`,
    ...inputs,
    ...(changes.length === 0
      ? []
      : ['What would move it:', ...changes.map((parts) => `- ${sentence(parts)}`)]),
    ...(of.assumes.length === 0 ? [] : ['Assumes:', ...of.assumes.map((text) => `- ${text}`)]),
    ...(sources.length === 0 ? [] : ['Sources:', ...sources]),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function partsOf(parts: readonly Part[] | undefined): string | undefined {
  return parts === undefined ? undefined : sentence(parts)
}
