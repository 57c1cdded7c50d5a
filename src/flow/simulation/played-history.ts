import { type WorkAxis, workAxis } from '../calendar/work-axis.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Figure, Window } from '../path/figure.ts'
import type { Study } from '../study/study.ts'
import { type ItemPass, itemPasses, spanOf } from './item-passes.ts'
import { type PathModel, pathModel } from './path-model.ts'

/** A stretch of a study's history as it is played again. */
export interface PlayedHistory {
  readonly passes: readonly ItemPass[]
  /** UTC milliseconds. */
  readonly span: { readonly from: number; readonly to: number }
  readonly axis: WorkAxis
  /** `null` where nothing lies in the span. */
  readonly model: PathModel | null
  /** What a figure of it counts time with. */
  readonly clock: Pick<Figure<unknown>, 'clock' | 'calendar'>
}

/**
 * @param window of the history that is played again
 * @param calendar when people work; `null` for effective capacity round the clock
 */
export function playedHistory(
  study: Study,
  window: Pick<Window, 'from' | 'to'>,
  calendar: WorkingCalendar | null,
): PlayedHistory {
  const passes = itemPasses(study)
  const span = spanOf(passes, window, study.asOf)
  // What was decided before the span waits at its start: its work lies on the axis, too.
  const axis = workAxis(calendar, Math.min(span.from, passes[0]?.decidedAt ?? span.from), span.to)
  return {
    passes,
    span,
    axis,
    model: span.to > span.from ? pathModel(passes, axis, span) : null,
    clock: calendar
      ? { clock: 'working', calendar: { zone: calendar.zone, version: calendar.version } }
      : { clock: 'elapsed' },
  }
}
