/**
 * What happened, in columns: events that touch objects (issues, pull requests, changes, deployments). One row is one event; a row number
 * is an event's name inside one log only. The shape is that of OCEL 2.0, in typed arrays: a row costs 33 bytes with one object.
 *
 * Rows are in order of time; events of the same millisecond are in the order of their source.
 *
 * @see OCEL 2.0 specification, arXiv 2403.01975
 */
export interface EventLog {
  /** Number of events. */
  readonly size: number
  /** UTC milliseconds, ascending. */
  readonly time: Float64Array
  /** Minutes east of UTC that the source wrote; {@link noZone} where it wrote none. */
  readonly zone: Int16Array
  /** Place in the source, counted from 0: what breaks ties of time. */
  readonly sequence: Uint32Array
  /** Index into {@link activities}. */
  readonly activity: Uint16Array
  /** Index into {@link resources}; {@link none} where the source names nobody. */
  readonly resource: Uint32Array
  /** Index into {@link lifecycles}. */
  readonly lifecycle: Uint8Array
  /** The objects of event `e` are `objectRefs[objectStart[e] … objectStart[e + 1] - 1]`. */
  readonly objectStart: Uint32Array
  readonly objectRefs: Uint32Array
  /** What an object is to the event, beside each of {@link objectRefs}: index into {@link qualifiers}. */
  readonly qualifier: Uint8Array
  /** What the source calls each event; `null` where it names none. */
  readonly eventIds: readonly string[] | null
  readonly activities: readonly string[]
  readonly resources: readonly string[]
  readonly qualifiers: readonly string[]
  readonly objects: ObjectTable
  readonly links: readonly ObjectLink[]
  readonly eventAttributes: readonly Attribute[]
  /** With the time from which each value holds. */
  readonly objectAttributes: readonly ObjectAttribute[]
}

export interface ObjectTable {
  readonly ids: readonly string[]
  /** Index into {@link types}. */
  readonly type: Uint16Array
  readonly types: readonly string[]
}

/** One object belongs to another: a pull request to its issue. */
export interface ObjectLink {
  readonly from: number
  readonly to: number
  readonly qualifier: string
}

export type AttributeValue = string | number | boolean

export interface Attribute {
  readonly of: number
  readonly name: string
  readonly value: AttributeValue
}

export interface ObjectAttribute extends Attribute {
  /** UTC milliseconds from which the value holds; 0 for always. */
  readonly time: number
}

/** In {@link EventLog.resource}: nobody is named. */
export const none = 0xffffffff
/** In {@link EventLog.zone}: the source wrote a time without a zone, taken as UTC. */
export const noZone = 0x7fff

/** Of the transactional life cycle of XES, what figures tell apart; everything else is `other`. */
export const lifecycles = ['complete', 'start', 'schedule', 'suspend', 'resume', 'other'] as const
export type Lifecycle = (typeof lifecycles)[number]
