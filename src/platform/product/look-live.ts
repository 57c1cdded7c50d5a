import type { ChangeRecord } from '../../ledger/change-record.ts'
import type { Look } from '../../ship/see-live.ts'
import type { ConnectedProduct } from './connected-product.ts'

/** How long production may take to show a new text after its deploy command has ended. */
const patienceMs = 60_000

/**
 * Looks for the new texts in production: with a browser on the pages where they were pictured, otherwise on all known pages.
 * Where no browser is installed, or no page shows the text without a click, what production serves is read instead, and the
 * record says so.
 */
export async function lookLive(
  product: ConnectedProduct,
  change: ChangeRecord,
  url: string,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<Look> {
  const pictured = [...new Set(change.pictures?.pairs.map((pair) => pair.path) ?? [])]
  const known = product.pages().index?.pages.map((page) => page.path) ?? []
  const paths = pictured.length > 0 ? pictured : ['/', ...known.filter((path) => path !== '/')]
  const seen = await product.machine.browser.seeText({
    url,
    paths,
    texts,
    timeoutMs: pictured.length > 0 ? patienceMs : patienceMs / 3,
    signal,
  })
  signal.throwIfAborted()
  if (seen.kind === 'seen') {
    const picture = await product.machine.artefacts.put(seen.png, 'image/png')
    return { kind: 'seen', url: seen.url, picture, by: 'browser' }
  }
  if (pictured.length === 0 && (await serves(url, texts, signal)))
    return { kind: 'seen', url, picture: null, by: 'http' }
  if (seen.kind === 'no-browser')
    return {
      kind: 'missed',
      says: `${seen.says} What production serves does not hold the new text either.`,
      visited: [url],
      picture: null,
    }
  const picture = seen.png && (await product.machine.artefacts.put(seen.png, 'image/png'))
  return { kind: 'missed', says: seen.says, visited: seen.visited, picture }
}

/** Whether the start page, or a script it loads from the same site, holds every text. */
async function serves(url: string, texts: readonly string[], signal: AbortSignal): Promise<boolean> {
  const read = async (address: string): Promise<string> => {
    const answer = await fetch(address, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(15_000)]),
      cache: 'no-store',
    })
    return answer.ok ? answer.text() : ''
  }
  try {
    const page = await read(url)
    const scripts = [...page.matchAll(/<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.m?js)"/g)]
      .map((match) => new URL(match[1] ?? '', url))
      .filter((script) => script.origin === new URL(url).origin)
    const all = [page, ...(await Promise.all(scripts.slice(0, 50).map((script) => read(script.href))))].join('\n')
    return texts.every((text) => spellings(text).some((spelling) => all.includes(spelling)))
  } catch {
    return false
  }
}

/** The ways in which bundlers write a text into a script. */
const spellings = (text: string): string[] => [
  text,
  JSON.stringify(text).slice(1, -1),
  text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/'/g, '&#x27;'),
]
