import type { TextView } from '../../src/api/product-schema.ts'
import type { EditInput, ProposeInput } from '../../src/api/proposal-schema.ts'

/** When the decision was made: at the moment of proposing, or at a moment the person gave. */
export type DecidedAt = { readonly kind: 'now' } | { readonly kind: 'at'; readonly at: string }

export interface Draft {
  readonly edits: readonly EditInput[]
  readonly why: string
  /** The decision in words or as a link; empty: the change is the decision. */
  readonly decision: string
  readonly decidedAt: DecidedAt
}

export const emptyDraft: Draft = { edits: [], why: '', decision: '', decidedAt: { kind: 'now' } }

/** Edits that really change something; only these are tried and proposed. */
export const changedEdits = (draft: Draft): EditInput[] => draft.edits.filter((edit) => edit.to !== edit.from)

/**
 * Takes a text into the change. A text that was picked and not touched gives way to the next pick: looking around must not
 * collect texts. Picking one that is already in brings it to the front of attention and changes nothing.
 */
export function picked(draft: Draft, text: Pick<TextView, 'id' | 'path' | 'value'>): Draft {
  if (draft.edits.some((edit) => edit.slot === text.id)) return draft
  const edit: EditInput = { slot: text.id, path: text.path, from: text.value, to: text.value }
  return { ...draft, edits: [...changedEdits(draft), edit] }
}

/** Like `picked`, and keeps the untouched ones: a translation is opened beside its original. */
export function pickedToo(draft: Draft, text: Pick<TextView, 'id' | 'path' | 'value'>): Draft {
  if (draft.edits.some((edit) => edit.slot === text.id)) return draft
  return { ...draft, edits: [...draft.edits, { slot: text.id, path: text.path, from: text.value, to: text.value }] }
}

export const written = (draft: Draft, slot: string, to: string): Draft => ({
  ...draft,
  edits: draft.edits.map((edit) => (edit.slot === slot ? { ...edit, to } : edit)),
})

export const dropped = (draft: Draft, slot: string): Draft => ({
  ...draft,
  edits: draft.edits.filter((edit) => edit.slot !== slot),
})

/** Edits that plain words were understood as; they replace edits of the same places. */
export const understoodInto = (draft: Draft, edits: readonly EditInput[]): Draft => ({
  ...draft,
  edits: [...changedEdits(draft).filter((edit) => !edits.some((one) => one.slot === edit.slot)), ...edits],
})

export const isWorthKeeping = (draft: Draft): boolean =>
  changedEdits(draft).length > 0 || draft.why.trim() !== '' || draft.decision.trim() !== ''

/** An address, or words? People paste either into one field. */
export function decisionOf(words: string): { says: string | null; url: string | null } {
  const trimmed = words.trim()
  if (trimmed === '') return { says: null, url: null }
  const found = /https?:\/\/\S+/.exec(trimmed)?.[0] ?? null
  const url = found && URL.canParse(found) ? found : null
  const says = url ? trimmed.replace(url, '').trim() : trimmed
  return { says: says || null, url }
}

/** What is sent; `now` becomes the decision's time where the person said "just now". */
export const proposalOf = (draft: Draft, product: string, now: Date): ProposeInput => ({
  product,
  why: draft.why.trim(),
  decision: {
    ...decisionOf(draft.decision),
    decidedAt: draft.decidedAt.kind === 'at' ? draft.decidedAt.at : now.toISOString(),
  },
  edits: changedEdits(draft),
})

// ── keeping it in the browser ──

export interface KeptDraft {
  readonly draft: Draft
  readonly keptAt: string
}

const formVersion = 1

export const toKeep = (draft: Draft, now: Date): string =>
  JSON.stringify({ form: formVersion, draft, keptAt: now.toISOString() })

/** A draft of an earlier visit, or `null` when there is none worth showing or it was written by another version. */
export function fromKept(kept: string | null): KeptDraft | null {
  if (kept === null) return null
  try {
    const found = JSON.parse(kept) as { form?: number } & KeptDraft
    if (found.form !== formVersion || !Array.isArray(found.draft?.edits)) return null
    return isWorthKeeping(found.draft) ? { draft: found.draft, keptAt: found.keptAt } : null
  } catch {
    return null
  }
}

export interface Moved {
  readonly edit: EditInput
  /** What the place says now; `null`: the place is gone. */
  readonly now: string | null
}

/** Edits of a draft whose place says something else by now: the person must see it before proposing. */
export function movedUnder(draft: Draft, texts: readonly TextView[]): Moved[] {
  if (draft.edits.length === 0) return []
  const byId = new Map(texts.map((text) => [text.id, text]))
  return draft.edits.flatMap((edit) => {
    const now = byId.get(edit.slot)?.value ?? null
    return now === edit.from ? [] : [{ edit, now }]
  })
}

/** The same wish on top of what the place says now. */
export const onTopOf = (draft: Draft, moved: Moved): Draft =>
  moved.now === null
    ? dropped(draft, moved.edit.slot)
    : {
        ...draft,
        edits: draft.edits.map((edit) =>
          edit.slot === moved.edit.slot ? { ...edit, from: moved.now ?? edit.from } : edit,
        ),
      }
