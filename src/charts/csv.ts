// A table as comma-separated text for a spreadsheet. Numbers go out with every digit; a text that a
// spreadsheet would run as a formula is made harmless.

/** Starts that spreadsheets take for a formula or a command. */
const FORMULA = /^[=+\-@\t\r\n|%\uFF0B\uFF0D\uFF1D\uFF20]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** Rows of cells, each text quoted where it must be. Lines end as RFC 4180 asks. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A cell whose text would be a formula begins with an apostrophe, which spreadsheets show as text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  // A semicolon, a tab or a bar ends a cell elsewhere: unquoted, what follows it could begin a formula.
  return /[",;\t|\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
