import { differenceOf } from '../../../code/changed-statements.ts'
import { differsOutside } from '../../../code/compare-outside.ts'
import { compareTrees, type StructureDifference, type TextDifference } from '../../../code/compare-trees.ts'
import { addsNesting } from '../../../code/nesting.ts'
import { type OneText, oneText } from '../../../code/one-text.ts'
import { type ParsedCode, parseAfter, parseBefore } from '../../../code/parse-code.ts'
import { unlessTooDeep } from '../../../code/syntax.ts'
import type { AdmittedEdit, Finding, RepoFacts } from '../../../lane.ts'
import type { TextChangeOfFile } from '../../../repository/screen-files.ts'
import { lineOf } from '../../../source/line-of.ts'
import { type FileJudgement, judgeText, type KeyMove, nothingIn } from '../../file-judgement.ts'
import { finding } from '../../rules.ts'
import { type CodePlaces, codePlacesAt, codePlacesOf } from './code-places.ts'

const structureRules: Readonly<Record<StructureDifference['kind'], string>> = {
  node: 'copy/structure',
  'text-became-code': 'copy/text-became-code',
  children: 'copy/children',
  emptied: 'text/emptied',
}

/** Judges one source file: structure, bytes outside the texts, then each text. */
export function judgeCode(file: TextChangeOfFile, facts: RepoFacts): FileJudgement {
  const { path, before, after } = file
  const different = differenceOf(file)
  if (different !== null) return refuse(path, structureRules[different.kind], lineOf(after.text, different.start))
  const old = parseBefore(before, path)
  if (old.kind !== 'parsed')
    return refuse(path, old.kind === 'too-deep' ? 'copy/too-deep' : 'copy/unparsable', old.line, 'before the change')
  const judged = unlessTooDeep(() => {
    const one = oneText(old, after.text)
    return one === null ? judgeTrees(file, old, facts) : judgeOneText(file, old, one, facts)
  }, null)
  return judged ?? refuse(path, 'copy/too-deep')
}

/** The usual patch: one text, so that the new tree is known without parsing the new text. */
function judgeOneText({ path, after }: TextChangeOfFile, tree: ParsedCode, one: OneText, facts: RepoFacts) {
  const { node, spanAfter } = one
  try {
    const places = codePlacesOf(path, tree, facts, node, () => one.turn())
    return judgeTexts(path, after.text, [{ before: node, after: node, spanAfter }], places)
  } finally {
    one.turnBack()
  }
}

function judgeTrees({ path, before, after }: TextChangeOfFile, old: ParsedCode, facts: RepoFacts): FileJudgement {
  if (addsNesting(before.text, after.text)) return refuse(path, 'copy/too-deep')
  const next = parseAfter(after, path)
  if (next.kind !== 'parsed')
    return refuse(path, next.kind === 'too-deep' ? 'copy/too-deep' : 'copy/unparsable', next.line)
  const comparison = compareTrees(old, next)
  if (comparison.kind === 'too-deep') return refuse(path, 'copy/too-deep')
  if (comparison.kind === 'different') {
    const { where } = comparison
    return refuse(path, structureRules[where.kind], lineOf(after.text, where.after.start))
  }
  const { texts } = comparison
  const outside = differsOutside(old, next, texts)
  if (outside !== null) {
    const isComment = next.comments.some((comment) => comment.start <= outside && outside <= comment.end)
    return refuse(path, isComment ? 'copy/comment' : 'copy/outside', lineOf(after.text, outside))
  }
  if (texts.length === 0) return nothingIn(path)
  const nodes = (side: 'before' | 'after') => texts.map((text) => text[side])
  return judgeTexts(path, after.text, texts, {
    before: codePlacesAt(path, old, facts, nodes('before')),
    after: codePlacesAt(path, next, facts, nodes('after')),
  })
}

const refuse = (path: string, rule: string, line = 0, detail = ''): FileJudgement => ({
  ...nothingIn(path),
  findings: [finding(rule, path, line, detail)],
})

/** Judges each text that differs by the place where it stands on both sides. */
function judgeTexts(
  path: string,
  textAfter: string,
  texts: readonly Pick<TextDifference, 'before' | 'after' | 'spanAfter'>[],
  found: { readonly before: CodePlaces; readonly after: CodePlaces },
): FileJudgement {
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const keyMoves: KeyMove[] = []
  for (const text of texts) {
    const line = lineOf(textAfter, text.spanAfter.start)
    const placeBefore = found.before.places.get(text.before)
    const placeAfter = found.after.places.get(text.after)
    const from = found.before.sentenceKeys.get(text.before)
    const to = found.after.sentenceKeys.get(text.after)
    if (from !== undefined && to !== undefined) {
      keyMoves.push({ path, line, side: 'code', from, to })
      continue
    }
    if (placeBefore === undefined || placeAfter === undefined || placeBefore.kind !== placeAfter.kind) {
      const written = textAfter.slice(text.spanAfter.start, text.spanAfter.end).trim()
      const isEmptied = placeBefore !== undefined && /^(?:(['"`])\s*\1|)$/.test(written)
      findings.push(
        finding(isEmptied ? 'text/emptied' : 'copy/not-text', path, line, isEmptied ? '' : written.slice(0, 80)),
      )
      continue
    }
    const judged = judgeText(path, lineOf(textAfter, placeAfter.start), placeBefore, placeAfter)
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  return { ...nothingIn(path), edits, findings, notices, keyMoves }
}
