import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { decode, encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { identify, isOpen } from './copy-slots.ts'
import { folded } from './fold-space.ts'
import { formatOf, readPlaces } from './formats.ts'
import { judgeCopy } from './judge-copy.ts'
import type { Place } from './place.ts'
import { copyRules } from './rules.ts'

const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

export function applyCopy(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const fail = (rule: string, says: string, fix: string, line = 0): Finding => ({
    rule,
    path: file.path,
    line,
    says,
    fix,
  })
  const decoded = decode(file.bytes)
  const format = formatOf(file.path)
  const places = decoded === null || !isOpen(file.path, facts) ? null : readPlaces(file.path, decoded.text, facts)
  if (decoded === null || places === null || format === null)
    return {
      kind: 'failed',
      findings: [
        fail(
          'edit/no-slots',
          `${file.path} has no texts that can be changed here.`,
          'Search for the text again; it may stand in another file.',
        ),
      ],
    }
  const byId = new Map<string, Place>(identify(file.path, places).map(({ id, place }) => [id, place]))
  const findings: Finding[] = []
  const rewrites = new Map<Place, string>()
  for (const edit of edits) {
    const place = byId.get(edit.slot)
    if (place === undefined || edit.path !== file.path) {
      findings.push(
        fail(
          'edit/slot-gone',
          'This text is no longer where it was.',
          'Search for the text again and repeat the edit.',
        ),
      )
      continue
    }
    const line = lineOf(decoded.text, place.start)
    if (folded(edit.from) !== folded(place.value)) {
      findings.push(
        fail(
          'edit/stale',
          `The text now reads "${place.value}", not "${edit.from}".`,
          'Look at the text as it is now and repeat the edit.',
          line,
        ),
      )
      continue
    }
    if (rewrites.has(place)) {
      findings.push(fail('edit/twice', 'The same text is edited twice.', 'Keep one of the two edits.', line))
      continue
    }
    const raw = format.rewrite(place, edit.to, decoded.text, places)
    if (raw === null)
      findings.push(
        fail(
          'text/placeholder',
          `The new text does not keep the parts that a program fills in: "${edit.to}".`,
          copyRules['text/placeholder'][1],
          line,
        ),
      )
    else rewrites.set(place, raw)
  }
  const nested = nestedPlace([...rewrites.keys()])
  if (nested !== null)
    findings.push(
      fail(
        'edit/nested',
        `"${nested.value}" stands inside another text that is edited too.`,
        'Apply one edit first, then the other.',
        lineOf(decoded.text, nested.start),
      ),
    )
  if (findings.length > 0) return { kind: 'failed', findings }
  const after = { text: splice(decoded.text, rewrites), bom: decoded.bom }
  if (after.text === decoded.text)
    return {
      kind: 'failed',
      findings: [fail('edit/same', 'The new text is the same as the old one.', 'Change at least one word.')],
    }
  const bytes = encode(after)
  const verdict = judgeCopy(
    [{ path: file.path, before: file.bytes, after: bytes, modeBefore: '100644', modeAfter: '100644' }],
    { ...facts, limits: limitless },
  )
  if (verdict.kind !== 'allowed') return { kind: 'failed', findings: verdict.findings }
  return { kind: 'applied', bytes }
}

/** A place inside another: a string in an expression that stands in a text. */
function nestedPlace(places: readonly Place[]): Place | null {
  const ordered = [...places].sort((a, b) => a.start - b.start)
  return ordered.find((place, index) => index > 0 && place.start < (ordered[index - 1]?.inner.end ?? 0)) ?? null
}

function splice(text: string, rewrites: ReadonlyMap<Place, string>): string {
  let out = ''
  let at = 0
  for (const [place, raw] of [...rewrites].sort(([a], [b]) => a.start - b.start)) {
    out += text.slice(at, place.inner.start) + raw
    at = place.inner.end
  }
  return out + text.slice(at)
}
