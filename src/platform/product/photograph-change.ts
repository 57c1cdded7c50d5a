import { sayError } from '../../base/errors.ts'
import { instant, millisecondsBetween, type Revision } from '../../base/ids.ts'
import type { ToCheck } from '../../evidence/check-change.ts'
import type { PicturePair, PicturesTaken } from '../../evidence/evidence.ts'
import type { NoBrowser, Photograph } from '../../evidence/ports.ts'
import { folded, visiblePiece } from '../../evidence/visible-pieces.ts'
import { comparePictures } from '../browser/compare-pictures.ts'
import type { ConnectedProduct } from './connected-product.ts'

/** More pages than this show the same thing again: the reviewer looks at the first ones. */
const mostPictured = 3

/**
 * Pictures of the pages on which the changed texts stand, before and after, at desktop and phone width.
 * Never throws: pictures that cannot be had say why, and nothing else waits for them.
 */
export async function photographChange(
  product: ConnectedProduct,
  change: ToCheck,
  signal: AbortSignal,
): Promise<PicturesTaken> {
  const { head } = change.proof
  const started = new Date()
  const taken = (pairs: readonly PicturePair[], missing: string | null): PicturesTaken => ({
    head,
    pairs,
    missing,
    durationMs: millisecondsBetween(instant(started), instant(new Date())),
  })
  try {
    const index = await product.visitPages(change.base)
    if (!index) return taken([], product.pages().state.says)
    const before = pieces(change.proof.edits.map((edit) => edit.before))
    const after = pieces(change.proof.edits.map((edit) => edit.after))
    const paths = index.pages.filter((page) => shows(page.texts, before)).map((page) => page.path)
    if (paths.length === 0)
      return taken(
        [],
        `None of the ${index.pages.length} pages that Fairway can visit shows this text: it may need a click or a sign-in.`,
      )
    const wanted = paths.slice(0, mostPictured)
    const [then, now] = await Promise.all([
      photographs(product, change.base, wanted, before, signal),
      photographs(product, head, wanted, after, signal),
    ])
    if ('kind' in then) return taken([], `${then.says} ${then.fix}`)
    if ('kind' in now) return taken([], `${now.says} ${now.fix}`)
    const pairs = await Promise.all(
      then.flatMap((one) => {
        const other = now.find((two) => two.path === one.path && two.viewport === one.viewport)
        return other ? [pair(product, one, other)] : []
      }),
    )
    return taken(pairs, pairs.length === 0 ? 'The pages could be visited, but no picture of them came out.' : null)
  } catch (error) {
    signal.throwIfAborted()
    return taken([], `No pictures: ${sayError(error)}`)
  }
}

async function photographs(
  product: ConnectedProduct,
  revision: Revision,
  paths: readonly string[],
  find: readonly string[],
  signal: AbortSignal,
): Promise<readonly Photograph[] | NoBrowser> {
  const result = await product.previews.use(revision, (url) =>
    product.machine.browser.photograph({ url, paths, find, viewports: ['desktop', 'phone'], signal }),
  )
  return result.kind === 'no-browser' ? result : result.photographs
}

async function pair(product: ConnectedProduct, before: Photograph, after: Photograph): Promise<PicturePair> {
  const { artefacts } = product.machine
  const difference = await comparePictures(before.png, after.png)
  const keep = async (one: Photograph) => ({
    image: await artefacts.put(one.png, 'image/png'),
    width: one.width,
    height: one.height,
    boxes: one.boxes,
  })
  return {
    path: after.path,
    title: after.title,
    language: after.language,
    viewport: after.viewport,
    before: await keep(before),
    after: await keep(after),
    difference: await artefacts.put(difference.png, 'image/png'),
    changedShare: difference.changedShare,
  }
}

const pieces = (texts: readonly string[]): string[] => [
  ...new Set(texts.map(visiblePiece).filter((text) => text !== '')),
]

const shows = (page: readonly string[], wanted: readonly string[]): boolean => {
  const all = page.map((text) => folded(text).toLowerCase())
  return wanted.some((text) => {
    const needle = text.toLowerCase()
    return all.some((one) => (needle.length < 12 ? one === needle : one.includes(needle)))
  })
}
