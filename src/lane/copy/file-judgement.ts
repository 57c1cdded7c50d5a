import type { AdmittedEdit, Finding } from '../lane.ts'
import { type Fault, noticeText, screenText } from '../text/screen.ts'
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

/** What comes at a key is what another language has there, text or not: programs read that value at that key already. */
export const sameAsOriginal = (path: string, line: number, key: string, value: string): TextJudgement => ({
  edit: {
    path,
    line,
    kind: 'translation',
    before: '',
    after: value,
    says: `${key}, as in the original: ${quote(value)}`,
  },
  findings: [],
  notices: [],
})

const mended = new Set(['text/placeholder', 'text/message-format', 'text/markup'])

/** What a format alone asks of a text that passed every other screen. */
export type OwnFault = (before: string, after: string) => Fault | null

/**
 * Screens a text that comes where none was: it translates one of its originals, with all that a program takes of it.
 *
 * @param originals texts that stand at the same key in another language, or that the key itself is
 */
export function judgeTranslation(
  path: string,
  line: number,
  originals: readonly string[],
  place: Place,
  ownFault: OwnFault,
): TextJudgement {
  const faults = originals.map((original) => translationFault(original, place, ownFault))
  if (faults.includes(null)) {
    const says = `${place.context}, translated: ${quote(place.value)}`
    return {
      edit: { path, line, kind: 'translation', before: '', after: place.value, says },
      findings: [],
      notices: [],
    }
  }
  const fault = faults.find((each) => each !== null)
  return { edit: null, findings: [finding(fault?.rule ?? 'copy/keys', path, line, fault?.detail ?? '')], notices: [] }
}

/**
 * Judges a changed text of which originals are known: a translation that lacked a placeholder or a tag of its original may get it,
 * since a program fills in what the original names. One that had them all keeps them as they are.
 */
export function judgeTranslated(
  judged: TextJudgement,
  before: Place,
  after: Place,
  originals: () => readonly string[],
  ownFault: OwnFault,
): TextJudgement {
  const [only] = judged.findings
  if (judged.findings.length !== 1 || only === undefined || !mended.has(only.rule)) return judged
  const isMended = (original: string) =>
    translationFault(original, before, ownFault) !== null && translationFault(original, after, ownFault) === null
  if (!originals().some(isMended)) return judged
  const says = `${after.context}: ${quote(before.value)} → ${quote(after.value)}, with the parts of its original`
  const { path, line } = only
  return {
    edit: { path, line, kind: after.kind, before: before.value, after: after.value, says },
    findings: [],
    notices: [],
  }
}

const translationFault = (original: string, { value, language, isMessage }: Place, ownFault: OwnFault): Fault | null =>
  screenText({ before: original, after: value, isMessage, translatedInto: language }) ?? ownFault(original, value)
