import type { ProductPage } from '../../api/product-schema.ts'
import type { Revision } from '../../base/ids.ts'
import type { Box } from '../../evidence/evidence.ts'
import type { Artefacts, Browser, CrawledPage } from '../../evidence/ports.ts'

/** The pages of a product at one revision, as a browser saw them. */
export interface PageIndex {
  readonly revision: Revision
  readonly pages: readonly IndexedPage[]
}

export interface NotVisited {
  readonly kind: 'not-visited'
  /** Why, and what would help. */
  readonly says: string
}

export type IndexedPage = Omit<CrawledPage, 'screenshot'> &
  Pick<ProductPage, 'image' | 'width' | 'height'> & {
    /** Where texts of the source stand on the picture; empty until they have been looked for. */
    readonly boxes: readonly Box[]
  }

export const mostPages = 40

/**
 * Walks through the running product from its start page.
 *
 * @param turn awaited before each page
 * @returns the pages, or why there are none
 */
export async function indexPages(
  revision: Revision,
  url: string,
  startPaths: readonly string[],
  ground: { readonly browser: Browser; readonly artefacts: Artefacts },
  turn: () => Promise<void>,
): Promise<PageIndex | NotVisited> {
  const crawled = await ground.browser.crawl({
    url,
    startPaths: [...new Set(['/', ...startPaths])],
    maxPages: mostPages,
    beforeEachPage: turn,
  })
  if (crawled.kind === 'no-browser') return { kind: 'not-visited', says: `${crawled.says} ${crawled.fix}` }
  const pages = await Promise.all(
    oneOfEach(crawled.pages).map(async ({ screenshot, ...page }) => ({
      ...page,
      boxes: [],
      image: await ground.artefacts.put(screenshot, 'image/png'),
      ...sizeOfPng(screenshot),
    })),
  )
  return { revision, pages }
}

/** `/checkout?plan=pair` is `/checkout` once more: of pages that differ in their query the plainest stays. */
function oneOfEach(pages: readonly CrawledPage[]): CrawledPage[] {
  const plainest = new Map<string, CrawledPage>()
  for (const page of pages) {
    const name = page.path.split('?')[0] ?? page.path
    const there = plainest.get(name)
    if (!there || page.path.length < there.path.length) plainest.set(name, page)
  }
  return [...plainest.values()]
}

/** Looks where the texts stand on each page, so that they can be pointed at. Pages that cannot be shown keep none. */
export async function withBoxes(
  index: PageIndex,
  url: string,
  find: readonly string[],
  browser: Browser,
  turn: () => Promise<void>,
): Promise<PageIndex> {
  const paths = index.pages.map((page) => page.path)
  const taken = await browser.photograph({ url, paths, find, viewports: ['desktop'], beforeEachPage: turn })
  if (taken.kind === 'no-browser') return index
  return {
    ...index,
    pages: index.pages.map((page) => ({
      ...page,
      boxes: taken.photographs.find((one) => one.path === page.path)?.boxes ?? [],
    })),
  }
}

/** Width and height stand in the header chunk, at fixed places. */
export function sizeOfPng(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return png.byteLength < 24 ? { width: 0, height: 0 } : { width: view.getUint32(16), height: view.getUint32(20) }
}
