import type { PathRecord } from '../path/path-records.ts'
import { personOf } from '../sources/people.ts'
import type { Study } from '../study/study.ts'

/** Somebody is responsible for an object from a moment on. */
export interface Holder {
  readonly person: string
  /** UTC milliseconds. */
  readonly at: number
  /** Given to them by name (assigned, asked to review), or seen by what they did. */
  readonly by: 'name' | 'touch'
}

/** Who held an object, one after the other; and what of its record names nobody. */
export interface Holders {
  readonly list: readonly Holder[]
  /** Moments of responsibility that name nobody, or somebody no source knows. */
  readonly nobody: number
  readonly bots: number
}

const itemWork = new Set(['flag turned on', 'content published', 'configuration changed'])
const pullWork = new Set([
  'pull request opened',
  'commit pushed',
  'commits rewritten',
  'pull request marked ready',
  'pull request reviewed',
  'pull request approved',
  'changes requested',
  'pull request merged',
])

/**
 * The rule of responsibility: an item is its assignee's, and whoever publishes it; a pull request is its author's, a reviewer's from being asked
 * or from reviewing, and whoever works on or merges it. Comments, labels and statuses move no responsibility.
 */
export function holdersIn(study: Study): (record: PathRecord) => Holders {
  const person = personOf(study.people)
  const accounts = accountsByName(study)
  return ({ happenings }) => {
    const list: Holder[] = []
    let [nobody, bots] = [0, 0]
    for (const { activity, at, by, attributes } of happenings) {
      const isNamed = activity === 'item assigned' || activity === 'review requested'
      if (!isNamed && !itemWork.has(activity) && !pullWork.has(activity)) continue
      const who = isNamed ? (accounts.get(String(attributes.to ?? '').toLowerCase()) ?? null) : by
      if (who === null) nobody++
      else if (study.isBot(who)) bots++
      else list.push({ person: person(who), at, by: isNamed ? 'name' : 'touch' })
    }
    return { list, nobody, bots }
  }
}

/** Sources name an assignee by an account's whole id, or only by its own part: `ada` of `github:ada`, where that is one account. */
function accountsByName({ joined }: Study): ReadonlyMap<string, string> {
  const byName = new Map<string, string | null>()
  for (const { id } of joined.accounts) {
    const own = id.slice(id.indexOf(':') + 1).toLowerCase()
    byName.set(own, byName.has(own) ? null : id)
  }
  for (const { id } of joined.accounts) byName.set(id.toLowerCase(), id)
  return new Map([...byName].flatMap(([name, id]) => (id === null ? [] : [[name, id]])))
}
