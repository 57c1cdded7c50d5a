import { sharedPrefix } from '../../source/shared-ends.ts'
import type { CutText } from './cuts.ts'

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/**
 * Whether two texts are equal but for white space with a line break around the seams of either. A seam is no place inside a
 * string or template, and lines that are empty or set in otherwise mean nothing anywhere else.
 */
export function isSameButSeams(left: CutText, right: CutText): boolean {
  const a = left.text
  const b = right.text
  let i = 0
  let j = 0
  while (true) {
    const shared = sharedPrefix(a.slice(i), b.slice(j))
    i += shared
    j += shared
    if (i === a.length && j === b.length) return true
    const one = spaceAround(a, i)
    const two = spaceAround(b, j)
    const hasSeam =
      left.seams.some((seam) => one.start <= seam && seam <= one.end) ||
      right.seams.some((seam) => two.start <= seam && seam <= two.end)
    if (!hasSeam || !(breaksLine(a, one) && breaksLine(b, two)) || (one.end === i && two.end === j)) return false
    i = one.end
    j = two.end
  }
}

function spaceAround(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at
  let end = at
  while (start > 0 && isSpace(text.charCodeAt(start - 1))) start--
  while (end < text.length && isSpace(text.charCodeAt(end))) end++
  return { start, end }
}

const breaksLine = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  start === 0 || end === text.length || text.slice(start, end).includes('\n')
