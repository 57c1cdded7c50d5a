import type { TextEdit } from '../code/add-import.ts'
import { addImport } from '../code/add-import.ts'
import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile, TrackRules } from '../lane.ts'
import { encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { addPlannedEvent } from './add-planned-event.ts'
import type { EventPlace } from './event-places.ts'
import { type FileOfPlaces, planSlotId, readFile, valueOf } from './event-slots.ts'
import { judgeInstrumentation } from './judge-instrumentation.ts'
import { finding } from './rules.ts'
import { readTypedEvents, type TypedEvent } from './typed-events.ts'
import { writeEvents } from './write-events.ts'

const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

export function applyEvents(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const { track } = facts
  const made =
    track === null
      ? [noSlots(file.path)]
      : file.path === track.plan
        ? addPlannedEvent(file, edits, planSlotId(file.path), facts)
        : editFile(file, edits, facts, track)
  if (Array.isArray(made)) return { kind: 'failed', findings: made }
  const verdict = judgeInstrumentation(
    [{ path: file.path, before: file.bytes, after: made, modeBefore: '100644', modeAfter: '100644' }],
    { ...facts, limits: limitless },
  )
  return verdict.kind === 'allowed' ? { kind: 'applied', bytes: made } : { kind: 'failed', findings: verdict.findings }
}

const noSlots = (path: string): Finding => ({
  rule: 'edit/no-slots',
  path,
  line: 0,
  says: `${path} has no place where an event can be recorded.`,
  fix: 'Search again; the button or form may stand in another file.',
})

function editFile(
  file: SourceFile,
  edits: readonly SlotEdit[],
  facts: RepoFacts,
  track: TrackRules,
): Uint8Array | Finding[] {
  const read = readFile(file, facts)
  if (read === null || read.places.length === 0) return [noSlots(file.path)]
  const findings: Finding[] = []
  const changes = new Map<EventPlace, readonly TypedEvent[]>()
  for (const edit of edits) {
    const change = changeOf(file.path, read, edit, changes)
    if ('rule' in change) findings.push(change)
    else changes.set(change.place, change.events)
  }
  if (findings.length > 0) return findings
  const { parsed } = read.found.tracking
  const texts: TextEdit[] = []
  for (const [place, events] of changes) {
    const written = writeEvents(parsed, place, events)
    if (written === null)
      findings.push(
        finding('instrumentation/removed', file.path, lineOf(parsed.text, place.element.start), place.context),
      )
    else texts.push(...written)
  }
  if (findings.length > 0) return findings
  if (texts.length === 0) return [same(file.path)]
  if (read.found.needsImport) texts.push(addImport(file.path, parsed, track))
  return encode({ text: splice(parsed.text, texts), bom: read.decoded.bom })
}

const same = (path: string): Finding => ({
  rule: 'edit/same',
  path,
  line: 0,
  says: 'The events are the same as before.',
  fix: 'Add at least one event or property.',
})

function changeOf(
  path: string,
  read: FileOfPlaces,
  edit: SlotEdit,
  changes: ReadonlyMap<EventPlace, readonly TypedEvent[]>,
): Finding | { readonly place: EventPlace; readonly events: readonly TypedEvent[] } {
  const place = read.places.find(({ id }) => id === edit.slot)?.place
  if (place === undefined || edit.path !== path)
    return {
      rule: 'edit/slot-gone',
      path,
      line: 0,
      says: 'This element is no longer where it was.',
      fix: 'Search for it again and repeat the edit.',
    }
  const line = lineOf(read.decoded.text, place.element.start)
  if (edit.from.trim() !== valueOf(place))
    return {
      rule: 'edit/stale',
      path,
      line,
      says: `The events are now "${valueOf(place)}", not "${edit.from}".`,
      fix: 'Look at the events as they are now and repeat the edit.',
    }
  if (changes.has(place))
    return {
      rule: 'edit/twice',
      path,
      line,
      says: 'The same element is edited twice.',
      fix: 'Keep one of the two edits.',
    }
  const events = readTypedEvents(edit.to)
  if (typeof events === 'string') return finding('instrumentation/arguments', path, line, events)
  return { place, events }
}

/** Edits do not overlap: each is an insertion, or replaces what only one place holds. Equal places keep their order. */
function splice(text: string, edits: readonly TextEdit[]): string {
  let out = ''
  let at = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(at, Math.max(at, edit.start)) + edit.text
    at = Math.max(at, edit.end)
  }
  return out + text.slice(at)
}
