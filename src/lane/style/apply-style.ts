import { entitySpelling, spellJsx, spellString } from '../code/literal-pieces.ts'
import { referencesOf, spellPage } from '../copy/page/references.ts'
import type { Applied, Finding, RepoFacts, SlotEdit, SourceFile } from '../lane.ts'
import { decode, encode } from '../source/decode.ts'
import { lineOf } from '../source/line-of.ts'
import { type Piece, respell } from '../source/pieces.ts'
import { judgeStyle } from './judge-style.ts'
import { type ClassPlace, foldSpaces, isClassPlace, type StylePlace, type ValuePlace } from './place.ts'
import { finding } from './rules.ts'
import { isOpen } from './style-path.ts'
import { identify, readPlaces } from './style-slots.ts'

const folded = (text: string) => text.replace(/[ \t\r\n\f]+/g, ' ').trim()
const limitless = { files: Number.MAX_SAFE_INTEGER, edits: Number.MAX_SAFE_INTEGER }

interface Rewrite {
  readonly start: number
  readonly end: number
  readonly raw: string
}

export function applyStyle(file: SourceFile, edits: readonly SlotEdit[], facts: RepoFacts): Applied {
  const failed = (...findings: readonly Finding[]): Applied => ({ kind: 'failed', findings })
  const fail = (rule: string, says: string, fix: string, line = 0): Finding => ({
    rule,
    path: file.path,
    line,
    says,
    fix,
  })
  const decoded = decode(file.bytes)
  const places = decoded === null || !isOpen(file.path, facts) ? null : readPlaces(file.path, decoded.text)
  if (decoded === null || places === null)
    return failed(
      fail(
        'edit/no-slots',
        `${file.path} has no styles that can be changed here.`,
        'List the places again; the style may stand in another file.',
      ),
    )
  const byId = new Map<string, StylePlace>(identify(file.path, places).map(({ id, place }) => [id, place]))
  const findings: Finding[] = []
  const rewrites = new Map<StylePlace, Rewrite>()
  for (const edit of edits) {
    const place = byId.get(edit.slot)
    if (place === undefined || edit.path !== file.path) {
      findings.push(
        fail('edit/slot-gone', 'This style is no longer where it was.', 'List the places again and repeat the edit.'),
      )
      continue
    }
    const line = lineOf(decoded.text, place.start)
    if (folded(edit.from) !== folded(place.value)) {
      const says = `The style now reads "${place.value}", not "${edit.from}".`
      findings.push(fail('edit/stale', says, 'Look at it as it is now and repeat the edit.', line))
    } else if (rewrites.has(place)) {
      findings.push(fail('edit/twice', 'The same style is edited twice.', 'Keep one of the two edits.', line))
    } else {
      const rewrite = rewritten(place, folded(edit.to), decoded.text)
      if (rewrite === null) findings.push(finding('style/part', file.path, line, folded(edit.to).slice(0, 80)))
      else rewrites.set(place, rewrite)
    }
  }
  if (findings.length > 0) return failed(...findings)
  const after = { text: splice(decoded.text, [...rewrites.values()]), bom: decoded.bom }
  if (after.text === decoded.text)
    return failed(fail('edit/same', 'The new style is the same as the old one.', 'Change at least one value.'))
  const bytes = encode(after)
  const verdict = judgeStyle(
    [{ path: file.path, before: file.bytes, after: bytes, modeBefore: '100644', modeAfter: '100644' }],
    { ...facts, limits: limitless },
  )
  return verdict.kind === 'allowed' ? { kind: 'applied', bytes } : failed(...verdict.findings)
}

function splice(text: string, rewrites: readonly Rewrite[]): string {
  let out = ''
  let at = 0
  for (const { start, end, raw } of [...rewrites].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + raw
    at = end
  }
  return out + text.slice(at)
}

/** The bytes of a place with a new value, spelt as its file spells; `null` where a part that must stay is missing. */
function rewritten(place: StylePlace, to: string, text: string): Rewrite | null {
  if (isClassPlace(place)) return rewrittenClasses(place, to, text)
  const { inner } = place
  if (place.form === 'number') return rewrittenNumber(place, to, text)
  const spelled = place.form === 'css' ? charactersOf(to) : spellString(to, text[place.start] ?? "'", false)
  return { ...inner, raw: respell(place.pieces, spelled) }
}

const charactersOf = (text: string): Piece[] => [...text].map((value) => ({ raw: value, value }))

/** A bare number stays one; anything else becomes a string in the quotes that the file uses. */
function rewrittenNumber({ inner }: ValuePlace, to: string, text: string): Rewrite {
  if (/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(to)) return { ...inner, raw: to }
  const count = (quote: string) => text.split(quote).length
  // Attributes are written in double quotes whatever the rest of the file does.
  const quote = count("'") > count('"') || text.includes(" from '") ? "'" : '"'
  const spelled = spellString(to, quote, false)
  return { ...inner, raw: `${quote}${spelled.map((piece) => piece.raw).join('')}${quote}` }
}

function rewrittenClasses(place: ClassPlace, to: string, text: string): Rewrite | null {
  const core = spellClasses(place, to, text)
  if (core === null) return null
  const { inner, lead, trail } = place
  if (place.pieces.length > 0) return { ...inner, raw: core }
  // A string that held no name yet: what it is joined to must not run into the new ones.
  const before = place.gluedLeft && lead === '' ? ' ' : ''
  const after = place.gluedRight && trail === '' ? ' ' : ''
  return { ...inner, raw: `${before}${core}${after}` }
}

function spellClasses(place: ClassPlace, to: string, text: string): string | null {
  const quote = text[place.start] ?? '"'
  if (place.form === 'jsx-attribute') {
    const own = entitySpelling([place.pieces.map((piece) => piece.raw).join('')])
    return respell(place.pieces, spellJsx(to, quote, own, new Map()))
  }
  const encode = (part: string): Piece[] =>
    place.form === 'page-attribute'
      ? spellPage(part, quote, referencesOf(place.pieces), new Map())
      : spellString(part, '`', false)
  if (place.form === 'string') return respell(place.pieces, spellString(to, quote, false))
  const spelled: Piece[] = []
  let at = 0
  for (const kept of place.pieces.filter((piece) => piece.whole === true)) {
    const value = folded(kept.value)
    const found = [kept.value, value].map((one) => to.indexOf(one, at))
    const start = found.find((one) => one !== -1)
    if (start === undefined) return null
    spelled.push(...encode(to.slice(at, start)), kept)
    at = start + (found[0] === -1 ? value : kept.value).length
  }
  return respell(place.pieces, foldSpaces([...spelled, ...encode(to.slice(at))]))
}
