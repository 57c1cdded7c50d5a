import { type Definition, exclusionsOf, type Figure, type Window } from '../path/figure.ts'
import type { PathRecord } from '../path/path-records.ts'
import { endedIn, type Share, shareFigure } from '../path/share-figure.ts'
import { type StatusSegment, statusSegments } from '../path/status-segments.ts'
import { meaningOf, placeOfMeaning, type StatusMapping } from '../sources/status-mapping.ts'
import type { Study } from '../study/study.ts'

export const definitionOfFlowRework: Definition = {
  id: 'flow-rework',
  version: 1,
  says:
    'Completed items that went back at least once to an earlier stage, or were opened again, of all completed items. A status that was left ' +
    'within ten minutes does not count. Where a tracker has no statuses, being opened again is the only step back there is.',
}

const flipMs = 10 * 60_000

/** @param window items by when they were first completed, or in production where nothing says that they were completed */
export function flowRework(study: Study, window: Window): Figure<Share> {
  const { statuses, records, items, asOf } = study
  const ends = new Map(items.paths.map(({ id, end }) => [id, end]))
  const judged: { id: string; isHit: boolean; says: string }[] = []
  const left: { id: string; reason: string }[] = []
  for (const item of records.of.item.values()) {
    const { id } = item
    const end = ends.get(id)
    const at = completedAt(item, statuses) ?? (end?.kind === 'in production' ? end.at : null)
    if (at === null || !endedIn(window, at)) continue
    const segments = statusSegments(item)
    if (segments.some(({ status }) => meaningOf(statuses, status) === null)) {
      left.push({ id, reason: 'a status of it means nothing to us' })
      continue
    }
    const [isBack, isReopened] = [wentBack(segments, statuses), wasReopened(item)]
    const says = isBack ? 'it went back to an earlier stage' : isReopened ? 'it was opened again' : 'it never went back'
    judged.push({ id, isHit: isBack || isReopened, says })
  }
  return shareFigure(definitionOfFlowRework, judged, exclusionsOf(left), { window, asOf })
}

function completedAt(item: PathRecord, statuses: StatusMapping): number | null {
  const done = item.happenings.find(({ activity, attributes }) => {
    if (activity === 'item completed') return true
    if (activity !== 'item status entered') return false
    const meaning = meaningOf(statuses, String(attributes.status))
    return meaning === 'completed' || meaning === 'in production'
  })
  return done?.at ?? null
}

/** Through the statuses that lasted, in order, whether any stands before the one left. Cancelled work has left the order. */
function wentBack(segments: readonly StatusSegment[], statuses: StatusMapping): boolean {
  const places = segments
    .filter(({ from, to }) => to === null || to - from >= flipMs)
    .map(({ status }) => placeOfMeaning(meaningOf(statuses, status)))
    .filter((place) => place !== null)
  return places.some((place, at) => at > 0 && place < (places[at - 1] as number))
}

/** Opened again after having been completed for a while. */
function wasReopened({ happenings }: PathRecord): boolean {
  return happenings.some(({ activity, at }, place) => {
    if (activity !== 'item reopened') return false
    const done = happenings.slice(0, place).findLast((each) => each.activity === 'item completed')
    return done !== undefined && at - done.at >= flipMs
  })
}
