const enough = 64 * 1024

/** Joins small pieces of text, so that a million of them are a thousand writes. */
export function* inChunks(pieces: Iterable<string>): Generator<string> {
  let parts: string[] = []
  let size = 0
  for (const piece of pieces) {
    parts.push(piece)
    size += piece.length
    if (size < enough) continue
    yield parts.join('')
    parts = []
    size = 0
  }
  if (size > 0) yield parts.join('')
}
