import { TextReads } from '../text-reads.ts'

/** Both sides of a change, whose texts ask in turn. */
const mostKept = 2
const kept = new Map<string, TextReads>()

/** What a page reads of its own texts, in scripts, styles and handlers. All texts of a page ask, one after the other. */
export function readsOf(source: string): TextReads {
  let reads = kept.get(source)
  if (reads === undefined) {
    if (kept.size >= mostKept) kept.clear()
    reads = new TextReads(source)
    kept.set(source, reads)
  }
  return reads
}
