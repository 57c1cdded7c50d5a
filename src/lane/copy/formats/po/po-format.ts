import { respell } from '../../../source/pieces.ts'
import { catalogueFormat } from '../../catalogue.ts'
import { isWording } from '../../message-text.ts'
import { poPieces, spellPo } from './po-pieces.ts'
import { readPo } from './read-po.ts'

const edges = /^\n*|\n*$/g

/** Catalogues of gettext. */
export const poFormat = catalogueFormat({
  name: 'po',
  reads: (path) => /\.po$/i.test(path),
  read: readPo,
  isText: (entry) => isWording(entry.value),
  pieces: poPieces,
  isInert: (inner) => /^[^"\\\r\n]+$/.test(inner),
  mayRespell: true,
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
})
