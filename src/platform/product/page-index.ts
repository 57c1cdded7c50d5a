import type { ProductPage } from '../../api/schema.ts'
import type { Revision } from '../../base/ids.ts'
import type { Artefacts, Browser, CrawledPage } from '../../evidence/ports.ts'

/** The pages of a product at one revision, as a browser saw them. */
export interface PageIndex {
  readonly revision: Revision
  readonly pages: readonly (Omit<CrawledPage, 'screenshot'> & Pick<ProductPage, 'image' | 'width' | 'height'>)[]
}

export const mostPages = 40

/**
 * Walks through the running product from its start page.
 *
 * @returns the pages, or why there are none
 */
export async function indexPages(
  revision: Revision,
  url: string,
  startPaths: readonly string[],
  ground: { readonly browser: Browser; readonly artefacts: Artefacts },
): Promise<PageIndex | { readonly kind: 'no-browser'; readonly says: string }> {
  const crawled = await ground.browser.crawl({
    url,
    startPaths: [...new Set(['/', ...startPaths])],
    maxPages: mostPages,
  })
  if (crawled.kind === 'no-browser') return { kind: 'no-browser', says: `${crawled.says} ${crawled.fix}` }
  const pages = await Promise.all(
    crawled.pages.map(async ({ screenshot, ...page }) => ({
      ...page,
      image: await ground.artefacts.put(screenshot, 'image/png'),
      ...sizeOfPng(screenshot),
    })),
  )
  return { revision, pages }
}

/** Width and height stand in the header chunk, at fixed places. */
export function sizeOfPng(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  return png.byteLength < 24 ? { width: 0, height: 0 } : { width: view.getUint32(16), height: view.getUint32(20) }
}
