import type { Revision } from '../../base/ids.ts'
import { folded, visiblePiece } from '../../evidence/visible-pieces.ts'
import type { Slot } from '../../lane/lane.ts'
import { comparable, sameLanguage } from './text-catalogue.ts'

/** What a page is known by here: where it is, and the texts it showed. */
export interface KnownPage {
  readonly path: string
  readonly language: string | null
  readonly texts: readonly string[]
}

/** Texts of the source at one revision; of a slot only its name and what it says matter here. */
export interface TextsOf {
  readonly revision: Revision
  readonly texts: readonly Pick<Slot, 'id' | 'value' | 'language'>[]
}

/**
 * The pages as they can be expected at another revision than the one at which they were visited: where a text of the source
 * says something else there, it does so on the pages that showed it. Texts are followed by their slots, so one that is new or
 * has moved is on no page here.
 */
export function carriedPages(pages: readonly KnownPage[], then: TextsOf, now: TextsOf): readonly KnownPage[] {
  const changed = changedPieces(then, now)
  return pages.map((page) => {
    // A big merge changes thousands of texts, of which a page shows a few.
    const all = page.texts.map(comparable).join('\n')
    const here = changed.filter(
      ({ from, language }) => sameLanguage(language, page.language) && all.includes(comparable(from)),
    )
    return here.length === 0 ? page : { ...page, texts: page.texts.flatMap((text) => carried(text, here)) }
  })
}

/** Paths of the pages that show one of the pieces, in the order of the pages. */
export const pathsShowing = (pages: readonly KnownPage[], pieces: readonly string[]): readonly string[] =>
  pages.filter((page) => page.texts.some((text) => pieces.some((piece) => shows(text, piece)))).map(({ path }) => path)

interface ChangedPiece {
  readonly from: string
  readonly to: string
  readonly language: string | null
  /** Another slot says the old words at the new revision. */
  readonly alsoStays: boolean
}

function carried(text: string, changed: readonly ChangedPiece[]): readonly string[] {
  const shown = changed.filter(({ from }) => shows(text, from))
  // Where another place still says the old words, nobody knows which of the two the page shows: then both count.
  const stays = shown.every(({ alsoStays }) => alsoStays)
  return [...(stays ? [text] : []), ...shown.map(({ from, to }) => replaced(text, from, to))]
}

function changedPieces(then: TextsOf, now: TextsOf): readonly ChangedPiece[] {
  if (then.revision === now.revision) return []
  const saysNow = new Map(now.texts.map((text) => [text.id, visiblePiece(text.value)]))
  const allNow = new Set([...saysNow.values()].map(comparable))
  return then.texts.flatMap(({ id, value, language }) => {
    const from = visiblePiece(value)
    const to = saysNow.get(id)
    if (!from || !to || from === to) return []
    return [{ from, to, language, alsoStays: allNow.has(comparable(from)) }]
  })
}

/** A short word would be found inside others on every page: it has to be all of a text. */
const shortest = 12

function shows(text: string, piece: string): boolean {
  const needle = comparable(piece)
  if (!needle) return false
  const whole = comparable(text)
  return needle.length < shortest ? whole === needle : whole.includes(needle)
}

/** @param text holds `from`, in whatever case */
function replaced(text: string, from: string, to: string): string {
  const whole = folded(text)
  const at = whole.toLowerCase().indexOf(comparable(from))
  return whole.slice(0, at) + to + whole.slice(at + folded(from).length)
}
