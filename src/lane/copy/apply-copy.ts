import { entitySpelling, type Spelling, spellJsx, spellString, spellsAscii } from '../code/literal-pieces.ts'
import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { decode, encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { type Piece, respell } from '../source/pieces.ts'
import { identify, isOpen } from './copy-slots.ts'
import { spellJson } from './json-places.ts'
import { judgeCopy } from './judge-copy.ts'
import type { Place } from './place.ts'
import { readPlaces } from './read-places.ts'
import { copyRules } from './rules.ts'

/** White space folded as a browser does; no-break spaces are letters to it. */
const folded = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '')
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
  const places = decoded === null || !isOpen(file.path, facts) ? null : readPlaces(file.path, decoded.text, facts)
  if (decoded === null || places === null)
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
    const raw = rewrite(place, edit.to, decoded.text, places)
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

function splice(text: string, rewrites: ReadonlyMap<Place, string>): string {
  let out = ''
  let at = 0
  for (const [place, raw] of [...rewrites].sort(([a], [b]) => a.start - b.start)) {
    out += text.slice(at, place.inner.start) + raw
    at = place.inner.end
  }
  return out + text.slice(at)
}

/** The bytes of a text with a new value, in the spelling of the old one; `null` where a part that must stay is missing. */
function rewrite(place: Place, to: string, text: string, places: readonly Place[]): string | null {
  switch (place.form) {
    case 'jsx-text':
      return respell(place.pieces, spellJsx(folded(to), null, spellingOf([place], text), fileSpelling(text, places)))
    case 'jsx-attribute': {
      const quote = text[place.start] ?? '"'
      const raw = text.slice(place.inner.start, place.inner.end)
      return respell(
        place.pieces,
        spellJsx(
          raw.includes('\n') ? folded(to) : to.replace(/\s*\n\s*/g, ' '),
          quote,
          entitySpelling([raw]),
          fileSpelling(text, places),
        ),
      )
    }
    case 'string':
      return respell(place.pieces, spellString(to, text[place.start] ?? "'", spellsAscii(place.pieces)))
    case 'template':
      return rewriteTemplate(place, to)
    case 'json': {
      const own = place.pieces.some((piece) => (piece.value.codePointAt(0) ?? 0) > 0x7e)
      const asciiOnly = own ? spellsAscii(place.pieces) : spellsAscii(places.flatMap((other) => other.pieces))
      return respell(place.pieces, spellJson(to, asciiOnly))
    }
  }
}

const isBare = (piece: Piece) => piece.whole !== true

function rewriteTemplate(place: Place, to: string): string | null {
  const folds = place.pieces.some((piece) => isBare(piece) && piece.value === ' ' && piece.raw !== ' ')
  const wanted = folds ? to.replace(/[ \t]*\n\s*/g, ' ') : to
  const spelled: Piece[] = []
  let at = 0
  for (const kept of place.pieces.filter((piece) => !isBare(piece))) {
    const found = wanted.indexOf(kept.value, at)
    if (found === -1) return null
    spelled.push(...spellString(wanted.slice(at, found), '`', false), kept)
    at = found + kept.value.length
  }
  const rest = wanted.slice(at)
  return respell(place.pieces, [...spelled, ...spellString(rest, '`', false)])
}

const rawOf = (place: Place, text: string) => text.slice(place.inner.start, place.inner.end)
const spellingOf = (places: readonly Place[], text: string): Spelling =>
  entitySpelling(places.map((place) => rawOf(place, text)))

/** How the JSX of a file spells characters with more than one spelling; a text of its own spells them first. */
function fileSpelling(text: string, places: readonly Place[]): Spelling {
  return spellingOf(
    places.filter((place) => place.form === 'jsx-text'),
    text,
  )
}
