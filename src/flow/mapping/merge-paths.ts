import { canonicalJson } from '../../base/canonical-json.ts'
import type { MappedPath, MappedStep } from '../../ledger/playbook-events.ts'
import { duration, percent } from '../../page/say.ts'

/** What two people said of the same thing, differently, from the same version. */
export interface MappingClash {
  /** In words: `“Review”: wait`. */
  readonly of: string
  readonly mine: string
  readonly theirs: string
}

export type MergedPaths =
  | { readonly kind: 'merged'; readonly path: MappedPath }
  | { readonly kind: 'clash'; readonly clashes: readonly MappingClash[] }

const fields = ['name', 'artefact', 'owner', 'touchMs', 'waitMs', 'serves', 'accurate', 'basis'] as const
type Field = (typeof fields)[number]
const fieldNames: Readonly<Record<Field, string>> = {
  name: 'name',
  artefact: 'artefact',
  owner: 'owner',
  touchMs: 'touch',
  waitMs: 'wait',
  serves: 'what it does',
  accurate: 'complete and accurate',
  basis: 'where its times come from',
}

/**
 * Joins what two people made of the same version: in a workshop several edit at once, and edits of different steps, or of different cells of
 * one, are no conflict. What both changed differently is: then nothing is joined, and each clash is named, unless it is said whose word holds there.
 *
 * @param base the version that mine began from
 * @param theirs what was saved meanwhile
 * @param prefer whose word holds where both said something else; everything beside it is joined all the same
 */
export function mergePaths(
  base: MappedPath,
  mine: MappedPath,
  theirs: MappedPath,
  prefer: 'mine' | 'theirs' | null = null,
): MergedPaths {
  const clashes: MappingClash[] = []
  const pick: Pick = (of, was, own, other, say = said) => {
    if (same(own, was)) return other
    if (same(other, was) || same(own, other)) return own
    clashes.push({ of, mine: say(own), theirs: say(other) })
    return prefer === 'theirs' ? other : own
  }
  const was = byId(base)
  const [own, other] = [byId(mine), byId(theirs)]
  const steps = new Map<string, MappedStep>()
  for (const id of new Set([...other.keys(), ...own.keys()])) {
    const [a, b, before] = [own.get(id), other.get(id), was.get(id)]
    if (a && b) steps.set(id, mergeStep(before ?? b, a, b, pick))
    else if (before === undefined) steps.set(id, (a ?? b) as MappedStep)
    else {
      const left = (a ?? b) as MappedStep
      // One of them took the step out: that holds unless the other worked on it.
      if (same(left, before)) continue
      clashes.push({
        of: `“${before.name}”`,
        mine: a ? 'changed' : 'taken out',
        theirs: b ? 'changed' : 'taken out',
      })
      const held = prefer === 'theirs' ? b : a
      if (held) steps.set(id, held)
    }
  }
  const order = mergeOrder([...was.keys()], [...own.keys()], [...other.keys()], prefer, clashes).filter((id) =>
    steps.has(id),
  )
  const path: MappedPath = {
    title: pick('the name of the path', base.title, mine.title, theirs.title),
    note: pick('the note', base.note, mine.note, theirs.note),
    from: mine.from,
    steps: order.map((id) => steps.get(id) as MappedStep),
  }
  return clashes.length === 0 || prefer !== null ? { kind: 'merged', path } : { kind: 'clash', clashes }
}

type Pick = <Value>(of: string, was: Value, own: Value, other: Value, say?: (value: unknown) => string) => Value

function mergeStep(was: MappedStep, own: MappedStep, other: MappedStep, pick: Pick): MappedStep {
  const merged = fields.map((field) => {
    // A time that either of them said is said.
    if (field === 'basis') return [field, own.basis === 'said' || other.basis === 'said' ? 'said' : 'record']
    return [field, pick(`“${was.name}”: ${fieldNames[field]}`, was[field], own[field], other[field], says[field])]
  })
  return { id: was.id, ...Object.fromEntries(merged) } as MappedStep
}

/** Whoever moved steps gives the order; what the other added follows the step that it stood behind. */
function mergeOrder(
  was: readonly string[],
  own: readonly string[],
  other: readonly string[],
  prefer: 'mine' | 'theirs' | null,
  clashes: MappingClash[],
): string[] {
  const kept = (ids: readonly string[], among: readonly string[]) => ids.filter((id) => among.includes(id))
  const moved = (ids: readonly string[]) => !same(kept(ids, was), kept(was, ids))
  const common = kept(own, other)
  if (moved(own) && moved(other) && !same(common, kept(other, own)))
    clashes.push({ of: 'the order of the steps', mine: 'moved', theirs: 'moved' })
  const leads = moved(own) && !(prefer === 'theirs' && moved(other))
  const [lead, follow] = leads ? [own, other] : [other, own]
  const order = [...lead]
  for (const [at, id] of follow.entries()) {
    if (order.includes(id)) continue
    const before = follow.slice(0, at).findLast((each) => order.includes(each))
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}

const byId = ({ steps }: MappedPath) => new Map(steps.map((step) => [step.id, step]))
// The ledger sorts the fields of what it holds; an editor does not.
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
const said = (value: unknown): string => (value === null ? 'not said' : String(value))
const saidTime = (value: unknown): string => (typeof value === 'number' ? duration(value) : said(value))
const saidShare = (value: unknown): string => (typeof value === 'number' ? percent(value) : said(value))
const says: Partial<Record<Field, (value: unknown) => string>> = {
  touchMs: saidTime,
  waitMs: saidTime,
  accurate: saidShare,
}
