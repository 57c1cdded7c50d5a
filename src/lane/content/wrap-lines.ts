import type { Piece } from '../source/pieces.ts'

/** At the start of a line these would begin a block of their own. */
const startsBlock =
  /^(?:[-+*]|\d{1,9}[.)]|#{1,6})(?=\s|$)|^(?:>|`{3}|~{3}|:{2,}|<|\||=+\s*$|-{2,}\s*$|\*{3}|_{3}|import\b|export\b|\[\^?[^\]]*\]:)/
/** Where a break would change what stands there, or might. */
const closed = /`+[^`]*`+|\]\([^)]*\)|<[^<>]*>|\{[^{}]*\}|\[\[[^\]]*\]\]|\$[^$]*\$/g

/** A word that sticks out a little is a smaller diff than two lines. */
const tolerance = 10

/** The longest line of a text of several lines; 0 for one of a single line. */
export const widthOf = (raw: string): number =>
  /[\r\n]/.test(raw) ? Math.max(...raw.split(/\r\n|\n|\r/).map((line) => line.length)) : 0

/**
 * Breaks the lines that an edit made too long, and only those: what does not fit goes to the beginning of the next line, or to
 * one of its own. A line that was there before stays as it is.
 *
 * @param first how many characters stand before the text in its first line
 */
export function wrapLines(raw: string, before: readonly Piece[], width: number, first: number): string {
  const softBreak = before.find((piece) => /[\r\n]/.test(piece.raw) && piece.value === ' ')?.raw.replace(/^[ \t]+/, '')
  if (softBreak === undefined) return raw
  const indent = softBreak.replace(/^[\r\n]+/, '')
  const known = new Set(
    before
      .map((piece) => piece.raw)
      .join('')
      .split(/\r\n|\n|\r/),
  )
  const lines = raw.split(/(?:\r\n|\n|\r)/)
  const breaks = raw.match(/\r\n|\n|\r/g) ?? []
  const out: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string
    const room = at === 0 ? width - first : width
    const cut = known.has(line) || line.length <= room + tolerance ? -1 : placeToBreak(line, room)
    if (cut === -1) {
      out.push(line + (breaks[at] ?? ''))
      continue
    }
    const rest = line.slice(cut + 1)
    const next = lines[at + 1]
    const shows = next === undefined || / {2}$|\\$/.test(line)
    out.push(line.slice(0, cut) + (breaks[0] ?? '\n'))
    if (!shows && next.length + rest.length + 1 <= width) {
      lines[at + 1] = `${indent}${rest} ${next.slice(indent.length)}`
    } else {
      lines.splice(at + 1, 0, indent + rest)
      breaks.splice(at, 0, breaks[0] ?? '\n')
    }
  }
  return out.join('')
}

/** The last space at which a line can break within its room. */
function placeToBreak(line: string, room: number): number {
  const inside = [...line.matchAll(closed)].map((match) => [match.index, match.index + match[0].length] as const)
  for (let at = Math.min(room, line.length - 2); at > room / 3; at--) {
    if (line[at] !== ' ' || line[at - 1] === ' ' || startsBlock.test(line.slice(at + 1))) continue
    if (!inside.some(([start, end]) => start < at && at < end)) return at
  }
  return -1
}
