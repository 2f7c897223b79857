// A table as comma-separated text for a spreadsheet. Numbers go out with every digit; a text that a
// spreadsheet would run as a formula is made harmless.

/** Starts that spreadsheets take for a formula or a command. */
const FORMULA = /^[=+\-@\t\r\n|%]/
const NUMBER = /^-?\d+(\.\d+)?$/

/** Rows of cells, each text quoted where it must be. Lines end as RFC 4180 asks. */
export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

/** A cell whose text would be a formula begins with an apostrophe, which spreadsheets show as text. */
function cell(text: string): string {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
