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
  const touches = traced.flatMap((type) =>
    [...records.of[type].values()].flatMap(({ id, happenings }) =>
      happenings.flatMap(({ activity, at, by }): Touch[] =>
        by === null || isBot(by)
          ? []
          : [{ person: by, at, on: { type, id }, activity, step: stepClassOf(settings.stepClasses, activity) }],
      ),
    ),
  )
  return touches.sort((a, b) => a.at - b.at)
}

/** Events that are nobody's touch: how many name nobody, and how many a bot. */
export function untouched({ records, isBot }: Study): { readonly nobody: number; readonly bot: number } {
  const all = traced.flatMap((type) => [...records.of[type].values()].flatMap(({ happenings }) => happenings))
  return {
    nobody: all.filter(({ by }) => by === null).length,
    bot: all.filter(({ by }) => by !== null && isBot(by)).length,
  }
}
