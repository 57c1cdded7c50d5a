import { stringPieces } from '../../code/literal-pieces.ts'
import type { Span } from '../../lane.ts'
import { type Piece, valueOf } from '../../source/pieces.ts'
import { folded } from '../fold-space.ts'
import type { Place } from '../place.ts'
import { looksLikeCode, readsAsProse, readsAsSentence } from '../prose.ts'
import type { PageText } from './page.ts'
import { isBlank } from './page-builder.ts'
import { readsOf } from './reads-of-page.ts'
import { decodeReferences, pagePieces } from './references.ts'

/** The parts of a text between what a program fills in: one more than there are holes. */
export function segmentsOf({ inner, holes }: Pick<PageText, 'inner' | 'holes'>): Span[] {
  let start = inner.start
  const segments = holes.map((hole) => {
    const segment = { start, end: hole.start }
    start = hole.end
    return segment
  })
  return [...segments, { start, end: inner.end }]
}

/** A text as its place takes it apart; the words of a hole are those of its source. */
function piecesOf(text: PageText, source: string, holeValues: readonly string[]): Piece[] {
  return segmentsOf(text).flatMap(({ start, end }, index): Piece[] => {
    const raw = source.slice(start, end)
    const bare =
      text.form === 'page-text' || text.form === 'page-attribute'
        ? pagePieces(raw, text.form === 'page-attribute')
        : stringPieces(raw, text.form === 'page-template')
    const hole = text.holes[index]
    const value = holeValues[index]
    if (hole === undefined || value === undefined) return bare
    return [...bare, { raw: source.slice(hole.start, hole.end), value, whole: true }]
  })
}

export const holeValuesOf = (text: PageText, source: string): string[] =>
  text.holes.map(({ start, end }) => folded(source.slice(start, end)))

/**
 * The place that a position of a page is with the value it has now; `null` where that is no text.
 *
 * @param holeValues what stands for the holes in the value, where that is not their own source
 */
export function placeOf(
  path: string,
  text: PageText,
  source: string,
  holeValues: readonly string[] = holeValuesOf(text, source),
): Place | null {
  if (text.needs === 'never') return null
  if (isRead(text, source)) return null
  const pieces = piecesOf(text, source, holeValues)
  let { start, end } = text.inner
  if (text.form === 'page-text') {
    while (pieces[0] && isBlank(pieces[0].raw)) start += pieces.shift()?.raw.length ?? 0
    for (let last = pieces.at(-1); last && isBlank(last.raw); last = pieces.at(-1)) end -= pieces.pop()?.raw.length ?? 0
  }
  const bare = pieces.filter((piece) => piece.whole !== true)
  if (valueOf(bare).trim() === '') return null
  const value = valueOf(pieces)
  // How a text reads is judged without what its expressions are written like.
  const read = pieces.map((piece) => (piece.whole === true ? 'Word' : piece.value)).join('')
  if (text.needs !== 'anything' && looksLikeCode(read)) return null
  if (text.needs === 'prose' && !readsAsProse(read)) return null
  if (text.needs === 'sentence' && !readsAsSentence(read)) return null
  const inner = { start, end }
  return {
    kind: text.kind,
    form: text.within === null ? text.form : `${text.form} in ${text.within}`,
    ...(text.form === 'page-text' ? inner : text.outer),
    value,
    pieces,
    inner,
    context: `${text.words} in ${sayPage(path)}`,
    address: text.address,
    language: null,
    key: null,
    isMessage: false,
    sentence: text.siblings && sentenceOf(source, text.siblings, inner),
  }
}

/** Whether a program or a style of the page reads a text, so that it is a value. */
function isRead({ kind, address }: PageText, source: string): boolean {
  const reads = readsOf(source)
  if (kind.startsWith('attribute:')) return reads.readsAttribute(kind.slice('attribute:'.length))
  if (kind.startsWith('meta:')) return false
  return reads.readsShownText || address.split('>').some((element) => reads.readsTextOf(element))
}

/** `Pricing`; a name that many files have is said with its folder: `routes/+page`. */
function sayPage(path: string): string {
  const parts = path.split('/')
  const stem = parts.at(-1)?.replace(/\.[^.]+$/, '') ?? path
  const folder = parts.at(-2)
  return folder !== undefined && /^(?:index|\+.*|App|app)$/.test(stem) ? `${folder}/${stem}` : stem
}

const maxSentence = 600

/** The sentence that elements split, for people who search. It is read off the source, tags left out. */
function sentenceOf(source: string, siblings: Span, own: Span): string | null {
  if (siblings.end - siblings.start > 4 * maxSentence) return null
  const outside = source.slice(siblings.start, own.start) + source.slice(own.end, siblings.end)
  if (isBlank(outside)) return null
  const shown = source
    .slice(siblings.start, siblings.end)
    .replace(/<!--[\s\S]*?-->|<[^<>]*>/g, '')
    .replace(/\{\{[^{}]*\}\}|\{[^{}]*\}/g, '{…}')
  const sentence = folded(decodeReferences(shown, false))
  return sentence.length > maxSentence ? `${sentence.slice(0, maxSentence)}…` : sentence
}
