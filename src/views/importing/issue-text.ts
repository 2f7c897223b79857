// What is wrong with a row, in one line: where, what was found, what would do.

import type { Issue } from '../../engine/units/outcome'
import { asSentence } from '../../ui/typed'

/** `Row 4, Size: "1,2,3" is not a number; wanted: a size in coins.` */
export function issueText(issue: Issue, line = issue.at?.row): string {
  const column = issue.at?.column
  const place = [
    ...(line === undefined ? [] : [`Row ${line}`]),
    ...(column === undefined ? [] : [column]),
  ].join(', ')
  const { found, message } = issue
  const isSaid = found === undefined || found === '' || message.includes(found)
  const sentence = asSentence(
    isSaid ? issue : { ...issue, message: `${message}: found “${cut(found)}”` },
  )
  return place === '' ? sentence : `${place}: ${sentence}`
}

/** Characters of a cell that are repeated: the row itself stands below. */
const FOUND_MAX = 60

function cut(text: string): string {
  return text.length > FOUND_MAX ? `${text.slice(0, FOUND_MAX)}…` : text
}

/** `1 row`, `2,000 rows`. */
export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}
