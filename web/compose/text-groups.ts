import type { ProductPage } from '../../src/api/product-schema.ts'
import { pageNames } from './pages-view.ts'
import type { FoundText } from './text-search.ts'

export interface TextGroup {
  readonly id: string
  readonly title: string
  readonly language: string | null
  readonly found: readonly FoundText[]
}

/**
 * Texts in the order a person walks the product: page after page, each text where it is seen first; what stands on every page of
 * its language (header, footer) in a group of its own; at the end what was seen nowhere, by language.
 *
 * @param onlyPage path of the one page to show; `null` for all
 */
export function groupTexts(
  found: readonly FoundText[],
  pages: readonly ProductPage[],
  onlyPage: string | null,
): TextGroup[] {
  const pagesOf = new Map<string | null, number>()
  for (const page of pages) pagesOf.set(page.language, (pagesOf.get(page.language) ?? 0) + 1)
  const order = new Map(pages.map((page, index) => [page.path, index]))
  const byPath = new Map(pages.map((page) => [page.path, page]))
  const names = pageNames(pages)
  const nameOf = (page: ProductPage) => names.get(page.path) ?? page.path
  const groups = new Map<string, { group: TextGroup & { found: FoundText[] }; rank: number }>()
  const put = (id: string, title: string, language: string | null, rank: number, one: FoundText) => {
    const known = groups.get(id)
    if (known) known.group.found.push(one)
    else groups.set(id, { group: { id, title, language, found: [one] }, rank })
  }
  for (const one of found) {
    const seen = one.text.pages.filter((path) => byPath.has(path))
    if (onlyPage !== null) {
      const page = byPath.get(onlyPage)
      if (page && seen.includes(onlyPage)) put(onlyPage, nameOf(page), page.language, 0, one)
      continue
    }
    const first = [...seen].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0]
    const page = first === undefined ? undefined : byPath.get(first)
    if (!page) put(`unseen ${one.text.language}`, 'Not seen on a page yet', one.text.language, 1e6, one)
    else if (seen.length > 2 && seen.length >= (pagesOf.get(page.language) ?? 0))
      put(`everywhere ${page.language}`, 'On every page', page.language, (order.get(page.path) ?? 0) + 0.5, one)
    else put(page.path, nameOf(page), page.language, order.get(page.path) ?? 0, one)
  }
  return [...groups.values()]
    .sort((a, b) => a.rank - b.rank)
    .map(({ group }) => ({ ...group, found: inReadingOrder(group.found, byPath.get(group.id)) }))
}

// Words of one line do not share their top edge to the pixel.
const sameLine = 8

/** From top to bottom as the page shows them; texts without a place keep their order, after the others. */
function inReadingOrder(found: readonly FoundText[], page: ProductPage | undefined): readonly FoundText[] {
  if (!page?.boxes) return found
  const lines = new Map<string, { line: number; x: number }>()
  for (const box of page.boxes)
    if (!lines.has(box.slot)) lines.set(box.slot, { line: Math.round(box.y / sameLine), x: box.x })
  const nowhere = { line: Number.MAX_SAFE_INTEGER, x: 0 }
  const placeOf = (one: FoundText) => lines.get(one.text.id) ?? nowhere
  return [...found].sort((a, b) => placeOf(a).line - placeOf(b).line || placeOf(a).x - placeOf(b).x)
}

/** The first so many texts of the groups: what is drawn. */
export function firstOf(groups: readonly TextGroup[], most: number): { groups: TextGroup[]; left: number } {
  let room = most
  let left = 0
  const shown: TextGroup[] = []
  for (const group of groups) {
    const found = group.found.slice(0, room)
    room -= found.length
    left += group.found.length - found.length
    if (found.length > 0) shown.push({ ...group, found })
  }
  return { groups: shown, left }
}
