import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees, type StructureDifference } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { parseCode } from '../code/parse-code.ts'
import { TooDeep } from '../code/syntax.ts'
import type { AdmittedEdit, Finding, RepoFacts } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { type CodePlaces, codePlacesAt } from './code-places.ts'
import { type FileJudgement, judgeText, type KeyMove } from './file-judgement.ts'
import { finding } from './rules.ts'

const structureRules: Readonly<Record<StructureDifference['kind'], string>> = {
  node: 'copy/structure',
  'text-became-code': 'copy/text-became-code',
  children: 'copy/children',
  emptied: 'text/emptied',
}

/** Judges one source file: structure, bytes outside the texts, then each text. */
export function judgeCode({ path, before, after }: TextChangeOfFile, facts: RepoFacts): FileJudgement {
  const nothing: FileJudgement = { path, edits: [], findings: [], notices: [], keyMoves: [], catalogue: null }
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  if (addsNesting(before.text, after.text)) return refuse('copy/too-deep')
  const old = parseCode(path, before.text)
  if (old.kind !== 'parsed')
    return refuse(old.kind === 'too-deep' ? 'copy/too-deep' : 'copy/unparsable', old.line, 'before the change')
  const next = parseCode(path, after.text, true)
  if (next.kind !== 'parsed') return refuse(next.kind === 'too-deep' ? 'copy/too-deep' : 'copy/unparsable', next.line)

  const comparison = compareTrees(old, next)
  if (comparison.kind === 'too-deep') return refuse('copy/too-deep')
  if (comparison.kind === 'different') {
    const { where } = comparison
    return refuse(structureRules[where.kind], lineOf(after.text, where.after.start))
  }
  const outside = differsOutside(old, next, comparison.texts)
  if (outside !== null) {
    const isComment = next.comments.some((comment) => comment.start <= outside && outside <= comment.end)
    return refuse(isComment ? 'copy/comment' : 'copy/outside', lineOf(after.text, outside))
  }
  if (comparison.texts.length === 0) return nothing

  let placesBefore: CodePlaces
  let placesAfter: CodePlaces
  try {
    placesBefore = codePlacesAt(
      path,
      old,
      facts,
      comparison.texts.map((text) => text.before),
    )
    placesAfter = codePlacesAt(
      path,
      next,
      facts,
      comparison.texts.map((text) => text.after),
    )
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return refuse('copy/too-deep')
    throw error
  }
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const keyMoves: KeyMove[] = []
  for (const text of comparison.texts) {
    const line = lineOf(after.text, text.spanAfter.start)
    const placeBefore = placesBefore.places.get(text.before)
    const placeAfter = placesAfter.places.get(text.after)
    const from = placesBefore.sentenceKeys.get(text.before)
    const to = placesAfter.sentenceKeys.get(text.after)
    if (from !== undefined && to !== undefined) {
      keyMoves.push({ path, line, side: 'code', from, to })
      continue
    }
    if (placeBefore === undefined || placeAfter === undefined || placeBefore.kind !== placeAfter.kind) {
      const written = after.text.slice(text.spanAfter.start, text.spanAfter.end).trim()
      const isEmptied = placeBefore !== undefined && /^(?:(['"`])\s*\1|)$/.test(written)
      findings.push(
        finding(isEmptied ? 'text/emptied' : 'copy/not-text', path, line, isEmptied ? '' : written.slice(0, 80)),
      )
      continue
    }
    const place = lineOf(after.text, placeAfter.start)
    const judged = judgeText(path, place, placeBefore, placeAfter)
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  return { ...nothing, edits, findings, notices, keyMoves }
}
