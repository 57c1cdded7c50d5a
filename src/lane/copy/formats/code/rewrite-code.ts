import { entitySpelling, type Spelling, spellJsx, spellString, spellsAscii } from '../../../code/literal-pieces.ts'
import { type Piece, respell } from '../../../source/pieces.ts'
import { folded } from '../../fold-space.ts'
import type { Place } from '../../place.ts'

/** The bytes of a text with a new value, in the spelling of the old one; `null` where a part that must stay is missing. */
export function rewriteCode(place: Place, to: string, text: string, places: readonly Place[]): string | null {
  switch (place.form) {
    case 'jsx-text':
      return respell(place.pieces, spellJsx(folded(to), null, spellingOf([place], text), fileSpelling(text, places)))
    case 'jsx-attribute': {
      const quote = text[place.start] ?? '"'
      const raw = text.slice(place.inner.start, place.inner.end)
      return respell(
        place.pieces,
        spellJsx(
          raw.includes('\n') ? folded(to) : to.replace(/\s*\n\s*/g, ' '),
          quote,
          entitySpelling([raw]),
          fileSpelling(text, places),
        ),
      )
    }
    case 'string':
      return respell(place.pieces, spellString(to, text[place.start] ?? "'", spellsAscii(place.pieces)))
    default:
      return rewriteTemplate(place, to)
  }
}

const isBare = (piece: Piece) => piece.whole !== true

function rewriteTemplate(place: Place, to: string): string | null {
  const folds = place.pieces.some((piece) => isBare(piece) && piece.value === ' ' && piece.raw !== ' ')
  const wanted = folds ? to.replace(/[ \t]*\n\s*/g, ' ') : to
  const spelled: Piece[] = []
  let at = 0
  for (const kept of place.pieces.filter((piece) => !isBare(piece))) {
    const found = wanted.indexOf(kept.value, at)
    if (found === -1) return null
    spelled.push(...spellString(wanted.slice(at, found), '`', false), kept)
    at = found + kept.value.length
  }
  const rest = wanted.slice(at)
  return respell(place.pieces, [...spelled, ...spellString(rest, '`', false)])
}

const rawOf = (place: Place, text: string) => text.slice(place.inner.start, place.inner.end)
const spellingOf = (places: readonly Place[], text: string): Spelling =>
  entitySpelling(places.map((place) => rawOf(place, text)))

/** How the JSX of a file spells characters with more than one spelling; a text of its own spells them first. */
function fileSpelling(text: string, places: readonly Place[]): Spelling {
  return spellingOf(
    places.filter((place) => place.form === 'jsx-text'),
    text,
  )
}
