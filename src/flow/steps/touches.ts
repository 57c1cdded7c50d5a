import { type EventLog, none } from '../log/event-log.ts'
import { type ObjectType, type StepClass, stepClassOf } from '../sources/vocabulary.ts'
import type { Study } from '../study/study.ts'

/** What one person did, in order of time. */
export interface OwnTouches {
  /** UTC milliseconds. */
  readonly at: Float64Array
  /** The rows of the study's log that tell it. */
  readonly rows: Uint32Array
}

/** What people did, as rows of the log: there are millions, and an object for each would be what takes the time. */
export interface Touches {
  readonly count: number
  readonly byPerson: ReadonlyMap<string, OwnTouches>
  /** Events that are nobody's touch: those that name nobody, and those of bots. */
  readonly nobody: number
  readonly bot: number
}

/** Meetings are measured by a calendar, not guessed from traces. */
const untraced: ObjectType = 'meeting'

/** Events that name nobody and those of bots are no touches; they are counted. */
export function touchesOf(study: Study): Touches {
  const { log } = study
  const isPerson = log.resources.map((resource) => !study.isBot(resource))
  const counts = new Uint32Array(log.resources.length)
  let [nobody, bot] = [0, 0]
  for (const row of tracedRows(study)) {
    const resource = log.resource[row] as number
    if (resource === none) nobody++
    else if (isPerson[resource]) (counts[resource] as number)++
    else bot++
  }
  const own = Array.from(counts, (count): OwnTouches => ({ at: new Float64Array(count), rows: new Uint32Array(count) }))
  const places = new Uint32Array(log.resources.length)
  for (const row of tracedRows(study)) {
    const resource = log.resource[row] as number
    if (resource === none || !isPerson[resource]) continue
    const { at, rows } = own[resource] as OwnTouches
    const place = (places[resource] as number)++
    at[place] = log.time[row] as number
    rows[place] = row
  }
  const people = log.resources.flatMap((person, resource) =>
    counts[resource] === 0 ? [] : [[person, own[resource] as OwnTouches] as const],
  )
  return { count: counts.reduce((sum, each) => sum + each, 0), byPerson: new Map(people), nobody, bot }
}

/** Whoever has touched anything. */
export function peopleOf(study: Study): Set<string> {
  const { log } = study
  const hasTouched = new Uint8Array(log.resources.length)
  for (const row of tracedRows(study)) {
    const resource = log.resource[row] as number
    if (resource !== none) hasTouched[resource] = 1
  }
  return new Set(log.resources.filter((person, resource) => hasTouched[resource] === 1 && !study.isBot(person)))
}

/** Of each activity of the log, by its number: its class, `null` where the team's classes do not name it. */
export const stepsOf = ({ log, settings }: Study): readonly (StepClass | null)[] =>
  log.activities.map((activity) => stepClassOf(settings.stepClasses, activity))

/** The object whose life an event is part of. */
export const objectOf = ({ objectStart, objectRefs }: EventLog, row: number): number =>
  objectRefs[objectStart[row] as number] as number

/** Rows of the log up to the moment of the study that are part of the life of anything but a meeting. */
function* tracedRows({ log, asOf }: Study): Generator<number> {
  const meeting = log.objects.types.indexOf(untraced)
  for (let row = 0; row < log.size && (log.time[row] as number) <= asOf; row++) {
    if (log.objectStart[row] === log.objectStart[row + 1]) continue
    if (log.objects.type[objectOf(log, row)] !== meeting) yield row
  }
}
