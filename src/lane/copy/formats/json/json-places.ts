import { spellString, spellsAscii, stringPieces, unicodeEscape } from '../../../code/literal-pieces.ts'
import type { JsonLeaf } from '../../../json/read-json.ts'
import { type Piece, respell } from '../../../source/pieces.ts'
import { localeLanguage, sayLanguage } from '../../locale-path.ts'
import type { Place } from '../../place.ts'
import { looksLikeCode, readsAsProse } from '../../prose.ts'

/** Keys of settings that stand beside messages: `dateFormat`, `helpUrl`, `direction`. */
const settingKey =
  /(?:^|[._-]|[a-z])(?:url|href|uri|link|src|path|route|locale|lang|direction|dir|icon|image|color|format|pattern|regex|code|currency|slug|id|key|type|version)$/i

/** Whether a string of a locale resource is a text that people read. */
export function isMessageLeaf(leaf: JsonLeaf): boolean {
  if (leaf.path.some((part) => typeof part === 'string' && (/^(?:\$|@|_comment)/.test(part) || part === '//')))
    return false
  if (leaf.value.trim() === '' || !/\p{L}/u.test(leaf.value) || looksLikeCode(withoutPlaceholders(leaf.value)))
    return false
  const name = String(leaf.path.filter((part) => typeof part === 'string').at(-1) ?? '')
  if (settingKey.test(name) && !/\s/.test(name))
    return readsAsProse(leaf.value) && /\s|^\p{Lu}\p{Ll}+$/u.test(leaf.value.trim())
  return true
}

/** ICU syntax is not code: `{count, plural, one {…}}`. */
const withoutPlaceholders = (value: string) => value.replace(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, 'x')

export const sayKey = (path: JsonLeaf['path']): string => path.join('.')

/** The text that a leaf of a locale resource holds; `null` where people do not read it. Other leaves have no say in that. */
export function jsonPlace(path: string, text: string, leaf: JsonLeaf): Place | null {
  if (!isMessageLeaf(leaf)) return null
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
