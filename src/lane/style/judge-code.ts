import { differenceOf } from '../code/changed-statements.ts'
import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { parseAfter, parseBefore } from '../code/parse-code.ts'
import { isStringLiteral, type Node, unlessTooDeep } from '../code/syntax.ts'
import type { Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { isNumber } from './code-places/style-objects.ts'
import { codePlaces } from './code-places.ts'
import type { FileJudgement, Knowledge } from './file-judgement.ts'
import { judgePairs, type PlacePair } from './judge-places.ts'
import { changeOf, oneClassList } from './one-place.ts'
import { finding } from './rules.ts'

/** A number may become another, or a string with a unit; two strings are compared as such anyway. */
const isStyleNumber = (a: Node, b: Node): boolean => {
  const isValue = (node: Node) => isNumber(node) || isStringLiteral(node)
  return (isNumber(a) || isNumber(b)) && isValue(a) && isValue(b)
}

/** Judges one source file: structure, bytes outside the styles, then each of them. */
export function judgeCode(file: TextChangeOfFile, knowledge: Knowledge): FileJudgement {
  const { path, before, after } = file
  const nothing: FileJudgement = { edits: [], findings: [], notices: [] }
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  if (addsNesting(before.text, after.text)) return refuse('style/too-deep')
  const different = differenceOf(file, isStyleNumber)
  if (different !== null) return refuse('style/structure', lineOf(after.text, different.start))
  const old = parseBefore(before, path)
  if (old.kind !== 'parsed')
    return refuse(old.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', old.line, 'before the change')
  const one = oneClassList(path, old, changeOf(before.text, after.text), after.text)
  if (one !== null) return judgePairs(path, [one], knowledge, (offset) => lineOf(after.text, offset))
  const next = parseAfter(after, path)
  if (next.kind !== 'parsed') return refuse(next.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', next.line)

  const comparison = compareTrees(old, next, isStyleNumber)
  if (comparison.kind === 'too-deep') return refuse('style/too-deep')
  if (comparison.kind === 'different')
    return refuse('style/structure', lineOf(after.text, comparison.where.after.start))
  const { texts } = comparison
  const outside = differsOutside(old, next, texts)
  if (outside !== null) {
    const isComment = next.comments.some((comment) => comment.start <= outside && outside <= comment.end)
    return refuse(isComment ? 'style/comment' : 'style/outside', lineOf(after.text, outside))
  }

  const places = unlessTooDeep(() => {
    const targets = { before: texts.map((text) => text.before), after: texts.map((text) => text.after) }
    return { before: codePlaces(path, old, targets.before), after: codePlaces(path, next, targets.after) }
  }, null)
  if (places === null) return refuse('style/too-deep')
  const strays: Finding[] = []
  const pairs: PlacePair[] = []
  for (const text of texts) {
    const from = places.before.get(text.before)
    const to = places.after.get(text.after)
    if (from !== undefined && to !== undefined && from.kind === to.kind) {
      pairs.push({ from, to })
      continue
    }
    const written = after.text.slice(text.spanAfter.start, text.spanAfter.end).trim()
    const line = lineOf(after.text, to?.start ?? text.spanAfter.start)
    strays.push(finding('style/not-style', path, line, written.slice(0, 80)))
  }
  const judged = judgePairs(path, pairs, knowledge, (offset) => lineOf(after.text, offset))
  return { ...judged, findings: [...strays, ...judged.findings] }
}
