import { type Lifecycle, none } from '../../log/event-log.ts'
import type { LogBuilder } from '../../log/log-builder.ts'
import type { NameColumn } from '../name-column.ts'

const width = 5

/** The names of events, each kind numbered by its own column. */
export interface EventNames {
  readonly activities: NameColumn
  readonly resources: NameColumn
  readonly transitions: NameColumn
}

/** The events of the trace that is open. They are in the log once the trace has ended well; until then it may still be cut off. */
export class TraceEvents {
  readonly #numbers: number[] = []
  size = 0

  /** Numbers are those of {@link EventNames}, -1 for nothing. */
  add(activity: number, ms: number, zone: number, resource: number, transition: number): void {
    const at = this.size++ * width
    this.#numbers[at] = activity
    this.#numbers[at + 1] = ms
    this.#numbers[at + 2] = zone
    this.#numbers[at + 3] = resource
    this.#numbers[at + 4] = transition
  }

  clear(): void {
    this.size = 0
  }

  /** @param lifecycleOf what a transition is to figures; asked for every event that names one */
  addTo(builder: LogBuilder, object: number, names: EventNames, lifecycleOf: (transition: number) => Lifecycle): void {
    const numbers = this.#numbers
    for (let at = 0; at < this.size * width; at += width) {
      const resource = numbers[at + 3] as number
      const transition = numbers[at + 4] as number
      builder.event(
        names.activities.numberInLog(numbers[at] as number),
        numbers[at + 1] as number,
        numbers[at + 2] as number,
        resource < 0 ? none : names.resources.numberInLog(resource),
        transition < 0 ? 'complete' : lifecycleOf(transition),
      )
      builder.touches(object)
    }
  }
}
