/** A range of a text that goes, and what stands there instead. */
export interface Cut {
  readonly start: number
  readonly end: number
  readonly text: string
  /** A statement begins or ends here, so that what is left on both sides may run into one another. */
  readonly isStatement?: boolean
}

export interface CutText {
  readonly text: string
  /** The offset in the original text of an offset in the new one. */
  readonly originOf: (offset: number) => number
  readonly isWhole: boolean
  /** Where cuts that left nothing were made, in ascending order. */
  readonly seams: readonly number[]
}

/** Carries out cuts. One that lies inside another is part of it. */
export function carryOut(text: string, cuts: readonly Cut[]): CutText {
  const ordered = outermost(cuts)
  if (ordered.length === 0) return { text, originOf: (offset) => offset, isWhole: true, seams: [] }
  const pieces: string[] = []
  const starts: { readonly out: number; readonly origin: number }[] = [{ out: 0, origin: 0 }]
  const seams: number[] = []
  const statements: number[] = []
  let at = 0
  let length = 0
  for (const cut of ordered) {
    pieces.push(text.slice(at, cut.start), cut.text)
    length += cut.start - at
    if (cut.isStatement) statements.push(length)
    if (cut.text === '') seams.push(length)
    starts.push({ out: length, origin: cut.start })
    length += cut.text.length
    starts.push({ out: length, origin: cut.end })
    at = cut.end
  }
  pieces.push(text.slice(at))
  const whole = pieces.join('')
  return {
    text: whole,
    originOf: (offset) => {
      const start = starts.findLast(({ out }) => out <= offset) ?? { out: 0, origin: 0 }
      return start.origin + offset - start.out
    },
    isWhole: statements.every((seam) => !runsOn(whole, seam)),
    seams,
  }
}

export function outermost(cuts: readonly Cut[]): Cut[] {
  const ordered = [...cuts].sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Cut[] = []
  for (const cut of ordered) {
    const last = kept.at(-1)
    if (last === undefined || cut.start >= last.end) kept.push(cut)
  }
  return kept
}

/** Whether a statement without a semicolon would go on in the next one: `a = b` before `(c)` is a call. */
function runsOn(text: string, seam: number): boolean {
  const next = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*)*/.exec(text.slice(seam))?.[0].length ?? 0
  if (!/[([`+\-*/.,<>=&|?:%^]/.test(text[seam + next] ?? '')) return false
  const before = text.slice(0, seam).replace(/(?:\s|\/\*[\s\S]*?\*\/)+$/, '')
  return before !== '' && !/[;{]$/.test(before)
}

/** The end of an item with the comma behind it. */
export function endWithComma(text: string, end: number): number {
  const comma = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*\n)*,/.exec(text.slice(end))?.[0]
  return end + (comma?.length ?? 0)
}
