import { canonicalJson } from '../../base/canonical-json.ts'
import { none, noZone } from '../log/event-log.ts'
import type { LogBuilder } from '../log/log-builder.ts'
import { bulkEdits } from './bulk-edits.ts'
import { withoutEchoes } from './echoes.ts'
import type { Account, ObjectFact, ObjectName, PathEvent, PathLink, Reading } from './path-event.ts'
import { type SourceFinding, SourceFindings } from './source-quality.ts'
import { activities, rankOfActivity } from './vocabulary.ts'

/** What all sources together say: each fact once, in order. */
export interface JoinedReadings {
  readonly events: readonly PathEvent[]
  readonly links: readonly PathLink[]
  readonly facts: readonly ObjectFact[]
  readonly accounts: readonly Account[]
  /** Facts that more than one record told. */
  readonly repeated: number
  /** Events that were told differently are quarantined: the fuller telling is in {@link events}. */
  readonly findings: readonly SourceFinding[]
}

/**
 * Joins batches of any sources. The order of the batches and of the records in them changes nothing, and reading a batch again adds
 * nothing: events are told apart by their ids. Of one moment, the order is the source's; where it gives none, that of the vocabulary.
 */
export function joinReadings(readings: readonly Reading[]): JoinedReadings {
  const findings = new SourceFindings()
  const { once, retold } = tellingsOf(readings)
  const joined = [...once.values()]
  for (const same of retold.values()) joined.push(combined(same))
  const events = withoutEchoes(joined.sort(inOrder))
  if (retold.size > 0)
    for (const { id } of events) if (isToldDifferently(retold.get(id) ?? [])) findings.add('conflict', id)
  const born = birthsOf(events)
  noteEarlyEvents(events, born, findings)
  for (const { kind, by, items, from } of bulkEdits(events))
    findings.add(
      kind === 'import' ? 'bulk-import' : 'bulk-edit',
      by,
      `${items} items from ${new Date(from).toISOString()}`,
    )
  const links = distinct(
    readings.flatMap((reading) => reading.links),
    keyOfLink,
  )
  const facts = distinct(
    readings.flatMap((reading) => reading.facts),
    keyOfFact,
  )
  const described = lifelessIn(facts)
  for (const { from, to } of links)
    for (const end of [from, to])
      if (!born.get(end.type)?.has(end.id) && !described.has(keyOfObject(end)))
        findings.add('unknown-object', end.id, end.type)
  return {
    events,
    links,
    facts,
    accounts: joinAccounts(readings.flatMap((reading) => reading.accounts)),
    repeated: readings.reduce((sum, reading) => sum + reading.events.length, 0) - events.length,
    findings: findings.list(),
  }
}

function inOrder(a: PathEvent, b: PathEvent): number {
  return a.time - b.time || a.place - b.place || rank(a) - rank(b) || (a.id < b.id ? -1 : 1)
}

const rank = (event: PathEvent): number => rankOfActivity.get(event.activity) ?? rankOfActivity.size

/** One event of several tellings: of each part, what the fullest telling says. */
function combined(same: readonly PathEvent[]): PathEvent {
  const fullness = (event: PathEvent) =>
    (event.by === null ? 0 : 100) + Object.keys(event.attributes).length + event.with.length
  const [fullest, ...rest] = [...same].sort(
    (a, b) => fullness(b) - fullness(a) || (canonicalJson(a) < canonicalJson(b) ? -1 : 1),
  ) as [PathEvent, ...PathEvent[]]
  const all = [fullest, ...rest]
  return {
    ...fullest,
    zone: all.find(({ zone }) => zone !== noZone)?.zone ?? noZone,
    by: all.find(({ by }) => by !== null)?.by ?? null,
    with: distinct(
      all.flatMap((event) => event.with),
      keyOfTouch,
    ),
    attributes: Object.assign({}, ...all.toReversed().map((event) => event.attributes)),
  }
}

function isToldDifferently(same: readonly PathEvent[]): boolean {
  const [first] = same
  const somebody = same.find(({ by }) => by !== null)?.by ?? null
  return same.some(({ time, by }) => time !== first?.time || (by !== null && by !== somebody))
}

/** Most facts are told once: only those told again are held together with their other tellings. */
function tellingsOf(readings: readonly Reading[]): {
  readonly once: ReadonlyMap<string, PathEvent>
  readonly retold: ReadonlyMap<string, readonly PathEvent[]>
} {
  const once = new Map<string, PathEvent>()
  const retold = new Map<string, PathEvent[]>()
  for (const { events } of readings)
    for (const event of events) {
      const first = once.get(event.id)
      const before = retold.get(event.id)
      if (before) before.push(event)
      else if (first) {
        retold.set(event.id, [first, event])
        once.delete(event.id)
      } else once.set(event.id, event)
    }
  return { once, retold }
}

const births = new Set(['item created', 'pull request opened', 'deployment started', 'incident opened'])

/** Every object that an event is about, by type and id, with when it was first born; `null` where no event tells. */
type Births = ReadonlyMap<ObjectName['type'], ReadonlyMap<string, number | null>>

function birthsOf(events: readonly PathEvent[]): Births {
  const found = new Map<ObjectName['type'], Map<string, number | null>>()
  for (const { activity, on, time } of events) {
    const ofType = found.get(on.type) ?? new Map<string, number | null>()
    if (ofType.size === 0) found.set(on.type, ofType)
    const known = ofType.get(on.id)
    if (births.has(activity) && (known === undefined || known === null)) ofType.set(on.id, time)
    else if (known === undefined) ofType.set(on.id, null)
  }
  return found
}

function noteEarlyEvents(events: readonly PathEvent[], born: Births, findings: SourceFindings): void {
  for (const { on, time, activity } of events)
    if (time < (born.get(on.type)?.get(on.id) ?? time)) findings.add('before-creation', on.id, activity)
}

const withLife: ReadonlySet<string> = new Set(Object.values(activities).map(({ of }) => of))

/** No activity is about an initiative: what a source says of it is all that there can be. Nothing else is known by facts alone. */
const lifelessIn = (facts: readonly ObjectFact[]): ReadonlySet<string> =>
  new Set(facts.flatMap(({ on }) => (withLife.has(on.type) ? [] : [keyOfObject(on)])))

function distinct<Value>(values: readonly Value[], keyOfValue: (value: Value) => string): Value[] {
  const byKey = new Map(values.map((value) => [keyOfValue(value), value]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)
}

// Arrays, because their text needs no sorting of names: a canonical form of each fact took most of the time of a join.
const keyOfObject = ({ type, id }: ObjectName): string => JSON.stringify([type, id])
const keyOfLink = ({ from, as, to }: PathLink): string => JSON.stringify([from.type, from.id, as, to.type, to.id])
const keyOfFact = ({ on, name, time, value }: ObjectFact): string => JSON.stringify([on.type, on.id, name, time, value])
const keyOfTouch = ({ object, as }: PathEvent['with'][number]): string => JSON.stringify([object.type, object.id, as])
const keyOfAccount = ({ id, name, email, isBot }: Account): string => JSON.stringify([id, name, email, isBot])

function joinAccounts(accounts: readonly Account[]): Account[] {
  const byId = new Map<string, Account>()
  for (const account of distinct(accounts, keyOfAccount)) {
    const known = byId.get(account.id)
    byId.set(account.id, {
      id: account.id,
      name: known?.name ?? account.name,
      email: known?.email ?? account.email,
      isBot: known?.isBot ?? account.isBot,
    })
  }
  return [...byId.values()]
}

/**
 * Writes what was joined into a log.
 *
 * @param personOf the person of an account; by default each account is somebody of its own
 */
export function addToLog(
  builder: LogBuilder,
  { events, links, facts }: JoinedReadings,
  personOf: (account: string) => string = (account) => account,
): void {
  const objectOf = ({ type, id }: ObjectName): number => builder.object(type, id)
  for (const event of events) {
    const resource = event.by === null ? none : builder.resource(personOf(event.by))
    const row = builder.event(builder.activity(event.activity), event.time, event.zone, resource)
    builder.named(event.id)
    builder.touches(objectOf(event.on))
    for (const { object, as } of event.with) builder.touches(objectOf(object), as)
    for (const [name, value] of Object.entries(event.attributes)) builder.eventAttribute({ of: row, name, value })
  }
  for (const link of links) builder.link(objectOf(link.from), objectOf(link.to), link.as)
  for (const { on, name, value, time } of facts) builder.objectAttribute({ of: objectOf(on), name, value, time })
}
