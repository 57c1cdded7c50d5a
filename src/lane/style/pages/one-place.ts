import type { PlacePair } from '../judge-places.ts'
import { type Change, holds, oneValue, withSegment } from '../one-place.ts'
import { isClassPlace } from '../place.ts'
import type { PageParts } from './page-parts.ts'

/** A patch that changes characters of one class list or value: then the new page is known without parsing it. */
export function onePlace(parts: PageParts, change: Change, before: string, after: string): PlacePair | null {
  const { page } = parts
  const part = page.parts.find(({ span }) => holds(span, change))
  const read = part && parts.read(part)
  if (read?.kind === 'sheet') return oneValue(read.sheet, change, before, after)
  const attribute = part ? undefined : page.attributes.find(({ span }) => holds(span, change))
  const from = attribute ? parts.classes(attribute) : read?.places.findLast((place) => holds(place, change))
  if (from === undefined || !isClassPlace(from)) return null
  parts.readGroup(from.group)
  const to = withSegment(from, change, before, after)
  return to && { from, to }
}
