import { type OneLeaf, oneLeaf } from '../../../json/one-leaf.ts'
import { type JsonLeaf, type JsonRead, type JsonToken, readJson } from '../../../json/read-json.ts'
import { TokenKind } from '../../../json/token-kinds.ts'
import type { AdmittedEdit, Finding, RepoFacts } from '../../../lane.ts'
import type { TextChangeOfFile } from '../../../repository/screen-files.ts'
import type { Decoded } from '../../../source/decode.ts'
import { lineOf } from '../../../source/line-of.ts'
import { oncePer } from '../../../source/once-per.ts'
import {
  type FileJudgement,
  judgeText,
  judgeTranslated,
  judgeTranslation,
  type KeyMove,
  nothingIn,
  sameAsOriginal,
  type TextJudgement,
} from '../../file-judgement.ts'
import { isMessageText } from '../../message-text.ts'
import { type KeyedText, type OriginalAt, originalsOf } from '../../originals.ts'
import { programPartFault } from '../../program-parts.ts'
import { finding } from '../../rules.ts'
import { addedMembers } from './added-members.ts'
import { jsonPlace, sayKey } from './json-places.ts'

const readRules: Readonly<Record<Exclude<JsonRead['kind'], 'parsed'>, string>> = {
  unparsable: 'copy/unparsable',
  'too-deep': 'copy/too-deep',
  'duplicate-key': 'copy/duplicate-key',
  'prototype-key': 'copy/prototype-key',
}

/**
 * Judges one locale resource: the same tokens in the same order, except string values that are texts. A member may come new, or
 * get its text, where it translates what stands at the same key in another language.
 */
export function judgeJson({ path, before, after }: TextChangeOfFile, facts: RepoFacts): FileJudgement {
  const nothing = nothingIn(path)
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  const old = readSide(before, null)
  if (old.kind !== 'parsed') return refuse(readRules[old.kind], old.line, 'before the change')
  const originalAt = originalsOf(path, facts, stringsOf)
  const one = oneLeaf(old.tokens, before.text, after.text)
  if (one !== null) {
    const { edit, findings, notices } = judgeLeaf(path, before.text, after.text, one, originalAt)
    return { ...nothing, edits: edit ? [edit] : [], findings, notices, catalogue: hasKey(old.leaves) }
  }
  const next = readSide(after, null)
  if (next.kind !== 'parsed') return refuse(readRules[next.kind], next.line, next.key)
  const added =
    old.tokens.length < next.tokens.length ? addedMembers(old.tokens, before.text, next.tokens, after.text) : null
  const kept = added === null ? next.tokens : next.tokens.filter((token) => !added.tokens.has(token))
  if (old.tokens.length !== kept.length) return refuse('copy/keys')
  if (added !== null && !isSpaced(next.tokens, after.text)) return refuse('copy/outside')

  const edits: AdmittedEdit[] = []
  const findings: Finding[] = []
  const notices: Finding[] = []
  const keyMoves: KeyMove[] = []
  let endBefore = 0
  let endAfter = 0
  for (let index = 0; index <= kept.length; index++) {
    const a = old.tokens[index]
    const b = kept[index]
    const gapBefore = before.text.slice(endBefore, a?.start)
    const gapAfter = added === null ? after.text.slice(endAfter, b?.start) : ''
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
    const judged = judgeLeaf(path, before.text, after.text, { before: a.leaf, after: b.leaf }, originalAt)
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  for (const leaf of added?.leaves ?? []) {
    const judged = judgeNewLeaf(path, after.text, leaf, originalAt)
    if (judged.edit) edits.push(judged.edit)
    findings.push(...judged.findings)
  }
  return { ...nothing, edits, findings, notices, keyMoves, catalogue: hasKey(next.leaves) }
}

/** A patch is judged several times over, also without some of its files. */
const readSide = oncePer(({ text }: Decoded, _: null): JsonRead => readJson(text))

/** Asked only where a sentence that is a key moves. */
function hasKey(leaves: readonly JsonLeaf[]): (key: string) => boolean {
  let keys: Set<string> | null = null
  return (key) => {
    keys ??= new Set(leaves.map((leaf) => String(leaf.path.at(-1) ?? '')))
    return keys.has(key)
  }
}

function judgeLeaf(
  path: string,
  textBefore: string,
  textAfter: string,
  { before, after }: OneLeaf,
  originalAt: OriginalAt,
): TextJudgement {
  const line = lineOf(textAfter, after.start)
  const placeBefore = jsonPlace(path, textBefore, before)
  const placeAfter = jsonPlace(path, textAfter, after)
  if (before.value === '' && after.value.trim() !== '') return judgeNewLeaf(path, textAfter, after, originalAt)
  if (placeBefore !== null && placeAfter !== null) {
    const judged = judgeText(path, line, placeBefore, placeAfter)
    return judgeTranslated(judged, placeBefore, placeAfter, () => originalsAt(after, originalAt), programPartFault)
  }
  const rule = placeBefore !== null && after.value.trim() === '' ? 'text/emptied' : 'copy/not-text'
  return { edit: null, findings: [finding(rule, path, line, sayKey(after.path))], notices: [] }
}

/** A text that comes where none was. */
function judgeNewLeaf(path: string, text: string, leaf: JsonLeaf, originalAt: OriginalAt): TextJudgement {
  const line = lineOf(text, leaf.start)
  const place = jsonPlace(path, text, leaf)
  if (originalAt(leaf.path, null) === leaf.value) return sameAsOriginal(path, line, sayKey(leaf.path), leaf.value)
  const originals = originalsAt(leaf, originalAt)
  if (place !== null && originals.length > 0) return judgeTranslation(path, line, originals, place, programPartFault)
  const rule = place === null ? 'copy/not-text' : 'copy/keys'
  return { edit: null, findings: [finding(rule, path, line, sayKey(leaf.path))], notices: [] }
}

const originalsAt = ({ path }: JsonLeaf, originalAt: OriginalAt): readonly string[] =>
  [originalAt(path, null)].filter((original) => original !== null && isMessageText(path, original)) as string[]

function stringsOf(text: string): readonly KeyedText[] | null {
  const read = readJson(text)
  return read.kind === 'parsed' ? read.leaves.map(({ path, value }) => ({ path, value, language: null })) : null
}

/** Whether nothing but white space stands between tokens. */
const isSpaced = (tokens: readonly JsonToken[], text: string): boolean =>
  tokens.every(({ start }, at) => /^[ \t\r\n]*$/.test(text.slice(tokens[at - 1]?.end ?? 0, start)))
