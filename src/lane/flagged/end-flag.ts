import type { TextEdit } from '../code/add-import.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import type { Node } from '../code/syntax.ts'
import type { Span } from '../lane.ts'
import { type Cut, outermost } from './fold/cuts.ts'
import type { FlagReads } from './fold/flag-reads.ts'
import { foldCode, type Kept } from './fold/fold-code.ts'
import { indentAt, isAloneOnLines, lineStart, movableLines } from './layout.ts'

/** Ends flags in a file: each guard leaves the side that wins, laid out as if the guard had never been. */
export function endFlags(
  parsed: ParsedCode,
  reads: FlagReads,
  ended: ReadonlyMap<string, boolean>,
): readonly TextEdit[] {
  const { text } = parsed
  const folded = foldCode(parsed, reads, (key) => ended.get(key) ?? null, { isEnded: () => true })
  const ofKept = new Set<Cut>(folded.kept.flatMap(({ cuts }) => cuts))
  const edits: TextEdit[] = []
  const outdents = new Map<number, number>()
  for (const cut of folded.cuts) if (!ofKept.has(cut)) edits.push(wholeLines(text, cut))
  for (const kept of folded.kept) {
    const part = trimmed(text, withParentheses(text, kept))
    const isTight = !needsParentheses(kept)
    edits.push({ start: kept.whole.start, end: part.start, text: isTight ? '' : kept.cuts[0].text })
    edits.push({ start: part.end, end: kept.whole.end, text: isTight ? '' : kept.cuts[1].text })
    const from = indentAt(text, part.start).length
    const to = indentAt(text, kept.whole.start).length
    const starts = lineStart(text, part.start) === lineStart(text, kept.whole.start) ? 0 : from - to
    if (starts > 0)
      for (const start of movableLines(parsed, part)) outdents.set(start, (outdents.get(start) ?? 0) + starts)
  }
  for (const [start, by] of outdents) {
    const width = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0
    edits.push({ start, end: start + Math.min(by, width), text: '' })
  }
  const all: Cut[] = edits.filter((edit) => edit.end > edit.start || edit.text !== '')
  return outermost(all)
}

/** The cut with its lines where nothing else stands on them, and with one of two blank lines that would meet. */
function wholeLines(text: string, cut: Cut): Cut {
  if (cut.text !== '' || !isAloneOnLines(text, cut)) return cut
  const start = lineStart(text, cut.start)
  const lineEnd = text.indexOf('\n', cut.end)
  let end = lineEnd === -1 ? text.length : lineEnd + 1
  const meetsBlank =
    /(?:^|\n)\r?\n$/.test(text.slice(0, start)) || start === 0 || /[{(]\r?\n$/.test(text.slice(0, start))
  const blank = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0]
  if (meetsBlank && blank !== undefined) end += blank.length
  return { ...cut, start, end }
}

/** A part that stands in parentheses over several lines keeps them where a formatter would put them too. */
function withParentheses(text: string, { whole, part, parent }: Kept): Span {
  if (!text.slice(part.start, part.end).includes('\n') || !holdsParentheses(parent)) return part
  const before = /\(\s*$/.exec(text.slice(whole.start, part.start))
  const after = /^\s*\)/.exec(text.slice(part.end, whole.end))
  if (before === null || after === null) return part
  return { start: whole.start + before.index, end: part.end + after[0].length }
}

const holdsParentheses = (parent: Node | null): boolean =>
  parent?.type === 'ReturnStatement' ||
  parent?.type === 'ArrowFunctionExpression' ||
  parent?.type === 'VariableDeclarator'

/** Places where one expression stands by itself, so that none needs parentheses. */
const needsParentheses = ({ parent, part, cuts }: Kept): boolean => {
  if (cuts[0].text === '') return false
  if (parent === null) return true
  if (
    /^(?:ReturnStatement|VariableDeclarator|JSXExpressionContainer|Property|CallExpression|ArrayExpression)$/.test(
      parent.type,
    )
  )
    return parent.type === 'CallExpression' && parent.callee.start <= part.start && part.end <= parent.callee.end
  return true
}

/** A part without the white space at its edges: the inside of a block. */
function trimmed(text: string, { start, end }: Span): Span {
  const inner = text.slice(start, end)
  const from = start + (inner.length - inner.trimStart().length)
  return from >= end ? { start, end } : { start: from, end: from + inner.trim().length }
}
