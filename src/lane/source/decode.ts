/** The text of a file, without its byte order mark. Offsets inside Fairway's readers count from after the mark. */
export interface Decoded {
  readonly text: string
  /** Length of the byte order mark in UTF-16 units: 0 or 1. */
  readonly bom: 0 | 1
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

/** @returns `null` where the bytes are not UTF-8 text: another encoding, or a binary file */
export function decode(bytes: Uint8Array): Decoded | null {
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return null
  }
  if (text.includes('\0')) return null
  return text.charCodeAt(0) === 0xfeff ? { text: text.slice(1), bom: 1 } : { text, bom: 0 }
}

export const encode = (decoded: Decoded): Uint8Array =>
  encoder.encode(decoded.bom === 1 ? `\uFEFF${decoded.text}` : decoded.text)
