import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { saysGenerated } from '../repository/screen-files.ts'
import { decode, encode } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { type Piece, respell } from '../source/pieces.ts'
import { matterPieces, quoteMatter, spellMatter } from './front-matter.ts'
import { judgeContent } from './judge-content.ts'
import { isOpen, type Place, readPlaces } from './places.ts'
import { widthOf, wrapLines } from './wrap-lines.ts'

const folded = (text: string) => text.replace(/[ \t\r\n]+/g, ' ').trim()
const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

/**
 * How lines are broken, from the least visible diff to the surest: as before with new lines wrapped, as before, or one line.
 * Where words meet a line start they can begin a list or a quote; then a later way is taken.
 */
const ways = ['wrapped', 'kept', 'folded'] as const
type Way = (typeof ways)[number]

export function applyContent(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const fail = (rule: string, says: string, fix: string, line = 0): Finding => ({
    rule,
    path: file.path,
    line,
    says,
    fix,
  })
  const failed = (...findings: Finding[]): Applied => ({ kind: 'failed', findings })
  const decoded = decode(file.bytes)
  const isReadable = decoded !== null && isOpen(file.path, facts) && !saysGenerated(file.path, decoded.text)
  const places = isReadable ? readPlaces(file.path, decoded.text) : null
  if (decoded === null || places === null)
    return failed(
      fail(
        'edit/no-slots',
        `${file.path} has no texts that can be changed here.`,
        'Search for the text again; it may stand in another file.',
      ),
    )
  const byId = new Map<string, Place>(places.map((place) => [place.id, place]))
  const line = lineIndex(decoded.text)
  const findings: Finding[] = []
  const wanted = new Map<Place, string>()
  for (const edit of edits) {
    const place = byId.get(edit.slot)
    if (place === undefined || edit.path !== file.path)
      findings.push(
        fail(
          'edit/slot-gone',
          'This text is no longer where it was.',
          'Search for the text again and repeat the edit.',
        ),
      )
    else if (folded(edit.from) !== folded(place.value))
      findings.push(
        fail(
          'edit/stale',
          `The text now reads "${place.value}", not "${edit.from}".`,
          'Look at the text as it is now and repeat the edit.',
          line(place.span.start),
        ),
      )
    else if (wanted.has(place))
      findings.push(
        fail('edit/twice', 'The same text is edited twice.', 'Keep one of the two edits.', line(place.span.start)),
      )
    else wanted.set(place, edit.to)
  }
  if (findings.length > 0) return failed(...findings)

  let reasons: readonly Finding[] = []
  for (const way of ways) {
    const text = rewriteAll(decoded.text, wanted, places, way)
    if (text === decoded.text)
      return failed(fail('edit/same', 'The new text is the same as the old one.', 'Change at least one word.'))
    const bytes = encode({ text, bom: decoded.bom })
    const verdict = judgeContent(
      [{ path: file.path, before: file.bytes, after: bytes, modeBefore: '100644', modeAfter: '100644' }],
      { ...facts, limits: limitless },
    )
    if (verdict.kind !== 'allowed') reasons = verdict.findings
    else if (says(text, file.path, wanted)) return { kind: 'applied', bytes }
  }
  if (reasons.length > 0) return failed(...reasons)
  return failed(
    fail(
      'edit/misread',
      'Markdown would read the new text as something else.',
      'Put a backslash before marks such as `*`, `#` or `-` that shall be shown as they are.',
    ),
  )
}

/** Whether the places of the new text read as the edits want them to. */
function says(text: string, path: string, wanted: ReadonlyMap<Place, string>): boolean {
  const now = new Map(readPlaces(path, text)?.map((place) => [place.id, folded(place.value)]))
  // An edited heading gives other names to what stands under it, so values are looked up anywhere then.
  const values = new Set(now.values())
  return [...wanted].every(([place, to]) => now.get(place.id) === folded(to) || values.has(folded(to)))
}

function rewriteAll(text: string, wanted: ReadonlyMap<Place, string>, places: readonly Place[], way: Way): string {
  const width = Math.max(80, ...places.map((place) => widthOf(text.slice(place.span.start, place.span.end))))
  let out = ''
  let at = 0
  for (const [place, to] of [...wanted].sort(([a], [b]) => a.span.start - b.span.start)) {
    const column = place.span.start - (text.lastIndexOf('\n', place.span.start - 1) + 1)
    out += text.slice(at, place.span.start) + rewrite(place, to, way, width, column)
    at = place.span.end
  }
  return out + text.slice(at)
}

function rewrite(place: Place, to: string, way: Way, width: number, column: number): string {
  if (place.of.kind === 'matter') {
    const { text, yaml } = place.of
    const value = folded(to)
    const parts = way === 'folded' ? null : matterPieces(text, yaml)
    if (parts !== null) return parts.open + respell(parts.pieces, spellMatter(value, text.style)) + parts.close
    if (text.style === 'folded' || text.style === 'literal')
      return (/^[^\n]*\n[ \t]*/.exec(yaml.slice(text.span.start, text.span.end))?.[0] ?? '') + value
    return quoteMatter(value)
  }
  const { pieces, block } = place.of
  if (block.form !== 'paragraph' || way === 'folded') {
    const line = folded(to)
    return block.form === 'paragraph' ? line : respell(pieces, spell(line, pieces))
  }
  // A line break in the new text is one that shows; blank lines would begin another paragraph.
  const value = to.trim().replace(/[ \t]*(?:\r\n|\n|\r)\s*/g, '\n')
  const raw = respell(pieces, spell(value, pieces))
  return way === 'wrapped' ? wrapLines(raw, pieces, width, column) : raw
}

/** Markdown is written as it is given; a break that shows is written as its neighbours are. */
function spell(value: string, pieces: readonly Piece[]): Piece[] {
  const shown = pieces.find((piece) => piece.value === '\n')?.raw
  const soft = pieces.find((piece) => piece.value === ' ' && /[\r\n]/.test(piece.raw))?.raw.trimStart()
  return [...value].map((character) =>
    character === '\n' ? { value: '\n', raw: shown ?? `\\${soft ?? '\n'}` } : { value: character, raw: character },
  )
}
