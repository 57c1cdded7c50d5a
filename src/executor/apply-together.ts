import type { FileChange, FileMode, Patch } from '../change/patch.ts'
import { applyEdits } from '../lane/index.ts'
import type { ContractName, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane/lane.ts'
import { decode } from '../lane/source/decode.ts'

/** A file of the base with its mode. */
export interface FileWithMode extends SourceFile {
  readonly mode: FileMode
}

export type AppliedTogether =
  | { readonly kind: 'applied'; readonly patch: Patch }
  | { readonly kind: 'failed'; readonly findings: readonly Finding[] }

/**
 * Applies edits of several files that belong to one change. The tracking plan comes first: what is recorded in the other files must
 * be in the plan as it will be. The patch as a whole is still to be judged, with the facts of the base.
 *
 * @param files the files that the edits name; those without an edit stay out of the patch
 */
export function applyTogether(
  files: readonly FileWithMode[],
  edits: readonly SlotEdit[],
  contract: ContractName,
  facts: RepoFacts,
): AppliedTogether {
  const plan = contract === 'instrumentation' ? facts.track?.plan : undefined
  const ordered = [...files.filter(({ path }) => path === plan), ...files.filter(({ path }) => path !== plan)]
  const patch: FileChange[] = []
  const findings: Finding[] = []
  let known = facts
  for (const file of ordered) {
    const own = edits.filter((edit) => edit.path === file.path)
    if (own.length === 0) continue
    const applied = applyEdits(file, own, contract, known)
    if (applied.kind === 'failed') {
      findings.push(...applied.findings)
      continue
    }
    const { path, bytes: before, mode } = file
    patch.push({ path, before, after: applied.bytes, modeBefore: mode, modeAfter: mode })
    if (path === plan) known = { ...facts, files: { ...facts.files, [path]: decode(applied.bytes)?.text ?? '' } }
  }
  if (findings.length > 0) return { kind: 'failed', findings }
  const order = new Map(files.map(({ path }, index) => [path, index]))
  return { kind: 'applied', patch: patch.sort((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0)) }
}
