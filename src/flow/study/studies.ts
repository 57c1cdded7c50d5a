import type { Reading } from '../sources/path-event.ts'
import { type Study, studyOf } from './study.ts'
import type { TeamSettings } from './team-settings.ts'

/** The study of all that has been imported, computed anew when something was added; the same object while nothing was. */
export interface Studies {
  now(): Promise<Study>
}

/** Of readings that never change, at one moment; computed when it is first asked for. */
export function fixedStudies(readings: readonly Reading[], settings: TeamSettings, asOf: number): Studies {
  let known: Study | null = null
  return {
    now: async () => {
      known ??= studyOf(readings, settings, asOf)
      return known
    },
  }
}
