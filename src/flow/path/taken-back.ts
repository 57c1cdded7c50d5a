import { ancestors } from './ancestors.ts'
import type { Deployment } from './deployments.ts'
import type { PathRecords } from './path-records.ts'

/**
 * When each deployment was taken back: as the record says, or when a revision was deployed again on the same target that a later one had
 * already gone beyond. Deploying A, B, C and then A takes back B and C.
 *
 * Whole histories are only walked where revisions were deployed across branches. In a line, each revision leads to the one before it, which
 * is remembered: every commit is visited once, however often something is taken back.
 *
 * @param deployments in order of time
 * @returns UTC milliseconds by the id of the deployment
 */
export function takenBackAt(records: PathRecords, deployments: readonly Deployment[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { id, rolledBackAt } of deployments) if (rolledBackAt !== null) times.set(id, rolledBackAt)
  for (const target of Map.groupBy(deployments, (each) => each.target).values()) ofTarget(records, target, times)
  return times
}

/** A deployment that stands: nothing took it back yet. */
interface Standing {
  readonly id: string
  readonly sha: string
  /** Its revision is known to descend from that of everything that stands below it. */
  readonly isAboveAll: boolean
}

function ofTarget(records: PathRecords, target: readonly Deployment[], times: Map<string, number>): void {
  const line = lineOf(records)
  let standing: Standing[] = []
  let current = ''
  for (const { id, sha, at } of target) {
    const last = standing.at(-1)
    const isAgain = sha !== current && line.has(sha)
    line.add(sha, last?.sha ?? '')
    let isAboveAll = last === undefined || (last.isAboveAll && line.leads(sha, last.sha))
    if (isAgain && !isAboveAll) {
      const cut = cutOf(standing, sha, line)
      const kept = cut === null ? new Set(ancestors(records, sha, () => false)) : null
      const stays = (each: Standing, index: number) => (kept ? kept.has(each.sha) : index <= (cut as number))
      for (const [index, each] of standing.entries()) if (!stays(each, index)) times.set(each.id, at)
      standing = standing.filter(stays)
      isAboveAll = true
    }
    if (!times.has(id)) standing.push({ id, sha, isAboveAll })
    current = sha
  }
}

/** The last that stands when the revision comes again, where all beyond it are known to descend from it; `null` where they are not. */
function cutOf(standing: readonly Standing[], sha: string, line: Line): number | null {
  for (let index = standing.length - 1; index >= 0; index--) {
    const { sha: here, isAboveAll } = standing[index] as Standing
    if (!isAboveAll) return null
    if (here === sha || line.leads(sha, here)) return index
    if (!line.leads(here, sha)) return null
  }
  return null
}

/** What is known of the order of the revisions of a target, without walking a commit twice. */
interface Line {
  has(sha: string): boolean
  /** @param before the revision that stood when this one came first */
  add(sha: string, before: string): void
  /** Whether the first is the second or is known to descend from it. `false` says nothing. */
  leads(from: string, to: string): boolean
}

function lineOf(records: PathRecords): Line {
  const visited = new Set<string>()
  const places = new Map<string, number>()
  const beforeOf = new Map<string, string>()
  return {
    has: (sha) => places.has(sha),
    add(sha, before) {
      if (places.has(sha)) return
      places.set(sha, places.size)
      let isMet = false
      const isVisited = (each: string): boolean => {
        isMet ||= each === before
        return visited.has(each)
      }
      for (const each of ancestors(records, sha, isVisited)) visited.add(each)
      if (isMet) beforeOf.set(sha, before)
    },
    leads(from, to) {
      const end = places.get(to) ?? -1
      let here: string | undefined = from
      while (here !== undefined && here !== to && (places.get(here) ?? -1) > end) here = beforeOf.get(here)
      return here === to
    },
  }
}
