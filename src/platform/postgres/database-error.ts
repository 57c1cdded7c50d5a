import { FairwayError } from '../../base/errors.ts'

/** SQLSTATE of an error the server sent, or the system's code of a broken connection; `null` for anything else. */
export const codeOf = (error: unknown): string | null =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'string'
    ? (error as unknown as { code: string }).code
    : null

const diskCodes = new Set(['53100', 'ENOSPC'])
/** Classes: connection, resources, operator intervention, system. */
const lostClasses = new Set(['08', '53', '57', '58', 'XX'])
const lostTexts =
  /connection terminated|connection ended|not queryable|timeout (exceeded )?when trying to connect|timeout expired/i

/** Whether the database went away or could not go on, rather than refused what was asked. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  if (code === null) return error instanceof Error && lostTexts.test(error.message)
  return /^E[A-Z]+$/.test(code) || lostClasses.has(code.slice(0, 2))
}

/**
 * The error for people behind one of the driver's. Errors that are neither the disk nor the connection are bugs of ours and
 * come back as they are.
 *
 * @param log last lines of the embedded server's log; empty for a server that is not ours
 */
export function databaseError(error: unknown, where: string, log: readonly string[] = []): unknown {
  if (error instanceof FairwayError) return error
  const noSpace =
    diskCodes.has(codeOf(error) ?? '') || (isLost(error) && log.some((line) => /No space left|53100/.test(line)))
  if (noSpace) {
    return new FairwayError('disk-full', "The database's disk is full; nothing was recorded.", {
      where,
      next: 'Free some space on it; Fairway goes on by itself.',
      cause: error,
    })
  }
  if (!isLost(error)) return error
  return new FairwayError('database-unavailable', 'The database cannot be reached.', {
    where,
    next:
      log.length > 0
        ? `Its log ends with: ${log.join(' | ')}`
        : 'Check that it runs and takes connections, then try again.',
    cause: error,
  })
}
