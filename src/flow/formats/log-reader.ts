import type { ReadLog } from './read-quality.ts'

/** Reads one event log from its bytes, which come in chunks cut anywhere. */
export interface LogReader {
  /** @throws FairwayError `bad-input` for what is not of the format */
  push(bytes: Uint8Array): void
  /**
   * @param cut why the bytes end here, if it is not the file's own end
   * @throws FairwayError `bad-input` if there is no log in what was pushed
   */
  finish(cut?: string): ReadLog
}
