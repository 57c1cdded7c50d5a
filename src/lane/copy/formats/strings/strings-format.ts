import { type Piece, respell } from '../../../source/pieces.ts'
import { catalogueFormat, differsInBlanks } from '../../catalogue.ts'
import { isWording } from '../../message-text.ts'
import { readStrings, stringsPieces } from './read-strings.ts'

/** A line break is written as the old text writes it: as an escape, or bare. */
function spellStrings(text: string, bareBreak: string | null): Piece[] {
  const spellings: Readonly<Record<string, string>> = {
    '"': '\\"',
    '\\': '\\\\',
    '\t': '\\t',
    '\r': '\\r',
    '\n': bareBreak ?? '\\n',
  }
  return [...text].map((value) => ({ raw: spellings[value] ?? value, value }))
}

/** Keys by which the system reads what an app is, of which few are wording. */
const ofBundle = /^(?:CF|LS|NS|UI)[A-Z]\w+$/
const saidOfBundle =
  /^(?:CFBundle(?:Display|Spoken|Type)?Name|CFBundleGetInfoString|NSHumanReadableCopyright|NS\w+Description)$/

/** Texts of Apple's platforms. */
export const stringsFormat = catalogueFormat({
  name: 'strings',
  reads: (path) => /\.strings$/i.test(path),
  read: readStrings,
  isText: (entry) => isWording(entry.value) && (!ofBundle.test(entry.key) || saidOfBundle.test(entry.key)),
  pieces: stringsPieces,
  isInert: (inner) => /^[^"\\\r\n]+$/.test(inner),
  mayRespell: true,
  isSameSpacing: differsInBlanks,
  lines: {
    before: /^[ \t]*(?:"[^"\\\r\n]*"|[\w.$:-]+)[ \t]*=[ \t]*$/,
    after: /^[ \t]*;[ \t]*\r?$/,
    parent: null,
  },
  isComment: (line) => /^\s*\/[/*]|\*\//.test(line),
  isMessage: false,
  rewrite: (place, to) =>
    respell(place.pieces, spellStrings(to, place.pieces.some(({ raw }) => raw === '\n') ? '\n' : null)),
})
