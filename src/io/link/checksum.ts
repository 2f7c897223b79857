// Checksum: was a text altered on its way? A flipped bit in a packed link can turn one digit into another
// and still unpack; the sum inside the link says that it is not the text that was packed.
// CRC-32 as in gzip (polynomial 0xEDB88320): RFC 1952, section 8.

/** Eight hexadecimal digits for a text's UTF-8 bytes. */
export function checksum(text: string): string {
  let sum = 0xffffffff
  for (const byte of new TextEncoder().encode(text)) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ byte) & 0xff] ?? 0)
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, '0')
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1
  return rest
})
