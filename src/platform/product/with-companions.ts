import type { Revision } from '../../base/ids.ts'
import type { RecordedEdit } from '../../change/change.ts'
import type { FileMode, Patch } from '../../change/patch.ts'
import { companionEdits } from '../../executor/companion-edits.ts'
import { maySaySentences, ownKeys, withMovedKeys } from '../../executor/moved-keys.ts'
import { isCompanionPath } from '../../lane/copy/companion-path.ts'
import { judge } from '../../lane/index.ts'
import type { ContractName, RepoFacts } from '../../lane/lane.ts'
import type { ConnectedProduct } from './connected-product.ts'
import { filesHolding } from './elsewhere.ts'
import { filesOf } from './files-of.ts'

/**
 * Adds to a patch the catalogues whose keys are sentences that change, so that no language loses its translation, and the tests and stories
 * that look for the old texts, so that they go on finding the new ones. Only the copy contract admits them.
 */
export async function withCompanions(
  product: ConnectedProduct,
  base: Revision,
  patch: Patch,
  edits: readonly Pick<RecordedEdit, 'slot' | 'path' | 'from' | 'to'>[],
  contract: ContractName,
  facts: RepoFacts,
): Promise<Patch> {
  if (contract !== 'copy') return patch
  return withTests(product, base, await withCatalogues(product, base, patch, facts), edits)
}

/** Adds the catalogues in which a sentence of the code is the key of its translations, as far as the judge admits them. */
async function withCatalogues(
  product: ConnectedProduct,
  base: Revision,
  patch: Patch,
  facts: RepoFacts,
): Promise<Patch> {
  const verdict = judge(patch, 'copy', facts)
  const sentences = verdict.kind === 'allowed' ? ownKeys(verdict) : []
  if (verdict.kind !== 'allowed' || sentences.length === 0) return patch
  const paths = (await Promise.all(sentences.map(({ before }) => filesHolding(product, base, before)))).flat()
  const files = await filesOf(product, base, paths.filter(maySaySentences))
  return withMovedKeys(patch, verdict, files, facts).patch
}

async function withTests(
  product: ConnectedProduct,
  base: Revision,
  patch: Patch,
  edits: readonly Pick<RecordedEdit, 'slot' | 'path' | 'from' | 'to'>[],
): Promise<Patch> {
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
