import type { AdmittedEdit, Finding } from '../lane.ts'
import { judgeClasses, tokensOf } from './class-change.ts'
import { readToken } from './class-token.ts'
import { type FileJudgement, type Knowledge, sayEdit } from './file-judgement.ts'
import { type ClassPlace, isClassPlace, type StylePlace, type ValuePlace } from './place.ts'
import { type Fault, finding } from './rules.ts'
import { judgeValue, type Sheet, sheetOf } from './value-change.ts'

/** Both sides of the values that stand around a place: variables among them say what others come to. */
export interface Sheets {
  readonly before: Sheet
  readonly after: Sheet
  /** Variables by which an SCSS sheet is computed. */
  readonly deciding: ReadonlySet<string>
}

export interface PlacePair {
  readonly from: StylePlace
  readonly to: StylePlace
  readonly sheets?: Sheets
}

const nothingElse: Sheets = { before: sheetOf(() => []), after: sheetOf(() => []), deciding: new Set() }

/** Judges places that stand at the same position on both sides, each against the other. @param line of an offset after the change */
export function judgePairs(
  path: string,
  pairs: Iterable<PlacePair>,
  knowledge: Knowledge,
  line: (offset: number) => number,
): FileJudgement {
  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  for (const { from, to, sheets = nothingElse } of pairs) {
    if (from.value === to.value && from.form === to.form && !isClassPlace(from)) continue
    const fault = judgePlace(from, to, knowledge, sheets)
    if (fault !== null) findings.push(finding(fault.rule, path, line(to.start), fault.detail))
    else if (from.value !== to.value) edits.push(sayEdit(path, line(to.start), from, to))
    const important = newlyImportant(from, to)
    if (important !== null) notices.push(finding('style/important', path, line(to.start), important))
  }
  return { edits, findings, notices }
}

function judgePlace(from: StylePlace, to: StylePlace, knowledge: Knowledge, sheets: Sheets): Fault | null {
  if (isClassPlace(from)) return judgeClasses(from, to as ClassPlace, knowledge)
  if (isClassPlace(to)) return { rule: 'style/not-style', detail: '' }
  if (sheets.deciding.has(to.property)) return { rule: 'style/logic', detail: to.property }
  if (to.form === 'number' && !/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(to.value))
    return { rule: 'style/value', detail: to.value }
  return judgeValue(from, to, sheets, knowledge) ?? judgeNumber(from, to)
}

/** React takes a bare number for pixels, and `'3'` for a text that most properties do not know. */
function judgeNumber(from: ValuePlace, to: ValuePlace): Fault | null {
  const losesUnit =
    from.form === 'string' &&
    /[a-z%]/i.test(from.value) &&
    to.form === 'string' &&
    /^-?[\d.]*[1-9][\d.]*$/.test(to.value)
  return losesUnit && !/opacity|weight|index|flex|order|line-height|zoom|scale/.test(to.property)
    ? { rule: 'style/value', detail: `${to.value} has no unit` }
    : null
}

function newlyImportant(from: StylePlace, to: StylePlace): string | null {
  if (!isClassPlace(to)) return to.isImportant && from.value !== to.value ? to.context : null
  const was = new Set(tokensOf(from as ClassPlace).map(({ text }) => text))
  const found = tokensOf(to).find(({ text, isPart }) => !isPart && !was.has(text) && readToken(text).isImportant)
  return found?.text ?? null
}
