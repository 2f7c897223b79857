// The text of a file, or why it has none. What is too large is told by its size and never read.

/** Bytes of a file that are read: what may be pasted, in the widest way of writing it. */
export const FILE_BYTES_MAX = 8_000_000

export interface FileText {
  readonly name: string
  readonly text: string
  readonly refused?: string | undefined
  /** How its bytes were read, where that is not plain. */
  readonly notes: readonly string[]
}

export async function textOfFile(file: File): Promise<FileText> {
  const { name, size } = file
  const refused = (reason: string): FileText => ({ name, text: '', refused: reason, notes: [] })
  if (size > FILE_BYTES_MAX) {
    const [has, most] = [size, FILE_BYTES_MAX].map((bytes) => bytes.toLocaleString('en-US'))
    return refused(`${name} has ${has} bytes, at most ${most} are read`)
  }
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    return refused(`${name} could not be read: a folder, or a file that is gone or locked`)
  }
  const read = decoded(bytes)
  return typeof read === 'string' ? refused(`${name} ${read}`) : { name, ...read }
}

/** The text of bytes, or what they are instead. */
function decoded(bytes: Uint8Array): Pick<FileText, 'text' | 'notes'> | string {
  const begins = (...first: readonly number[]) => first.every((byte, at) => bytes[at] === byte)
  if (begins(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), notes: [] }
  if (begins(0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), notes: [] }
  if (begins(0x50, 0x4b, 0x03, 0x04)) {
    return 'is a workbook or archive: save the sheet as CSV, or copy its cells and paste them'
  }
  if (bytes.subarray(0, BYTES_LOOKED_AT).includes(0)) {
    return 'is not text: save it as CSV or JSON, or copy its cells and paste them'
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notes: [] }
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes)
    return { text, notes: ['Its letters are not UTF-8: they were read as Windows-1252.'] }
  }
}

/** Text has no zero byte; a picture, a PDF or a program has one early. */
const BYTES_LOOKED_AT = 8_192
