import { firstFrom } from './first-from.ts'

/** Where the last question ended: judges ask for one place after the other, and in a large file counting anew is quadratic. */
let last = { text: '', offset: 0, line: 1, end: -1 }

/** 1-based line of an offset. */
export function lineOf(text: string, offset: number): number {
  const goesOn = text === last.text && offset >= last.offset
  let line = goesOn ? last.line : 1
  let end = goesOn ? last.end : text.indexOf('\n')
  for (; end !== -1 && end < offset; end = text.indexOf('\n', end + 1)) line++
  last = { text, offset, line, end }
  return line
}

/** The same for many offsets of one text, in any order: one pass to index, a binary search for each. */
export function lineIndex(text: string): (offset: number) => number {
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at)
  return (offset) => firstFrom(ends, (end) => end < offset) + 1
}
