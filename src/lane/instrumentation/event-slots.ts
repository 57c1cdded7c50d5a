import { hashOf } from '../../base/hash.ts'
import type { SlotId } from '../../base/ids.ts'
import { isCodePath, parseCode } from '../code/parse-code.ts'
import { TooDeep } from '../code/syntax.ts'
import type { RepoFacts, Slot, SourceFile } from '../lane.ts'
import { isOpenPath } from '../repository/open-paths.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { type Decoded, decode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { type EventPlace, type EventPlaces, eventPlaces } from './event-places.ts'
import { wordsOf } from './say-place.ts'
import { basePlan, readPlan } from './tracking-plan.ts'
import { readTypedEvents } from './typed-events.ts'

/** A place with the id by which people and tools name it. */
export interface IdentifiedPlace {
  readonly id: SlotId
  readonly place: EventPlace
}

/** A file with the places at which its clicks, changes and submissions can be recorded. */
export interface FileOfPlaces {
  readonly decoded: Decoded
  readonly found: EventPlaces
  readonly places: readonly IdentifiedPlace[]
}

/** Whether the lane lets a file of this path be changed at all. */
export function isOpen(path: string, facts: RepoFacts): boolean {
  return facts.track !== null && path !== facts.track.module && isOpenPath(path, facts)
}

/** Whether a file of this path can hold places: code of the lane, and the plan itself. */
export const holdsPlaces = (path: string, facts: RepoFacts): boolean =>
  isOpen(path, facts) && (isCodePath(path) || path === facts.track?.plan)

/** `null` where the file is closed, cannot be read, or the plan is missing. */
export function readFile(file: SourceFile, facts: RepoFacts): FileOfPlaces | null {
  const { track } = facts
  if (track === null || !isOpen(file.path, facts) || !isCodePath(file.path)) return null
  const decoded = decode(file.bytes)
  if (decoded === null || saysGenerated(file.path, decoded.text)) return null
  if (basePlan(facts) === null) return null
  const parsed = parseCode(file.path, decoded.text)
  if (parsed.kind !== 'parsed') return null
  try {
    const found = eventPlaces(file.path, parsed, track)
    // What is recorded with a spread cannot be typed again as a line.
    const places = identify(file.path, found.places).filter(
      ({ place }) => typeof readTypedEvents(valueOf(place)) !== 'string',
    )
    return { decoded, found, places }
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return null
    throw error
  }
}

/** Numbers the places that only their order tells apart. */
function identify(path: string, places: readonly EventPlace[]): IdentifiedPlace[] {
  const ordinals = new Map<string, number>()
  return places.map((place) => {
    const ordinal = ordinals.get(place.address) ?? 0
    ordinals.set(place.address, ordinal + 1)
    return { id: hashOf([path, 'events', place.address, ordinal]).slice(0, 20) as SlotId, place }
  })
}

export const valueOf = (place: EventPlace): string => place.events.map(({ line }) => line).join('\n')

/** The slot of the tracking plan itself: a new event is typed into it. */
export const planSlotId = (path: string): SlotId => hashOf([path, 'new-event']).slice(0, 20) as SlotId

const plain = { language: null, key: null, protected: [] }

export function eventSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  if (facts.track?.plan === file.path) return planSlots(file, facts)
  const read = readFile(file, facts)
  if (read === null) return []
  const { decoded } = read
  const line = lineIndex(decoded.text)
  return read.places.map(({ id, place }): Slot => {
    const { start, end } = place.attribute ?? place.element.openingElement
    return {
      ...plain,
      id,
      path: file.path,
      line: line(start),
      kind: 'events',
      value: valueOf(place),
      // People look for a button by what it says.
      sentence: wordsOf(place.element) || null,
      context: place.context,
      span: { start: start + decoded.bom, end: end + decoded.bom },
    }
  })
}

function planSlots(file: SourceFile, facts: RepoFacts): Slot[] {
  const decoded = decode(file.bytes)
  if (decoded === null || !isOpen(file.path, facts) || readPlan(file.path, decoded.text) === null) return []
  const end = decoded.text.length + decoded.bom
  return [
    {
      ...plain,
      id: planSlotId(file.path),
      path: file.path,
      line: lineIndex(decoded.text)(decoded.text.length),
      kind: 'new-event',
      value: '',
      sentence: null,
      context: 'New event of the tracking plan: name {property: type}',
      span: { start: end, end },
    },
  ]
}
