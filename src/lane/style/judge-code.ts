import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { parseAfter, parseBefore } from '../code/parse-code.ts'
import { isStringLiteral, type Node, TooDeep } from '../code/syntax.ts'
import type { AdmittedEdit, Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { judgeClasses, tokensOf } from './class-change.ts'
import { readToken } from './class-token.ts'
import { isNumber } from './code-places/style-objects.ts'
import { codePlaces } from './code-places.ts'
import { type FileJudgement, type Knowledge, sayEdit } from './file-judgement.ts'
import { isClassPlace, type StylePlace, type ValuePlace } from './place.ts'
import { type Fault, finding } from './rules.ts'
import { judgeValue, sheetOf } from './value-change.ts'

/** A number may become another, or a string with a unit; two strings are compared as such anyway. */
const isStyleNumber = (a: Node, b: Node): boolean => {
  const isValue = (node: Node) => isNumber(node) || isStringLiteral(node)
  return (isNumber(a) || isNumber(b)) && isValue(a) && isValue(b)
}

/** Judges one source file: structure, bytes outside the styles, then each of them. */
export function judgeCode({ path, before, after }: TextChangeOfFile, knowledge: Knowledge): FileJudgement {
  const nothing: FileJudgement = { edits: [], findings: [], notices: [] }
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  if (addsNesting(before.text, after.text)) return refuse('style/too-deep')
  const old = parseBefore(before, path)
  if (old.kind !== 'parsed')
    return refuse(old.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', old.line, 'before the change')
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
  if (texts.length === 0) return nothing

  let placesBefore: ReadonlyMap<Node, StylePlace>
  let placesAfter: ReadonlyMap<Node, StylePlace>
  try {
    placesBefore = codePlaces(
      path,
      old,
      texts.map((text) => text.before),
    )
    placesAfter = codePlaces(
      path,
      next,
      texts.map((text) => text.after),
    )
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return refuse('style/too-deep')
    throw error
  }
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  for (const text of texts) {
    const from = placesBefore.get(text.before)
    const to = placesAfter.get(text.after)
    const line = lineOf(after.text, to?.start ?? text.spanAfter.start)
    if (from === undefined || to === undefined || from.kind !== to.kind) {
      const written = after.text.slice(text.spanAfter.start, text.spanAfter.end).trim()
      findings.push(finding('style/not-style', path, line, written.slice(0, 80)))
      continue
    }
    const fault = judgePlace(from, to, knowledge)
    if (fault !== null) findings.push(finding(fault.rule, path, line, fault.detail))
    else if (from.value !== to.value) edits.push(sayEdit(path, line, from, to))
    const important = newlyImportant(from, to)
    if (important !== null) notices.push(finding('style/important', path, line, important))
  }
  return { edits, findings, notices }
}

const nothingElse = { before: sheetOf([]), after: sheetOf([]) }

function judgePlace(from: StylePlace, to: StylePlace, knowledge: Knowledge): Fault | null {
  if (isClassPlace(from) || isClassPlace(to))
    return isClassPlace(from) && isClassPlace(to)
      ? judgeClasses(from, to, knowledge)
      : { rule: 'style/not-style', detail: '' }
  if (to.form === 'number' && !/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(to.value))
    return { rule: 'style/value', detail: to.value }
  return judgeValue(from, to, nothingElse, knowledge.isKnown) ?? judgeNumber(from, to)
}

/** React takes a bare number for pixels, and `'3'` for a text that most properties do not know. */
function judgeNumber(from: ValuePlace, to: ValuePlace): Fault | null {
  const losesUnit =
    from.form === 'string' && /[a-z%]/i.test(from.value) && to.form === 'string' && /^-?[\d.]*[1-9]$/.test(to.value)
  return losesUnit && !/opacity|weight|index|flex|order|line-height|zoom|scale/.test(to.property)
    ? { rule: 'style/value', detail: `${to.value} has no unit` }
    : null
}

function newlyImportant(from: StylePlace, to: StylePlace): string | null {
  if (!isClassPlace(from) || !isClassPlace(to)) return null
  const was = new Set(tokensOf(from).map(({ text }) => text))
  const found = tokensOf(to).find(({ text, isPart }) => !isPart && !was.has(text) && readToken(text).isImportant)
  return found?.text ?? null
}
