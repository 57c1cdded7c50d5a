import { z } from 'zod'
import { instant, who } from './wire-values.ts'

/** Where the data of Flow comes from, what became of it, and what the team says of itself. */

export const qualityCheck = z.object({
  id: z.string(),
  says: z.string(),
  means: z.string(),
  count: z.number(),
  of: z.number().nullable(),
  examples: z.array(z.string()),
  isDoubt: z.boolean(),
})
export type QualityCheckView = z.infer<typeof qualityCheck>

export const sourceFinding = z.object({
  reason: z.string(),
  effect: z.enum(['unreadable', 'set aside', 'quarantined', 'kept']),
  means: z.string(),
  count: z.number(),
  examples: z.array(z.object({ where: z.string(), text: z.string() })),
})

export const sourceView = z.object({
  id: z.string().nullable().describe('null: it is not imported, but read as it stands, such as Fairway itself'),
  name: z.string(),
  kind: z.string(),
  isGenerated: z.boolean().describe('made up, to have something to look at'),
  isConnected: z.boolean().describe('fetched, or posted to; the others are files'),
  isWhole: z.boolean().describe('false: an import of it was broken off'),
  importedAt: instant.nullable(),
  by: who.nullable(),
  why: z.string().nullable(),
  bytes: z.number().nullable().describe('of raw input that is kept'),
  raw: z.number(),
  normalised: z.number(),
  used: z.number(),
  events: z.number(),
  knownUntil: instant.nullable().describe('the last moment that it tells of; null where it tells of none'),
  findings: z.array(sourceFinding),
})
export type SourceView = z.infer<typeof sourceView>

export const sourcesView = z.object({
  asOf: instant.nullable().describe('the last moment that any source tells of; null where there is none'),
  sources: z.array(sourceView),
  joined: z.object({
    events: z.number(),
    repeated: z.number().describe('facts that more than one record told'),
    types: z.array(z.string()).describe('types of objects that events are about, the most frequent first'),
  }),
  checks: z.array(qualityCheck),
  headline: z.string().describe('the folded panel: one line'),
  isClean: z.boolean(),
  isSample: z.boolean().describe('generated sources are among those that are counted'),
  mayChange: z.boolean(),
})
export type SourcesView = z.infer<typeof sourcesView>

/** How times in a table may be written. */
export const tableTimeForms = ['iso 8601', 'year first', 'day first', 'month first', 'seconds', 'milliseconds'] as const

export const importQuery = z.object({
  name: z.string().min(1).max(300).describe('name of the file'),
  kind: z.string().max(60).optional(),
  repository: z.string().max(300).optional(),
  projects: z.string().max(300).optional(),
  zone: z.string().max(100).optional().describe('of times that are written without one'),
  type: z.string().max(200).optional().describe('of an event log: the type of the objects that are the items'),
  case: z
    .string()
    .max(200)
    .optional()
    .describe('of a table of events: the column that says which item; so on for the others'),
  activity: z.string().max(200).optional(),
  time: z.string().max(200).optional(),
  resource: z.string().max(200).optional(),
  lifecycle: z.string().max(200).optional(),
  timeFormat: z.enum(tableTimeForms).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().max(40).optional(),
  why: z.string().max(500).optional(),
})

export const importedView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.string(),
  isNew: z.boolean().describe('false: the same bytes are there, and nothing was recorded'),
  raw: z.number(),
  normalised: z.number(),
  used: z.number(),
  events: z.number(),
  findings: z.array(sourceFinding),
})
export type ImportedView = z.infer<typeof importedView>

export const removeSource = z.object({ why: z.string().min(1).max(500) })

export const statusMeanings = [
  'proposed',
  'decided',
  'queued',
  'building',
  'in review',
  'merged',
  'in production',
  'completed',
  'cancelled',
] as const
const stepClass = z.enum(['changes production', 'enables', 'compensates', 'administers'])
const hours = z.tuple([z.string(), z.string()]).describe('as a clock on the wall shows them: 09:00, 12:30')
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const calendarWish = z.object({
  zone: z.string().max(100).describe('IANA name: Europe/Berlin'),
  hours: z.partialRecord(z.enum(weekdays), z.array(hours).max(12)).describe('a weekday that is not named is free'),
  holidays: z.array(z.string().max(20)).max(1_000).describe('days off for everybody: 2026-12-25'),
  absences: z
    .array(z.object({ person: z.string().max(300), from: z.string().max(20), to: z.string().max(20) }))
    .max(5_000)
    .describe('days on which one person does not work, the last one among them'),
})
export type CalendarWish = z.infer<typeof calendarWish>
const lastChange = z.object({ by: who, at: instant, why: z.string().nullable() }).nullable()
const guess = { confidence: z.number().describe('0 to 1; 1 for what a person said'), because: z.string() }

export const settingsView = z.object({
  version: z.number(),
  said: lastChange,
  changed: z
    .object({
      statuses: lastChange,
      production: lastChange,
      calendars: lastChange,
      people: lastChange,
      stepClasses: lastChange,
    })
    .describe('who changed each part last; null: nobody has'),
  statuses: z.array(
    z.object({ status: z.string(), means: z.enum(statusMeanings).nullable(), items: z.number(), ...guess }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      accounts: z.array(z.string()),
      team: z.string().nullable(),
      role: z.string().nullable(),
      ...guess,
    }),
  ),
  bots: z.array(z.object({ account: z.string(), ...guess })),
  environments: z.array(z.object({ name: z.string(), deployments: z.number(), isProduction: z.boolean() })),
  repositories: z.array(z.object({ name: z.string(), mergeIsProduction: z.boolean(), completeFromStart: z.boolean() })),
  approvalLabels: z.array(z.string()),
  calendars: z
    .array(
      calendarWish.extend({
        team: z.string().nullable().describe('null: all who have none of their own'),
        version: z.number().describe('0: guessed'),
        ...guess,
      }),
    )
    .describe('the one of everybody first'),
  stepClasses: z
    .array(
      z.object({
        activity: z.string(),
        step: stepClass.nullable().describe('null: in no class'),
        byDefault: stepClass.nullable(),
        touches: z.number().describe('how often it is recorded'),
      }),
    )
    .describe('the most frequent first'),
  settings: z.record(z.string(), z.unknown()).describe('the whole of what is said, as it is recorded'),
  mayChange: z.boolean(),
})
export type SettingsView = z.infer<typeof settingsView>

/** Parts that are not given stay as they are. */
export const changeSettings = z.object({
  version: z.number().describe('the version that was looked at: a newer one is not overwritten'),
  why: z.string().trim().min(1).max(500),
  statuses: z.record(z.string().max(200), z.enum(statusMeanings)).optional(),
  approvalLabels: z.array(z.string().max(200)).max(100).optional(),
  environments: z.array(z.string().max(200)).max(100).optional(),
  mergeIsProduction: z.array(z.string().max(300)).max(1_000).optional(),
  completeFromStart: z.array(z.string().max(300)).max(1_000).optional(),
  people: z
    .object({
      same: z.array(z.array(z.string().max(300)).min(1).max(50)).max(5_000),
      bots: z.record(z.string().max(300), z.boolean()),
      teams: z.record(z.string().max(300), z.string().max(200)),
      roles: z.record(z.string().max(300), z.string().max(200)),
    })
    .partial()
    .optional(),
  calendar: calendarWish.nullable().optional().describe('of everybody; null: guessed again'),
  teamCalendars: z
    .record(z.string().max(200), calendarWish)
    .optional()
    .describe('of teams that work at other times; those that are not named work as everybody'),
  stepClasses: z.record(z.string().max(100), stepClass).optional(),
})
export type ChangeSettings = z.infer<typeof changeSettings>

export const newHook = z.object({
  kind: z.string().min(1).max(60).describe('github, gitlab, jira, linear, cdevents or deployments'),
  name: z.string().trim().min(1).max(200),
  why: z.string().trim().min(1).max(500),
})
export const hookView = z.object({
  id: z.string(),
  address: z.string().describe('where the tool posts to, on this server'),
  secret: z.string().describe('under which it signs; it is not shown again'),
})
export const setHookSecret = z.object({ secret: z.string().trim().min(8).max(4_000) })
export const hooksView = z.object({
  kinds: z.array(z.enum(['github', 'gitlab', 'jira', 'linear', 'cdevents', 'deployments'])),
  hooks: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: z.string(),
      address: z.string().describe('where the tool posts to, on this server'),
      openedAt: instant,
      by: who,
      why: z.string().nullable(),
      received: z.number().describe('deliveries that were kept'),
      deliveries: z
        .array(
          z.object({
            at: instant,
            outcome: z.enum(['kept', 'known already', 'greeting', 'refused']),
            says: z.string().nullable().describe('why it was refused'),
            bytes: z.number().nullable(),
          }),
        )
        .describe('the last ones; those that were not kept only since Fairway started'),
    }),
  ),
  mayChange: z.boolean(),
})
export type HooksView = z.infer<typeof hooksView>
export type HookView = z.infer<typeof hookView>
export const postedView = z.object({ outcome: z.enum(['kept', 'known already']) })
