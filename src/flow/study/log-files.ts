import type { EventLog } from '../log/event-log.ts'

/** Forms in which a log can be taken along. */
export const logForms = ['json', 'sqlite', 'xes', 'parquet'] as const
export type LogForm = (typeof logForms)[number]

/** A log as a file, in two steps: it may be written in one thread and sent from another, and is never held as a whole. */
export interface LogFiles {
  /**
   * @param objectType whose paths, in a form that has the paths of one type
   * @returns where it lies, for {@link LogFiles.take}
   * @throws FairwayError `disk-full`
   */
  write(log: EventLog, form: LogForm, objectType: string): Promise<string>
  /** Its bytes, once: then it is gone. */
  take(where: string): Promise<AsyncIterable<Uint8Array>>
}
