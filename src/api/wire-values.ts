import { z } from 'zod'

/** What many messages carry. Times are ISO 8601 in UTC; durations are milliseconds; bytes go as the hash of an artefact. */
export const instant = z.iso.datetime().describe('ISO 8601, UTC')
export const durationMs = z.number().nonnegative().describe('milliseconds')
export const artefact = z.string().describe('hash of an artefact; its bytes are at /api/artefacts/{hash}')

/** Who did something. */
export const who = z.object({ id: z.string(), name: z.string() })
