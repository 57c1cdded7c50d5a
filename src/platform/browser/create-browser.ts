import { availableParallelism } from 'node:os'
import type { Box } from '../../evidence/evidence.ts'
import type { Browser, NoBrowser, Photograph, ViewportName } from '../../evidence/ports.ts'
import { createSharedChromium, type SharedChromium } from './chromium.ts'
import { crawlSite, shareOut } from './crawl.ts'
import { seeText } from './see-text.ts'
import { findTexts, inPage, openSession, type Session, takePicture, visit } from './session.ts'

const crawlTimeoutMs = 120_000
/** More tabs than processors only make each other wait. */
const tabs = Math.min(Math.max(availableParallelism(), 2), 4)

export interface OpenBrowser extends Browser {
  close(): Promise<void>
}

export function createBrowser(shared: SharedChromium = createSharedChromium()): OpenBrowser {
  const asVisitor = <T>(
    url: string,
    options: { viewport: ViewportName; steady: boolean },
    use: (session: Session) => Promise<T>,
  ): Promise<T | NoBrowser> =>
    shared.with(async (chromium) => {
      const session = await openSession(chromium, url, options)
      try {
        return await use(session)
      } finally {
        await session.close()
      }
    })

  return {
    async crawl({ viewport = 'desktop', timeoutMs = crawlTimeoutMs, ...request }) {
      const pages = await asVisitor(request.url, { viewport, steady: true }, (session) =>
        crawlSite(session, { ...request, viewport, timeoutMs, tabs }),
      )
      return 'kind' in pages ? pages : { kind: 'pages', pages }
    },

    async photograph({ url, paths, find, viewports = ['desktop', 'phone'], signal }) {
      const photographs: Photograph[] = []
      const missed = new Map<string, string>()
      for (const viewport of viewports) {
        const taken = await asVisitor(url, { viewport, steady: true }, async ({ context }) => {
          const pages = await Promise.all(Array.from({ length: Math.min(tabs, paths.length) }, () => context.newPage()))
          return shareOut(pages, paths, async (page, path): Promise<Photograph | null> => {
            const visited = await visit(page, url, path, signal)
            if (visited.kind === 'not-shown') {
              missed.set(path, visited.says)
              return null
            }
            let boxes: Box[] = []
            const picture = await takePicture(page, async () => {
              boxes = await boxesOf(page, find)
            })
            const { title, language } = await inPage<{ title: string; language: string | null }>(page, 'page()')
            const within = boxes.filter((box) => box.y < picture.height)
            return { path, title, language, viewport, ...picture, boxes: within }
          })
        })
        if ('kind' in taken) return taken
        photographs.push(...taken.filter((photograph) => photograph !== null))
      }
      return { kind: 'photographs', photographs, missed: [...missed].map(([path, says]) => ({ path, says })) }
    },

    seeText: (request) => seeText(asVisitor, request),
    close: () => shared.close(),
  }
}

const mostBoxesOfOneText = 20

async function boxesOf(page: Parameters<typeof findTexts>[0], texts: readonly string[]): Promise<Box[]> {
  const found = await findTexts(page, texts)
  return texts.flatMap((text, index) =>
    (found[index] ?? []).slice(0, mostBoxesOfOneText).map(({ x, y, width, height }) => ({ text, x, y, width, height })),
  )
}
