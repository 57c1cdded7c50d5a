import type { SlotId } from '../base/ids.ts'
import type { ChangeConflicted, RecordedEdit, RecordedFinding } from '../change/change.ts'
import type { Patch } from '../change/patch.ts'
import { slots } from '../lane/index.ts'
import type { ContractName, RepoFacts } from '../lane/lane.ts'
import { applyTogether, type FileWithMode } from './apply-together.ts'

/** A file of the base that edits touch. */
export type BaseFile = FileWithMode

export type DraftedPatch =
  | { readonly kind: 'patch'; readonly patch: Patch }
  | { readonly kind: 'conflict'; readonly texts: ChangeConflicted['texts'] }
  | { readonly kind: 'refused'; readonly findings: readonly RecordedFinding[] }

/**
 * Makes the patch that typed edits mean on a base: only the bytes of the slots change.
 *
 * A place that says something else than its author saw is a conflict, shown as texts, never overwritten.
 *
 * @param files the files of the base that the edits name; one that is not there counts as gone
 */
export function draftPatch(
  files: readonly BaseFile[],
  edits: readonly RecordedEdit[],
  contract: ContractName,
  facts: RepoFacts,
): DraftedPatch {
  const places = edits.map((edit) => {
    const file = files.find((one) => one.path === edit.path)
    const slot = file && slots(file, contract, facts).find((one) => one.id === edit.slot)
    return { edit, theirs: slot?.value ?? null }
  })
  const texts = places
    .filter(({ edit, theirs }) => theirs !== edit.from)
    .map(({ edit, theirs }) => ({
      path: edit.path,
      context: edit.context,
      was: edit.from,
      theirs,
      ours: edit.to,
      slot: theirs === null ? null : edit.slot,
    }))
  if (texts.length > 0) {
    if (texts.every((text) => text.theirs === text.ours)) return refused(edits[0]?.path ?? '', alreadySaid)
    return { kind: 'conflict', texts }
  }
  const applied = applyTogether(
    files,
    edits.map(({ slot, path, from, to }) => ({ slot: slot as SlotId, path, from, to })),
    contract,
    facts,
  )
  return applied.kind === 'failed'
    ? { kind: 'refused', findings: applied.findings }
    : { kind: 'patch', patch: applied.patch }
}

const alreadySaid = {
  rule: 'change/already-said',
  says: 'Main says this already.',
  fix: 'Nothing is left to do: withdraw the change.',
}

const refused = (path: string, why: Omit<RecordedFinding, 'path' | 'line'>): DraftedPatch => ({
  kind: 'refused',
  findings: [{ ...why, path, line: 0 }],
})
