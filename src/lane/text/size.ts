import type { Fault, WordChange } from './screen.ts'

const maxLength = 4_000
/** Longer texts are not read at all: some screens take more than linear time. */
const maxRead = 20_000

/** Emptied, far too long, or starting as a spreadsheet formula. */
export function sizeFault({ before, after }: WordChange): Fault | null {
  if (!/[^\s\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff]/.test(after))
    return { rule: 'text/emptied', detail: '' }
  if (after.length > maxRead || before.length > maxRead || after.length > Math.max(maxLength, before.length * 2))
    return { rule: 'text/too-long', detail: `${after.length} characters` }
  const formula = /^\s*(?:=|@(?=[A-Za-z]+\()|[+-](?=[A-Za-z(=@]|\d+[+*/-]))/
  if (formula.test(after) && !formula.test(before)) return { rule: 'text/formula', detail: after.trim().slice(0, 12) }
  return null
}

export const sizeNotice = ({ before, after }: WordChange): Fault | null =>
  after.length > before.length * 2 + 20
    ? { rule: 'text/grew', detail: `${before.length} → ${after.length} characters` }
    : null
