import type { FileChange, Patch } from '../change/patch.ts'
import { applyEdits, judge, slots } from '../lane/index.ts'
import type { ContractName, Finding, RepoFacts, SlotEdit, Verdict } from '../lane/lane.ts'
import { lazily } from '../lane/source/lazy-module.ts'

/** Threads that judge know how to split, too, and hardly ever do. */
const comparing = lazily((module) => module('diff') as typeof import('diff'))

type Allowed = Extract<Verdict, { kind: 'allowed' }>

/** A part of a patch that a contract admits on its own. It begins where the part before it ends. */
export interface LanePart {
  readonly contract: ContractName
  readonly patch: Patch
  readonly verdict: Allowed
}

/** A patch in parts that follow each other: those that lanes admit, then what is left. Together they are the whole patch. */
export interface SplitPatch {
  readonly parts: readonly LanePart[]
  /** From where the last part ends to where the whole patch ends; empty when lanes admit all of it. */
  readonly rest: Patch
}

/** Beyond these a patch is left whole: nobody ships a part of it today. */
const maxHunks = 400
const maxFiles = 200

/**
 * Peels off what a contract admits, one contract after the other. A part is a set of changed lines, or of texts inside changed
 * lines, that the contract's judge admits as a patch of its own; nothing is said of what the rest does.
 *
 * @param contracts in the order in which they may take their part
 */
export function splitPatch(patch: Patch, contracts: readonly ContractName[], facts: RepoFacts): SplitPatch {
  const parts: LanePart[] = []
  let rest: Patch = patch.filter((file) => !isSame(file))
  for (const contract of contracts) {
    const part = peel(rest, contract, facts)
    if (part === null) continue
    parts.push(part)
    rest = remaining(rest, part.patch)
  }
  return { parts, rest }
}

/** What lies between the end of a part and the end of the whole. */
function remaining(whole: Patch, part: Patch): Patch {
  return whole
    .map((file): FileChange => {
      const taken = part.find((one) => one.path === file.path)
      return taken ? { ...file, before: taken.after, modeBefore: taken.modeAfter } : file
    })
    .filter((file) => !isSame(file))
}

const isSame = (file: FileChange): boolean =>
  file.modeBefore === file.modeAfter &&
  file.before?.length === file.after?.length &&
  (file.before ?? []).every((byte, index) => byte === file.after?.[index])

function peel(whole: Patch, contract: ContractName, facts: RepoFacts): LanePart | null {
  if (whole.length === 0 || whole.length > maxFiles) return null
  const all = judge(whole, contract, facts)
  if (all.kind === 'allowed') return { contract, patch: whole, verdict: all }
  const files = whole.map(fileParts)
  if (files.reduce((sum, file) => sum + file.hunks.length, 0) > maxHunks) return null
  const attempt = (taken: ReadonlySet<Hunk>): LanePart | null => {
    const patch = files.flatMap((file) => compose(file, taken))
    if (patch.length === 0) return null
    const verdict = judge(patch, contract, facts)
    return verdict.kind === 'allowed' ? { contract, patch, verdict } : null
  }
  const grown = grow(files, attempt)
  const shrunk = shrink(files, contract, facts)
  const best = [grown, shrunk].filter((one) => one !== null).sort((a, b) => b.size - a.size)[0] ?? new Set<Hunk>()
  return withTexts(whole, attempt(best), contract, facts)
}

/** Changed lines that follow each other; a file that cannot be taken apart is one hunk. */
interface Hunk {
  readonly removed: readonly string[]
  readonly added: readonly string[]
}

interface FileParts {
  readonly file: FileChange
  /** Unchanged lines and hunks in order; `null` where the file is taken as a whole. */
  readonly pieces: readonly (string | Hunk)[] | null
  readonly hunks: readonly Hunk[]
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lines = (bytes: Uint8Array): string[] => decoder.decode(bytes).split(/(?<=\n)/)

function fileParts(file: FileChange): FileParts {
  const whole = (): FileParts => ({ file, pieces: null, hunks: [{ removed: [], added: [] }] })
  if (file.before === null || file.after === null || file.modeBefore !== file.modeAfter) return whole()
  let before: string[]
  let after: string[]
  try {
    before = lines(file.before)
    after = lines(file.after)
  } catch {
    return whole()
  }
  const pieces: (string | Hunk)[] = []
  const changes = comparing().diffArrays(before, after)
  for (let at = 0; at < changes.length; at++) {
    const change = changes[at]
    if (change === undefined) continue
    if (!change.added && !change.removed) {
      pieces.push(...change.value)
      continue
    }
    const next = changes[at + 1]
    const isPair = change.removed && next?.added === true
    pieces.push(...hunksOf(change.removed ? change.value : [], isPair ? next.value : change.added ? change.value : []))
    if (isPair) at++
  }
  return { file, pieces, hunks: pieces.filter((piece) => typeof piece !== 'string') }
}

/** As many lines out as in: each line may be a change of its own. */
const hunksOf = (removed: readonly string[], added: readonly string[]): Hunk[] =>
  removed.length === added.length
    ? removed.map((line, index) => ({ removed: [line], added: [added[index] as string] }))
    : [{ removed, added }]

function compose({ file, pieces, hunks }: FileParts, taken: ReadonlySet<Hunk>): FileChange[] {
  if (!hunks.some((hunk) => taken.has(hunk))) return []
  if (pieces === null) return [file]
  const text = pieces.flatMap((piece) =>
    typeof piece === 'string' ? [piece] : taken.has(piece) ? piece.added : piece.removed,
  )
  return [{ ...file, after: new TextEncoder().encode(text.join('')) }]
}

/** Takes each hunk that is admitted alone, then those that are admitted together with these: a test that follows a text. */
function grow(files: readonly FileParts[], attempt: (taken: ReadonlySet<Hunk>) => LanePart | null): Set<Hunk> {
  const hunks = files.flatMap((file) => [...runs(file)])
  const alone = hunks.filter((run) => attempt(new Set(run)) !== null)
  const together = new Set(alone.flat())
  const taken = alone.length > 0 && attempt(together) !== null ? together : new Set<Hunk>()
  for (const run of hunks) {
    if (run.every((hunk) => taken.has(hunk))) continue
    if (attempt(new Set([...taken, ...run])) !== null) for (const hunk of run) taken.add(hunk)
  }
  return taken
}

/** Neighbouring hunks as one, then each alone: a text may run over several lines. */
function* runs({ pieces, hunks }: FileParts): Generator<readonly Hunk[]> {
  if (pieces === null) return yield hunks
  let run: Hunk[] = []
  for (const piece of [...pieces, '']) {
    if (typeof piece !== 'string') {
      run.push(piece)
      continue
    }
    if (run.length > 0) yield run
    if (run.length > 1) for (const hunk of run) yield [hunk]
    run = []
  }
}

/** Takes everything, and leaves out what the judge points at until it is content: parts that need each other stay together. */
function shrink(files: readonly FileParts[], contract: ContractName, facts: RepoFacts): Set<Hunk> | null {
  const taken = new Set(files.flatMap((file) => file.hunks))
  while (taken.size > 0) {
    const patch = files.flatMap((file) => compose(file, taken))
    const verdict = judge(patch, contract, facts)
    if (verdict.kind === 'allowed') return taken
    const blamed = verdict.findings.flatMap((finding) => blame(files, taken, finding))
    if (blamed.length === 0) return null
    for (const hunk of blamed) taken.delete(hunk)
  }
  return null
}

/** The taken hunk nearest to where a finding points on the after side; all of a file where it points at no line. */
function blame(files: readonly FileParts[], taken: ReadonlySet<Hunk>, { path, line }: Finding): Hunk[] {
  const file = files.find((one) => one.file.path === path)
  if (file === undefined) return []
  if (line === 0 || file.pieces === null) return file.hunks.filter((hunk) => taken.has(hunk))
  let at = 1
  let nearest: { readonly hunk: Hunk; readonly distance: number } | null = null
  for (const piece of file.pieces) {
    const height = typeof piece === 'string' ? 1 : (taken.has(piece) ? piece.added : piece.removed).length
    if (typeof piece !== 'string' && taken.has(piece)) {
      const distance = line < at ? at - line : Math.max(0, line - (at + Math.max(0, height - 1)))
      if (nearest === null || distance < nearest.distance) nearest = { hunk: piece, distance }
    }
    at += height
  }
  return nearest === null ? [] : [nearest.hunk]
}

/** Adds the texts that change inside lines which also change otherwise, each set where it stands before. */
function withTexts(whole: Patch, part: LanePart | null, contract: ContractName, facts: RepoFacts): LanePart | null {
  let best = part
  for (const file of whole) {
    if (file.before === null || file.after === null || file.modeBefore !== file.modeAfter) continue
    const taken = best?.patch.find((one) => one.path === file.path)
    const start = { path: file.path, bytes: taken?.after ?? file.before }
    const goal = new Map<string, string>(
      slots({ path: file.path, bytes: file.after }, contract, facts).map((slot) => [slot.id, slot.value]),
    )
    const edits = slots(start, contract, facts).flatMap((slot): SlotEdit[] => {
      const to = goal.get(slot.id)
      return to === undefined || to === slot.value ? [] : [{ slot: slot.id, path: file.path, from: slot.value, to }]
    })
    if (edits.length > maxHunks) continue
    const possible = edits.filter((edit) => applyEdits(start, [edit], contract, facts).kind === 'applied')
    const applied = possible.length > 0 ? applyEdits(start, possible, contract, facts) : null
    if (applied?.kind !== 'applied') continue
    const edited: FileChange = { ...file, after: applied.bytes }
    const patch = [...(best?.patch ?? []).filter((one) => one.path !== file.path), edited]
    const verdict = judge(patch, contract, facts)
    if (verdict.kind === 'allowed') best = { contract, patch, verdict }
  }
  return best
}
