import type { HistoryCommit } from '../change/repository.ts'
import { isBot, isForge } from './author-groups.ts'
import type { ScannedCommit } from './commit.ts'
import { type Spread, spreadOf } from './interval.ts'

/** Why the lead time of a landing is not known. */
export type UnknownLead = 'no-trace' | 'began-before' | 'clock'

export interface LeadTimes {
  /** Work of which every commit is inside a lane. */
  readonly lane: Spread
  readonly other: Spread
  /** Other work that touches no more than {@link smallFiles} files: fairer to compare with. */
  readonly smallOther: Spread
  readonly unknown: Readonly<Record<UnknownLead, { readonly lane: number; readonly other: number }>>
}

export interface Interruptions {
  /** Landed work of people of which every commit is inside a lane. */
  readonly laneLandings: number
  /** Of these, those that show somebody who wrote nothing of it. */
  readonly handled: number
  /** Once for each such person and landing. */
  readonly times: number
  /** Different people. */
  readonly people: number
  /** Lane-like landings whose merge was made by the forge, which hides who reviewed and who pressed the button. */
  readonly hidden: number
}

/** A small change touches at most so many files. */
export const smallFiles = 3

interface Landing {
  landedAt: number
  firstAuthorAt: number
  counted: number
  admitted: number
  files: number
  isHidden: boolean
  readonly authors: Set<string>
  readonly hands: Set<string>
}

const reviewTrailer = /^(?:reviewed|acked|approved|tested|signed-off|merged)-by$/i
const minute = 60_000

/**
 * Groups commits by the commit of the first-parent line with which they landed: a merge with its branch, or a squashed, rebased or
 * direct commit. Times are from the first author date of the work to the committer date of the landing.
 */
export class Landings {
  readonly #landings = new Map<string, Landing>()

  add({ commit, judged, leftOut, landing }: ScannedCommit): void {
    if (landing === null) return
    const isOnLine = landing === commit.commit
    if (leftOut !== null && !isOnLine) return
    const found = this.#landing(landing)
    if (isOnLine) {
      found.landedAt = Date.parse(commit.committer.at)
      found.isHidden = isForge(commit.committer.email)
      if (commit.parents.length > 1) addHand(found, commit.author)
    }
    if (leftOut !== null) return
    found.firstAuthorAt = Math.min(found.firstAuthorAt, Date.parse(commit.author.at))
    found.counted++
    found.files += commit.files.length
    if (judged?.kind === 'admitted') found.admitted++
    for (const author of authorsOf(commit)) found.authors.add(author)
    addHand(found, commit.committer)
    for (const { key, value } of commit.trailers) if (reviewTrailer.test(key)) addHand(found, personOf(value))
  }

  /** @param unfinished landings whose branch began before the window */
  report(unfinished: ReadonlySet<string>): { readonly lead: LeadTimes; readonly interruptions: Interruptions } {
    const lane: number[] = []
    const other: number[] = []
    const smallOther: number[] = []
    const unknown = {
      'no-trace': { lane: 0, other: 0 },
      'began-before': { lane: 0, other: 0 },
      clock: { lane: 0, other: 0 },
    }
    const people = new Set<string>()
    let [laneLandings, handled, times, hidden] = [0, 0, 0, 0]
    for (const [name, landing] of this.#landings) {
      if (landing.counted === 0) continue
      const isLane = landing.admitted === landing.counted
      if (isLane) {
        const others = [...landing.hands].filter((hand) => !landing.authors.has(hand))
        laneLandings++
        times += others.length
        if (others.length > 0) handled++
        else if (landing.isHidden) hidden++
        for (const person of others) people.add(person)
      }
      const leadMs = landing.landedAt - landing.firstAuthorAt
      const why = unfinished.has(name)
        ? 'began-before'
        : leadMs < -minute
          ? 'clock'
          : leadMs < minute
            ? 'no-trace'
            : null
      if (why !== null) unknown[why][isLane ? 'lane' : 'other']++
      else if (isLane) lane.push(leadMs)
      else {
        other.push(leadMs)
        if (landing.files <= smallFiles) smallOther.push(leadMs)
      }
    }
    return {
      lead: { lane: spreadOf(lane), other: spreadOf(other), smallOther: spreadOf(smallOther), unknown },
      interruptions: { laneLandings, handled, times, people: people.size, hidden },
    }
  }

  #landing(name: string): Landing {
    const known = this.#landings.get(name)
    if (known) return known
    const made: Landing = {
      landedAt: Number.NaN,
      firstAuthorAt: Number.POSITIVE_INFINITY,
      counted: 0,
      admitted: 0,
      files: 0,
      isHidden: false,
      authors: new Set(),
      hands: new Set(),
    }
    this.#landings.set(name, made)
    return made
  }
}

function addHand(landing: Landing, who: { readonly name: string; readonly email: string }): void {
  if (!isForge(who.email) && !isBot(who) && who.email !== '') landing.hands.add(who.email.toLowerCase())
}

/** Who wrote a commit: its author and those it names as co-authors. */
const authorsOf = (commit: HistoryCommit): string[] => [
  commit.author.email.toLowerCase(),
  ...commit.trailers.flatMap(({ key, value }) =>
    /^co-authored-by$/i.test(key) ? [personOf(value).email.toLowerCase()] : [],
  ),
]

const personOf = (text: string): { name: string; email: string } => {
  const match = /^(.*?)\s*<([^<>]+)>\s*$/.exec(text)
  return match ? { name: match[1] ?? '', email: match[2] ?? '' } : { name: text, email: text.includes('@') ? text : '' }
}
