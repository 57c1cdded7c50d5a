import { spellsAscii, unicodeEscape } from '../../../code/literal-pieces.ts'
import { type Piece, respell } from '../../../source/pieces.ts'
import { catalogueFormat } from '../../catalogue.ts'
import { isPropertiesCatalogue } from '../../locale-path.ts'
import { isMessageText } from '../../message-text.ts'
import { apostropheFault } from './apostrophes.ts'
import { propertiesPieces, readProperties } from './read-properties.ts'

const spellings: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
}

const spellProperties = (text: string, asciiOnly: boolean): Piece[] =>
  [...text].map((value, index) => {
    const isPlain = (value.codePointAt(0) ?? 0) < 0x7f
    // At the beginning these would belong to the separator.
    const raw = index === 0 && /[ \t\f=:]/.test(value) ? `\\${value}` : (spellings[value] ?? value)
    return { raw: asciiOnly && !isPlain ? unicodeEscape(value) : raw, value }
  })

/** Resource bundles of Java. */
export const propertiesFormat = catalogueFormat({
  name: 'properties',
  reads: isPropertiesCatalogue,
  read: readProperties,
  isText: (entry) => isMessageText(entry.path, entry.value),
  pieces: propertiesPieces,
  isInert: (inner) => /^[^\s\\=:][^\\\r\n]*$/.test(inner),
  mayRespell: false,
  // The last line may get its end.
  isSameSpacing: (before, after) => before === '\n' && /^\r?\n\n$/.test(after),
  lines: {
    before: /^[ \t\f]*(?:[^\s\\=:#!]|\\[ =:])(?:[^\s\\=:]|\\[ =:])*[ \t\f]*[=:]?[ \t\f]*$/,
    after: /^\r?$/,
    parent: null,
  },
  isComment: (line) => /^\s*[#!]/.test(line),
  isMessage: true,
  fault: apostropheFault,
  rewrite(place, to, text) {
    const isBeyond = (piece: Piece) => (piece.value.codePointAt(0) ?? 0) > 0x7e
    // Older readers take the file for Latin-1: where it holds ASCII alone, escapes are right for all of them.
    const asciiOnly = place.pieces.some(isBeyond) ? spellsAscii(place.pieces) : /^[\0-\x7f]*$/.test(text)
    return respell(place.pieces, spellProperties(to, asciiOnly))
  },
})
