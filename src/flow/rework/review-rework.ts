import { type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import { firstTime, type PathRecord } from '../path/path-records.ts'
import { endedIn, type Share, shareFigure } from '../path/share-figure.ts'
import { type Spread, spreadFigure } from '../path/spread-figure.ts'
import type { Study } from '../study/study.ts'

export const definitionOfReviewRework: Definition = {
  id: 'review-rework',
  version: 1,
  says:
    'How often commits followed reviews that did not approve, between the first such review and the first approval, of merged pull requests ' +
    '(the rework cycles of Middleware). One without such a review, or never approved, has none. Bots review nothing.',
}

const reviews = new Set(['pull request reviewed', 'pull request approved', 'changes requested'])

export interface ReviewRework {
  readonly cycles: Figure<Spread>
  readonly atLeastTwo: Figure<Share>
}

/** @param window pull requests by when they were merged */
export function reviewRework(study: Study, window: Window): ReviewRework {
  const merged = [...study.records.of['pull request'].values()].filter((pull) => {
    const at = firstTime(pull, 'pull request merged')
    return at !== null && endedIn(window, at)
  })
  const judged = merged.map((pull) => ({ id: pull.id, cycles: reworkCycles(pull, study) }))
  const known = judged.flatMap(({ id, cycles }) => (cycles === null ? [] : [{ id, cycles }]))
  const excluded = exclusionsOf(
    judged.flatMap(({ id, cycles }) => (cycles === null ? [{ id, reason: 'none of its commits is known' }] : [])),
  )
  const of = { window, asOf: study.asOf }
  const says = (cycles: number): string => (cycles === 1 ? 'one round' : `${cycles} rounds`)
  return {
    cycles: spreadFigure(
      definitionOfReviewRework,
      known.map(({ cycles }) => cycles),
      excluded,
      {
        ...of,
        counted: () => known.map(({ id, cycles }) => ({ id, type: 'pull request', says: says(cycles), count: cycles })),
      },
    ),
    atLeastTwo: shareFigure(
      definitionOfReviewRework,
      known.map(({ id, cycles }) => ({ id, isHit: cycles >= 2, says: says(cycles), type: 'pull request' })),
      excluded,
      of,
    ),
  }
}

/**
 * Middleware's algorithm (`get_rework_cycles`): commits and reviews that did not approve, from the first of these to the first approval; each
 * commit right after a review ends a cycle.
 *
 * @returns `null` where no commit is known: Middleware writes nothing then
 */
export function reworkCycles(pull: PathRecord, study: Study): number | null {
  const commits = commitTimes(pull, study)
  if (commits.length === 0) return null
  const author = pull.happenings.find(({ activity }) => activity === 'pull request opened')?.by ?? null
  const given = pull.happenings.filter(({ activity, by }) => reviews.has(activity) && !(by !== null && study.isBot(by)))
  // Up to the first approval only: what comes after it asked for nothing before it.
  const approvedAt = given.find(({ activity }) => activity === 'pull request approved')?.at
  const blocking = given.filter(
    ({ activity, by, at }) =>
      activity !== 'pull request approved' && by !== null && by !== author && at <= (approvedAt ?? Number.NaN),
  )
  const [first] = blocking
  if (approvedAt === undefined || !first) return 0
  const all = [...commits.map((at) => ({ at, isCommit: true })), ...blocking.map(({ at }) => ({ at, isCommit: false }))]
    .filter(({ at }) => at >= first.at - 1000 && at <= approvedAt)
    .sort((a, b) => a.at - b.at)
  return all.filter(({ isCommit }, place) => isCommit && all[place - 1]?.isCommit === false).length
}

/** When commits came to the pull request, where its record says; else when they were written. */
function commitTimes(pull: PathRecord, { records }: Study): number[] {
  const pushed = pull.happenings.filter(({ activity }) => activity === 'commit pushed').map(({ at }) => at)
  if (pushed.length > 0) return pushed
  return (pull.to.contains ?? []).flatMap((sha) => {
    const record = records.of.commit.get(sha)
    return (record && firstTime(record, 'commit authored')) ?? []
  })
}
