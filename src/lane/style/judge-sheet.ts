import type { AdmittedEdit, Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineIndex, lineOf } from '../source/line-of.ts'
import { type FileJudgement, type Knowledge, sayEdit } from './file-judgement.ts'
import { finding } from './rules.ts'
import { type ParsedSheet, parseSheet } from './sheet-places.ts'
import { judgeValue, sheetOf } from './value-change.ts'

/** Judges one style sheet: the bytes outside values, then each value. */
export function judgeSheet(
  { path, before, after }: TextChangeOfFile,
  format: 'css' | 'scss',
  { isKnown }: Knowledge,
): FileJudgement {
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, path, line, detail)],
  })
  const old = parseSheet(format, before.text)
  if (old.kind !== 'parsed')
    return refuse(old.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', old.line, 'before the change')
  const next = parseSheet(format, after.text)
  if (next.kind !== 'parsed') return refuse(next.kind === 'too-deep' ? 'style/too-deep' : 'style/unparsable', next.line)
  const different = differsOutside(old, before.text, next, after.text)
  if (different !== null) return refuse(different.rule, lineOf(after.text, different.at))

  const sheets = { before: sheetOf(old.places), after: sheetOf(next.places) }
  const line = lineIndex(after.text)
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  for (const [index, from] of old.places.entries()) {
    const to = next.places[index]
    if (to === undefined || from.value === to.value) continue
    const isDeciding = old.deciding.has(from.property) || next.deciding.has(to.property)
    const fault = isDeciding ? { rule: 'style/logic', detail: from.property } : judgeValue(from, to, sheets, isKnown)
    if (fault !== null) findings.push(finding(fault.rule, path, line(to.start), fault.detail))
    else edits.push(sayEdit(path, line(to.start), from, to))
    if (to.isImportant) notices.push(finding('style/important', path, line(to.start), to.context))
  }
  return { edits, findings, notices }
}

/** Outside the values both texts must be the same, to the byte: white space is a combinator in a selector. */
function differsOutside(
  old: ParsedSheet,
  before: string,
  next: ParsedSheet,
  after: string,
): { readonly rule: string; readonly at: number } | null {
  let startBefore = 0
  let startAfter = 0
  for (let index = 0; index <= Math.max(old.places.length, next.places.length); index++) {
    const from = old.places[index] ?? { start: before.length, end: before.length }
    const to = next.places[index] ?? { start: after.length, end: after.length }
    const left = before.slice(startBefore, from.start)
    const right = after.slice(startAfter, to.start)
    if (left !== right) return { rule: ruleFor(old, next, left, right), at: startAfter + firstDifference(left, right) }
    startBefore = from.end
    startAfter = to.end
  }
  return null
}

function firstDifference(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return at
}

function ruleFor(old: ParsedSheet, next: ParsedSheet, left: string, right: string): string {
  if (left.replace(/\s/g, '') === right.replace(/\s/g, '')) return 'style/outside'
  const strip = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\s/g, '')
  const isComment = old.comments.length !== next.comments.length || /\/[*/]/.test(left + right)
  return isComment && strip(left) === strip(right) ? 'style/comment' : 'style/structure'
}
