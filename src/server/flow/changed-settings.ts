import type { ChangeSettings } from '../../api/source-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { problemsOf } from '../../flow/calendar/working-calendar.ts'
import { activities } from '../../flow/sources/vocabulary.ts'
import type { TeamSettings } from '../../flow/study/team-settings.ts'

/**
 * The settings with what a person said in place of what was said before; the version is the next.
 *
 * @throws FairwayError `bad-input` with everything that cannot be meant
 */
export function changedSettings(before: TeamSettings, wish: ChangeSettings): TeamSettings {
  const version = before.version + 1
  const { statuses, approvalLabels, environments, mergeIsProduction, completeFromStart, people, stepClasses } = wish
  const calendar = wish.calendar && { version, ...wish.calendar }
  const teamCalendars =
    wish.teamCalendars &&
    Object.fromEntries(Object.entries(wish.teamCalendars).map(([team, own]) => [team, { version, ...own }]))
  refuse([
    ...(calendar ? problemsOf(calendar).map((problem) => `everybody: ${problem}`) : []),
    ...Object.entries(teamCalendars ?? {}).flatMap(([team, own]) =>
      problemsOf(own).map((problem) => `${team}: ${problem}`),
    ),
    ...Object.keys(stepClasses ?? {}).flatMap((activity) =>
      Object.hasOwn(activities, activity) ? [] : [`there is no step called ${activity}`],
    ),
  ])
  return {
    ...before,
    version,
    statuses: statuses ?? before.statuses,
    approvalLabels: approvalLabels ?? before.approvalLabels,
    production: {
      version,
      environments: environments ?? before.production.environments,
      mergeIsProduction: mergeIsProduction ?? before.production.mergeIsProduction,
      completeFromStart: completeFromStart ?? before.production.completeFromStart,
    },
    people: {
      same: people?.same ?? before.people.same,
      bots: people?.bots ?? before.people.bots,
      teams: named(people?.teams) ?? before.people.teams,
      roles: named(people?.roles) ?? before.people.roles,
    },
    calendar: calendar === undefined ? before.calendar : calendar,
    teamCalendars: teamCalendars ?? before.teamCalendars,
    stepClasses: stepClasses
      ? { version, note: wish.why, of: { ...before.stepClasses.of, ...stepClasses } }
      : before.stepClasses,
  }
}

function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return
  throw new FairwayError('bad-input', `This cannot be meant: ${problems.join('; ')}.`, {
    next: 'Correct it, and say it again. Nothing was changed.',
  })
}

/** A name that was cleared names nothing. */
const named = (names: Readonly<Record<string, string>> | undefined) =>
  names && Object.fromEntries(Object.entries(names).flatMap(([id, name]) => (name.trim() ? [[id, name.trim()]] : [])))
