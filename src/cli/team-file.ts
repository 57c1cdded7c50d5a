import { z } from 'zod'
import { FairwayError } from '../base/errors.ts'
import { problemsOf } from '../flow/calendar/working-calendar.ts'
import { activities, defaultStepClasses, stages, stepClassNames } from '../flow/sources/vocabulary.ts'
import { defaultTeamSettings, type TeamSettings } from '../flow/study/team-settings.ts'
import type { World } from './world.ts'

const words = z.record(z.string(), z.string())
const hours = z.array(z.tuple([z.string(), z.string()]))
const classNames = z.enum(stepClassNames)

const teamFile = z.strictObject({
  version: z.int().positive(),
  approvalLabels: z.array(z.string()).optional(),
  statuses: z.record(z.string(), z.enum([...stages, 'completed', 'cancelled'])).optional(),
  people: z
    .strictObject({
      same: z.array(z.array(z.string())).optional(),
      bots: z.record(z.string(), z.boolean()).optional(),
      teams: words.optional(),
      roles: words.optional(),
    })
    .optional(),
  calendar: z
    .strictObject({
      zone: z.string(),
      hours: z.record(z.string(), hours),
      holidays: z.array(z.string()).default([]),
      absences: z.array(z.strictObject({ person: z.string(), from: z.string(), to: z.string() })).default([]),
    })
    .optional(),
  stepClasses: z
    .strictObject({
      note: z.string(),
      of: z.record(z.string(), z.union([classNames, z.null()])),
    })
    .optional(),
})

/**
 * What a team says of itself, from a file: who is in which team and role, when it works, what its statuses mean, how its steps serve the path.
 * What the file does not say stays guessed.
 *
 * @throws FairwayError `not-found`; `bad-input` with everything that is wrong in the file
 */
export async function readTeamFile(world: World, path: string): Promise<TeamSettings> {
  const lines: string[] = []
  for await (const line of world.readLines(path)) lines.push(line)
  const parsed = teamFile.safeParse(jsonOf(lines.join('\n'), path))
  if (!parsed.success)
    throw wrong(
      path,
      parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`),
    )
  const { version, calendar, stepClasses, people, approvalLabels, statuses } = parsed.data
  const own = calendar ? { version, ...calendar } : null
  const unknown = Object.keys(stepClasses?.of ?? {}).filter((activity) => !(activity in activities))
  const problems = [
    ...(own === null ? [] : problemsOf(own).map((problem) => `calendar: ${problem}`)),
    ...unknown.map((activity) => `stepClasses: there is no activity "${activity}"`),
  ]
  if (problems.length > 0) throw wrong(path, problems)
  return {
    ...defaultTeamSettings,
    version,
    approvalLabels: approvalLabels ?? [],
    statuses: statuses ?? {},
    people: { ...defaultTeamSettings.people, ...people },
    calendar: own,
    stepClasses: stepClasses ? { version, note: stepClasses.note, of: classesOf(stepClasses.of) } : defaultStepClasses,
  }
}

/** `null` takes an activity out of every class: it is then counted as unmapped. */
function classesOf(
  said: Readonly<Record<string, z.infer<typeof classNames> | null>>,
): TeamSettings['stepClasses']['of'] {
  const all = Object.entries({ ...defaultStepClasses.of, ...said })
  return Object.fromEntries(all.flatMap(([activity, name]) => (name === null ? [] : [[activity, name]])))
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new FairwayError('bad-input', `${path} is no JSON.`, {
      where: path,
      next: 'The guide on event logs shows such a file.',
      cause,
    })
  }
}

const wrong = (path: string, problems: readonly string[]): FairwayError =>
  new FairwayError('bad-input', `What ${path} says of the team cannot be used: ${problems.join('; ')}.`, {
    where: path,
    next: 'The guide on event logs shows such a file.',
  })
