import { lineOf } from '../source/line-of.ts'
import { sharedPrefix } from '../source/shared-ends.ts'

/** The line after a change near which something stood before it, for what is no longer there. */
export function lineThere(before: string, offset: number, after: string): number {
  const shared = sharedPrefix(before, after)
  if (offset <= shared) return lineOf(after, offset)
  return lineOf(after, Math.max(shared, after.length - (before.length - offset)))
}
