import type { Protected, RepoFacts, Slot, SourceFile } from '../lane.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { decode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { isOpen, type Place, readPlaces } from './places.ts'

export function contentSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  if (!isOpen(file.path, facts)) return []
  const decoded = decode(file.bytes)
  if (decoded === null || saysGenerated(file.path, decoded.text)) return []
  const line = lineIndex(decoded.text)
  return (readPlaces(file.path, decoded.text) ?? []).map((place) => ({
    id: place.id,
    path: file.path,
    line: line(place.span.start),
    kind: place.kind,
    value: place.value,
    context: place.context,
    span: { start: place.span.start + decoded.bom, end: place.span.end + decoded.bom },
    language: null,
    key: null,
    protected: protectedParts(place),
    sentence: null,
  }))
}

/** Code, addresses, tags and expressions: what must survive an edit, or may only be taken along. */
function protectedParts(place: Place): Protected[] {
  if (place.of.kind === 'matter') return []
  const { inline } = place.of.block
  const links = inline.links.filter(({ target, label }) => label !== '' && target.startsWith('['))
  return [
    ...inline.codes.map((text): Protected => ({ kind: 'markup', text: `\`${text}\`` })),
    ...links.map(({ target }): Protected => ({ kind: 'url', text: String((JSON.parse(target) as unknown[])[0]) })),
    ...inline.fixed.filter((part) => part.startsWith('<')).map((text): Protected => ({ kind: 'markup', text })),
    ...inline.expressions.map((text): Protected => ({ kind: 'argument', text: `{${text}}` })),
  ]
}
