import { respell } from '../../../source/pieces.ts'
import { type CatalogueReader, catalogueFormat, differsInBlanks } from '../../catalogue.ts'
import type { TextFormat } from '../../format.ts'
import { isWording } from '../../message-text.ts'
import { withOriginals } from './moved-originals.ts'
import { isSameHeader } from './po-header.ts'
import { poPieces, spellPo } from './po-pieces.ts'
import { labelOf, type PoEntry, readPo } from './read-po.ts'

/** Contexts of what a program reads: parts of addresses, keys to press, switches. */
const notWording = /\b(?:slug|url|permalink|shortcut)\b|\bon or off\b|\bdo not translate\b/i
const edges = /^\n*|\n*$/g

/** Without the mark of an entry that a translator has to look at, and without the original that it was made for. */
const withoutDoubt = (text: string): string =>
  text
    .replace(/^#,[ \t]*fuzzy[ \t]*\r?\n/gm, '')
    .replace(/^#,(.*?)[ \t]*,[ \t]*fuzzy(?=[ \t]*(?:,|\r?$))/gm, '#,$1')
    .replace(/^(#,[ \t]*)fuzzy[ \t]*,[ \t]*/gm, '$1')
const withoutPrevious = (text: string): string => text.replace(/^#\|.*\n/gm, '')
const isMarked = (text: string): boolean => /^#,(?:.*[ ,\t])?fuzzy[ \t]*(?:,|\r?$)/m.test(text)

const reader: CatalogueReader<PoEntry> = {
  name: 'po',
  reads: (path) => /\.po$/i.test(path),
  read: readPo,
  label: labelOf,
  isText: ({ value, original }) => isWording(value) && !notWording.test(original.context ?? ''),
  pieces: poPieces,
  isInert: (inner) => /^[^"\\\r\n]+$/.test(inner),
  mayRespell: true,
  isSameFixed: (before, after) => isSameHeader(before.value, after.value),
  isSameSpacing: (before, after) => differsInBlanks(before, after),
  becomesSure: (before, after) =>
    isMarked(before) &&
    !isMarked(after) &&
    [withoutDoubt(before), withoutPrevious(withoutDoubt(before))].includes(after),
  isComment: (line) => /^\s*#/.test(line),
  isMessage: true,
  // The tools of gettext ask that a translation begins and ends with a new line where its original does.
  fault: (before, after) =>
    before.match(edges)?.join() === after.match(edges)?.join()
      ? null
      : { rule: 'text/placeholder', detail: 'a new line at the edge of the text' },
  rewrite(place, to, text) {
    const split = /"[ \t]*\r?\n[ \t]*"/.exec(text.slice(place.start, place.end))?.[0] ?? ''
    const [opening = '', closing = ''] = place.value.match(edges) ?? []
    return respell(place.pieces, spellPo(opening + to.replace(edges, '') + closing, split))
  },
}

const format = catalogueFormat(reader)

/** Catalogues of gettext. */
export const poFormat: TextFormat = {
  ...format,
  judge(file, facts) {
    const judged = format.judge(file, facts)
    const moved = judged.findings.length === 0 ? null : withOriginals(file, reader)
    return moved === null ? judged : { ...format.judge(moved.file, facts), keyMoves: moved.moves }
  },
}
