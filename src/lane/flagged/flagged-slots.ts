import type { RepoFacts, Slot, SourceFile } from '../lane.ts'
import { lineIndex } from '../source/line-of.ts'
import { readPlaces } from './places.ts'

export function flaggedSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  const read = readPlaces(file, facts)
  if (read === null) return []
  const { text, bom } = read.decoded
  const line = lineIndex(text)
  return read.places.map(({ id, kind, value, context, span, sentence }) => ({
    id,
    path: file.path,
    line: line(span.start),
    kind,
    value,
    context,
    span: { start: span.start + bom, end: span.end + bom },
    language: null,
    key: null,
    protected: [],
    sentence,
  }))
}
