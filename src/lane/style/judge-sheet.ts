import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineIndex, lineOf } from '../source/line-of.ts'
import type { FileJudgement, Knowledge } from './file-judgement.ts'
import { judgePairs, type PlacePair } from './judge-places.ts'
import { changeOf, oneValue } from './one-place.ts'
import { differsOutside, type OutsideDifference } from './open-spans.ts'
import { proseIn } from './prose-comment.ts'
import { finding } from './rules.ts'
import { type ParsedSheet, parseSheet } from './sheet-places.ts'
import { sheetOf } from './value-change.ts'

/** Judges one style sheet: the bytes outside values, then each value. */
export function judgeSheet(
  { path, before, after }: TextChangeOfFile,
  format: 'css' | 'scss',
  knowledge: Knowledge,
): FileJudgement {
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, path, line, detail)],
  })
  const old = parseSheet(format, before.text)
  if (old.kind !== 'parsed')
    return refuse(old.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', old.line, 'before the change')
  const one = oneValue(old, changeOf(before.text, after.text), before.text, after.text)
  if (one !== null) return judgePairs(path, [one], knowledge, (offset) => lineOf(after.text, offset))
  const next = parseSheet(format, after.text)
  if (next.kind !== 'parsed') return refuse(next.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', next.line)
  const different = differsOutside(
    { text: before.text, places: old.places, prose: proseIn(before.text, old.comments) },
    { text: after.text, places: next.places, prose: proseIn(after.text, next.comments) },
  )
  if (different !== null) return refuse(outsideRule(different), lineOf(after.text, different.at))
  return judgePairs(path, sheetPairs(old, next), knowledge, lineIndex(after.text))
}

/** The places of two sheets that are equal outside of them. */
export function* sheetPairs(old: ParsedSheet, next: ParsedSheet): Iterable<PlacePair> {
  const deciding = new Set([...old.deciding, ...next.deciding])
  const sheets = { before: sheetOf(() => old.places), after: sheetOf(() => next.places), deciding }
  for (const [index, from] of old.places.entries()) {
    const to = next.places[index]
    if (to !== undefined) yield { from, to, sheets }
  }
}

/** What it means that a style sheet differs outside of its values. */
export function outsideRule({ left, right }: OutsideDifference): string {
  if (left.replace(/\s/g, '') === right.replace(/\s/g, '')) return 'style/outside'
  const strip = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\s/g, '')
  return strip(left) === strip(right) ? 'style/comment' : 'style/structure'
}
