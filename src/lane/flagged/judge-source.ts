import type { ImportDeclaration } from 'oxc-parser'
import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { type ParsedCode, parseAfter, parseBefore, parseCode } from '../code/parse-code.ts'
import { semanticFault } from '../code/semantic-fault.ts'
import { eachNode, type Node } from '../code/syntax.ts'
import type { AdmittedEdit, Finding, FlagRules } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { consentFaults } from './consent.ts'
import { keepsDeclaration } from './fold/drop-unused.ts'
import { type FlagReads, flagReads } from './fold/flag-reads.ts'
import { type FoldedCode, foldCode, type Lost } from './fold/fold-code.ts'
import { isSameButSeams } from './fold/same-but-seams.ts'
import { listTakers } from './fold/shapes.ts'
import { guardedFaults } from './guarded-code.ts'
import { editsOf } from './guarded-edits.ts'
import { hookFaults } from './hook-order.ts'
import { importFault, quietPackages } from './imports.ts'
import { momentAt } from './moments.ts'
import { answersRequests } from './new-place.ts'
import { ownerOf } from './owner.ts'
import { readFaults } from './read-faults.ts'
import { type FlaggedRule, finding } from './rules.ts'
import { speakingComment, strayDirective } from './stray-comments.ts'

/** Both sides of one source file, read once; they are folded for each way in which a flag may end. */
export interface SourceChange {
  readonly path: string
  readonly before: ParsedCode
  readonly after: ParsedCode
  readonly readsBefore: FlagReads
  readonly readsAfter: FlagReads
  /** The configured call is a hook, which has its own place in a component. */
  readonly isHook: boolean
}

/** How the keys of a patch count: folded to a value, or left as a call. */
export interface KeyValues {
  readonly before: (key: string) => boolean | null
  readonly after: (key: string) => boolean | null
  readonly isEnded: (key: string | null) => boolean
}

/** What a key that cannot be folded lacks. */
export type KeyFault = (key: string) => FlaggedRule | null

export interface SourceJudgement {
  readonly findings: readonly Finding[]
  readonly edits: readonly AdmittedEdit[]
  readonly notices: readonly Finding[]
}

/** @throws TooDeep */
export function readSource(file: TextChangeOfFile, rules: FlagRules): SourceChange | Finding {
  const { path } = file
  if (addsNesting(file.before.text, file.after.text)) return finding('flagged/too-deep', path, 0)
  const before = parseBefore(file.before, path)
  if (before.kind !== 'parsed') return unreadable(path, before, 'before the change')
  const after = parseAfter(file.after, path)
  if (after.kind !== 'parsed') return unreadable(path, after)
  return {
    path,
    before,
    after,
    readsBefore: flagReads(path, before, rules),
    readsAfter: flagReads(path, after, rules),
    isHook: /(?:^|\.)use\p{Lu}/u.test(rules.call),
  }
}

export const unreadable = (
  path: string,
  { kind, line }: { readonly kind: 'unparsable' | 'too-deep'; readonly line: number },
  detail = '',
): Finding => finding(kind === 'too-deep' ? 'flagged/too-deep' : 'flagged/unparsable', path, line, detail)

/**
 * Judges one source file: folds both sides, compares what is left, and looks at what is new behind the guards.
 *
 * @param newModules whether an import reaches a file that the patch adds, which is judged by itself
 * @throws TooDeep
 */
export function judgeSource(
  change: SourceChange,
  values: KeyValues,
  keyFault: KeyFault,
  isNewModule: (source: string) => boolean,
  isFlagModule: (source: string) => boolean,
): SourceJudgement {
  const { path, before, after, readsBefore, readsAfter } = change
  const at = (rule: string, offset: number, detail = '') => finding(rule, path, lineOf(after.text, offset), detail)
  let lists: ReadonlySet<string> | null = null
  const takesLists = (component: string): boolean => {
    lists ??= listTakers(before.program)
    return lists.has(component)
  }
  const foldedBefore = foldCode(before, readsBefore, values.before, { isEnded: values.isEnded, takesLists })
  // What the base keeps although nobody uses it stays: an import that a guard is the first to use.
  const foldedAfter = foldCode(after, readsAfter, values.after, {
    stays: (name, written) => keepsDeclaration(before, foldedBefore.cuts, name, written),
    takesLists,
  })
  const reads = readFaults(change, keyFault).map(({ rule, node, detail }) => at(rule, node.start, detail))
  const difference = differenceOf(path, foldedBefore, foldedAfter)
  if (difference !== null) {
    if (reads.length > 0) return { findings: reads, edits: [], notices: [] }
    const offset = foldedAfter.cut.originOf(difference.offset)
    const loose = looseImport(before, after)
    if (loose) return { findings: [at('flagged/import', loose.start)], edits: [], notices: [] }
    return { findings: [at(difference.rule, offset)], edits: [], notices: [] }
  }
  const stray = strayDirective(change, foldedBefore, foldedAfter) ?? speakingComment(change, foldedAfter)
  if (stray !== null) return { findings: [at('flagged/comment', stray.start)], edits: [], notices: [] }
  const fresh = newlyLost(before, foldedBefore.lost, after, foldedAfter.lost)
  const gone = newlyLost(after, foldedAfter.lost, before, foldedBefore.lost)
  const findings = [
    ...reads,
    ...moved(before, gone, after, fresh).map((node) => at('flagged/moved', node.start)),
    ...guardedFaults(after, fresh, (host) => before.text.includes(host)).map((fault) =>
      at(fault.rule, fault.node.start, fault.detail),
    ),
    ...firstElement(path, before, after).map((node) =>
      at('flagged/outside', node.start, 'the first element of this file'),
    ),
    ...(fresh.length > 0 && answersRequests(path) ? [finding('flagged/effect', path, 0, 'a server runs this')] : []),
    ...consentFaults(change, values).map((offset) => at('flagged/consent', offset)),
    ...hookFaults(fresh).map((node) => at('flagged/hook', node.start)),
  ]
  if (
    findings.length === 0 &&
    (holdsMore(readsBefore, readsAfter) || fresh.some(({ node }) => mayBeMeaningless(node)))
  ) {
    const line = semanticFault(path, after)
    if (line !== null && semanticFault(path, before) === null)
      findings.push(finding('flagged/unparsable', path, line, 'a name or a jump has no meaning'))
  }
  const notices: Finding[] = []
  for (const { declaration, isType } of newImports(before, after)) {
    const source = declaration.source.value
    if (isNewModule(source) || isFlagModule(source)) continue
    if (importFault(declaration) || /\.(?:css|scss|sass|less|styl)$/i.test(source))
      findings.push(at('flagged/import', declaration.start, source))
    else if (!isType && !quietPackages.has(source)) notices.push(at('flagged/loads', declaration.start, source))
  }
  for (const { declaration, isType } of newImports(after, before)) {
    const source = declaration.source.value
    if (!isType && !isFlagModule(source) && !quietPackages.has(source))
      notices.push(finding('flagged/loads-no-more', path, 1, source))
  }
  return { findings: distinct(findings), edits: editsOf(change, fresh, gone, foldedAfter.kept), notices }
}

/** The first JSX of a plain script: builds that read its ending otherwise cannot read it any more. */
function firstElement(path: string, before: ParsedCode, after: ParsedCode): Node[] {
  if (!/\.[cm]?js$/.test(path) || elementIn(before.program) !== null) return []
  const first = elementIn(after.program)
  return first === null ? [] : [first]
}

function elementIn(program: Node): Node | null {
  let found: Node | null = null
  eachNode(program, (node) => {
    if (node.type.startsWith('JSX')) found ??= node
  })
  return found
}

/** Whether there are more constants that hold a flag. */
const holdsMore = (before: FlagReads, after: FlagReads): boolean =>
  after.reads.filter(({ constant }) => constant !== null).length >
  before.reads.filter(({ constant }) => constant !== null).length

/** Code that means something wherever it parses: what shows and reads, and no literal of a kind that has rules of its own. */
const meaningful =
  /^(?:JSX\w+|Identifier|MemberExpression|CallExpression|ChainExpression|ConditionalExpression|LogicalExpression|BinaryExpression|ObjectExpression|Property|ArrayExpression|SpreadElement|ArrowFunctionExpression|Import\w*Specifier)$/

function mayBeMeaningless(node: Node): boolean {
  let may = false
  eachNode(node, (each) => {
    if (may || meaningful.test(each.type)) {
      if (each.type === 'ArrowFunctionExpression' && each.params.length > 1) may = true
      return
    }
    may = !(
      (each.type === 'Literal' && !(each.raw?.startsWith('/') || /^0\d|\\\d/.test(each.raw ?? ''))) ||
      (each.type === 'UnaryExpression' && each.operator !== 'delete')
    )
  })
  return may
}

const distinct = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((each) => [`${each.rule}\n${each.says}`, each])).values(),
]

function differenceOf(
  path: string,
  before: FoldedCode,
  after: FoldedCode,
): { readonly rule: FlaggedRule; readonly offset: number } | null {
  const outside = (offset: number) => ({ rule: 'flagged/outside' as const, offset })
  if (!before.cut.isWhole || !after.cut.isWhole) return outside(0)
  if (isSameButSeams(before.cut, after.cut)) return null
  const left = parseCode(path, before.cut.text, true)
  const right = parseCode(path, after.cut.text, true)
  if (left.kind !== 'parsed' || right.kind !== 'parsed') return outside(0)
  const comparison = compareTrees(left, right)
  if (comparison.kind === 'too-deep') return outside(0)
  if (comparison.kind === 'different') return outside(comparison.where.after.start)
  const text = comparison.texts[0]
  if (text !== undefined) return outside(text.spanAfter.start)
  const other = differsOutside(left, right, [])
  if (other === null) return null
  const isComment = right.comments.some((comment) => comment.start <= other && other <= comment.end)
  return {
    rule: isComment || left.comments.length !== right.comments.length ? 'flagged/comment' : 'flagged/outside',
    offset: other,
  }
}

/** What code says, and where it says it: the same words elsewhere may mean something else. */
const textOf = (parsed: ParsedCode, lost: Lost): string =>
  `${momentAt(lost.ancestors)} ${ownerOf(lost.ancestors)}\n${wordsOf(parsed, lost)}`
const wordsOf = ({ text }: ParsedCode, { node, key }: Lost): string =>
  `${key}\n${text.slice(node.start, node.end).replace(/\s+/g, ' ')}`

/** What is lost on one side and not, as often and word for word, on the other. */
function newlyLost(other: ParsedCode, lostThere: readonly Lost[], here: ParsedCode, lostHere: readonly Lost[]): Lost[] {
  const counts = new Map<string, number>()
  for (const lost of lostThere) {
    const text = textOf(other, lost)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return lostHere.filter((lost) => {
    const text = textOf(here, lost)
    const count = counts.get(text) ?? 0
    counts.set(text, count - 1)
    return count <= 0
  })
}

/** Code that stays word for word behind a guard, while the flag of the guard is another. */
function moved(before: ParsedCode, gone: readonly Lost[], after: ParsedCode, fresh: readonly Lost[]): Node[] {
  const written = (parsed: ParsedCode, lost: Lost) => wordsOf(parsed, { ...lost, key: null })
  const texts = new Set(gone.filter(({ key }) => key !== null).map((lost) => written(before, lost)))
  return fresh.filter((lost) => lost.key !== null && texts.has(written(after, lost))).map(({ node }) => node)
}

/** An import that runs a module and takes nothing from it, and that was not there. */
function looseImport(before: ParsedCode, after: ParsedCode): Node | undefined {
  const loose = ({ program }: ParsedCode) =>
    program.body.filter((each) => each.type === 'ImportDeclaration' && each.specifiers.length === 0)
  const known = new Set(loose(before).map((each) => (each as ImportDeclaration).source.value))
  return loose(after).find((each) => !known.has((each as ImportDeclaration).source.value))
}

interface NewImport {
  readonly declaration: ImportDeclaration
  readonly isType: boolean
}

/** Imports from modules that the file did not load before. */
function newImports(before: ParsedCode, after: ParsedCode): NewImport[] {
  const loaded = new Set(
    before.program.body.flatMap((each) =>
      each.type === 'ImportDeclaration' && each.importKind !== 'type' ? [each.source.value] : [],
    ),
  )
  return after.program.body.flatMap((each): NewImport[] => {
    if (each.type !== 'ImportDeclaration' || loaded.has(each.source.value)) return []
    const isType =
      each.importKind === 'type' ||
      each.specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')
    return [{ declaration: each, isType }]
  })
}
