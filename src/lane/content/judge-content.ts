import type { Patch } from '../../change/patch.ts'
import { unlessTooDeep } from '../code/syntax.ts'
import { codeFormat } from '../copy/formats/code/code-format.ts'
import { defaultFacts } from '../default-facts.ts'
import type { AdmittedEdit, Finding, RepoFacts, Verdict } from '../lane.ts'
import { fileFinding, screenFiles, type TextChangeOfFile } from '../repository/screen-files.ts'
import type { Decoded } from '../source/decode.ts'
import { lineIndex } from '../source/line-of.ts'
import { oncePer } from '../source/once-per.ts'
import { sharedPrefix } from '../source/shared-ends.ts'
import { noticeText, screenText } from '../text/screen.ts'
import { type Document, maxTextLength, readDocument, type TextBlock } from './blocks.ts'
import { compareDocuments } from './compare-blocks.ts'
import { keepsForm, proseKeys, readFrontMatter } from './front-matter.ts'
import { isMarkdownPath, type MarkdownRead, parseMarkdown } from './parse-markdown.ts'
import { blockValue } from './places.ts'
import { finding } from './rules.ts'
import { imagesOrNotesDiffer, knownOf, noticesOf, noticesOfRemoved, screenBlock, wordCount } from './screen-block.ts'
import { templateDifference, templateTokens } from './template-syntax.ts'

const unjudgeable = new Set(['files/too-large', 'content/unparsable', 'content/too-complex'])

interface FileJudgement {
  readonly edits: readonly AdmittedEdit[]
  readonly findings: readonly Finding[]
  readonly notices: readonly Finding[]
}

/** Judges a patch against the content contract: repository, then the blocks of each file, then what their words say. */
export function judgeContent(patch: Patch, facts: RepoFacts): Verdict {
  const screened = screenFiles(patch, facts)
  const judged = screened.files.map((file) => judgeFile(file, null))
  const findings: Finding[] = [...screened.findings, ...judged.flatMap((file) => file.findings)]
  const edits = judged.flatMap((file) => file.edits)
  if (edits.length > facts.limits.edits) findings.push(fileFinding('files/too-many-edits', ''))
  if (findings.length === 0 && edits.length === 0) findings.push(finding('content/no-text', patch[0]?.path ?? '', 0))
  if (findings.length === 0)
    return { kind: 'allowed', contract: 'content', edits, notices: judged.flatMap((file) => file.notices) }
  const isUnjudged = findings.every(({ rule }) => unjudgeable.has(rule))
  return { kind: isUnjudged ? 'unjudged' : 'refused', contract: 'content', findings }
}

const judgeFile = oncePer((file: TextChangeOfFile): FileJudgement => {
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, file.path, line, detail)],
  })
  if (!isMarkdownPath(file.path)) return refuse('content/format')
  const sides: Document[] = []
  for (const [side, text] of [
    ['before the change', file.before.text],
    ['', file.after.text],
  ] as const) {
    const read: MarkdownRead = parseMarkdown(file.path, text)
    if (read.kind === 'too-complex') return refuse('content/too-complex', 0, side)
    if (read.kind === 'unparsable') return refuse('content/unparsable', read.line, side)
    const document = unlessTooDeep(() => readDocument(read.root, text), null)
    if (document === null) return refuse('content/too-complex', 0, side)
    sides.push(document)
  }
  return judgeDocuments(file, sides[0] as Document, sides[1] as Document)
})

const maxSaid = 240
const quote = (text: string) => `"${text.length > maxSaid ? `${text.slice(0, maxSaid)}…` : text}"`

/** Both texts; of long ones the part around the first difference. */
function sayChange(before: string, after: string): string {
  const shared = sharedPrefix(before, after)
  const from =
    Math.max(before.length, after.length) > maxSaid && shared > 80 ? before.lastIndexOf(' ', shared - 40) + 1 : 0
  const part = (text: string) => {
    const cut = text.slice(from, from + maxSaid)
    return `"${from > 0 ? '…' : ''}${cut}${from + maxSaid < text.length ? '…' : ''}"`
  }
  return `${part(before)} → ${part(after)}`
}

function judgeDocuments({ path, before, after }: TextChangeOfFile, old: Document, next: Document): FileJudgement {
  const edits: AdmittedEdit[] = []
  const notices: Finding[] = []
  const lines = { before: lineIndex(before.text), after: lineIndex(after.text) }
  const compared = compareDocuments(old.root, next.root, path, lines)
  const findings: Finding[] = [...compared.findings]
  const known = knownOf(old, before.text)
  const tokensBefore: string[] = []
  const tokensAfter: string[] = []
  const valueBefore = (block: TextBlock) => blockValue(block, before.text)
  const valueAfter = (block: TextBlock) => blockValue(block, after.text)
  const lineAfter = (block: TextBlock) => lines.after(block.span.start)

  const judgeText = (a: TextBlock | null, b: TextBlock, says: string) => {
    const line = lineAfter(b)
    const fault = screenBlock(a, b, known)
    if (fault !== null) return void findings.push(finding(fault.rule, path, line, fault.detail))
    edits.push({ path, line, kind: b.form, before: a ? valueBefore(a) : '', after: valueAfter(b), says })
    if (a === null) return
    for (const notice of noticesOf(a, b)) notices.push(finding(notice.rule, path, line, notice.detail))
    if (b.form === 'heading') notices.push(finding('content/anchor', path, line))
  }

  const isTooLong = (block: TextBlock, text: 'before' | 'after') => {
    if (block.span.end - block.span.start <= maxTextLength) return false
    findings.push(finding('text/too-long', path, lines[text](block.span.start)))
    return true
  }

  for (const [a, b] of compared.changed) {
    const isSame = a.print === b.print
    const from = before.text.slice(a.span.start, a.span.end)
    const to = after.text.slice(b.span.start, b.span.end)
    // The same words with other line breaks are compared all the same: generators read what begins a line.
    if (isSame && from === to) continue
    if (isTooLong(a, 'before') || isTooLong(b, 'after')) continue
    tokensBefore.push(...templateTokens(a, before.text))
    tokensAfter.push(...templateTokens(b, after.text))
    if (!isSame) judgeText(a, b, `${b.context}: ${sayChange(valueBefore(a), valueAfter(b))}`)
  }
  for (const block of compared.added) {
    if (isTooLong(block, 'after')) continue
    tokensAfter.push(...templateTokens(block, after.text))
    judgeText(null, block, `${block.context}, new: ${quote(valueAfter(block))}`)
  }
  for (const block of compared.removed) {
    if (isTooLong(block, 'before')) continue
    tokensBefore.push(...templateTokens(block, before.text))
    const line = lines.before(block.span.start)
    const value = valueBefore(block)
    edits.push({
      path,
      line,
      kind: block.form,
      before: value,
      after: '',
      says: `${block.context}, removed: ${quote(value)}`,
    })
    for (const notice of noticesOfRemoved(block)) notices.push(finding(notice.rule, path, line, notice.detail))
  }
  for (const block of compared.moved) {
    const value = valueAfter(block)
    const says = `${block.context}, moved: ${quote(value)}`
    edits.push({ path, line: lineAfter(block), kind: block.form, before: value, after: value, says })
  }
  for (const [a, b] of compared.programs) {
    const judged = judgeProgram(path, lines.after(b.span.start), a.code ?? '', b.code ?? '')
    edits.push(...judged.edits)
    findings.push(...judged.findings)
    notices.push(...judged.notices)
  }
  const template = templateDifference(tokensBefore, tokensAfter)
  if (template !== null) findings.push(finding('content/template', path, 0, template))
  const image = imagesOrNotesDiffer(old, next)
  if (image !== null) findings.push(finding(image.rule, path, 0, image.detail))
  const matter = judgeFrontMatter(path, old.frontMatter?.value ?? null, next.frontMatter?.value ?? null)
  const words = wordCount(old)
  if (words >= 40 && wordCount(next) < words / 2) notices.push(finding('content/shorter', path, 0))
  return {
    edits: [...matter.edits, ...edits],
    findings: [...matter.findings, ...findings],
    notices: [...matter.notices, ...notices],
  }
}

const proseProperty = new RegExp(`^property:(?:${proseKeys.join('|')})$`)

/**
 * Pages of some generators export what others keep in front matter: `export const metadata = { title: … }`. There the same words
 * may change, as the copy contract reads them.
 */
function judgeProgram(path: string, line: number, before: string, after: string): FileJudgement {
  const refused = { edits: [], notices: [], findings: [finding('content/program', path, line)] }
  const side = (text: string): Decoded => ({ text, bom: 0 })
  const judged = codeFormat.judge({ path: 'page.jsx', before: side(before), after: side(after) }, defaultFacts)
  const moved = <Told extends { readonly path: string; readonly line: number; readonly says: string }>(
    told: Told,
  ): Told => {
    const place = `${path}:${told.line + line - 1}`
    return { ...told, path, line: told.line + line - 1, says: told.says.replace(/^page\.jsx:\d+/, place) }
  }
  const isProse = judged.edits.every(({ kind }) => proseProperty.test(kind)) && judged.keyMoves.length === 0
  if (
    !isProse ||
    judged.findings.some(({ rule }) => rule.startsWith('copy/')) ||
    judged.edits.length + judged.findings.length === 0
  )
    return refused
  return { edits: judged.edits.map(moved), findings: judged.findings.map(moved), notices: judged.notices.map(moved) }
}

/** Front matter differs in the words of titles and descriptions only; all bytes between them are the same. */
function judgeFrontMatter(path: string, before: string | null, after: string | null): FileJudgement {
  const nothing: FileJudgement = { edits: [], findings: [], notices: [] }
  if (before === after) return nothing
  const refuse = (rule: string, line: number, detail = ''): FileJudgement => ({
    ...nothing,
    findings: [finding(rule, path, line, detail)],
  })
  const old = before === null ? null : readFrontMatter(before)
  const next = after === null ? null : readFrontMatter(after)
  if (old === null || next === null) return refuse('content/front-matter', 1)
  if (old.texts.length !== next.texts.length) return refuse('content/front-matter', 1)
  const odd = old.between.findIndex((part, index) => part !== next.between[index])
  const line = lineIndex(next.source)
  if (odd !== -1) return refuse('content/front-matter', 1 + line(next.texts[odd]?.span.start ?? 0))
  const edits: AdmittedEdit[] = []
  const notices: Finding[] = []
  for (const [index, text] of old.texts.entries()) {
    const to = next.texts[index]
    if (to === undefined || !keepsForm(text, to, old.source, next.source)) return refuse('content/front-matter', 1)
    if (text.value === to.value) continue
    const at = 1 + line(to.span.start)
    // A title of two lines can begin another line wherever a generator puts it.
    if (/[\r\n]./.test(to.value) && !/[\r\n]./.test(text.value)) return refuse('content/front-matter', at)
    const change = { before: text.value, after: to.value, isMessage: false }
    const fault = screenText(change)
    if (fault !== null) return refuse(fault.rule, at, fault.detail)
    const says = `Front matter, ${to.key}: ${sayChange(text.value, to.value)}`
    edits.push({
      path,
      line: at,
      kind: `front-matter:${to.key}`,
      before: text.value.trimEnd(),
      after: to.value.trimEnd(),
      says,
    })
    notices.push(...noticeText(change).map((notice) => finding(notice.rule, path, at, notice.detail)))
  }
  return { ...nothing, edits, notices }
}
