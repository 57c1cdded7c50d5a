import type { ObjectType, StepClass } from '../sources/vocabulary.ts'
import { stepClassOf } from '../sources/vocabulary.ts'
import type { Study } from '../study/study.ts'

/** Somebody did something to an object, at a moment. */
export interface Touch {
  readonly person: string
  /** UTC milliseconds. */
  readonly at: number
  readonly on: { readonly type: ObjectType; readonly id: string }
  readonly activity: string
  /** `null` where the team's classes do not name the activity. */
  readonly step: StepClass | null
}

/** Meetings are measured by a calendar, not guessed from traces. */
const traced: readonly ObjectType[] = ['initiative', 'item', 'pull request', 'commit', 'deployment', 'incident']

/** What people did, in order of time. Events that name nobody and those of bots are no touches: see {@link untouched}. */
export function touchesOf({ records, settings, isBot }: Study): Touch[] {
  const touches: Touch[] = []
  for (const type of traced)
    for (const { id, happenings } of records.of[type].values()) {
      const on = { type, id }
      for (const { activity, at, by } of happenings)
        if (by !== null && !isBot(by))
          touches.push({ person: by, at, on, activity, step: stepClassOf(settings.stepClasses, activity) })
    }
  return touches.sort((a, b) => a.at - b.at)
}

/** Whoever has touched anything. */
export function peopleOf({ records, isBot }: Study): Set<string> {
  const people = new Set<string>()
  for (const type of traced)
    for (const { happenings } of records.of[type].values())
      for (const { by } of happenings) if (by !== null && !people.has(by) && !isBot(by)) people.add(by)
  return people
}

/** Events that are nobody's touch: how many name nobody, and how many a bot. */
export function untouched({ records, isBot }: Study): { readonly nobody: number; readonly bot: number } {
  let [nobody, bot] = [0, 0]
  for (const type of traced)
    for (const { happenings } of records.of[type].values())
      for (const { by } of happenings)
        if (by === null) nobody++
        else if (isBot(by)) bot++
  return { nobody, bot }
}
