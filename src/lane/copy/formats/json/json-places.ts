import { spellString, spellsAscii, stringPieces, unicodeEscape } from '../../../code/literal-pieces.ts'
import type { JsonLeaf } from '../../../json/read-json.ts'
import { type Piece, respell } from '../../../source/pieces.ts'
import { localeLanguage, sayLanguage } from '../../locale-path.ts'
import { isMessageText } from '../../message-text.ts'
import type { Place } from '../../place.ts'

export const sayKey = (path: JsonLeaf['path']): string => path.join('.')

/** The text that a leaf of a locale resource holds; `null` where people do not read it. Other leaves have no say in that. */
export function jsonPlace(path: string, text: string, leaf: JsonLeaf): Place | null {
  if (!isMessageText(leaf.path, leaf.value)) return null
  const language = localeLanguage(path)
  const key = sayKey(leaf.path)
  const inner = { start: leaf.start + 1, end: leaf.end - 1 }
  return {
    kind: 'message',
    form: 'json',
    start: leaf.start,
    end: leaf.end,
    inner,
    value: leaf.value,
    pieces: stringPieces(text.slice(inner.start, inner.end)),
    context: language === null ? key : `${key} (${sayLanguage(language)})`,
    address: JSON.stringify(leaf.path),
    language,
    key,
    isMessage: true,
    sentence: null,
  }
}

/** Spells a text inside a JSON string, beyond ASCII as `\u…` where the file does so. */
const spellJson = (text: string, asciiOnly: boolean): Piece[] =>
  spellString(text, '"', asciiOnly).map((piece) =>
    (piece.value.codePointAt(0) ?? 0) < 0x20 && piece.raw === piece.value
      ? { raw: unicodeEscape(piece.value), value: piece.value }
      : piece,
  )

/** The inside of a JSON string when it reads `to`. */
export function rewriteJson(place: Place, to: string, _text: string, places: readonly Place[]): string {
  const own = place.pieces.some((piece) => (piece.value.codePointAt(0) ?? 0) > 0x7e)
  const asciiOnly = own ? spellsAscii(place.pieces) : spellsAscii(places.flatMap((other) => other.pieces))
  return respell(place.pieces, spellJson(to, asciiOnly))
}
