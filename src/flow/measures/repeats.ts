import type { Cases } from '../log/cases.ts'

/** For each activity: the cases in which it happens more than once. */
export function casesThatRepeat(activities: number, { start, activity, count }: Cases): Uint32Array {
  const repeats = new Uint32Array(activities)
  const seenIn = new Uint32Array(activities)
  const toldIn = new Uint32Array(activities)
  for (let each = 0; each < count; each++) {
    for (let at = start[each] as number; at < (start[each + 1] as number); at++) {
      const number = activity[at] as number
      if (seenIn[number] === each + 1 && toldIn[number] !== each + 1) {
        toldIn[number] = each + 1
        repeats[number] = (repeats[number] as number) + 1
      }
      seenIn[number] = each + 1
    }
  }
  return repeats
}
