import { sayError } from '../../base/errors.ts'
import { instant, millisecondsBetween, type Revision } from '../../base/ids.ts'
import type { ToCheck } from '../../evidence/check-change.ts'
import type { PicturePair, PicturesTaken } from '../../evidence/evidence.ts'
import type { NoBrowser, Photograph } from '../../evidence/ports.ts'
import { visiblePiece } from '../../evidence/visible-pieces.ts'
import { comparePictures } from '../browser/compare-pictures.ts'
import type { ConnectedProduct } from './connected-product.ts'
import type { PageIndex } from './page-index.ts'
import { carriedPages, type KnownPage, pathsShowing } from './pages-showing.ts'

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
    return await product.peopleFirst.first(async () => {
      const sides = await bothSides(product, change, signal)
      if ('says' in sides) return taken([], sides.says)
      const pairs = await Promise.all(
        sides.then.flatMap((one) => {
          const other = sides.now.find((two) => two.path === one.path && two.viewport === one.viewport)
          return other ? [pair(product, one, other)] : []
        }),
      )
      return taken(pairs, pairs.length === 0 ? 'The pages could be visited, but no picture of them came out.' : null)
    })
  } catch (error) {
    signal.throwIfAborted()
    return taken([], `No pictures: ${sayError(error)}`)
  } finally {
    // The next change finds its pages by what is known of main, and somebody has to keep that new.
    if (!signal.aborted)
      product
        .tip()
        .then((tip) => product.refreshPages(tip))
        .catch(() => {})
  }
}

interface Sides {
  readonly then: readonly Photograph[]
  readonly now: readonly Photograph[]
}

/**
 * Photographs the pages that should show the text by what is known of main, of whichever revision that is. Only where that
 * leads nowhere are the pages of the very base visited, for which people would have to wait.
 */
async function bothSides(
  product: ConnectedProduct,
  change: ToCheck,
  signal: AbortSignal,
): Promise<Sides | { readonly says: string }> {
  const { base } = change
  const before = pieces(change.proof.edits.map((edit) => edit.before))
  const after = pieces(change.proof.edits.map((edit) => edit.after))
  const photographed = async (paths: readonly string[]): Promise<Sides | { readonly says: string }> => {
    const wanted = paths.slice(0, mostPictured)
    const [then, now] = await Promise.all([
      photographs(product, base, wanted, before, signal),
      photographs(product, change.proof.head, wanted, after, signal),
    ])
    if ('kind' in then) return { says: `${then.says} ${then.fix}` }
    if ('kind' in now) return { says: `${now.says} ${now.fix}` }
    return { then, now }
  }

  const known = product.pages().index
  const likely = known ? pathsShowing(await pagesAt(product, known, base), before) : []
  if (likely.length > 0) {
    const sides = await photographed(likely)
    if ('says' in sides || known?.revision === base || sides.then.some(({ boxes }) => boxes.length > 0)) return sides
  }
  const index = await product.visitPages(base)
  if ('kind' in index) return index
  const paths = pathsShowing(index.pages, before)
  if (paths.length > 0) return photographed(paths)
  return {
    says: `None of the ${index.pages.length} pages that Fairway can visit shows this text: it may need a click or a sign-in.`,
  }
}

/** The known pages as they should be at the base; none where the texts of their own revision cannot be read any more. */
async function pagesAt(product: ConnectedProduct, known: PageIndex, base: Revision): Promise<readonly KnownPage[]> {
  if (known.revision === base) return known.pages
  try {
    return carriedPages(known.pages, await product.texts(known.revision), await product.texts(base))
  } catch {
    return []
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
