import { diskFull, isCode } from '../home/home.ts'

/** Turns "no space left" (or a used-up quota) into an error a person can act on; passes everything else through. */
export const orDiskFull = (cause: unknown, where: string): unknown =>
  isCode(cause, 'ENOSPC') || isCode(cause, 'EDQUOT') ? diskFull(where, cause) : cause
