import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import type { Protected, RepoFacts, Slot, SourceFile } from '../lane.ts'
import { isOpenPath } from '../repository/open-paths.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { decode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { addresses } from '../text/addresses.ts'
import { markupTokens } from '../text/markup.ts'
import { placeholders } from '../text/placeholders.ts'
import { isCompanionPath } from './companion-path.ts'
import { formatOf, readPlaces } from './formats.ts'
import type { Place } from './place.ts'

/** A place with the id by which people and tools name it. */
export interface IdentifiedPlace {
  readonly id: SlotId
  readonly place: Place
}

/** Numbers the places that only their order tells apart. */
export function identify(path: string, places: readonly Place[]): IdentifiedPlace[] {
  const ordinals = new Map<string, number>()
  return places.map((place) => {
    const address = `${place.kind}\n${place.address}`
    const ordinal = ordinals.get(address) ?? 0
    ordinals.set(address, ordinal + 1)
    return { id: hashOf([path, place.kind, place.address, ordinal]).slice(0, 20) as SlotId, place }
  })
}

/** Whether the lane lets a file of this path be changed at all. */
export function isOpen(path: string, facts: RepoFacts): boolean {
  return formatOf(path) !== null && !isCompanionPath(path) && isOpenPath(path, facts)
}

export function copySlots(file: SourceFile, facts: RepoFacts): Slot[] {
  if (!isOpen(file.path, facts)) return []
  const decoded = decode(file.bytes)
  if (decoded === null || saysGenerated(file.path, decoded.text)) return []
  const places = readPlaces(file.path, decoded.text, facts)
  if (places === null) return []
  const line = lineIndex(decoded.text)
  return identify(file.path, places).map(({ id, place }) => ({
    id,
    path: file.path,
    line: line(place.start),
    kind: place.kind,
    value: place.value,
    context: place.context,
    span: { start: place.start + decoded.bom, end: place.end + decoded.bom },
    language: place.language,
    key: place.key,
    protected: protectedParts(place),
    sentence: place.sentence,
  }))
}

function protectedParts(place: Place): Protected[] {
  const isPlural = place.isMessage && /\{[^{}]*,\s*(?:plural|select|selectordinal)/.test(place.value)
  const whole = place.pieces
    .filter((piece) => piece.whole)
    .map((piece): Protected => ({ kind: 'argument', text: piece.value }))
  return [
    ...(isPlural
      ? [{ kind: 'plural' as const, text: place.value }]
      : whole.length > 0
        ? whole
        : placeholders(place.value).map((text): Protected => ({ kind: 'argument', text }))),
    ...markupTokens(place.value).map((text): Protected => ({ kind: text.startsWith('&') ? 'entity' : 'markup', text })),
    ...addresses(place.value).map((text): Protected => ({ kind: 'url', text })),
  ]
}
