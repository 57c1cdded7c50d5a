import { Logger } from 'graphile-worker'

/** The queue tells its state by events and errors; its log lines would only repeat them. */
export const quietWorkerLog = new Logger(() => () => undefined)
