import { spellString, spellsAscii } from '../../../code/literal-pieces.ts'
import { type Piece, respell } from '../../../source/pieces.ts'
import type { Place } from '../../place.ts'
import { isPlainText } from './plain-text.ts'

/** The inside of a scalar when it reads `to`, in the form it has; a text that would not stand without quotes gets them. */
export function rewriteYaml(place: Place, to: string, text: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  switch (place.form) {
    case 'double':
      return respell(place.pieces, spellString(to, '"', spellsAscii(place.pieces)))
    case 'single':
      return respell(place.pieces, spellLines(tidy(to), newline, indentOf(place, text), true))
    case 'plain': {
      const inFlow = isInFlow(place, text)
      return isPlainText(to, inFlow)
        ? respell(place.pieces, spellLines(to, newline, '', false))
        : `"${spellString(to, '"', false)
            .map(({ raw }) => raw)
            .join('')}"`
    }
    default:
      return respell(place.pieces, spellBlock(tidy(to), newline, indentOf(place, text), place.form === 'folded'))
  }
}

/** Blanks beside a line break are not kept by every form. */
const tidy = (text: string): string =>
  text
    .trim()
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]*\n[ \t]*/g, '\n')

/** Where a text without quotes stands is not known here: it is written so that it stands in both. */
const isInFlow = (place: Place, text: string): boolean =>
  /[[{,]/.test(text.slice(lineStart(text, place.start), place.start))

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at) + 1

/** White space before a further line: as in the old text, else two more than the line on which it begins. */
function indentOf(place: Place, text: string): string {
  const inside = /\n([ \t]*)\S/.exec(text.slice(place.inner.start, place.inner.end))?.[1]
  if (inside !== undefined) return inside
  const before = text.slice(lineStart(text, place.inner.start), place.inner.start)
  return place.form === 'single' ? `${/^[ \t]*/.exec(before)?.[0] ?? ''}  ` : before
}

/** Between quotes an empty line is one line break. */
function spellLines(text: string, newline: string, indent: string, isQuoted: boolean): Piece[] {
  return (text.match(/\n+|[^\n]/gu) ?? []).map((value) => {
    if (value.startsWith('\n')) return { raw: newline.repeat(value.length + 1) + indent, value }
    return { raw: isQuoted && value === "'" ? "''" : value, value }
  })
}

function spellBlock(text: string, newline: string, indent: string, isFolded: boolean): Piece[] {
  return (text.match(/\n+|[^\n]/gu) ?? []).map((value) =>
    value.startsWith('\n')
      ? { raw: newline.repeat(value.length + (isFolded ? 1 : 0)) + indent, value }
      : { raw: value, value },
  )
}
