import { coverageOf, type Definition, type Exclusion, exclusionsOf, type Figure } from '../path/figure.ts'
import type { PathRecords } from '../path/path-records.ts'
import { bootstrapInterval } from '../statistics/bootstrap-interval.ts'
import { seededRandom } from '../statistics/seeded-random.ts'
import type { ChangedFile } from './diff-hunks.ts'

export const definitionOfCodeRework: Definition = {
  id: 'code-rework',
  version: 1,
  says:
    'Lines taken out or replaced that had last been changed at most 21 days before, of all lines changed (an added line without one that it ' +
    'replaces is new). Changes of nothing but spaces, lines that moved within a change, and generated files do not count. Told by git blame, ' +
    'for the sampled changes only.',
}

/** A change that landed, with the age of every line it touched. */
export interface LandedChange {
  /** The commit with which it landed. */
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
  /** For each line taken out or replaced: when it had last been changed; lines that moved are not among them. */
  readonly replaced: readonly number[]
  /** Lines that replace none. */
  readonly added: number
  /** Lines taken out whose age nothing tells. */
  readonly unknown: number
}

/** Changes of a sample, and those of it that could not be used. */
export interface ChangeSample {
  readonly changes: readonly LandedChange[]
  readonly left: readonly { readonly id: string; readonly reason: string }[]
}

export interface CodeRework {
  /** 0 to 1. */
  readonly share: number
  readonly rework: number
  /** Lines taken out or replaced that were older. */
  readonly older: number
  readonly added: number
  /** Lines taken out whose age nothing tells; in no share. */
  readonly unknown: number
}

const youngMs = 21 * 24 * 60 * 60_000
const seed = 1

/**
 * What readings of git tell of the lines that changes took out.
 *
 * @param from UTC milliseconds: what landed since; `null` for all there is
 * @returns `null` where git was asked of no change
 */
export function sampledChanges({ of }: PathRecords, from: number | null): ChangeSample | null {
  const changes: LandedChange[] = []
  const left: { id: string; reason: string }[] = []
  let isAsked = false
  for (const { id, facts } of of.commit.values()) {
    const { 'lines left out': reason, 'lines added': added, 'lines replaced': replaced, committed } = facts
    if (reason === undefined && added === undefined) continue
    isAsked = true
    const at = Number(committed)
    if (from !== null && at < from) continue
    if (reason !== undefined) left.push({ id, reason: String(reason) })
    else
      changes.push({
        id,
        at,
        added: Number(added),
        replaced: String(replaced).split(' ').filter(Boolean).map(Number),
        unknown: Number(facts['lines of unknown age']),
      })
  }
  return isAsked ? { changes, left } : null
}

/** The interval is over changes, since the lines of one change are not independent. */
export function codeRework({ changes, left }: ChangeSample, asOf: number): Figure<CodeRework> {
  const sums = changes.map(({ id, at, replaced, added, unknown }) => {
    const rework = replaced.filter((last) => at - last <= youngMs).length
    return { id, rework, older: replaced.length - rework, added, unknown }
  })
  const counted = (weight: (at: number) => number): CodeRework | null => {
    const sum = { rework: 0, older: 0, added: 0, unknown: 0 }
    for (const [at, each] of sums.entries())
      for (const part of ['rework', 'older', 'added', 'unknown'] as const) sum[part] += each[part] * weight(at)
    const all = sum.rework + sum.older + sum.added
    return all === 0 ? null : { ...sum, share: sum.rework / all }
  }
  const interval = bootstrapInterval(
    changes.length,
    (counts) => counted((at) => counts[at] as number)?.share ?? null,
    seededRandom(seed),
  )
  const times = changes.map(({ at }) => at)
  const excluded: Exclusion[] = exclusionsOf(left)
  return {
    definition: definitionOfCodeRework,
    value: counted(() => 1),
    interval: interval && { low: interval.low, high: interval.high, level: interval.level },
    window: { by: 'completion', from: times.length === 0 ? null : Math.min(...times), to: asOf },
    clock: 'elapsed',
    n: changes.length,
    censored: 0,
    excluded,
    coverage: coverageOf(changes.length, excluded),
    asOf,
    counted: () =>
      sums.map(({ id, rework, older, added }) => ({
        id,
        type: 'commit',
        isPart: rework > 0,
        count: rework,
        says: `${rework} of ${rework + older + added} lines had last been changed within 21 days`,
      })),
  }
}

const generated =
  /(^|\/)(dist|build|vendor|node_modules|third_party|__snapshots__|generated)\/|(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lock|Cargo\.lock|Gemfile\.lock|composer\.lock|poetry\.lock|uv\.lock|go\.sum)$|\.min\.(js|css)$|\.(snap|map)$|\.(pb|g|gen|generated)\.\w+$|_pb2?\.\w+$/i

/** Whether a file is written by a machine, by its name. */
export const isGenerated = (path: string): boolean => generated.test(path)

/** A line that is to be blamed: it was taken out, and did not move. */
export interface TakenLine {
  readonly path: string
  /** From 1, in the file as it was. */
  readonly line: number
}

const shortest = 6

/**
 * What of a diff counts: lines taken out, to be asked for their age, and lines that are new. A line that is taken out in one place and put in
 * elsewhere in the same change has moved, and is neither; lines of hardly any text are too alike to tell.
 */
export function countedLines(files: readonly ChangedFile[]): { readonly taken: TakenLine[]; readonly added: number } {
  const written = files.filter(({ before, after }) => !isGenerated(after ?? before ?? ''))
  const put = new Map<string, number>()
  for (const line of written.flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.added)))
    put.set(line.trim(), (put.get(line.trim()) ?? 0) + 1)
  const taken: TakenLine[] = []
  let added = 0
  let moved = 0
  for (const { before, hunks } of written)
    for (const { start, removed, added: own } of hunks) {
      let stayed = 0
      for (const [at, text] of removed.entries()) {
        const left = put.get(text.trim()) ?? 0
        if (text.trim().length >= shortest && left > 0) {
          put.set(text.trim(), left - 1)
          moved++
        } else if (before !== null) {
          taken.push({ path: before, line: start + at })
          stayed++
        }
      }
      added += Math.max(0, own.length - stayed)
    }
  return { taken, added: Math.max(0, added - moved) }
}
