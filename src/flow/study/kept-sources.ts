import { canonicalJson, type Json } from '../../base/canonical-json.ts'
import type { Instant } from '../../base/ids.ts'
import type { Actor, LedgerEvent } from '../../ledger/event.ts'
import type { KeptPart, RecordCounts } from '../../ledger/source-events.ts'
import { defaultTeamSettings, type TeamSettings } from './team-settings.ts'

/** Raw input that was imported and not removed, and how far it has come: a fold over the ledger. */
export interface KeptSource {
  readonly id: string
  readonly kind: string
  /** For people; unique among kept sources. */
  readonly name: string
  readonly options: Readonly<Record<string, string>>
  /** Where it is fetched from; `null` for files. */
  readonly connection: Json
  /** All of them, in the order in which they came. */
  readonly parts: readonly KeptPart[]
  /** `null` while nobody has read the whole of it. */
  readonly records: RecordCounts | null
  /** Where a fetch goes on. */
  readonly cursor: Json
  /** `false`: an import of it was broken off, and the next goes on from there. */
  readonly isWhole: boolean
  /** When something was last imported of it; `null` for a connection that was never fetched. */
  readonly importedAt: Instant | null
  readonly by: Actor
  readonly why: string | null
}

/** What a team said last of itself, with who said it. */
export interface SaidSettings {
  readonly settings: TeamSettings
  /** `null` while nobody has said anything: then all of it is the default. */
  readonly said: { readonly by: Actor; readonly at: Instant; readonly why: string | null } | null
}

/** Kinds of events that {@link keptSources} and {@link saidSettings} fold. */
export const sourceEvents = ['source.connected', 'source.imported', 'source.removed', 'flow.configured'] as const

/** @param events of any kind, oldest first */
export function keptSources(events: readonly LedgerEvent[]): KeptSource[] {
  const sources = new Map<string, KeptSource>()
  for (const event of events) {
    const id = event.objects.find(({ type }) => type === 'source')?.id
    if (id === undefined) continue
    const before = sources.get(id)
    if (event.type === 'source.removed') sources.delete(id)
    else if (event.type === 'source.connected')
      sources.set(id, { ...begun(id, event), ...before, name: event.data.name, connection: event.data.connection })
    else if (event.type === 'source.imported') {
      const { name, options, parts, records, cursor, isWhole } = event.data
      sources.set(id, {
        ...(before ?? begun(id, event)),
        name,
        options,
        parts: [...(before?.parts ?? []), ...parts],
        records: records ?? before?.records ?? null,
        cursor,
        isWhole,
        importedAt: event.at,
        by: event.actor,
        why: event.why,
      })
    }
  }
  return [...sources.values()]
}

const begun = (id: string, event: LedgerEvent<'source.connected' | 'source.imported'>): KeptSource => ({
  id,
  kind: event.data.kind,
  name: event.data.name,
  options: {},
  connection: null,
  parts: [],
  records: null,
  cursor: null,
  isWhole: false,
  importedAt: null,
  by: event.actor,
  why: event.why,
})

/** The last word on how the team is to be read. What an older record does not name is as it is by default. */
export function saidSettings(events: readonly LedgerEvent[]): SaidSettings {
  const last = events.findLast((event) => event.type === 'flow.configured')
  if (last?.type !== 'flow.configured') return { settings: defaultTeamSettings, said: null }
  const { version, settings } = last.data
  const said = settings as unknown as Partial<TeamSettings>
  return {
    settings: {
      ...defaultTeamSettings,
      ...said,
      version,
      production: { ...defaultTeamSettings.production, ...said.production },
      people: { ...defaultTeamSettings.people, ...said.people },
      stepClasses: { ...defaultTeamSettings.stepClasses, ...said.stepClasses },
    },
    said: { by: last.actor, at: last.at, why: last.why },
  }
}

/** What a team says of itself, in the parts that a person changes together. */
export const settingsParts = ['statuses', 'production', 'calendars', 'people', 'stepClasses'] as const
export type SettingsPart = (typeof settingsParts)[number]
type Said = NonNullable<SaidSettings['said']>

/** Who changed each part last; `null` where nobody has: then it is guessed or the default. @param events of any kind, oldest first */
export function lastChanges(events: readonly LedgerEvent[]): Readonly<Record<SettingsPart, Said | null>> {
  const last: Record<SettingsPart, Said | null> = {
    statuses: null,
    production: null,
    calendars: null,
    people: null,
    stepClasses: null,
  }
  let before = partsOf(defaultTeamSettings)
  for (const event of events) {
    if (event.type !== 'flow.configured') continue
    const now = partsOf(saidSettings([event]).settings)
    for (const part of settingsParts)
      if (now[part] !== before[part]) last[part] = { by: event.actor, at: event.at, why: event.why }
    before = now
  }
  return last
}

/** As text that is equal where the part is; versions and notes say nothing of it. */
function partsOf(settings: TeamSettings): Readonly<Record<SettingsPart, string>> {
  const { statuses, approvalLabels, production, calendar, teamCalendars, people, stepClasses } = settings
  const { environments, mergeIsProduction, completeFromStart } = production
  const text = (value: unknown): string => canonicalJson(value as Json)
  return {
    statuses: text({ statuses, approvalLabels }),
    production: text({ environments, mergeIsProduction, completeFromStart }),
    calendars: text({ calendar, teamCalendars }),
    people: text(people),
    stepClasses: text(stepClasses.of),
  }
}
