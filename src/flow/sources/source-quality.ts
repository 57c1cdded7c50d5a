/**
 * What became of the records of a source, so that nobody has to trust that nothing was lost:
 * raw = normalised + those that could not be read; normalised = used + those set aside. A record is whatever the source counts:
 * an issue, a page's entry, a row.
 */
export interface SourceQuality {
  readonly source: string
  readonly raw: number
  readonly normalised: number
  readonly used: number
  /** Events that the used records gave. */
  readonly events: number
  /** In the order of {@link sourceReasons}; a reason that did not occur is not listed. */
  readonly findings: readonly SourceFinding[]
}

export interface SourceFinding {
  readonly reason: SourceReason
  readonly count: number
  /** The first few, in the order of the source. */
  readonly examples: readonly SourceExample[]
}

export interface SourceExample {
  /** The object, or the place in the source where none is known. */
  readonly where: string
  /** What stands there; empty where nothing does. */
  readonly text: string
}

/**
 * `unreadable` and `set aside` take out a record. `quarantined` takes out one event of a record that is used. `kept` takes out nothing, and
 * is worth knowing.
 */
export type Effect = 'unreadable' | 'set aside' | 'quarantined' | 'kept'

export const sourceReasons = {
  'not-json': { effect: 'unreadable', means: 'no JSON' },
  'not-a-record': { effect: 'unreadable', means: 'no record of a kind this reader knows' },
  'no-id': { effect: 'unreadable', means: 'nothing says which object it is about' },
  'no-time': { effect: 'unreadable', means: 'it has no time that can be read' },
  'cut-off': { effect: 'unreadable', means: 'it is cut off before its end' },
  'unknown-zone': { effect: 'unreadable', means: 'nothing says which time zone its times are in' },
  'ends-before-start': { effect: 'unreadable', means: 'it ends before it starts' },
  'unclear-recurrence': {
    effect: 'unreadable',
    means: 'the rule by which it recurs cannot be followed, or recurs more often than daily',
  },
  'repeated-id': { effect: 'set aside', means: 'another record has the same id' },
  'implausible-time': { effect: 'set aside', means: 'its time is outside the years taken as plausible' },
  'repeated-record': { effect: 'set aside', means: 'the same record, word for word, came before' },
  'other-kind': { effect: 'set aside', means: 'of a kind that is no part of the path' },
  'called-off': { effect: 'set aside', means: 'it was called off' },
  'outside-window': { effect: 'set aside', means: 'it does not take place in the time that was asked about' },
  'no-event': { effect: 'set aside', means: 'nothing in it is an event of the path' },
  'bad-time': { effect: 'quarantined', means: 'a time that cannot be read' },
  'before-creation': {
    effect: 'kept',
    means: 'it happened before its object was created: no time is taken from there to the creation',
  },
  'ends-early': { effect: 'kept', means: 'the file ends early: what is behind its end is missing' },
  'read-as-cases': {
    effect: 'kept',
    means:
      'it does not speak of items and pull requests: each of its cases is an item, and what happened to it the status that it entered',
  },
  'no-zone': { effect: 'kept', means: 'its time says no zone: UTC is taken unless it was told' },
  'bad-attribute': { effect: 'kept', means: 'a value is not of the kind that the file declares' },
  conflict: { effect: 'kept', means: 'two sources tell the same fact differently; the fuller one is used' },
  'unknown-object': { effect: 'kept', means: 'it names an object that no record describes' },
  'unknown-environment': { effect: 'kept', means: 'nothing says where it was deployed: taken as not production' },
  'truncated-history': { effect: 'kept', means: 'the source says that there is more history than it gave' },
  'history-gap': {
    effect: 'kept',
    means: 'the status left is not the one entered before: part of the history is missing',
  },
  'no-history': { effect: 'kept', means: 'the source gave no history: what happened in between is not known' },
  'bulk-import': {
    effect: 'kept',
    means: 'many items created by one account within a minute: brought from elsewhere, and older than they look',
  },
  'bulk-edit': { effect: 'kept', means: 'many items changed by one account within a minute: tidying, not work' },
} as const satisfies Readonly<Record<string, { effect: Effect; means: string }>>
export type SourceReason = keyof typeof sourceReasons

const mostExamples = 5
const longestText = 80

/** Collects what a reader finds on its way, and counts its records. */
export class SourceFindings {
  readonly #found = new Map<SourceReason, { count: number; examples: SourceExample[] }>()
  raw = 0

  add(reason: SourceReason, where: string, text = ''): void {
    const found = this.#found.get(reason) ?? { count: 0, examples: [] }
    this.#found.set(reason, found)
    found.count++
    if (found.examples.length < mostExamples)
      found.examples.push({ where, text: text.length > longestText ? `${text.slice(0, longestText)}…` : text })
  }

  /** Several at once, as another reader has counted them. */
  count(reason: SourceReason, count: number, examples: readonly SourceExample[]): void {
    const found = this.#found.get(reason) ?? { count: 0, examples: [] }
    this.#found.set(reason, found)
    found.count += count
    found.examples.push(...examples.slice(0, mostExamples - found.examples.length))
  }

  /** Findings alone, for those who judge what several sources gave together. */
  list(): SourceFinding[] {
    return (Object.keys(sourceReasons) as SourceReason[]).flatMap((reason) => {
      const found = this.#found.get(reason)
      return found ? [{ reason, count: found.count, examples: [...found.examples] }] : []
    })
  }

  quality(source: string, events: number): SourceQuality {
    const findings = this.list()
    const withEffect = (effect: Effect) =>
      findings.reduce((sum, { reason, count }) => sum + (sourceReasons[reason].effect === effect ? count : 0), 0)
    const normalised = this.raw - withEffect('unreadable')
    return { source, raw: this.raw, normalised, used: normalised - withEffect('set aside'), events, findings }
  }
}
