import type { Cases } from '../log/cases.ts'
import { variantsOf } from '../measures/variants.ts'
import { type MapSubject, type Passage, wantedCases } from './object-map.ts'

/** One way through all activities, from an object's first event to its last. */
export interface UsualVariant {
  /** In their order. */
  readonly activities: readonly string[]
  readonly objects: number
}

/** How one type of object goes its ways. */
export interface TypeVariants {
  readonly objectType: string
  readonly objects: number
  /** How many different ways there are. */
  readonly variants: number
  /** The most usual first. */
  readonly usual: readonly UsualVariant[]
}

/** The most usual variants of each type of object of a map. */
export const usualVariants = (subject: MapSubject, most: number): TypeVariants[] =>
  subject.types.map((objectType) => {
    const cases = wantedCases(subject, objectType)
    const variants = variantsOf(cases)
    return {
      objectType,
      objects: cases.count,
      variants: variants.length,
      usual: variants.slice(0, most).map(({ cases: objects, example }) => ({
        activities: Array.from(activitiesOf(cases, example), (at) => subject.log.activities[at] as string),
        objects,
      })),
    }
  })

/** The objects of one variant, from their first event to their last. @param place among the most usual, from 0 */
export function objectsOfVariant(subject: MapSubject, objectType: string, place: number): Passage[] {
  const { log, clock } = subject
  const cases = wantedCases(subject, objectType)
  const variant = variantsOf(cases)[place]
  if (variant === undefined) return []
  const wanted = activitiesOf(cases, variant.example).join()
  const found: Passage[] = []
  for (let number = 0; number < cases.count; number++) {
    if (activitiesOf(cases, number).join() !== wanted) continue
    const timeAt = (at: number): number => log.time[cases.rows[at] as number] as number
    const from = timeAt(cases.start[number] as number)
    const to = timeAt((cases.start[number + 1] as number) - 1)
    const id = log.objects.ids[cases.object[number] as number] as string
    found.push({ type: objectType, id, from, to, ms: clock.msBetween(from, to) })
  }
  return found
}

const activitiesOf = ({ activity, start }: Cases, number: number) =>
  activity.subarray(start[number] as number, start[number + 1] as number)
