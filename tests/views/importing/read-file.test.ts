// The text of a file: whatever it was written with, and never more than may be read.
import { describe, expect, it, vi } from 'vitest'
import { FILE_BYTES_MAX, textOfFile } from '../../../src/views/importing/read-file'

const fileOf = (bytes: readonly number[] | string, name = 'a.csv') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name)

describe('a file', () => {
  it('in UTF-8 is read as it stands', async () => {
    expect(await textOfFile(fileOf('Größe;1'))).toEqual({
      name: 'a.csv',
      text: 'Größe;1',
      notes: [],
    })
  })

  it('in UTF-16, as spreadsheets write it, is read too', async () => {
    // BOM FF FE, then B, T, C in two bytes each.
    const little = [0xff, 0xfe, 0x42, 0, 0x54, 0, 0x43, 0]
    const big = [0xfe, 0xff, 0, 0x42, 0, 0x54, 0, 0x43]
    expect((await textOfFile(fileOf(little))).text).toBe('BTC')
    expect((await textOfFile(fileOf(big))).text).toBe('BTC')
  })

  it('in an old Western encoding is read, and it is said', async () => {
    // G r ö ß e in Windows-1252.
    const { text, notes } = await textOfFile(fileOf([0x47, 0x72, 0xf6, 0xdf, 0x65]))
    expect(text).toBe('Größe')
    expect(notes[0]).toMatch(/Windows-1252/)
  })

  it('that is a workbook says what to do instead', async () => {
    const { refused, text } = await textOfFile(fileOf([0x50, 0x4b, 3, 4, 0, 0], 'book.xlsx'))
    expect(refused).toMatch(/^book\.xlsx is a workbook.*save the sheet as CSV/)
    expect(text).toBe('')
  })

  it('that is no text says so', async () => {
    expect((await textOfFile(fileOf([0x89, 0x50, 0, 0]))).refused).toMatch(/is not text/)
  })

  it('too large is told by its size and never opened', async () => {
    const file = fileOf('')
    const open = vi.spyOn(file, 'arrayBuffer')
    Object.defineProperty(file, 'size', { value: 100_000_000 })
    expect((await textOfFile(file)).refused).toBe(
      `a.csv has 100,000,000 bytes, at most ${FILE_BYTES_MAX.toLocaleString('en-US')} are read`,
    )
    expect(open).not.toHaveBeenCalled()
  })

  it('that cannot be opened says what it may be', async () => {
    const file = fileOf('', 'folder')
    vi.spyOn(file, 'arrayBuffer').mockRejectedValue(new Error('NotReadableError'))
    expect((await textOfFile(file)).refused).toMatch(/^folder could not be read: a folder/)
  })
})
