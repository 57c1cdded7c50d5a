import { type OneLeaf, oneLeaf } from '../../../json/one-leaf.ts'
import { type JsonLeaf, type JsonRead, readJson } from '../../../json/read-json.ts'
import { TokenKind } from '../../../json/token-kinds.ts'
import type { AdmittedEdit, Finding } from '../../../lane.ts'
import type { TextChangeOfFile } from '../../../repository/screen-files.ts'
import { lineOf } from '../../../source/line-of.ts'
import { type FileJudgement, judgeText, type KeyMove, nothingIn, type TextJudgement } from '../../file-judgement.ts'
import { finding } from '../../rules.ts'
import { jsonPlace, sayKey } from './json-places.ts'

const readRules: Readonly<Record<Exclude<JsonRead['kind'], 'parsed'>, string>> = {
  unparsable: 'copy/unparsable',
  'too-deep': 'copy/too-deep',
  'duplicate-key': 'copy/duplicate-key',
  'prototype-key': 'copy/prototype-key',
}

/** Judges one locale resource: the same tokens in the same order, except string values that are texts. */
export function judgeJson({ path, before, after }: TextChangeOfFile): FileJudgement {
  const nothing = nothingIn(path)
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  const old = readJson(before.text)
  if (old.kind !== 'parsed') return refuse(readRules[old.kind], old.line, 'before the change')
  const one = oneLeaf(old.tokens, before.text, after.text)
  if (one !== null) {
    const { edit, findings, notices } = judgeLeaf(path, before.text, after.text, one)
    return { ...nothing, edits: edit ? [edit] : [], findings, notices, catalogue: hasKey(old.leaves) }
  }
  const next = readJson(after.text)
  if (next.kind !== 'parsed') return refuse(readRules[next.kind], next.line, next.key)
  if (old.tokens.length !== next.tokens.length) return refuse('copy/keys')

  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const keyMoves: KeyMove[] = []
  let endBefore = 0
  let endAfter = 0
  for (let index = 0; index <= next.tokens.length; index++) {
    const a = old.tokens[index]
    const b = next.tokens[index]
    const gapBefore = before.text.slice(endBefore, a?.start)
    const gapAfter = after.text.slice(endAfter, b?.start)
    if (gapBefore !== gapAfter && !/^[ \t\r\n]*$/.test(gapBefore + gapAfter))
      return refuse('copy/outside', lineOf(after.text, endAfter))
    if (a === undefined || b === undefined) break
    endBefore = a.end
    endAfter = b.end
    const rawBefore = before.text.slice(a.start, a.end)
    const rawAfter = after.text.slice(b.start, b.end)
    if (a.kind === b.kind && rawBefore === rawAfter) continue
    const line = lineOf(after.text, b.start)
    const isComment = a.kind === TokenKind.lineComment || a.kind === TokenKind.blockComment
    if (isComment) return refuse('copy/comment', line)
    if (a.kind !== b.kind) return refuse('copy/keys', line)
    if (a.leaf === null || b.leaf === null) {
      if (a.kind !== TokenKind.string || a.leaf !== null || b.leaf !== null) return refuse('copy/keys', line)
      const from = JSON.parse(rawBefore) as string
      const to = JSON.parse(rawAfter) as string
      keyMoves.push({ path, line, side: 'catalogue', from, to })
      continue
    }
    if (a.leaf.value === b.leaf.value) return refuse('copy/outside', line)
    const judged = judgeLeaf(path, before.text, after.text, { before: a.leaf, after: b.leaf })
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  return { ...nothing, edits, findings, notices, keyMoves, catalogue: hasKey(next.leaves) }
}

/** Asked only where a sentence that is a key moves. */
function hasKey(leaves: readonly JsonLeaf[]): (key: string) => boolean {
  let keys: Set<string> | null = null
  return (key) => {
    keys ??= new Set(leaves.map((leaf) => String(leaf.path.at(-1) ?? '')))
    return keys.has(key)
  }
}

function judgeLeaf(path: string, textBefore: string, textAfter: string, { before, after }: OneLeaf): TextJudgement {
  const line = lineOf(textAfter, after.start)
  const placeBefore = jsonPlace(path, textBefore, before)
  const placeAfter = jsonPlace(path, textAfter, after)
  if (placeBefore !== null && placeAfter !== null) return judgeText(path, line, placeBefore, placeAfter)
  const rule = placeBefore !== null && after.value.trim() === '' ? 'text/emptied' : 'copy/not-text'
  return { edit: null, findings: [finding(rule, path, line, sayKey(after.path))], notices: [] }
}
