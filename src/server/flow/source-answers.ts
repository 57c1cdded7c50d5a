import type { SettingsView, SourcesView, SourceView } from '../../api/source-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { guessedCalendar, type WorkingCalendar, weekdays } from '../../flow/calendar/working-calendar.ts'
import { objectTypesOf } from '../../flow/log/object-types.ts'
import { type SourceFinding, sourceReasons } from '../../flow/sources/source-quality.ts'
import { activities, defaultStepClasses, type StepClasses } from '../../flow/sources/vocabulary.ts'
import { dataQuality } from '../../flow/study/data-quality.ts'
import { refusedHooks, type WatchedHook } from '../../flow/study/hooks.ts'
import {
  type KeptSource,
  keptSources,
  lastChanges,
  type SaidSettings,
  saidSettings,
} from '../../flow/study/kept-sources.ts'
import type { Study } from '../../flow/study/study.ts'
import type { TeamSettings } from '../../flow/study/team-settings.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { Person } from '../../review/permissions.ts'
import { instantOf } from './present-figure.ts'

/** What the record of sources and the one who asks add to the study. */
export interface ToldOfSources {
  /** Of the kinds that tell of sources, oldest first. */
  readonly events: readonly LedgerEvent[]
  /** Places that tools post to. */
  readonly hooks: readonly WatchedHook[]
  readonly people: readonly Person[]
  readonly person: Person
}

/** Who may import, remove and set: whoever answers for the data. Everybody may look. */
export const mayChangeFlow = (person: Person): boolean =>
  person.roles.includes('engineering') || person.roles.includes('admin')

/** @throws FairwayError `not-allowed` */
export function mustChangeFlow(person: Person): Person {
  if (mayChangeFlow(person)) return person
  throw new FairwayError('not-allowed', 'Only engineers and admins connect sources and say how they are read.', {
    next: 'Ask one of them; everybody can look.',
  })
}

/** Who did something, by name; whoever is no longer here, by id. */
export const nameOf = ({ kind, id }: Actor, people: readonly Person[]) => ({
  id,
  name:
    kind === 'fairway'
      ? id === 'operator'
        ? 'Whoever runs Fairway'
        : 'Fairway'
      : (people.find((each) => each.id === id)?.name ?? id),
})

export const presentFindings = (findings: readonly SourceFinding[]) =>
  findings.map(({ reason, count, examples }) => ({
    reason,
    ...sourceReasons[reason],
    count,
    examples: examples.map((each) => ({ ...each })),
  }))

/** Every source with what became of its records, and what to know before a figure is believed. */
export function sourcesAnswer(study: Study, { events, hooks, people, person }: ToldOfSources): SourcesView {
  const kept = new Map(keptSources(events).map((source) => [source.name, source]))
  const read = study.sources.map((quality): SourceView => {
    const source = kept.get(quality.source)
    kept.delete(quality.source)
    return {
      ...aboutSource(source, quality.source, people),
      raw: quality.raw,
      normalised: quality.normalised,
      used: quality.used,
      events: quality.events,
      knownUntil: quality.lastAt === null ? null : instantOf(quality.lastAt),
      findings: presentFindings(quality.findings),
    }
  })
  const unread = [...kept.values()].map(
    (source): SourceView => ({
      ...aboutSource(source, source.name, people),
      ...{ raw: 0, normalised: 0, used: 0, events: 0, knownUntil: null, findings: [] },
    }),
  )
  const sources = [...read, ...unread]
  const refused = refusedHooks(hooks)
  const checks = [...(refused === null ? [] : [refused]), ...dataQuality(study)]
  const doubts = checks.filter(({ isDoubt }) => isDoubt)
  const isClean = doubts.length === 0 && sources.every(({ isWhole }) => isWhole)
  return {
    asOf: read.length === 0 ? null : instantOf(study.asOf),
    sources,
    joined: {
      events: study.joined.events.length,
      repeated: study.joined.repeated,
      types: objectTypesOf(study.log).flatMap(({ type, touches }) => (touches > 0 ? [type] : [])),
    },
    checks: checks.map((each) => ({ ...each, examples: [...each.examples] })),
    headline: headlineOf(sources, doubts.length),
    isClean,
    isSample: sources.some(({ isGenerated }) => isGenerated),
    mayChange: mayChangeFlow(person),
  }
}

function headlineOf(sources: readonly SourceView[], doubts: number): string {
  if (sources.length === 0) return 'Nothing has been imported.'
  const sum = (of: (source: SourceView) => number) => sources.reduce((total, each) => total + of(each), 0)
  const number = (n: number) => n.toLocaleString('en')
  const used = `${number(sum(({ used: each }) => each))} of ${number(sum(({ raw }) => raw))} records of ${sources.length === 1 ? 'one source' : `${sources.length} sources`} are used`
  return doubts === 0
    ? `${used}; nothing speaks against them.`
    : `${used}; ${doubts === 1 ? 'one thing' : `${doubts} things`} to know first.`
}

function aboutSource(source: KeptSource | undefined, name: string, people: readonly Person[]) {
  if (!source)
    return {
      ...{ id: null, name, kind: 'its own record', isGenerated: false, isConnected: true, isWhole: true },
      ...{ importedAt: null, by: null, why: null, bytes: null },
    }
  return {
    id: source.id,
    name,
    kind: source.kind,
    isGenerated: source.kind === 'generated',
    isConnected: source.connection !== null,
    isWhole: source.isWhole,
    importedAt: source.importedAt,
    by: nameOf(source.by, people),
    why: source.why,
    bytes: source.parts.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** What the team says of itself beside what is guessed, each guess with how sure it is and why. */
export function settingsAnswer(study: Study, { events, people, person }: ToldOfSources): SettingsView {
  const { settings, said }: SaidSettings = saidSettings(events)
  const changed = lastChanges(events)
  const named = (change: SaidSettings['said']) => change && { ...change, by: nameOf(change.by, people) }
  const inStatus = new Map<string, number>()
  for (const item of study.records.of.item.values()) {
    const statuses = new Set(
      item.happenings.flatMap(({ attributes }) => (typeof attributes.status === 'string' ? [attributes.status] : [])),
    )
    for (const status of statuses) inStatus.set(status, (inStatus.get(status) ?? 0) + 1)
  }
  const names = [...new Set([...Object.keys(study.statuses.of), ...inStatus.keys()])].sort()
  const { production } = settings
  const isProduction = new Set(production.environments.map((each) => each.toLowerCase()))
  const environments = Map.groupBy(study.records.of.deployment.values(), ({ facts }) => String(facts.environment ?? ''))
  const repositories = new Set(
    [...study.records.of['pull request'].values(), ...study.records.of.deployment.values()].flatMap(({ facts }) =>
      facts.repository === undefined ? [] : [String(facts.repository)],
    ),
  )
  return {
    version: settings.version,
    said: named(said),
    changed: {
      statuses: named(changed.statuses),
      production: named(changed.production),
      calendars: named(changed.calendars),
      people: named(changed.people),
      stepClasses: named(changed.stepClasses),
    },
    statuses: names.map((status) => {
      const mapped = Object.hasOwn(study.statuses.of, status) ? study.statuses.of[status] : undefined
      return {
        status,
        means: mapped?.means ?? null,
        confidence: mapped?.confidence ?? 0,
        because: mapped?.because ?? 'nothing tells it',
        items: inStatus.get(status) ?? 0,
      }
    }),
    people: study.people.people.map(({ id, name, accounts, confidence, because }) => ({
      ...{ id, name, accounts: [...accounts], confidence, because },
      team: settings.people.teams[id] ?? null,
      role: settings.people.roles[id] ?? null,
    })),
    bots: study.people.bots.map((each) => ({ ...each })),
    environments: [...environments].map(([name, all]) => ({
      name: name === '' ? 'none named' : name,
      deployments: all.length,
      isProduction: isProduction.has(name.toLowerCase()),
    })),
    repositories: [...repositories].sort().map((name) => ({
      name,
      mergeIsProduction: production.mergeIsProduction.includes(name),
      completeFromStart: production.completeFromStart.includes(name),
    })),
    approvalLabels: [...settings.approvalLabels],
    calendars: calendarsOf(settings),
    stepClasses: stepClassesOf(study, settings),
    settings: { ...settings },
    mayChange: mayChangeFlow(person),
  }
}

function calendarsOf(settings: TeamSettings): SettingsView['calendars'] {
  const present = (team: string | null, calendar: WorkingCalendar): SettingsView['calendars'][number] => ({
    team,
    version: calendar.version,
    zone: calendar.zone,
    hours: Object.fromEntries(
      weekdays.flatMap((day) => {
        const spans = calendar.hours[day]
        return spans === undefined ? [] : [[day, spans.map(([from, to]): [string, string] => [from, to])]]
      }),
    ),
    holidays: [...calendar.holidays],
    absences: calendar.absences.map((absence) => ({ ...absence })),
    confidence: calendar.version === 0 ? 0.5 : 1,
    because: calendar.version === 0 ? 'office hours, since nobody has said when the team works' : 'said by the team',
  })
  return [
    present(null, settings.calendar ?? guessedCalendar('UTC')),
    ...Object.entries(settings.teamCalendars).map(([team, calendar]) => present(team, calendar)),
  ]
}

function stepClassesOf(study: Study, { stepClasses }: TeamSettings): SettingsView['stepClasses'] {
  const touches = new Map<string, number>()
  for (const { activity } of study.joined.events) touches.set(activity, (touches.get(activity) ?? 0) + 1)
  const classIn = (of: StepClasses['of'], activity: string) =>
    (Object.hasOwn(of, activity) ? of[activity] : null) ?? null
  return Object.keys(activities)
    .map((activity) => ({
      activity,
      step: classIn(stepClasses.of, activity),
      byDefault: classIn(defaultStepClasses.of, activity),
      touches: touches.get(activity) ?? 0,
    }))
    .sort((a, b) => b.touches - a.touches || (a.activity < b.activity ? -1 : 1))
}
