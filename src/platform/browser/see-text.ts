import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { instant } from '../../base/ids.ts'
import type { Box } from '../../evidence/evidence.ts'
import type { Browser, NoBrowser, Sighting } from '../../evidence/ports.ts'
import { type AsVisitors, findTexts, firstLine, type Session, takePicture, unfold, visit } from './session.ts'
import type { Turns } from './turns.ts'

type Request = Parameters<Browser['seeText']>[0]

const firstPauseMs = 500
const longestPauseMs = 5_000

interface Found {
  readonly text: string
  readonly path: string
  readonly url: string
  readonly box: Box
  readonly png: Uint8Array
}

interface Round {
  readonly found: readonly Found[]
  readonly says: readonly string[]
  readonly visited: readonly string[]
  readonly png: Uint8Array | null
}

/**
 * Looks as a user would: each round is a new visitor with an empty cache. Rounds go on until one of them has seen every text,
 * or the time is over; the last round tells what was seen instead.
 */
export async function seeText(asVisitors: AsVisitors, turns: Turns, request: Request): Promise<Sighting | NoBrowser> {
  const until = performance.now() + request.timeoutMs
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const round = await asVisitors(request.url, [{ viewport: 'desktop', steady: false }], ([session]) =>
      turns.take(() => look(session as Session, request)),
    )
    if ('kind' in round) return round
    const [first] = round.found
    if (first && round.found.length === request.texts.length) {
      const { path, url, png, box } = first
      const found = round.found.map((one) => ({ text: one.text, path: one.path }))
      return { kind: 'seen', path, url, png, box, found, at: instant(new Date()) }
    }
    if (request.signal?.aborted || performance.now() + pauseMs > until) return notSeen(round, request)
    await sleep(pauseMs, undefined, { signal: request.signal }).catch(() => {})
  }
}

async function look(session: Session, request: Request): Promise<Round> {
  const { page } = session
  const found: Found[] = []
  const says: string[] = []
  const visited: string[] = []
  let png: Uint8Array | null = null
  for (const path of request.paths.length > 0 ? request.paths : ['/']) {
    const wanted = request.texts.filter((text) => !found.some((one) => one.text === text))
    const looked = await lookAt(page, request, path, wanted)
    if (looked === 'called-off') break
    says.push(...looked.says)
    if (!looked.png) continue
    visited.push(path)
    found.push(...looked.found)
    png = looked.png
    if (found.length === request.texts.length) break
  }
  const inOrder = request.texts.flatMap((text) => found.filter((one) => one.text === text))
  return { found: inOrder, says, visited, png }
}

type Looked = Pick<Round, 'found' | 'says' | 'png'>

/** What one page shows of the texts. The page may go away at any moment: called off, or by its own code. */
async function lookAt(
  page: Page,
  request: Request,
  path: string,
  wanted: readonly string[],
): Promise<Looked | 'called-off'> {
  try {
    const visitedPage = await visit(page, request.url, path, request.signal)
    if (visitedPage.kind === 'not-shown') return { found: [], says: [visitedPage.says], png: null }
    await unfold(page, wanted)
    const places = await findTexts(page, wanted)
    const old = await stillThere(page, request)
    const { png } = await takePicture(page)
    if (old !== null) return { found: [], says: [`${path} still shows "${old}".`], png }
    const found = wanted.flatMap((text, index) => {
      const place = places[index]?.[0]
      if (!place) return []
      const { x, y, width, height } = place
      return [{ text, path, url: page.url(), box: { text, x, y, width, height }, png }]
    })
    return { found, says: [], png }
  } catch (cause) {
    if (request.signal?.aborted) return 'called-off'
    return { found: [], says: [`${path} could not be read: ${firstLine(cause)}.`], png: null }
  }
}

/** An old text that is still visible by itself. Inside the new text it says nothing: "Plans" stays in "Plans and pricing". */
async function stillThere(page: Page, { absent = [], texts }: Request): Promise<string | null> {
  const places = await findTexts(page, absent)
  const isNew = (within: string) =>
    texts.some((text) => within.toLowerCase().includes(text.replace(/\s+/g, ' ').trim().toLowerCase()))
  return absent.find((_, index) => places[index]?.some(({ within }) => !isNew(within))) ?? null
}

function notSeen(round: Round, request: Request): Sighting {
  const missing = request.texts.filter((text) => !round.found.some((one) => one.text === text))
  const shown = missing.map((text) => `"${text}"`).join(', ')
  const pages = round.visited.length === 1 ? `on ${round.visited[0]}` : `on any of ${round.visited.length} pages`
  const looked = round.visited.length > 0 ? `${shown} is not visible ${pages}.` : 'No page could be opened.'
  return { kind: 'not-seen', says: [looked, ...round.says].join(' '), visited: round.visited, png: round.png }
}
