import { availableParallelism } from 'node:os'
import type { Page } from 'playwright-core'
import type { Box } from '../../evidence/evidence.ts'
import type { Browser, Photograph, ViewportName } from '../../evidence/ports.ts'
import { createSharedChromium, type SharedChromium } from './chromium.ts'
import { crawlSite, shareOut } from './crawl.ts'
import { seeText } from './see-text.ts'
import {
  type AsVisitors,
  findTexts,
  inPage,
  openSession,
  settle,
  takePicture,
  unfold,
  viewports as viewportSizes,
  visit,
} from './session.ts'
import { createTurns } from './turns.ts'

const crawlTimeoutMs = 120_000
/** A visitor who comes to a second page finds the product's code in the browser's cache. */
const pathsOfOneVisitor = 2
/** More pages at once than processors only make each other wait. */
const pagesAtOnce = Math.min(Math.max(availableParallelism(), 2), 6)

export interface OpenBrowser extends Browser {
  close(): Promise<void>
}

export function createBrowser(shared: SharedChromium = createSharedChromium()): OpenBrowser {
  const turns = createTurns(pagesAtOnce)
  const asVisitors: AsVisitors = (url, options, use) =>
    shared.with(async (chromium) => {
      const opening = await Promise.allSettled(options.map((option) => openSession(chromium, url, option)))
      const sessions = opening.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
      try {
        const failed = opening.find((one) => one.status === 'rejected')
        if (failed) throw failed.reason
        return await use(sessions)
      } finally {
        await Promise.all(sessions.map((session) => session.close()))
      }
    })

  return {
    async crawl({ viewport = 'desktop', timeoutMs = crawlTimeoutMs, ...request }) {
      const visitors = Array.from({ length: pagesAtOnce }, () => ({ viewport, steady: true }))
      const pages = await asVisitors(request.url, visitors, (sessions) =>
        crawlSite(sessions, { ...request, viewport, timeoutMs, turns }),
      )
      return 'kind' in pages ? pages : { kind: 'pages', pages }
    },

    async photograph({ url, paths, find, viewports = ['desktop', 'phone'], beforeEachPage, signal }) {
      const [first = 'desktop'] = viewports
      const share = Math.min(Math.ceil(paths.length / pathsOfOneVisitor), pagesAtOnce)
      const visitors = Array.from({ length: share }, () => ({ viewport: first, steady: true }))
      const taken = await asVisitors(url, visitors, (sessions) =>
        shareOut(sessions, paths, async ({ page }, path) => {
          await beforeEachPage?.()
          return turns.take(() => photographPage(page, { url, path, find, viewports, signal }))
        }),
      )
      if ('kind' in taken) return taken
      const missed = taken.flatMap((one, index) =>
        typeof one === 'string' ? [{ path: paths[index] as string, says: one }] : [],
      )
      return { kind: 'photographs', photographs: taken.flatMap((one) => (typeof one === 'string' ? [] : one)), missed }
    },

    seeText: (request) => seeText(asVisitors, turns, request),
    close: () => shared.close(),
  }
}

interface PhotographRequest {
  readonly url: string
  readonly path: string
  readonly find: readonly string[]
  readonly viewports: readonly ViewportName[]
  readonly signal?: AbortSignal
}

/**
 * Opens the page once and takes it at each width, as someone does who makes the window narrower: loading is the most of the
 * work, and a page that is loaded anew may show other content.
 *
 * @returns why there is no picture, where there is none
 */
async function photographPage(page: Page, request: PhotographRequest): Promise<Photograph[] | string> {
  const { url, path, find, viewports } = request
  const photographs: Photograph[] = []
  for (const [index, viewport] of viewports.entries()) {
    if (index > 0 || viewports.length > 1) await page.setViewportSize(viewportSizes[viewport])
    const visited = index === 0 ? await visit(page, url, path, request.signal) : await settle(page)
    if (visited?.kind === 'not-shown') return visited.says
    if (index === 0) await unfold(page, find)
    let boxes: Box[] = []
    const picture = await takePicture(page, async () => {
      boxes = await boxesOf(page, find)
    })
    const { title, language } = await inPage<{ title: string; language: string | null }>(page, 'heading()')
    photographs.push({
      path,
      title,
      language,
      viewport,
      ...picture,
      boxes: boxes.filter(({ y }) => y < picture.height),
    })
  }
  return photographs
}

const mostBoxesOfOneText = 20

async function boxesOf(page: Page, texts: readonly string[]): Promise<Box[]> {
  const found = await findTexts(page, texts)
  return texts.flatMap((text, index) =>
    (found[index] ?? []).slice(0, mostBoxesOfOneText).map(({ x, y, width, height }) => ({ text, x, y, width, height })),
  )
}
