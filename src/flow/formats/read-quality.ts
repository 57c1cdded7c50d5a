import type { EventLog } from '../log/event-log.ts'

/** What a reader makes of a file: the log, and everything about it that a figure's reader should know first. */
export interface ReadLog {
  readonly log: EventLog
  readonly quality: ReadQuality
}

/**
 * What became of the events of a file: raw = normalised + what had no case, activity or readable time; normalised = used + what was
 * readable but not to be counted. Nothing is dropped without a finding.
 */
export interface ReadQuality {
  readonly format: string
  /** Events the file holds. */
  readonly raw: number
  /** Of these, events with an object, an activity and a time. */
  readonly normalised: number
  /** Of these, events of the log. */
  readonly used: number
  readonly cases: number
  /** What the file does not say and the reader took; each can be told instead. */
  readonly assumptions: readonly Assumption[]
  /** Most serious first, in the order of {@link qualityReasons}; a reason that did not occur is not listed. */
  readonly findings: readonly QualityFinding[]
}

export interface Assumption {
  readonly what: AssumedThing
  readonly value: string
  /** `told` by whoever asked for the log; `sure` where nothing else fits the file; `likely` by a name that others use otherwise, too. */
  readonly confidence: 'told' | 'sure' | 'likely'
}
export type AssumedThing =
  | 'delimiter'
  | 'case column'
  | 'activity column'
  | 'time column'
  | 'resource column'
  | 'lifecycle column'
  | 'columns left out'
  | 'time format'
  | 'zone of times without one'

export interface QualityFinding {
  readonly reason: QualityReason
  readonly count: number
  /** The first few, in the order of the source. */
  readonly examples: readonly QualityExample[]
}

export interface QualityExample {
  /** Place in the source: a line, an event of a case, an entry. */
  readonly where: string
  /** What stands there; empty where nothing does. */
  readonly text: string
}

/** `unreadable` and `set aside` are not in the log; `kept` is in it, and worth knowing. */
type Effect = 'unreadable' | 'set aside' | 'kept'

/** Everything a reader can find, most serious first, with what is counted and what it means. */
export const qualityReasons = {
  truncated: { effect: 'kept', counts: 'files', means: 'the file ends early: what is behind its end is missing' },
  'cut-off': {
    effect: 'set aside',
    counts: 'events',
    means: 'they or their case are cut off where the file ends early',
  },
  'bad-row': { effect: 'unreadable', counts: 'events', means: 'the row has more or fewer cells than the header' },
  'no-case': { effect: 'unreadable', counts: 'events', means: 'they belong to no case and touch no object' },
  'no-activity': { effect: 'unreadable', counts: 'events', means: 'nothing says what happened' },
  'no-time': { effect: 'unreadable', counts: 'events', means: 'they have no time' },
  'bad-time': { effect: 'unreadable', counts: 'events', means: 'their time cannot be read' },
  'implausible-time': {
    effect: 'set aside',
    counts: 'events',
    means: 'their time is outside the years taken as plausible',
  },
  'duplicate-event': { effect: 'set aside', counts: 'events', means: 'another event has the same id' },
  'duplicate-case': { effect: 'kept', counts: 'cases', means: 'another case has the same id; they are kept apart' },
  'duplicate-object': { effect: 'kept', counts: 'objects', means: 'an object is listed twice; they are taken as one' },
  'nameless-object': { effect: 'kept', counts: 'objects', means: 'the object has no id or no type; it is left out' },
  'unknown-object': { effect: 'kept', counts: 'links', means: 'the object is not in the file; the link is left out' },
  'bad-attribute': {
    effect: 'kept',
    counts: 'attributes',
    means: 'the value is not of its declared kind: kept if it is text',
  },
  'repeated-attribute': {
    effect: 'kept',
    counts: 'attributes',
    means: 'written twice for one event; the last one counts',
  },
  'unnamed-event': { effect: 'kept', counts: 'events', means: 'the event has no id; its place in the file is used' },
  'unnamed-case': { effect: 'kept', counts: 'cases', means: 'the case has no id; its place in the file is used' },
  'no-object': { effect: 'kept', counts: 'events', means: 'they touch no object, so they are in no case' },
  'empty-case': { effect: 'kept', counts: 'cases', means: 'no event of the case is in the log' },
  'bad-text': { effect: 'kept', counts: 'names', means: 'what is no text is shown as \ufffd' },
  'other-lifecycle': {
    effect: 'kept',
    counts: 'events',
    means: 'their lifecycle transition is none that figures tell apart',
  },
  'no-resource': { effect: 'kept', counts: 'events', means: 'they name nobody' },
  'no-zone': { effect: 'kept', counts: 'events', means: 'their time is written without a zone' },
  'day-only': { effect: 'kept', counts: 'events', means: 'only their day is known; midnight is taken' },
  'finer-time': { effect: 'kept', counts: 'events', means: 'their time is finer than a millisecond and was cut' },
  tie: {
    effect: 'kept',
    counts: 'moments',
    means: 'a case has several events then: their order is the order of the source',
  },
} as const satisfies Readonly<Record<string, { effect: Effect; counts: string; means: string }>>
export type QualityReason = keyof typeof qualityReasons
