import type { PartCursor } from './fetcher.ts'

/** One thing of a source, as its list shows it. */
export interface Entry {
  readonly id: string
  /** When it last changed, as the source writes it. */
  readonly changed: string
  readonly value: unknown
}

export interface ListedPage {
  /** In the order of the walk. */
  readonly entries: readonly Entry[]
  /** Where the list goes on, in the source's own words. */
  readonly next: string | null
  readonly total: number | null
}

export interface Part {
  /** For people: `issues`, `deployments`. */
  readonly name: string
  /** `newest first` where the source cannot be asked for what changed since: then it is walked down to where the last walk began. */
  readonly order: 'oldest change first' | 'newest first'
  /** How far before a moment the source must be asked to give all of that moment: its clock may tick in minutes. */
  readonly stepMs: number
  /** How far a new walk goes back: what was written late, or changes after it was created. */
  readonly overlapMs: number
  /** How many entries become records at once; a kill costs at most these. */
  readonly batch: number
  /** @returns `null` where the page could not be read */
  readonly list: (ask: { readonly since: string | null; readonly page: string | null }) => Promise<ListedPage | null>
  /** What the reader needs of these entries: with their history. */
  readonly records: (entries: readonly Entry[]) => Promise<readonly unknown[]>
}

export interface WalkedBatch {
  readonly records: readonly unknown[]
  readonly cursor: PartCursor
  readonly total: number | null
}

const beginning: PartCursor = { since: null, page: null, until: null, seen: [], done: false }

/**
 * Walks one part of a source from a cursor to its end.
 *
 * Oldest change first: the last change of a page is where the next question begins, so a thing that changes meanwhile moves to the end of
 * the walk and is met there; only where one step of the source's clock holds more than a page are its own pages followed.
 * Newest first: the source's own pages are followed down to the overlap before the last walk.
 *
 * What was read near the border is kept in `seen` and skipped when it comes again unchanged. A page that cannot be read ends the walk; the
 * cursor stays before it.
 */
export async function* walkPart(part: Part, from: PartCursor | null): AsyncGenerator<WalkedBatch> {
  let here = begun(part, from)
  for (;;) {
    const ask = { since: here.since === null ? null : before(here.since, part.stepMs), page: here.page }
    const page = await part.list(part.order === 'newest first' ? { since: null, page: here.page } : ask)
    if (page === null) return
    const seen = new Set(here.seen)
    const fresh = page.entries.filter((entry) => !seen.has(keyOf(entry)) && timeOf(entry.changed) >= stopOf(part, here))
    const after = part.order === 'newest first' ? wentDown(part, here, page) : wentUp(part, here, page)
    for (let at = 0; at < fresh.length; at += part.batch) {
      const some = fresh.slice(at, at + part.batch)
      const records = await part.records(some)
      for (const entry of some) seen.add(keyOf(entry))
      const isLast = at + part.batch >= fresh.length
      const cursor = isLast ? { ...after, seen: remembered(part, after, page, seen) } : { ...here, seen: [...seen] }
      yield { records, cursor, total: page.total }
    }
    here = { ...after, seen: remembered(part, after, page, seen) }
    if (fresh.length === 0) yield { records: [], cursor: here, total: page.total }
    if (here.done) return
  }
}

/** A walk that ended begins again a little earlier; one that was broken off goes on where it was. */
function begun(part: Part, from: PartCursor | null): PartCursor {
  if (from === null) return beginning
  if (!from.done) return from
  if (from.since === null || part.order === 'newest first') return { ...from, page: null, until: null, done: false }
  return { ...from, since: before(from.since, part.overlapMs), page: null, until: from.since, done: false }
}

function wentUp(part: Part, here: PartCursor, page: ListedPage): PartCursor {
  const last = page.entries.map(({ changed }) => changed).reduce(later, here.since)
  if (page.next === null) {
    const end = here.until === null || last === null ? last : later(last, here.until)
    return { since: end, page: null, until: null, seen: here.seen, done: true }
  }
  const isFurther = last !== null && (here.since === null || timeOf(before(last, part.stepMs)) > timeOf(here.since))
  return isFurther ? { ...here, since: last, page: null } : { ...here, page: page.next }
}

function wentDown(part: Part, here: PartCursor, page: ListedPage): PartCursor {
  const until = here.until ?? page.entries.map(({ changed }) => changed).reduce(later, here.since)
  const stop = stopOf(part, here)
  const isDown = page.next === null || page.entries.some(({ changed }) => timeOf(changed) < stop)
  return isDown ? { ...here, since: until, page: null, until: null, done: true } : { ...here, page: page.next, until }
}

/** A walk newest first need not go below this: the last one began above it. */
const stopOf = (part: Part, { since }: PartCursor): number =>
  part.order === 'oldest change first' || since === null ? Number.NEGATIVE_INFINITY : timeOf(since) - part.overlapMs

/** What may come again: what lies in the overlap, and while the source's own pages are followed, what is on this one. */
function remembered(part: Part, after: PartCursor, page: ListedPage, seen: ReadonlySet<string>): string[] {
  const border = after.until ?? after.since
  const from = border === null ? Number.NEGATIVE_INFINITY : timeOf(border) - Math.max(part.overlapMs, part.stepMs)
  const here = new Set(after.page === null ? [] : page.entries.map(keyOf))
  return [...seen].filter((key) => here.has(key) || timeOf(key.slice(key.lastIndexOf('@') + 1)) >= from)
}

const keyOf = ({ id, changed }: Entry): string => `${id}@${changed}`
const timeOf = (moment: string): number => Date.parse(moment)
const before = (moment: string, ms: number): string => new Date(timeOf(moment) - ms).toISOString()
const later = (a: string | null, b: string): string | null => (a === null || timeOf(b) > timeOf(a) ? b : a)
