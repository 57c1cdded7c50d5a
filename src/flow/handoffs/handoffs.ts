import type { Holder } from './holders.ts'

/** Work went from one party to another on one object. */
export interface Handoff {
  readonly from: string
  readonly to: string
  /** When it was handed over: named for it, or else when whoever had it last touched it. */
  readonly at: number
  /** The first sign of the receiver, where they were not only named; `null` while there is none. */
  readonly touchedAt: number | null
  readonly by: Holder['by']
  /** It goes back to whoever had it before: A, B, A. */
  readonly isReturn: boolean
}

const minuteMs = 60_000
/** What comes back sooner was never handed over: somebody clicked on the wrong name. */
const flipMs = 5 * minuteMs

interface Stretch {
  readonly party: string
  readonly from: number
  readonly by: Holder['by']
  last: number
  touchedAt: number | null
}

/**
 * The handoffs on one object: its responsible parties in order, where two that follow each other differ. A party that has it back within five
 * minutes never gave it away.
 *
 * @param holders in order of time
 * @param partyOf the person, their role or their team; `null` where that is not known: such a holder is skipped
 */
export function handoffsBetween(
  holders: readonly Holder[],
  partyOf: (person: string) => string | null = (person) => person,
): Handoff[] {
  const stretches: Stretch[] = []
  for (const { person, at, by } of holders) {
    const party = partyOf(person)
    if (party === null) continue
    const [before, last] = [stretches.at(-2), stretches.at(-1)]
    if (last?.party !== party && before?.party === party && at - before.last <= flipMs) stretches.pop()
    const current = stretches.at(-1)
    if (current?.party === party) {
      current.last = at
      if (by === 'touch') current.touchedAt ??= at
    } else stretches.push({ party, from: at, by, last: at, touchedAt: by === 'touch' ? at : null })
  }
  return stretches.slice(1).map((to, place) => {
    const from = stretches[place] as Stretch
    return {
      from: from.party,
      to: to.party,
      at: to.by === 'name' ? to.from : from.last,
      touchedAt: to.touchedAt,
      by: to.by,
      isReturn: stretches[place - 1]?.party === to.party,
    }
  })
}
