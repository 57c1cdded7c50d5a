import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { type ParsedCode, parseAfter, parseBefore } from '../code/parse-code.ts'
import { isStringLiteral, type Node, TooDeep } from '../code/syntax.ts'
import type { Finding } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { withSegment } from './class-place.ts'
import { isNumber } from './code-places/style-objects.ts'
import { codePlaces } from './code-places.ts'
import type { FileJudgement, Knowledge } from './file-judgement.ts'
import { judgePairs, type PlacePair } from './judge-places.ts'
import { type Change, changeOf, holds } from './one-place.ts'
import { type ClassPlace, isClassPlace, type StylePlace } from './place.ts'
import { finding } from './rules.ts'

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
  const one = onePlace(path, old, changeOf(before.text, after.text), after.text)
  if (one !== null) return judgePairs(path, [one], knowledge, (offset) => lineOf(after.text, offset))
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
  const strays: Finding[] = []
  const pairs: PlacePair[] = []
  for (const text of texts) {
    const from = placesBefore.get(text.before)
    const to = placesAfter.get(text.after)
    if (from !== undefined && to !== undefined && from.kind === to.kind) {
      pairs.push({ from, to })
      continue
    }
    const written = after.text.slice(text.spanAfter.start, text.spanAfter.end).trim()
    const line = lineOf(after.text, to?.start ?? text.spanAfter.start)
    strays.push(finding('style/not-style', path, line, written.slice(0, 80)))
  }
  const judged = judgePairs(path, pairs, knowledge, (offset) => lineOf(after.text, offset))
  return { ...judged, findings: [...strays, ...judged.findings] }
}

/** A patch that changes characters of one class list: then the new tree is known without parsing it. */
function onePlace(path: string, old: ParsedCode, change: Change, after: string): PlacePair | null {
  const from = placeAround(path, old, change)
  if (from === null) return null
  const to = withSegment(from, change, old.text, after)
  return to && { from, to }
}

function placeAround(path: string, old: ParsedCode, change: Change): ClassPlace | null {
  try {
    const found = [...codePlaces(path, old, [change]).values()].findLast((place) => holds(place, change))
    return found !== undefined && isClassPlace(found) ? found : null
  } catch (error) {
    if (error instanceof TooDeep || error instanceof RangeError) return null
    throw error
  }
}
