import type { AdmittedEdit, Finding } from '../lane.ts'
import { noticeText, screenText } from '../text/screen.ts'
import type { Place } from './place.ts'
import { finding } from './rules.ts'

/** A sentence that is a key and changes: in code where it is looked up, in a catalogue where it is defined. */
export interface KeyMove {
  readonly path: string
  readonly line: number
  readonly side: 'code' | 'catalogue'
  readonly from: string
  readonly to: string
}

export interface FileJudgement {
  readonly path: string
  readonly edits: readonly AdmittedEdit[]
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
  readonly keyMoves: readonly KeyMove[]
  /** Whether a catalogue has a key after the change, by its last part; `null` for other files. */
  readonly catalogue: ((key: string) => boolean) | null
}

/** What is said of one text that changes. */
export interface TextJudgement {
  readonly edit: AdmittedEdit | null
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
}

/** What is said of a file in which nothing was found. */
export const nothingIn = (path: string): FileJudgement => ({
  path,
  edits: [],
  findings: [],
  notices: [],
  keyMoves: [],
  catalogue: null,
})

const quote = (text: string) => `"${text.length > 240 ? `${text.slice(0, 240)}…` : text}"`

/** Screens one change of a visible text and says it. */
export function judgeText(path: string, line: number, before: Place, after: Place): TextJudgement {
  const change = { before: before.value, after: after.value, isMessage: before.isMessage || after.isMessage }
  const fault = screenText(change)
  if (fault !== null) return { edit: null, findings: [finding(fault.rule, path, line, fault.detail)], notices: [] }
  const isSpacing = before.value === after.value
  const says = isSpacing
    ? `${after.context}: spaces around ${quote(after.value)} change`
    : `${after.context}: ${quote(before.value)} → ${quote(after.value)}`
  const notices = noticeText(change).map((notice) => finding(notice.rule, path, line, notice.detail))
  return {
    edit: { path, line, kind: after.kind, before: before.value, after: after.value, says },
    findings: [],
    notices,
  }
}
