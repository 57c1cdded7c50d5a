import type { AdmittedEdit, Finding, RepoFacts, Span } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import type { Decoded } from '../source/decode.ts'
import { firstFrom } from '../source/first-from.ts'
import { lineIndex } from '../source/line-of.ts'
import { oncePer } from '../source/once-per.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { type Catalogue, type CatalogueEntry, type CatalogueFault, type CatalogueReader, placeOf } from './catalogue.ts'
import {
  type FileJudgement,
  judgeText,
  judgeTranslated,
  judgeTranslation,
  nothingIn,
  sameAsOriginal,
  type TextJudgement,
} from './file-judgement.ts'
import { type KeyPath, originalsOf } from './originals.ts'
import { programPartFault } from './program-parts.ts'
import { finding } from './rules.ts'

const readRules: Readonly<Record<CatalogueFault['kind'], string>> = {
  unparsable: 'copy/unparsable',
  'too-deep': 'copy/too-deep',
  'too-large': 'files/too-large',
  'duplicate-key': 'copy/duplicate-key',
  'prototype-key': 'copy/prototype-key',
  ambiguous: 'copy/ambiguous',
}

/**
 * Judges one catalogue: the same values at the same keys in the same order, every byte between them equal but for white space
 * that no reader sees, and each value that differs a text on both sides. A text may come where none was if it translates one that
 * stands at the same key in another language: on a key that was empty, or on one that comes on lines of its own.
 */
export function judgeCatalogue<Entry extends CatalogueEntry>(
  { path, before, after }: TextChangeOfFile,
  facts: RepoFacts,
  reader: CatalogueReader<Entry>,
): FileJudgement {
  const nothing = nothingIn(path)
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  const old = readSide(before, reader)
  if (old.kind !== 'read') return refuse(readRules[old.kind], old.line, old.detail || 'before the change')
  const next = oneEntry(reader, old, before.text, after.text) ?? readSide(after, reader)
  if (next.kind !== 'read') return refuse(readRules[next.kind], next.line, next.detail)
  const line = lineIndex(after.text)
  const added = addedEntries(reader, old, next, after.text)
  if (old.entries.length + added.length !== next.entries.length) {
    const at = sharedPrefix(before.text, after.text)
    return refuse(outsideRule(reader, before.text, at, after.text, at) ?? 'copy/keys', line(at))
  }

  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const refused = (rule: string, at: number, detail: string): TextJudgement => ({
    edit: null,
    findings: [finding(rule, path, at, detail)],
    notices: [],
  })
  const ownFault = (from: string, to: string) => programPartFault(from, to) ?? reader.fault?.(from, to) ?? null
  const elsewhere = originalsOf(path, facts, readingWith(reader, null))
  const originalsAt = (entry: Entry): readonly string[] =>
    (entry.originals ?? [elsewhere(entry.path, entry.language)]).filter(
      (original) => original !== null && reader.isText({ ...entry, value: original }),
    ) as string[]
  const judge = (a: Entry, b: Entry): TextJudgement => {
    const at = line(b.start)
    const placeBefore = placeOf(reader, path, before.text, a)
    const placeAfter = placeOf(reader, path, after.text, b)
    if (placeAfter !== null && a.value === '') return judgeNew(b)
    if (placeBefore === null || placeAfter === null)
      return refused(placeBefore !== null && b.value.trim() === '' ? 'text/emptied' : 'copy/not-text', at, b.key)
    const judged = judgeText(path, at, placeBefore, placeAfter)
    const fault = judged.edit && ownFault(placeBefore.value, placeAfter.value)
    const whole = fault ? refused(fault.rule, at, fault.detail) : judged
    return judgeTranslated(whole, placeBefore, placeAfter, () => originalsAt(b), ownFault)
  }
  const judgeNew = (entry: Entry): TextJudgement => {
    const at = line(entry.start)
    if (entry.originals === undefined && !entry.isFixed && elsewhere(entry.path, entry.language) === entry.value)
      return sameAsOriginal(path, at, entry.key, entry.value)
    const place = placeOf(reader, path, after.text, entry)
    if (place === null) return refused('copy/not-text', at, entry.key)
    const originals = originalsAt(entry)
    return originals.length === 0
      ? refused('copy/keys', at, entry.key)
      : judgeTranslation(path, at, originals, place, ownFault)
  }
  const take = (judged: TextJudgement) => {
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  const cuts = added.map(({ lines }) => lines)
  const isAdded = new Set(added.map(({ entry }) => entry))
  const kept = next.entries.filter((entry) => !isAdded.has(entry))
  const isPlace = (text: string, entry: Entry) => placeOf(reader, path, text, entry) !== null
  let endBefore = 0
  let endAfter = 0
  /** Keys whose texts were marked as unsure and are not any more: they are shown from now on. */
  let nowSure: string | null = null
  for (let index = 0; index <= kept.length; index++) {
    const a = old.entries[index]
    const b = kept[index]
    // At the end of the file a line end may come: there it is taken for an empty line.
    const lineEnd = a === undefined && b === undefined ? '\n' : ''
    const gapBefore = before.text.slice(endBefore, a?.start) + lineEnd
    const gapAfter = sliceWithout(after.text, endAfter, b?.start ?? after.text.length, cuts) + lineEnd
    const isSure = gapBefore !== gapAfter && b !== undefined && reader.becomesSure?.(gapBefore, gapAfter) === true
    if (isSure) nowSure = siblingsName(b)
    if (!isSure && gapBefore !== gapAfter && !reader.isSameSpacing?.(gapBefore, gapAfter, old.entries[index - 1])) {
      const shared = sharedPrefix(gapBefore, gapAfter)
      const rule = outsideRule(reader, before.text, endBefore + shared, after.text, endAfter + shared)
      return refuse(rule ?? outsideKind(gapBefore, gapAfter), line(endAfter + shared))
    }
    if (a === undefined || b === undefined) break
    endBefore = a.end
    endAfter = b.end
    if (!isSamePath(a.path, b.path)) return refuse('copy/keys', line(b.start))
    if (nowSure !== null && siblingsName(b) === nowSure) {
      take(judgeNew(b))
      continue
    }
    const rawBefore = before.text.slice(a.start, a.end)
    const rawAfter = after.text.slice(b.start, b.end)
    if (rawBefore === rawAfter && a.isFixed === b.isFixed) continue
    if (a.isFixed && b.isFixed && a.frame === b.frame && reader.isSameFixed?.(a, b)) continue
    if (a.isRepeated || b.isRepeated) return refuse('copy/duplicate-key', line(b.start), b.key)
    if (a.isFixed || b.isFixed || a.frame !== b.frame) return refuse('copy/keys', line(b.start), b.key)
    if (a.value === b.value) {
      if (reader.mayRespell && isPlace(before.text, a) && isPlace(after.text, b)) continue
      return refuse('copy/outside', line(b.start))
    }
    take(judge(a, b))
  }
  for (const { entry } of added) take(judgeNew(entry))
  const keys = new Set(next.entries.map(({ key }) => key))
  return { ...nothing, edits, findings, notices, catalogue: (key) => keys.has(key) }
}

/**
 * Recognises a patch that changes bytes inside one value, all of them inert before and after: what follows reads as before, so
 * the new text need not be read. Reading takes nearly all of the time.
 */
function oneEntry<Entry extends CatalogueEntry>(
  reader: CatalogueReader<Entry>,
  old: Catalogue<Entry>,
  before: string,
  after: string,
): Catalogue<Entry> | null {
  const start = sharedPrefix(before, after)
  const end = before.length - sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  // The entry that holds the first change, or the next one.
  const index = firstFrom(old.entries, ({ end }) => end < start)
  const entry = old.entries[index]
  if (entry === undefined || entry.isFixed || start < entry.inner.start || end > entry.inner.end) return null
  const grows = after.length - before.length
  const inner = after.slice(entry.inner.start, entry.inner.end + grows)
  if (!reader.isInert(before.slice(entry.inner.start, entry.inner.end), entry) || !reader.isInert(inner, entry))
    return null
  const moved = old.entries.slice(index + 1).map((later) => ({
    ...later,
    start: later.start + grows,
    end: later.end + grows,
    inner: { start: later.inner.start + grows, end: later.inner.end + grows },
  }))
  const changed = {
    ...entry,
    value: inner,
    end: entry.end + grows,
    inner: { start: entry.inner.start, end: entry.inner.end + grows },
  }
  return { ...old, entries: [...old.entries.slice(0, index), changed, ...moved] }
}

const isSamePath = (a: CatalogueEntry['path'], b: CatalogueEntry['path']) =>
  a.length === b.length && a.every((part, index) => part === b[index])

const lineAt = (text: string, at: number): string => {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end === -1 ? undefined : end).slice(0, 2_000)
}

/** Names a difference in a comment; `null` where no comment is near. */
const outsideRule = (
  reader: Pick<CatalogueReader, 'isComment'>,
  before: string,
  atBefore: number,
  after: string,
  atAfter: number,
): string | null =>
  reader.isComment(lineAt(before, atBefore)) || reader.isComment(lineAt(after, atAfter)) ? 'copy/comment' : null

const outsideKind = (before: string, after: string): string =>
  before.replace(/\s+/g, '') === after.replace(/\s+/g, '') ? 'copy/outside' : 'copy/keys'

/** What the forms of one text share. */
const siblingsName = ({ path }: CatalogueEntry): string => JSON.stringify(path.slice(0, -1))

interface AddedEntry<Entry> {
  readonly entry: Entry
  /** Its lines with their ends, and those of keys that come new with it. */
  readonly lines: Span
}

const reading = oncePer((side: Decoded, reader: Pick<CatalogueReader, 'read'>) => reader.read(side.text))

/** What a reader reads in one side of a file. Catalogues are large, and more than one question is asked of them. */
export const readSide = <Entry extends CatalogueEntry>(
  side: Decoded,
  reader: Pick<CatalogueReader<Entry>, 'read'>,
): Catalogue<Entry> | CatalogueFault => reading(side, reader) as Catalogue<Entry> | CatalogueFault

/** One function for each reader: what is kept of other catalogues is kept with it. */
const readingWith = oncePer((reader: Pick<CatalogueReader<CatalogueEntry>, 'read'>, _: null) => (text: string) => {
  const read = reader.read(text)
  return read.kind === 'read' ? read.entries : null
})

/** Entries whose keys come new, each on lines of its own; the bytes of the others can then be compared without them. */
function addedEntries<Entry extends CatalogueEntry>(
  { lines }: CatalogueReader<Entry>,
  old: Catalogue<Entry>,
  next: Catalogue<Entry>,
  text: string,
): AddedEntry<Entry>[] {
  if (lines === undefined || next.entries.length <= old.entries.length) return []
  const known = new Set(old.entries.flatMap(({ path }) => prefixesOf(path)))
  const added: AddedEntry<Entry>[] = []
  let end = 0
  for (const entry of next.entries) {
    const prefixes = prefixesOf(entry.path)
    const from = end
    end = entry.end
    if (known.has(prefixes.at(-1) ?? '')) continue
    const newParents = prefixes.slice(0, -1).filter((prefix) => !known.has(prefix))
    for (const prefix of newParents) known.add(prefix)
    const found = linesOf(entry, text, from, newParents.length, lines)
    if (found === null || entry.isRepeated) return []
    added.push({ entry, lines: found })
    end = Math.max(end, found.end)
  }
  return added
}

const prefixesOf = (path: KeyPath): string[] => path.map((_, index) => JSON.stringify(path.slice(0, index + 1)))

function linesOf(
  { start, end }: CatalogueEntry,
  text: string,
  from: number,
  parents: number,
  { before, after, parent }: NonNullable<CatalogueReader['lines']>,
): Span | null {
  const startOfLine = (at: number) => text.lastIndexOf('\n', at - 1) + 1
  const newline = text.indexOf('\n', end)
  const lineEnd = newline === -1 ? text.length : newline
  let lineStart = startOfLine(start)
  if (lineStart < from || !before.test(text.slice(lineStart, start)) || !after.test(text.slice(end, lineEnd)))
    return null
  for (let left = parents; left > 0; left--) {
    const above = startOfLine(lineStart - 1)
    if (lineStart === 0 || above < from || !parent?.test(text.slice(above, lineStart - 1))) return null
    lineStart = above
  }
  return { start: lineStart, end: newline === -1 ? lineEnd : newline + 1 }
}

/** A part of a text without the lines cut out of it. */
const sliceWithout = (text: string, start: number, end: number, cuts: readonly Span[]): string => {
  let out = ''
  let at = start
  for (const cut of cuts) {
    if (cut.end <= at || cut.start >= end) continue
    out += text.slice(at, Math.max(at, cut.start))
    at = Math.max(at, cut.end)
  }
  return out + text.slice(at, Math.max(at, end))
}
