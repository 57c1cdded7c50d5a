import { closeSync, copyFileSync, fstatSync, openSync, readSync, statSync, truncateSync } from 'node:fs'

/*
 * The database server writes straight into one file, opened for appending, so that it may outlive us. Whoever watches the
 * server keeps the file bounded: past the limit its content moves to `<file>.1` and it is emptied in place (the server's
 * open file goes on at the new end). So the two files together never hold much more than twice the limit.
 */

const limitBytes = 4 * 1024 * 1024

export function boundLog(path: string): void {
  try {
    if (statSync(path).size <= limitBytes) return
    copyFileSync(path, `${path}.1`)
    truncateSync(path)
  } catch {
    // A log that cannot be bounded now (no disk left for the copy) is bounded at the next turn.
  }
}

/** The last lines of a log, for error texts; empty where there is none. */
export function lastLines(path: string, count: number): string[] {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    const buffer = Buffer.alloc(8192)
    const length = readSync(file, buffer, 0, buffer.length, Math.max(0, fstatSync(file).size - buffer.length))
    return buffer.toString('utf8', 0, length).trimEnd().split('\n').slice(-count)
  } catch {
    return []
  } finally {
    if (file !== null) closeSync(file)
  }
}
