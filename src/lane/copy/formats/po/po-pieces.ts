import type { Piece } from '../../../source/pieces.ts'

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' }

export const unescapePo = (raw: string): string =>
  raw.includes('\\') ? raw.replace(/\\([\s\S])/g, (_, next: string) => escapes[next] ?? next) : raw

const pieceAt = /"[ \t]*\r?\n[ \t]*"|\\[\s\S]|[\s\S]/uy

/** Takes the inside of a string over one or several lines apart: where it is split belongs to the character before. */
export function poPieces(inner: string): Piece[] {
  const pieces: Piece[] = []
  for (let at = 0; at < inner.length; ) {
    pieceAt.lastIndex = at
    const raw = pieceAt.exec(inner)?.[0] ?? (inner[at] as string)
    at += raw.length
    const last = pieces.at(-1)
    if (raw.length > 2 && raw.startsWith('"') && last) pieces[pieces.length - 1] = { ...last, raw: last.raw + raw }
    else pieces.push({ raw, value: raw.startsWith('"') ? '' : unescapePo(raw) })
  }
  return pieces
}

const spellings: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\t': '\\t', '\r': '\\r', '\n': '\\n' }

/** @param split what stands behind the end of a line of the text; '' where the text is written on one line */
export const spellPo = (text: string, split: string): Piece[] =>
  [...text].map((value, index, all) => ({
    raw: (spellings[value] ?? value) + (value === '\n' && index < all.length - 1 ? split : ''),
    value,
  }))
