import type { ProductPage, TextView } from '../../src/api/product-schema.ts'

/**
 * What pages are called, by path: their titles without the end that others share (`Plans · Tamber Coffee` is `Plans`), and with
 * what tells them apart in their address where two would be called the same.
 */
export function pageNames(pages: readonly Pick<ProductPage, 'title' | 'path'>[]): ReadonlyMap<string, string> {
  const ends = pages.map((page) => /\s+[·|–—-]\s+[^·|–—]+$/.exec(page.title)?.[0] ?? '')
  const short = pages.map((page, index) => {
    const end = ends[index] ?? ''
    const isShared = end !== '' && ends.filter((one) => one === end).length > 1
    return (isShared ? page.title.slice(0, -end.length) : page.title).trim() || page.path
  })
  return new Map(
    pages.map((page, index) => {
      const name = short[index] ?? page.path
      const isAlone = short.filter((one) => one === name).length === 1
      const query = page.path.includes('?') ? page.path.slice(page.path.indexOf('?')) : ''
      const samePlace = pages.some((one) => one !== page && one.path.split('?')[0] === page.path.split('?')[0])
      const apart = samePlace ? query : page.path
      return [page.path, isAlone || apart === '' ? name : `${name} ${apart}`]
    }),
  )
}

/** Pages of one language, and those that have none. Without a language: all. */
export const pagesIn = (pages: readonly ProductPage[], language: string | null): readonly ProductPage[] =>
  language === null ? pages : pages.filter((page) => page.language === null || page.language === language)

/** Languages in which there is a page of its own; fewer than two need no switch. */
export const pageLanguages = (pages: readonly ProductPage[]): string[] => [
  ...new Set(pages.flatMap((page) => (page.language ? [page.language] : []))),
]

/** Without a chosen page, the picture is the one that shows what is pointed at or being edited. */
export function pageShowing(pages: readonly ProductPage[], text: TextView | undefined) {
  if (!text) return undefined
  return (
    pages.find((page) => page.boxes?.some((one) => one.slot === text.id)) ??
    pages.find((page) => text.pages.includes(page.path))
  )
}

export const inLanguageFirst = (pages: readonly ProductPage[], language: string | null): ProductPage[] => [
  ...pages.filter((page) => page.language === language),
  ...pages.filter((page) => page.language !== language),
]

/** The page with the same place in another language: `/pricing` and `/de/pricing` are the third of their language. */
export function samePageIn(
  all: readonly ProductPage[],
  path: string | undefined,
  language: string,
): string | undefined {
  const known = all.find((page) => page.path === path)
  if (!known) return undefined
  const at = pagesIn(all, known.language).indexOf(known)
  return pagesIn(all, language)[at]?.path
}
