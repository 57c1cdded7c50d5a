import { FairwayError } from '../base/errors.ts'

/** Turns "no space left" (or a used-up quota) into an error a person can act on; passes everything else through. */
export function orDiskFull(cause: unknown, where: string): unknown {
  const code = (cause as NodeJS.ErrnoException | null)?.code
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return cause
  return diskFull(where, cause)
}

export const diskFull = (where: string, cause?: unknown): FairwayError =>
  new FairwayError('disk-full', 'There is no space left on the disk.', {
    where,
    next: 'Free some space or move FAIRWAY_HOME to a larger disk, then try again; nothing half-written was kept.',
    cause,
  })
