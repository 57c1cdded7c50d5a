import type { Revision } from '../../base/ids.ts'
import type { RecordedEdit } from '../../change/change.ts'
import type { FileMode, Patch } from '../../change/patch.ts'
import { companionEdits } from '../../executor/companion-edits.ts'
import { isCompanionPath } from '../../lane/copy/companion-path.ts'
import type { ContractName } from '../../lane/lane.ts'
import type { ConnectedProduct } from './connected-product.ts'
import { filesHolding } from './elsewhere.ts'
import { filesOf } from './files-of.ts'

/**
 * Adds to a patch the tests and stories that look for the old texts, so that they go on finding the new ones. Only the copy
 * contract admits them.
 */
export async function withCompanions(
  product: ConnectedProduct,
  base: Revision,
  patch: Patch,
  edits: readonly Pick<RecordedEdit, 'slot' | 'path' | 'from' | 'to'>[],
  contract: ContractName,
): Promise<Patch> {
  if (contract !== 'copy') return patch
  const paths = new Set<string>()
  for (const { from } of edits)
    for (const path of await filesHolding(product, base, from)) if (isCompanionPath(path)) paths.add(path)
  const files = await filesOf(
    product,
    base,
    [...paths].filter((path) => !patch.some((file) => file.path === path)),
  )
  if (files.length === 0) return patch
  const { texts } = await product.texts(base)
  const companions = companionEdits(
    files,
    edits.map(({ slot, path, from, to }) => ({
      path,
      before: from,
      after: to,
      standsElsewhere: texts.some(
        (text) => text.value === from && text.id !== slot && !edits.some((edit) => edit.slot === text.id),
      ),
    })),
  )
  return [
    ...patch,
    ...companions.map(({ path, before, bytes }) => {
      const mode: FileMode = files.find((file) => file.path === path)?.mode ?? '100644'
      return { path, before, after: bytes, modeBefore: mode, modeAfter: mode }
    }),
  ]
}
