import type { Span } from '../../lane.ts'
import type { TextChangeOfFile } from '../../repository/screen-files.ts'
import { lineIndex, lineOf } from '../../source/line-of.ts'
import { sharedPrefix } from '../../source/shared-ends.ts'
import type { FileJudgement, Knowledge } from '../file-judgement.ts'
import { judgePairs, type PlacePair } from '../judge-places.ts'
import { outsideRule, sheetPairs } from '../judge-sheet.ts'
import { changeOf } from '../one-place.ts'
import { differsOutside, type OpenText } from '../open-spans.ts'
import { isClassPlace, type StylePlace } from '../place.ts'
import { proseIn } from '../prose-comment.ts'
import { finding } from '../rules.ts'
import type { PageFormatName } from '../style-path.ts'
import { onePlace } from './one-place.ts'
import type { PageParts, ReadPart } from './page-parts.ts'
import { readPageBefore, readStyledPage } from './read-styled-page.ts'
import type { ClassAttribute, PagePart, StyledPage } from './styled-page.ts'

/** Judges one page: the same elements and attributes, the same bytes outside of styles, then each of them. */
export function judgePage(
  { path, before, after }: TextChangeOfFile,
  format: PageFormatName,
  knowledge: Knowledge,
): FileJudgement {
  const refuse = (rule: string, line = 0, detail = ''): FileJudgement => ({
    edits: [],
    notices: [],
    findings: [finding(rule, path, line, detail)],
  })
  const old = readPageBefore(before, path)
  if (old.kind !== 'parsed') return refuse(`style/${old.kind}`, old.line, 'before the change')
  const one = onePlace(old.parts, changeOf(before.text, after.text), before.text, after.text)
  if (one !== null) return judgePairs(path, [one], knowledge, (offset) => lineOf(after.text, offset))
  const next = readStyledPage(format, path, after.text)
  if (next.kind !== 'parsed') return refuse(`style/${next.kind}`, next.line)
  const firstLine = () => lineOf(after.text, sharedPrefix(before.text, after.text))
  const sides = { before: old.parts.page, after: next.parts.page }
  const shape = ({ attributes, parts }: StyledPage) => `${attributes.length} ${parts.length}`
  if (shape(sides.before) !== shape(sides.after)) return refuse('style/structure', firstLine())
  const parts = changedParts(old.parts, next.parts)
  if (parts === null) return refuse('style/structure', firstLine())
  const different = differsOutside(
    openText(
      sides.before,
      parts.map(({ from }) => from),
    ),
    openText(
      sides.after,
      parts.map(({ to }) => to),
    ),
  )
  if (different !== null) return refuse(outsideRule(different), lineOf(after.text, different.at))
  const pairs = [...attributePairs(old.parts, next.parts), ...parts.flatMap(pairsOf)]
  for (const { from, to } of pairs) {
    if (isClassPlace(from)) old.parts.readGroup(from.group)
    if (isClassPlace(to)) next.parts.readGroup(to.group)
  }
  return judgePairs(path, pairs, knowledge, lineIndex(after.text))
}

interface ChangedPart {
  readonly from: ReadPart
  readonly to: ReadPart
}

/** Those parts that are not the same on both sides; `null` where one of them cannot be read. */
function changedParts(old: PageParts, next: PageParts): ChangedPart[] | null {
  const changed: ChangedPart[] = []
  const textOf = ({ source }: StyledPage, { span }: PagePart) => source.slice(span.start, span.end)
  for (const [index, part] of old.page.parts.entries()) {
    const other = next.page.parts[index]
    if (other === undefined || other.kind !== part.kind) return null
    if (textOf(old.page, part) === textOf(next.page, other)) continue
    const from = old.read(part)
    const to = next.read(other)
    if (from.kind === 'unknown' || to.kind === 'unknown' || from.places.length !== to.places.length) return null
    changed.push({ from, to })
  }
  return changed
}

const openText = ({ source, attributes, blanks }: StyledPage, parts: readonly ReadPart[]): OpenText => ({
  text: source,
  places: parts.flatMap((part) => part.places),
  open: attributes.flatMap(openSpansOf),
  blanks,
  prose: parts.flatMap((part) => (part.kind === 'sheet' ? proseIn(source, part.sheet.comments) : [])),
})

/** What stands in the holes of a class list is another place, or the same on both sides. */
const ownBytes = (place: StylePlace): string =>
  isClassPlace(place)
    ? `${place.lead}${place.pieces.map(({ raw, whole }) => (whole === true ? '\0' : raw)).join('')}${place.trail}`
    : `${place.form} ${place.value}`

const isSamePlace = (from: StylePlace, to: StylePlace): boolean => ownBytes(from) === ownBytes(to)

/** The ranges of an attribute that may differ. */
function openSpansOf({ span, holes }: ClassAttribute): Span[] {
  const edges = [span.start + 1, ...holes.flatMap(({ start, end }) => [start, end]), span.end - 1]
  return holes.concat(span).map((_, index) => ({ start: edges[2 * index] ?? 0, end: edges[2 * index + 1] ?? 0 }))
}

function attributePairs(old: PageParts, next: PageParts): PlacePair[] {
  const bytes = ({ page: { source } }: PageParts, attribute: ClassAttribute) =>
    openSpansOf(attribute)
      .map(({ start, end }) => source.slice(start, end))
      .join('\0')
  return old.page.attributes.flatMap((from, index) => {
    const to = next.page.attributes[index]
    const isSame = to === undefined || bytes(old, from) === bytes(next, to)
    return isSame ? [] : [{ from: old.classes(from), to: next.classes(to) }]
  })
}

function pairsOf({ from, to }: ChangedPart): PlacePair[] {
  if (from.kind === 'sheet' && to.kind === 'sheet') return [...sheetPairs(from.sheet, to.sheet)]
  return from.places.flatMap((place, index) => {
    const other = to.places[index]
    if (other === undefined || isSamePlace(place, other)) return []
    return [{ from: place, to: other }]
  })
}
