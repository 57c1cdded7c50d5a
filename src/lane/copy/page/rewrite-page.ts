import { spellString, spellsAscii, unicodeEscape } from '../../code/literal-pieces.ts'
import { type Piece, respell } from '../../source/pieces.ts'
import { folded } from '../fold-space.ts'
import type { Place } from '../place.ts'
import { referencesOf, spellPage } from './references.ts'

/** The inside of a text of a page when it reads `to`; `null` where a part that a program fills in is missing. */
export function rewritePage(place: Place, to: string, text: string, places: readonly Place[]): string | null {
  const [form = '', quoteAround = null] = place.form.split(' in ')
  if (form === 'page-text' || form === 'page-attribute') {
    const quote = form === 'page-text' ? null : (text[place.start] ?? '"')
    const own = referencesOf(place.pieces)
    const file = referencesOf(
      places.filter((other) => other.form === 'page-text').flatMap((other) => other.pieces.filter(isBare)),
    )
    return spelled(place, folds(place) || quote === null ? folded(to) : to, (part) => spellPage(part, quote, own, file))
  }
  const quote = form === 'page-template' ? '`' : (text[place.start] ?? "'")
  const ascii = spellsAscii(place.pieces)
  return spelled(place, folds(place) ? folded(to) : to, (part) =>
    spellString(part, quote, ascii).map((piece) => ({ ...piece, raw: escaped(piece, quoteAround) })),
  )
}

const isBare = (piece: Piece) => piece.whole !== true
const folds = (place: Place) => place.pieces.some((piece) => isBare(piece) && piece.value === ' ' && piece.raw !== ' ')

/** What stands in a string of an expression and would end the expression, its attribute, or start a reference. */
const escaped = ({ raw, value }: Piece, quoteAround: string | null): string =>
  value === quoteAround || /^[<>{}]$/.test(value) || (value === '&' && quoteAround !== null)
    ? unicodeEscape(value)
    : raw

/** Spells a new value around the parts that stay, which must come in the same order. */
function spelled(place: Place, to: string, spell: (part: string) => Piece[]): string | null {
  const pieces: Piece[] = []
  let at = 0
  for (const kept of place.pieces.filter((piece) => !isBare(piece))) {
    const found = to.indexOf(kept.value, at)
    if (found === -1) return null
    pieces.push(...spell(to.slice(at, found)), kept)
    at = found + kept.value.length
  }
  return respell(place.pieces, [...pieces, ...spell(to.slice(at))])
}
