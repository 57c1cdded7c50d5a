import type { RepoFacts, Span } from '../../lane.ts'
import type { TextChangeOfFile } from '../../repository/screen-files.ts'
import { lineOf } from '../../source/line-of.ts'
import { sharedPrefix } from '../../source/shared-ends.ts'
import { type FileJudgement, judgeText, nothingIn, type TextJudgement } from '../file-judgement.ts'
import { finding } from '../rules.ts'
import { oneText } from './one-text.ts'
import type { Page, PageExpression, PageMark, PageReader, PageText } from './page.ts'
import { isBlank } from './page-builder.ts'
import { holeValuesOf, placeOf, segmentsOf } from './place-of.ts'
import { decodeReferences } from './references.ts'
import { shownStrings } from './shown-strings.ts'

/** How much longer a page may get by its texts; more is not parsed. */
const maxGrowth = 100_000

/** Judges one page: the same tree except texts, the same bytes between them, then each text. */
export function judgePage(given: TextChangeOfFile, facts: RepoFacts, read: PageReader): FileJudgement {
  const file = withLastLineEnd(given)
  const { path, before, after } = file
  const old = read(before.text, facts)
  if (old.kind !== 'parsed') return refusal(path, `copy/${old.kind}`, old.line, 'before the change')
  const one = oneText(old.page, before.text, after.text)
  if (one === null) return judgeTrees(file, old.page, facts, read)
  const judged = judgeOne(path, { source: before.text, text: one.before }, { source: after.text, text: one.after })
  return { ...nothingIn(path), ...(judged && told([judged])) }
}

/** A page whose last line gets its end is judged as if it had had one: no reader of pages shows it. */
function withLastLineEnd(file: TextChangeOfFile): TextChangeOfFile {
  const gained = /\r?\n$/.exec(file.after.text)?.[0]
  if (gained === undefined || file.before.text.endsWith('\n')) return file
  return { ...file, before: { ...file.before, text: file.before.text + gained } }
}

const refusal = (path: string, rule: string, line = 0, detail = ''): FileJudgement => ({
  ...nothingIn(path),
  findings: [finding(rule, path, line, detail)],
})

/** Judges a page whose new side has to be read. */
export function judgeTrees(
  { path, before, after }: TextChangeOfFile,
  page: Page,
  facts: RepoFacts,
  read: PageReader,
): FileJudgement {
  const refuse = (rule: string, line = 0): FileJudgement => refusal(path, rule, line)
  if (after.text.length > 2 * before.text.length + maxGrowth) return refuse('copy/outside')
  // No text brings a tag, so a page with more of them need not be parsed.
  if (tagSigns(before.text) !== tagSigns(after.text))
    return refuse('copy/children', lineOf(after.text, sharedPrefix(before.text, after.text)))
  const next = read(after.text, facts)
  if (next.kind !== 'parsed') return refuse(`copy/${next.kind}`, next.line)
  const changed = differentMark(page, next.page)
  if (changed !== null) return refuse(changed.rule, lineOf(after.text, changed.at))
  const strings = shownOnBothSides(before.text, page, after.text, next.page)
  if ('became' in strings) return refuse('copy/text-became-code', lineOf(after.text, strings.became))
  const pageBefore = { ...page, texts: [...page.texts, ...strings.before] }
  const pageAfter = { ...next.page, texts: [...next.page.texts, ...strings.after] }
  const outside = differentBytes(before.text, pageBefore, after.text, pageAfter)
  if (outside !== null) return refuse('copy/outside', lineOf(after.text, outside))
  return judgeTexts(path, before.text, pageBefore, after.text, pageAfter)
}

const tagSigns = (text: string) => text.split('<').length

type Mark = Omit<PageMark, 'kind'> & { readonly kind: PageMark['kind'] | 'end' }

const withoutHoles = (mark: Mark) => mark.what.replace(/ \d+$/, '')

/** The first thing of the tree that is not the same on both sides, and what that means. */
function differentMark(old: Page, next: Page): { readonly rule: string; readonly at: number } | null {
  const end: Mark = { kind: 'end', what: '', at: next.marks.at(-1)?.at ?? 0 }
  const marks: readonly Mark[] = [...old.marks, end]
  const isSame = (a: Mark | undefined, b: Mark) => a?.kind === b.kind && a.what === b.what
  for (const [index, b] of [...next.marks, end].entries()) {
    const a = marks[index] as Mark
    if (isSame(a, b)) continue
    const { at } = b
    const kinds = [a.kind, b.kind]
    if (kinds.includes('comment')) return { rule: 'copy/comment', at }
    const isEmptiable = a.what.startsWith('page-text')
    if (isEmptiable && (b.kind === 'blank' || isSame(marks[index + 1], b))) return { rule: 'text/emptied', at }
    if (kinds.includes('text') && (kinds.includes('code') || withoutHoles(a) === withoutHoles(b)))
      return { rule: 'copy/text-became-code', at }
    const isStructure = kinds.includes('attribute') || (a.kind === b.kind && a.kind !== 'element')
    return { rule: isStructure ? 'copy/structure' : 'copy/children', at }
  }
  return null
}

type Shown = { readonly before: readonly PageText[]; readonly after: readonly PageText[] } | { readonly became: number }

/** The strings of those expressions that are not written alike, in pairs. */
function shownOnBothSides(textBefore: string, old: Page, textAfter: string, next: Page): Shown {
  const before: PageText[] = []
  const after: PageText[] = []
  for (const [index, b] of next.expressions.entries()) {
    const a = old.expressions[index] as PageExpression
    if (textBefore.slice(a.span.start, a.span.end) === textAfter.slice(b.span.start, b.span.end)) continue
    const from = shownStrings(textBefore, a)
    const to = shownStrings(textAfter, b)
    const isSame = (text: PageText, at: number) =>
      text.form === to[at]?.form && text.holes.length === to[at]?.holes.length
    // Where no string is shown, the bytes will tell that something else changes.
    if (from.length !== to.length || !from.every(isSame)) return { became: b.span.start }
    before.push(...from)
    after.push(...to)
  }
  return { before, after }
}

interface OpenSpan extends Span {
  readonly isBlank: boolean
}

/** What may differ between two pages of the same tree: white space of a formatter, and texts without their holes. */
const openSpans = (page: Page): OpenSpan[] =>
  [
    ...page.blanks.map((span) => ({ ...span, isBlank: true })),
    ...page.texts.flatMap((text) => segmentsOf(text).map((span) => ({ ...span, isBlank: false }))),
  ].sort((a, b) => a.start - b.start || a.end - b.end)

/** Offset on the after side of the first byte that differs outside of texts; `null` where none does. */
function differentBytes(textBefore: string, old: Page, textAfter: string, next: Page): number | null {
  const left = openSpans(old)
  const right = openSpans(next)
  if (left.length !== right.length) return 0
  let endBefore = 0
  let endAfter = 0
  for (let index = 0; index <= left.length; index++) {
    const a = left[index] ?? { start: textBefore.length, end: textBefore.length, isBlank: true }
    const b = right[index] ?? { start: textAfter.length, end: textAfter.length, isBlank: true }
    if (a.start < endBefore || b.start < endAfter || a.isBlank !== b.isBlank) return b.start
    const gapBefore = textBefore.slice(endBefore, a.start)
    const gapAfter = textAfter.slice(endAfter, b.start)
    if (gapBefore !== gapAfter) return endAfter + sharedPrefix(gapBefore, gapAfter)
    endBefore = a.end
    endAfter = b.end
  }
  return null
}

/** A text between tags, not one between quotes. */
const isRun = ({ form }: PageText) => form === 'page-text'

/** What is seen of a text between tags, its holes as they stand: white space folded, edges kept where they are seen. */
function seen(text: PageText, source: string): string {
  const parts = segmentsOf(text).map(({ start, end }) => source.slice(start, end).replace(/[ \t\r\n]+/g, ' '))
  const whole = parts.join('\0')
  return (text.foldsStart ? whole.replace(/^ /, '') : whole).replace(text.foldsEnd ? / $/ : /$^/, '')
}

const bareOf = (text: PageText, source: string) =>
  segmentsOf(text)
    .map(({ start, end }) => source.slice(start, end))
    .join('\0')

function judgeTexts(path: string, textBefore: string, old: Page, textAfter: string, next: Page): FileJudgement {
  const judged = next.texts.map((to, index) =>
    judgeOne(path, { source: textBefore, text: old.texts[index] as PageText }, { source: textAfter, text: to }),
  )
  return { ...nothingIn(path), ...told(judged.filter((each) => each !== null)) }
}

const told = (judged: readonly TextJudgement[]): Pick<FileJudgement, 'edits' | 'findings' | 'notices'> => ({
  edits: judged.flatMap(({ edit }) => edit ?? []),
  findings: judged.flatMap(({ findings }) => findings),
  notices: judged.flatMap(({ notices }) => notices),
})

interface TextOfSide {
  readonly source: string
  readonly text: PageText
}

/** Judges the same text of both sides; `null` where nothing of it changes that is seen. */
function judgeOne(path: string, from: TextOfSide, to: TextOfSide): TextJudgement | null {
  const rawBefore = bareOf(from.text, from.source)
  const rawAfter = bareOf(to.text, to.source)
  const seenBefore = seen(from.text, from.source)
  const seenAfter = seen(to.text, to.source)
  if (rawBefore === rawAfter || (isRun(to.text) && seenBefore === seenAfter)) return null
  const { start, end } = to.text.inner
  const line = lineOf(to.source, start + Math.max(0, to.source.slice(start, end).search(/\S/)))
  const refuse = (rule: string, detail = ''): TextJudgement => ({
    edit: null,
    findings: [finding(rule, path, line, detail)],
    notices: [],
  })
  // A sign of a tag that was not there: another parser, or the next edit, would make a tag of it.
  const isSign = rawAfter.startsWith('>') && !rawBefore.startsWith('>')
  if (isSign || tagSigns(rawAfter) > tagSigns(rawBefore)) return refuse('copy/text-became-code')
  const holes = holeValuesOf(from.text, from.source)
  const placeBefore = placeOf(path, from.text, from.source, holes)
  const placeAfter = placeOf(path, to.text, to.source, holes)
  if (placeBefore === null || placeAfter === null) {
    const isEmptied = placeBefore !== null && isBlank(rawAfter.replaceAll('\0', ''))
    return isEmptied ? refuse('text/emptied') : refuse('copy/not-text', rawAfter.trim().slice(0, 80))
  }
  // The same words in another spelling, or in another white space of an attribute, are no change of a text.
  const isSpacing = isRun(to.text) && decodeReferences(seenBefore, false) !== decodeReferences(seenAfter, false)
  if (placeBefore.value === placeAfter.value && !isSpacing) return refuse('copy/outside')
  return judgeText(path, line, placeBefore, placeAfter)
}
