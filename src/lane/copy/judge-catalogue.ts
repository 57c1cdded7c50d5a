import type { AdmittedEdit, Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineIndex } from '../source/line-of.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { type Catalogue, type CatalogueEntry, type CatalogueFault, type CatalogueReader, placeOf } from './catalogue.ts'
import { type FileJudgement, judgeText, nothingIn, type TextJudgement } from './file-judgement.ts'
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
 * that no reader sees, and each value that differs a text on both sides.
 */
export function judgeCatalogue<Entry extends CatalogueEntry>(
  { path, before, after }: TextChangeOfFile,
  reader: CatalogueReader<Entry>,
): FileJudgement {
  const nothing = nothingIn(path)
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  const old = reader.read(before.text)
  if (old.kind !== 'read') return refuse(readRules[old.kind], old.line, old.detail || 'before the change')
  const next = oneEntry(reader, old, before.text, after.text) ?? reader.read(after.text)
  if (next.kind !== 'read') return refuse(readRules[next.kind], next.line, next.detail)
  const line = lineIndex(after.text)
  if (old.entries.length !== next.entries.length) {
    const at = sharedPrefix(before.text, after.text)
    return refuse(outsideRule(reader, before.text, at, after.text, at) ?? 'copy/keys', line(at))
  }

  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const judge = (a: Entry, b: Entry): TextJudgement => {
    const at = line(b.start)
    const placeBefore = placeOf(reader, path, before.text, a)
    const placeAfter = placeOf(reader, path, after.text, b)
    const refused = (rule: string, detail: string): TextJudgement => ({
      edit: null,
      findings: [finding(rule, path, at, detail)],
      notices: [],
    })
    if (placeBefore === null || placeAfter === null)
      return refused(placeBefore !== null && b.value.trim() === '' ? 'text/emptied' : 'copy/not-text', b.key)
    const judged = judgeText(path, at, placeBefore, placeAfter)
    const texts = [placeBefore.value, placeAfter.value] as const
    const fault = judged.edit && (programPartFault(...texts) ?? reader.fault?.(...texts))
    return fault ? refused(fault.rule, fault.detail) : judged
  }
  const isPlace = (text: string, entry: Entry) => placeOf(reader, path, text, entry) !== null
  let endBefore = 0
  let endAfter = 0
  for (let index = 0; index <= next.entries.length; index++) {
    const a = old.entries[index]
    const b = next.entries[index]
    const gapBefore = before.text.slice(endBefore, a?.start)
    const gapAfter = after.text.slice(endAfter, b?.start)
    if (gapBefore !== gapAfter && !reader.isSameSpacing?.(gapBefore, gapAfter, old.entries[index - 1])) {
      const shared = sharedPrefix(gapBefore, gapAfter)
      const rule = outsideRule(reader, before.text, endBefore + shared, after.text, endAfter + shared)
      return refuse(rule ?? outsideKind(gapBefore, gapAfter), line(endAfter + shared))
    }
    if (a === undefined || b === undefined) break
    endBefore = a.end
    endAfter = b.end
    if (!isSamePath(a.path, b.path)) return refuse('copy/keys', line(b.start))
    const rawBefore = before.text.slice(a.start, a.end)
    const rawAfter = after.text.slice(b.start, b.end)
    if (rawBefore === rawAfter && a.isFixed === b.isFixed) continue
    if (a.isRepeated || b.isRepeated) return refuse('copy/duplicate-key', line(b.start), b.key)
    if (a.isFixed || b.isFixed || a.frame !== b.frame) return refuse('copy/keys', line(b.start), b.key)
    if (a.value === b.value) {
      if (reader.mayRespell && isPlace(before.text, a) && isPlace(after.text, b)) continue
      return refuse('copy/outside', line(b.start))
    }
    const judged = judge(a, b)
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
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
  const index = entryAt(old.entries, start)
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

/** Index of the entry that holds an offset, or of the next one. */
function entryAt(entries: readonly CatalogueEntry[], offset: number): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((entries[middle]?.end ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
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
