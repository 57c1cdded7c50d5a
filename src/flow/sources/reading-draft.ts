import { type AttributeValue, noZone } from '../log/event-log.ts'
import { recordsOfJson } from './json-pages.ts'
import type { Account, ObjectFact, ObjectName, PathEvent, PathLink, Reading } from './path-event.ts'
import { SourceFindings, type SourceReason, type sourceReasons } from './source-quality.ts'
import { sourceTime } from './source-time.ts'
import { type Activity, type LinkKind, rankOfActivity } from './vocabulary.ts'

/** An event as a reader meets it: the time still as the source writes it. */
export interface ToldEvent {
  readonly activity: Activity
  readonly on: ObjectName
  /** What stands where the time should; nothing there means that it has not happened. */
  readonly at: unknown
  readonly by?: string | null
  /** Tells it apart from others of the same activity, object and time. */
  readonly key?: string | null
  /** The place in the order of the source; by default that of the vocabulary. */
  readonly place?: number
  readonly with?: readonly { readonly object: ObjectName; readonly as: string }[]
  readonly attributes?: Readonly<Record<string, AttributeValue | null>>
}

/** Reasons that take out a whole record. */
export type RefusalReason = Exclude<
  {
    [Reason in SourceReason]: (typeof sourceReasons)[Reason]['effect'] extends 'unreadable' | 'set aside'
      ? Reason
      : never
  }[SourceReason],
  'not-json' | 'repeated-record' | 'no-event'
>

/** A reading while it is written: counts each record, and says of each what became of it. */
export class ReadingDraft {
  readonly findings = new SourceFindings()
  readonly #source: string
  readonly #events: PathEvent[] = []
  readonly #links: PathLink[] = []
  readonly #facts: ObjectFact[] = []
  readonly #accounts = new Map<string, Account>()
  readonly #seen = new Set<string>()
  #said = 0

  /** @param source for people: `GitHub`, `Jira` */
  constructor(source: string) {
    this.#source = source
  }

  /**
   * Reads records one by one. One that came before, word for word, is set aside; one of which nothing came is, too, unless the reader has
   * said why.
   *
   * @param records JSON, or what was parsed of it
   * @param where names a record for people
   */
  records(
    records: string | readonly unknown[],
    where: (record: unknown) => string,
    read: (record: unknown) => void,
  ): void {
    const list = typeof records === 'string' ? recordsOfJson(records, this.findings) : records
    if (typeof records !== 'string') this.findings.raw += list.length
    for (const record of list) {
      const text = JSON.stringify(record)
      if (this.#seen.has(text)) {
        this.findings.add('repeated-record', where(record))
        continue
      }
      this.#seen.add(text)
      const before = this.#said
      read(record)
      if (this.#said === before) this.findings.add('no-event', where(record))
    }
  }

  /** Takes out the record being read: it gives nothing else. */
  refuse(reason: RefusalReason, where: string, text = ''): void {
    this.#said++
    this.findings.add(reason, where, text)
  }

  /** @returns whether there is such an event: it has a time, and the time can be read */
  event(told: ToldEvent): boolean {
    if (told.at === null || told.at === undefined || told.at === '') return false
    const read = sourceTime(told.at)
    this.#said++
    if (read === null) {
      this.findings.add(
        'bad-time',
        `${told.on.id}: ${told.activity}`,
        typeof told.at === 'string' ? told.at : JSON.stringify(told.at),
      )
      return false
    }
    if (read.zone === noZone) this.findings.add('no-zone', `${told.on.id}: ${told.activity}`, String(told.at))
    const attributes = Object.entries(told.attributes ?? {}).filter(([, value]) => value !== null)
    const key = told.key ? ` ${told.key}` : ''
    this.#events.push({
      id: `${told.on.id} ${told.activity} ${new Date(read.time).toISOString()}${key}`,
      activity: told.activity,
      time: read.time,
      zone: read.zone,
      place: told.place ?? (rankOfActivity.get(told.activity) as number),
      by: told.by ?? null,
      on: told.on,
      with: told.with ?? [],
      attributes: Object.fromEntries(attributes) as Record<string, AttributeValue>,
    })
    return true
  }

  link(from: ObjectName, as: LinkKind, to: ObjectName): void {
    this.#said++
    this.#links.push({ from, as, to })
  }

  /** @param since as the source writes it; without one the value holds always */
  fact(on: ObjectName, name: string, value: AttributeValue | null, since?: unknown): void {
    if (value === null) return
    this.#said++
    this.#facts.push({ on, name, value, time: sourceTime(since)?.time ?? 0 })
  }

  /** @returns the account's id, to be named as whoever did something */
  account(account: Account): string {
    this.#accounts.set(JSON.stringify([account.id, account.name, account.email, account.isBot]), account)
    return account.id
  }

  done(): Reading {
    return {
      source: this.#source,
      events: this.#events,
      links: this.#links,
      facts: this.#facts,
      accounts: [...this.#accounts.values()],
      quality: this.findings.quality(this.#source, this.#events.length),
    }
  }
}
