import type { Page } from 'playwright-core'
import type { BeforeEachPage, CrawledPage, ViewportName } from '../../evidence/ports.ts'
import { inPage, pathOf, type Session, takePicture, unfold, visit } from './session.ts'
import type { Turns } from './turns.ts'

export interface CrawlRequest {
  readonly url: string
  readonly startPaths: readonly string[]
  readonly maxPages: number
  readonly viewport: ViewportName
  readonly timeoutMs: number
  readonly turns: Turns
  readonly beforeEachPage?: BeforeEachPage
  readonly signal?: AbortSignal
}

interface Reading {
  readonly title: string
  readonly language: string | null
  readonly texts: readonly string[]
  readonly links: readonly string[]
}

/** A calendar or a filter makes endless addresses of one page; this many of each are enough to know it. */
const mostQueriesOfOnePage = 3
const notPages =
  /\.(?:pdf|zip|gz|png|jpe?g|gif|svg|webp|avif|ico|mp4|webm|mp3|css|m?js|json|xml|txt|csv|woff2?|rss|atom)$/i

/**
 * Walks a site from its start pages, link by link, nearest first. Pages of the same distance are visited at the same time but
 * come out in the order their links were found, so that two walks of the same site give the same list.
 */
export async function crawlSite(sessions: readonly Session[], request: CrawlRequest): Promise<CrawledPage[]> {
  let until = performance.now() + request.timeoutMs
  const known = new Set<string>()
  const shown = new Set<string>()
  const queries = new Map<string, number>()
  const pages: CrawledPage[] = []

  const isNew = (path: string): boolean => {
    if (known.has(path)) return false
    known.add(path)
    const { pathname, search } = new URL(path, request.url)
    if (notPages.test(pathname)) return false
    const count = queries.get(pathname) ?? 0
    if (search) queries.set(pathname, count + 1)
    return !search || count < mostQueriesOfOnePage
  }

  let frontier = request.startPaths.map((path) => pathOf(new URL(path, request.url).href)).filter(isNew)
  while (frontier.length > 0 && pages.length < request.maxPages && performance.now() < until) {
    const room = request.maxPages - pages.length
    const wave = frontier.slice(0, room)
    const read = await shareOut(sessions, wave, async ({ page }, path) => {
      const asked = performance.now()
      await request.beforeEachPage?.()
      until += performance.now() - asked
      if (performance.now() > until) return null
      return request.turns.take(() => readOne(page, request, path))
    })
    const links: string[] = []
    for (const page of read) {
      // Two addresses may lead to one page.
      if (!page || shown.has(page.path)) continue
      shown.add(page.path)
      known.add(page.path)
      pages.push(page)
      links.push(...page.links)
    }
    frontier = [...frontier.slice(room), ...links.filter(isNew)]
  }
  request.signal?.throwIfAborted()
  return pages
}

async function readOne(tab: Page, request: CrawlRequest, path: string): Promise<CrawledPage | null> {
  const visited = await visit(tab, request.url, path, request.signal)
  if (visited.kind === 'not-shown') return null
  const { png } = await takePicture(tab)
  await unfold(tab, null)
  const { links, ...reading } = await inPage<Reading>(tab, 'page()')
  const { origin } = new URL(request.url)
  const here = links.filter((link) => URL.canParse(link) && new URL(link).origin === origin).map(pathOf)
  return { ...reading, path: visited.path, links: [...new Set(here)], screenshot: png }
}

/** Gives each item to the next visitor who is free; results come in the order of the items. */
export async function shareOut<T, R>(
  sessions: readonly Session[],
  items: readonly T[],
  work: (session: Session, item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const busy = sessions.map(async (session) => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await work(session, items[index] as T)
  })
  await Promise.all(busy)
  return results
}
