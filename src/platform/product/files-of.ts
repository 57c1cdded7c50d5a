import type { Revision } from '../../base/ids.ts'
import type { BaseFile } from '../../executor/draft-patch.ts'
import { listTree, readFileAt } from '../git/index.ts'
import type { ConnectedProduct } from './connected-product.ts'

/** Files as they are at a revision; those that are not there, and links, are left out. */
export async function filesOf(
  product: ConnectedProduct,
  revision: Revision,
  paths: readonly string[],
): Promise<BaseFile[]> {
  const { repository } = await product.mirror()
  const wanted = new Set(paths)
  const entries = (await listTree(repository, revision)).filter((entry) => wanted.has(entry.path))
  const files = await Promise.all(
    entries.map(async ({ path, mode }) => {
      const bytes = mode.startsWith('100') ? await readFileAt(repository, revision, path) : null
      return bytes ? [{ path, mode, bytes }] : []
    }),
  )
  return files.flat()
}
