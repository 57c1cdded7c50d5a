import { readFileSync } from 'node:fs'
import type { BrowserContext, Browser as Chromium, Page } from 'playwright-core'
import type { Box } from '../../evidence/evidence.ts'
import type { NoBrowser, ViewportName } from '../../evidence/ports.ts'
import { openOriginProxy } from './origin-proxy.ts'

export const viewports = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
} as const satisfies Record<ViewportName, { width: number; height: number }>

export const highestPicture = 4000
const loadMs = 20_000
/** A page is taken as it is when requests or changes go on longer than this: a page with a ticking clock never rests. */
const restlessMs = 4_000
const quietMs = 120

const source = (name: string) => readFileSync(new URL(`./in-page/${name}.js`, import.meta.url), 'utf8')
const readPage = source('read-page')
const steady = source('steady')

/** A visitor of one site: nothing remembered from others, and no way to any other place. */
export interface Session {
  readonly context: BrowserContext
  /** The only one of its session: the browser slows down every tab of a window but the one in front. */
  readonly page: Page
  close(): Promise<void>
}

export interface VisitorOptions {
  readonly viewport: ViewportName
  /** Chance starts at the same place on each visit: for pictures that are compared, not for a live site. */
  readonly steady: boolean
}

/** Opens a session for each visitor, hands them over, and closes them. */
export type AsVisitors = <T>(
  url: string,
  visitors: readonly VisitorOptions[],
  use: (sessions: readonly Session[]) => Promise<T>,
) => Promise<T | NoBrowser>

export async function openSession(chromium: Chromium, url: string, options: VisitorOptions): Promise<Session> {
  const proxy = await openOriginProxy(url)
  try {
    const context = await chromium.newContext({
      viewport: viewports[options.viewport],
      proxy: { server: proxy.url, bypass: '<-loopback>' },
      deviceScaleFactor: 1,
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'en-US',
      timezoneId: 'UTC',
      acceptDownloads: false,
    })
    context.setDefaultTimeout(loadMs)
    if (options.steady) await context.addInitScript({ content: steady })
    return {
      context,
      page: await context.newPage(),
      async close() {
        await context.close().catch(() => {})
        await proxy.close()
      },
    }
  } catch (cause) {
    await proxy.close()
    throw cause
  }
}

export type Visit =
  | { readonly kind: 'shown'; readonly path: string }
  | { readonly kind: 'not-shown'; readonly says: string }

/** Opens an address and waits until the page rests: loaded, requests answered, fonts there, nothing changing. */
export async function visit(page: Page, site: string, path: string, signal?: AbortSignal): Promise<Visit> {
  signal?.throwIfAborted()
  const close = () => void page.close().catch(() => {})
  signal?.addEventListener('abort', close, { once: true })
  const requests = countRequests(page)
  try {
    const response = await page.goto(new URL(path, site).href, { waitUntil: 'load', timeout: loadMs })
    if (response && response.status() >= 400) {
      return { kind: 'not-shown', says: `${path} answered with status ${response.status()}.` }
    }
    if (new URL(page.url()).host !== new URL(site).host) {
      return { kind: 'not-shown', says: `${path} leads to another site, ${new URL(page.url()).host}.` }
    }
    await inPage(page, 'unroll()')
    await Promise.all([requests.rest(), inPage(page, `still(${quietMs}, ${restlessMs})`)])
    return { kind: 'shown', path: pathOf(page.url()) }
  } catch (cause) {
    signal?.throwIfAborted()
    return { kind: 'not-shown', says: `${path} could not be opened: ${firstLine(cause)}.` }
  } finally {
    requests.stop()
    signal?.removeEventListener('abort', close)
  }
}

const endless = new Set(['eventsource', 'websocket', 'media', 'ping'])

function countRequests(page: Page) {
  const going = new Set<unknown>()
  const begin = (request: { resourceType(): string }) => {
    if (!endless.has(request.resourceType())) going.add(request)
  }
  const end = (request: unknown) => void going.delete(request)
  page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
  return {
    async rest() {
      const capAt = performance.now() + restlessMs
      let quietSince = performance.now()
      while (performance.now() < capAt && performance.now() - quietSince < quietMs) {
        if (going.size > 0) quietSince = performance.now()
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    stop: () => void page.off('request', begin).off('requestfinished', end).off('requestfailed', end),
  }
}

/** Waits until a page that is open already rests again, after its size has changed. */
export async function settle(page: Page): Promise<null> {
  await inPage(page, 'unroll()')
  await inPage(page, `still(${quietMs}, ${restlessMs})`)
  return null
}

/** Opens folded sections that hold one of the texts, or all of them. */
export async function unfold(page: Page, texts: readonly string[] | null): Promise<void> {
  const opened = await inPage<number>(page, `unfold(${JSON.stringify(texts)})`)
  if (opened > 0) await settle(page)
}

/** Runs one of the functions of `in-page/read-page.js`. */
export const inPage = <T>(page: Page, call: string): Promise<T> =>
  page.evaluate(`${readPage}\n;globalThis.fairwayReadPage.${call}`) as Promise<T>

/** Where texts are visible on the page as it stands, for each text in turn; `within` is the whole text it was found in. */
export const findTexts = (
  page: Page,
  texts: readonly string[],
): Promise<(Omit<Box, 'text'> & { within: string })[][]> => inPage(page, `find(${JSON.stringify(texts)})`)

/** The whole page from its top, also one that scrolls inside a frame of its own, up to the highest picture. */
export async function takePicture(
  page: Page,
  before?: () => Promise<void>,
): Promise<{ png: Buffer; width: number; height: number }> {
  const viewport = page.viewportSize() ?? viewports.desktop
  const { hidden } = await inPage<{ hidden: number }>(page, 'height()')
  if (hidden > 0) {
    await page.setViewportSize({ ...viewport, height: Math.min(viewport.height + hidden, highestPicture) })
    await inPage(page, `still(${quietMs}, ${restlessMs})`)
  }
  await before?.()
  const size = await inPage<{ page: number }>(page, 'height()')
  const height = Math.min(Math.max(size.page, viewport.height), highestPicture)
  const png = await page.screenshot({
    fullPage: true,
    clip: { x: 0, y: 0, width: viewport.width, height },
    animations: 'disabled',
    caret: 'hide',
    scale: 'css',
  })
  if (hidden > 0) await page.setViewportSize(viewport)
  return { png, width: viewport.width, height }
}

export function pathOf(url: string): string {
  const { pathname, search, hash } = new URL(url)
  // An address after # is a page only where a router of the product reads it.
  return `${pathname}${search}${/^#!?\//.test(hash) ? hash : ''}`
}

/** What the browser says went wrong, without its own call and stop. */
export const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause))
    .split('\n')[0]
    ?.replace(/^page\.\w+: /, '')
    .replace(/\.$/, '') ?? ''
