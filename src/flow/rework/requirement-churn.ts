import { earlier, firstCommitOf } from '../path/decision.ts'
import { type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import { firstTime, type PathRecord } from '../path/path-records.ts'
import { endedIn, type Share, shareFigure } from '../path/share-figure.ts'
import { type Spread, spreadFigure } from '../path/spread-figure.ts'
import { meaningOf } from '../sources/status-mapping.ts'
import type { Study } from '../study/study.ts'
import { clarificationsOf } from './clarifications.ts'

export const definitionOfRequirementChurn: Definition = {
  id: 'requirement-churn',
  version: 1,
  says:
    'Changes of the description, sub-items added, and questions by builders that somebody else answered, from the moment building began until ' +
    'production, per item. What a comment says is not looked at: a question is a comment that was answered.',
}

export interface RequirementChurn {
  readonly perItem: Figure<Spread>
  /** Items with at least one. */
  readonly any: Figure<Share>
}

/** @param window items by when they came to production */
export function requirementChurn(study: Study, window: Window): RequirementChurn {
  const done = study.items.paths.flatMap(({ id, end }) => {
    const record = study.records.of.item.get(id)
    return record && end.kind === 'in production' && endedIn(window, end.at) ? [{ record, until: end.at }] : []
  })
  const judged = done.map(({ record, until }) => {
    const from = buildStart(record, study)
    const churn =
      from === null ? null : clarificationsOf(record, study).filter(({ at }) => at > from && at <= until).length
    return { id: record.id, churn }
  })
  const known = judged.flatMap(({ id, churn }) => (churn === null ? [] : [{ id, churn }]))
  const excluded = exclusionsOf(
    judged.flatMap(({ id, churn }) => (churn === null ? [{ id, reason: 'nothing says when building began' }] : [])),
  )
  const of = { window, asOf: study.asOf }
  const says = (churn: number): string => (churn === 1 ? 'one clarification' : `${churn} clarifications`)
  return {
    perItem: spreadFigure(
      definitionOfRequirementChurn,
      known.map(({ churn }) => churn),
      excluded,
      { ...of, counted: () => known.map(({ id, churn }) => ({ id, type: 'item', says: says(churn), count: churn })) },
    ),
    any: shareFigure(
      definitionOfRequirementChurn,
      known.map(({ id, churn }) => ({ id, isHit: churn > 0, says: says(churn) })),
      excluded,
      of,
    ),
  }
}

/** The first status of building, the first commit, or the first pull request, whichever came first. */
function buildStart(item: PathRecord, { records, statuses }: Study): number | null {
  const status = item.happenings.find(
    ({ activity, attributes }) =>
      activity === 'item status entered' && meaningOf(statuses, String(attributes.status)) === 'building',
  )
  const pulls = (item.from.implements ?? []).flatMap((id) => records.of['pull request'].get(id) ?? [])
  return [
    status?.at ?? null,
    ...pulls.map((pull) => firstCommitOf(pull, records)),
    ...pulls.map((pull) => firstTime(pull, 'pull request opened')),
  ].reduce(earlier, null)
}
