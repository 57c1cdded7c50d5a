import type { FlowClock, FlowQuery } from '../../api/flow-schema.ts'
import { FairwayError } from '../../base/errors.ts'
import { elapsedClock, type PathClock, teamClock } from '../../flow/calendar/path-clock.ts'
import { workingClock } from '../../flow/calendar/working-clock.ts'
import type { Study } from '../../flow/study/study.ts'
import { calendarOf } from '../../flow/study/team-settings.ts'

/** What a question counts time with: that of the team it is about, else of everybody. @throws FairwayError `bad-input` where nobody has said when they work */
export function clockOf(
  { settings }: Study,
  { clock, team }: { readonly clock: FlowClock; readonly team?: FlowQuery['team'] },
): PathClock {
  if (clock === 'elapsed') return elapsedClock
  const calendar = calendarOf(settings, team ?? null)
  if (calendar !== null) return teamClock(workingClock(calendar))
  throw new FairwayError('bad-input', 'Nobody has said when this team works.', {
    next: 'Look at elapsed time, or set a working calendar first.',
  })
}

/** Whose working time may be asked for; `null` where nobody has said it. */
export function calendarView({ settings }: Study, team: string | undefined): { zone: string; version: number } | null {
  const calendar = calendarOf(settings, team ?? null)
  return calendar && { zone: calendar.zone, version: calendar.version }
}
