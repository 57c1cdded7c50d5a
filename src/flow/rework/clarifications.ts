import type { PathRecord } from '../path/path-records.ts'
import { objectsOf } from '../steps/item-objects.ts'
import type { Study } from '../study/study.ts'

/** Intent that was not clear, or changed, while it was being built. */
export interface Clarification {
  /** UTC milliseconds; of a question, when it was answered. */
  readonly at: number
  readonly kind: 'description changed' | 'question' | 'scope added'
  /** Who asked, of a question. */
  readonly by: string | null
}

const words = new Set(['item commented', 'item described'])
const built = new Set(['pull request opened', 'commit pushed', 'commit authored'])

/**
 * What was clarified of an item: changes of its description; questions, which are comments by somebody who builds it that somebody who does not
 * answers next, by a comment or a change; and sub-items. What a comment says is not looked at.
 */
export function clarificationsOf(item: PathRecord, study: Study): Clarification[] {
  const { records } = study
  const said = item.happenings.filter(({ activity, by }) => words.has(activity) && !(by !== null && study.isBot(by)))
  const builders = said.some(({ activity }) => activity === 'item commented') ? buildersOf(item, study) : nobody
  const own = said.flatMap(({ activity, at, by }, place): Clarification[] => {
    if (activity === 'item described') return [{ at, kind: 'description changed', by }]
    const next = said[place + 1]
    const isAnswered = next !== undefined && next.by !== null && !builders.has(next.by)
    return by !== null && builders.has(by) && isAnswered ? [{ at: next.at, kind: 'question', by }] : []
  })
  const added = (item.from['child of'] ?? []).flatMap((id): Clarification[] => {
    const created = records.of.item.get(id)?.happenings.find(({ activity }) => activity === 'item created')
    return created ? [{ at: created.at, kind: 'scope added', by: null }] : []
  })
  return [...own, ...added].sort((a, b) => a.at - b.at)
}

const nobody: ReadonlySet<string> = new Set()

/** Who wrote its commits or opened or pushed to its pull requests. */
function buildersOf(item: PathRecord, { records, isBot }: Study): ReadonlySet<string> {
  const { pulls, commits } = objectsOf(item, records)
  const builders = new Set<string>()
  for (const { happenings } of [...pulls, ...commits])
    for (const { activity, by } of happenings) if (by !== null && built.has(activity) && !isBot(by)) builders.add(by)
  return builders
}
