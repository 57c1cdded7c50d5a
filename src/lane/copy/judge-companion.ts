import { differenceOf } from '../code/changed-statements.ts'
import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees, type TextDifference } from '../code/compare-trees.ts'
import { foldJsxText } from '../code/jsx-runs.ts'
import { stringPieces } from '../code/literal-pieces.ts'
import { addsNesting } from '../code/nesting.ts'
import { isCodePath, type ParsedCode, parseAfter, parseBefore } from '../code/parse-code.ts'
import { eachNode, isStringLiteral, type Node } from '../code/syntax.ts'
import type { AdmittedEdit, RepoFacts } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { valueOf } from '../source/pieces.ts'
import type { FileJudgement } from './file-judgement.ts'
import { formatOf } from './formats.ts'
import { finding } from './rules.ts'

const fold = (text: string) => text.replace(/\s+/g, ' ').trim()
const isPagePath = (path: string) => /\.(?:html?|vue|svelte)$/i.test(path)
const pair = (before: string, after: string) => JSON.stringify([fold(before), fold(after)])

/**
 * Judges a test, story or snapshot: a string equal to the whole old text of an edit of the same patch becomes exactly its new
 * text, and nothing else changes.
 */
export function judgeCompanion(
  file: TextChangeOfFile,
  edits: readonly AdmittedEdit[],
  facts: RepoFacts,
): FileJudgement {
  const { path } = file
  const replacements = new Set(edits.map((edit) => pair(edit.before, edit.after)))
  const nothing: FileJudgement = { path, edits: [], findings: [], notices: [], keyMoves: [], catalogue: null }
  const refuse = (line: number): FileJudgement => ({ ...nothing, findings: [finding('copy/companion', path, line)] })
  const admit = (found: readonly Followed[]): FileJudgement => ({
    ...nothing,
    edits: found.map((followed) => say(path, followed)),
  })
  if (/\.snap$/.test(path)) {
    const followed = followLines(file, edits)
    return typeof followed === 'number' ? refuse(followed) : admit(followed)
  }
  const pageFormat = isPagePath(path) ? formatOf(path) : null
  if (pageFormat !== null) {
    const { findings, edits: found } = pageFormat.judge(file, facts)
    const [first] = [...findings, ...found.filter((edit) => !replacements.has(pair(edit.before, edit.after)))]
    return first === undefined ? admit(found) : refuse(first.line)
  }
  if (!isCodePath(path) || addsNesting(file.before.text, file.after.text)) return refuse(0)
  const different = differenceOf(file)
  if (different !== null) return refuse(lineOf(file.after.text, different.start))
  const before = parseBefore(file.before, path)
  const after = parseAfter(file.after, path)
  if (before.kind !== 'parsed' || after.kind !== 'parsed')
    return { ...nothing, findings: [finding('copy/unparsable', path, 0)] }
  const comparison = compareTrees(before, after)
  if (comparison.kind !== 'same-structure')
    return refuse(comparison.kind === 'different' ? lineOf(after.text, comparison.where.after.start) : 0)
  const outside = differsOutside(before, after, comparison.texts)
  if (outside !== null) return refuse(lineOf(after.text, outside))
  const paths = modulePaths(before)
  const followed: Followed[] = []
  for (const text of comparison.texts) {
    const line = lineOf(after.text, text.spanAfter.start)
    const change = wholeTexts(text, before, after)
    if (change === null || paths.has(text.before) || !replacements.has(pair(...change))) return refuse(line)
    followed.push({ line, before: change[0], after: change[1] })
  }
  return admit(followed)
}

interface Followed {
  readonly line: number
  readonly before: string
  readonly after: string
}

const say = (path: string, { line, before, after }: Followed): AdmittedEdit => ({
  path,
  line,
  kind: 'companion',
  before,
  after,
  says: `Follows in ${path.split('/').pop()}: "${before}" → "${after}"`,
})

function wholeTexts(
  { before, after, spanBefore, spanAfter }: TextDifference,
  old: ParsedCode,
  next: ParsedCode,
): [string, string] | null {
  if (before.type === 'JSXText')
    return [
      foldJsxText(old.text.slice(spanBefore.start, spanBefore.end)),
      foldJsxText(next.text.slice(spanAfter.start, spanAfter.end)),
    ]
  if (isStringLiteral(before) && isStringLiteral(after)) return [before.value, after.value]
  if (before.type === 'TemplateLiteral' && after.type === 'TemplateLiteral' && before.quasis.length === 1)
    return [
      valueOf(stringPieces(before.quasis[0]?.value.raw ?? '')),
      valueOf(stringPieces(after.quasis[0]?.value.raw ?? '')),
    ]
  return null
}

/** Calls that run what they are given, or read and write files of that name. */
const runs =
  /(?:^|[.])(?:eval|Function|setTimeout|setInterval|exec(?:a|File)?(?:Sync)?|spawn(?:Sync)?|fork|command|\$|runInNewContext|runInThisContext|(?:read|write|append|copy)File(?:Sync)?|(?:rm|rmdir|unlink|rename|cp|mkdir|open)(?:Sync)?|fetch|import|require|evaluate|addScriptTag)$/

/** Strings that name modules, files and commands: a text of the product can have the same letters, but it is not one. */
function modulePaths(parsed: ParsedCode): Set<Node> {
  const paths = new Set<Node>()
  eachNode(parsed.program, (node) => {
    if (node.type === 'TaggedTemplateExpression') paths.add(node.quasi)
    if ((node.type === 'CallExpression' || node.type === 'NewExpression') && runs.test(nameOf(parsed, node.callee)))
      for (const argument of node.arguments) eachNode(argument, (inside) => paths.add(inside))
    if ('source' in node && node.source) paths.add(node.source as Node)
    if (node.type !== 'CallExpression') return
    if (/^(?:jest|vi)\.\w+$/.test(nameOf(parsed, node.callee)) && node.arguments[0]) paths.add(node.arguments[0])
  })
  return paths
}

const nameOf = ({ text }: ParsedCode, callee: Node): string =>
  text.slice(Math.max(callee.start, callee.end - 60), callee.end).replace(/\s+/g, '')

const isEdge = (character: string | undefined) => character === undefined || /[\s"'`<>&]/.test(character)

/** Snapshots are run as modules when tests load them, so a new text with a backtick, `\` or `$` is not followed. */
function followLines(file: TextChangeOfFile, edits: readonly AdmittedEdit[]): Followed[] | number {
  const before = file.before.text.split('\n')
  const after = file.after.text.split('\n')
  if (before.length !== after.length) return 0
  const followed: Followed[] = []
  for (const [index, old] of before.entries()) {
    const next = after[index] ?? ''
    if (old === next) continue
    const edit = edits.find((candidate) => !/[`\\$]/.test(candidate.after) && becomes(old, next, candidate))
    if (edit === undefined || /^exports\[/.test(old)) return index + 1
    followed.push({ line: index + 1, before: edit.before, after: edit.after })
  }
  return followed
}

function becomes(old: string, next: string, edit: AdmittedEdit): boolean {
  for (let at = old.indexOf(edit.before); at !== -1; at = old.indexOf(edit.before, at + 1)) {
    const end = at + edit.before.length
    if (isEdge(old[at - 1]) && isEdge(old[end]) && old.slice(0, at) + edit.after + old.slice(end) === next) return true
  }
  return false
}
