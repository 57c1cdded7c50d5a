import type { ImportDeclaration } from 'oxc-parser'
import { differsOutside } from '../code/compare-outside.ts'
import { compareTrees } from '../code/compare-trees.ts'
import { addsNesting } from '../code/nesting.ts'
import { type ParsedCode, parseCode } from '../code/parse-code.ts'
import { semanticFault } from '../code/semantic-fault.ts'
import { eachNode, type Node } from '../code/syntax.ts'
import { walkTo } from '../code/walk-to.ts'
import type { AdmittedEdit, Finding, FlagRules, Span } from '../lane.ts'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { lineOf } from '../source/line-of.ts'
import { isSameButSeams } from './fold/cuts.ts'
import { keepsDeclaration } from './fold/drop-unused.ts'
import { type FlagReads, flagReads } from './fold/flag-reads.ts'
import { type FoldedCode, foldCode, type Lost } from './fold/fold-code.ts'
import { guardedFaults } from './guarded-code.ts'
import { hookFaults } from './hook-order.ts'
import { importFault, quietPackages } from './imports.ts'
import { lineThere } from './line-there.ts'
import { ownerOf } from './owner.ts'
import { type FlaggedRule, finding } from './rules.ts'

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
  const before = parseCode(path, file.before.text)
  if (before.kind !== 'parsed') return unreadable(path, before, 'before the change')
  const after = parseCode(path, file.after.text, true)
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
  const foldedBefore = foldCode(before, readsBefore, values.before)
  // What the base keeps although nobody uses it stays: an import that a guard is the first to use.
  const foldedAfter = foldCode(after, readsAfter, values.after, (name, written) =>
    keepsDeclaration(before, foldedBefore.cuts, name, written),
  )
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
    ...fresh.flatMap(({ node, ancestors }) =>
      guardedFaults(after, node, ancestors).map((fault) => at(fault.rule, fault.node.start, fault.detail)),
    ),
    ...hookFaults(fresh).map((node) => at('flagged/hook', node.start)),
  ]
  if (findings.length === 0 && fresh.some(({ node }) => mayBeMeaningless(node))) {
    const line = semanticFault(path, after)
    if (line !== null && semanticFault(path, before) === null)
      findings.push(finding('flagged/unparsable', path, line, 'a name or a jump has no meaning'))
  }
  const notices: Finding[] = []
  for (const { declaration, isType } of newImports(before, after, foldedAfter)) {
    const source = declaration.source.value
    if (isNewModule(source) || isFlagModule(source)) continue
    if (importFault(declaration)) findings.push(at('flagged/import', declaration.start, source))
    else if (!isType && !quietPackages.has(source)) notices.push(at('flagged/loads', declaration.start, source))
  }
  return { findings: distinct(findings), edits: editsOf(change, fresh, gone), notices }
}

/** Whether code declares names or jumps: only that can parse and mean nothing. */
function mayBeMeaningless(node: Node): boolean {
  let may = false
  eachNode(node, (each) => {
    if (
      /Declaration$|Pattern$|^(?:Break|Continue|Return|Labeled)Statement$|^(?:Await|Yield)Expression$|^(?:Super|MetaProperty|PrivateIdentifier)$/.test(
        each.type,
      )
    )
      may = true
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

const textOf = ({ text }: ParsedCode, { node, key }: Lost): string =>
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
  const written = (parsed: ParsedCode, lost: Lost) => textOf(parsed, { ...lost, key: null })
  const texts = new Set(gone.filter(({ key }) => key !== null).map((lost) => written(before, lost)))
  return fresh.filter((lost) => lost.key !== null && texts.has(written(after, lost))).map(({ node }) => node)
}

interface ReadFault {
  readonly rule: FlaggedRule
  readonly node: Node
  readonly detail: string
}

/** Ways of reading a flag that are new in the file and prove nothing. */
function readFaults({ before, after, readsBefore, readsAfter, isHook }: SourceChange, keyFault: KeyFault): ReadFault[] {
  const faults: ReadFault[] = []
  const more = (nodesBefore: readonly Node[], nodesAfter: readonly Node[]): Node[] => {
    const known = nodesBefore.map((node) => before.text.slice(node.start, node.end))
    return nodesAfter.filter((node) => {
      const index = known.indexOf(after.text.slice(node.start, node.end))
      if (index !== -1) known.splice(index, 1)
      return index === -1
    })
  }
  for (const node of more(readsBefore.dynamic, readsAfter.dynamic))
    faults.push({ rule: 'flagged/dynamic-key', node, detail: '' })
  for (const node of more(readsBefore.strange, readsAfter.strange))
    faults.push({ rule: 'flagged/call', node, detail: after.text.slice(node.start, node.end).slice(0, 60) })
  const seen = new Map<string, number>()
  for (const { key } of readsBefore.reads) seen.set(key, (seen.get(key) ?? 0) + 1)
  for (const { key, node, constant } of readsAfter.reads) {
    const count = (seen.get(key) ?? 0) - 1
    seen.set(key, count)
    const rule = count < 0 ? keyFault(key) : null
    if (rule !== null) faults.push({ rule, node, detail: key })
    if (count < 0 && isHook && constant === null) faults.push({ rule: 'flagged/hook', node, detail: key })
  }
  const atLoad = (reads: FlagReads) =>
    reads.reads.filter(({ ancestors }) => !ancestors.some(({ type }) => /Function|MethodDefinition/.test(type)))
  const loading = atLoad(readsAfter)
  if (loading.length > atLoad(readsBefore).length)
    for (const { node, key } of loading) faults.push({ rule: 'flagged/module-load', node, detail: key })
  return faults
}

/** A directive counts only in front of everything else, so a guard or an import before it takes it away. */
function strayDirective({ before, after }: SourceChange, left: FoldedCode, right: FoldedCode): Node | null {
  const directives = (parsed: ParsedCode, { cuts }: FoldedCode): Node[] => {
    const found: Node[] = []
    const places = [...parsed.text.matchAll(/['"]use /g)].map((match) => match.index)
    walkTo(parsed.program, places, (node) => {
      if (node.type === 'ExpressionStatement' && node.directive != null && !isCut(cuts, node)) found.push(node)
    })
    return found
  }
  const written = directives(before, left)
  const now = directives(after, right)
  if (written.length === now.length) return null
  return now.find((node, index) => !sameText(before, written[index], after, node)) ?? after.program
}

const sameText = (a: ParsedCode, node: Node | undefined, b: ParsedCode, other: Node): boolean =>
  node !== undefined && a.text.slice(node.start, node.end) === b.text.slice(other.start, other.end)

const isCut = (cuts: readonly Span[], { start, end }: Span): boolean =>
  cuts.some((cut) => cut.start <= start && end <= cut.end)

/** Comments that speak to tools about the whole file, wherever they stand. */
const speaking =
  /@jsx|@ts-nocheck|@flow|source(?:Mapping)?URL|eslint-(?:disable(?!-(?:next-)?line)|enable|env)|^\s*(?:eslint|globals?|exported)\s|biome-ignore-(?:all|start)|@(?:jest|vitest)-environment|<reference|tslint:/

export const isSpeaking = (value: string): boolean => speaking.test(value)

function speakingComment({ before, after }: SourceChange, { cuts }: FoldedCode): Span | null {
  const known = new Set(before.comments.map(({ value }) => value))
  return after.comments.find((each) => isSpeaking(each.value) && !known.has(each.value) && isCut(cuts, each)) ?? null
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

/** Imports that only guarded code uses, from modules that the file did not load before. */
function newImports(before: ParsedCode, after: ParsedCode, folded: FoldedCode): NewImport[] {
  const loaded = new Set(
    before.program.body.flatMap((each) =>
      each.type === 'ImportDeclaration' && each.importKind !== 'type' ? [each.source.value] : [],
    ),
  )
  const unused = new Set(folded.unused)
  return after.program.body.flatMap((each): NewImport[] => {
    if (each.type !== 'ImportDeclaration' || loaded.has(each.source.value)) return []
    if (!unused.has(each) && !each.specifiers.some((specifier) => unused.has(specifier))) return []
    const isType =
      each.importKind === 'type' ||
      each.specifiers.every((specifier) => specifier.type === 'ImportSpecifier' && specifier.importKind === 'type')
    return [{ declaration: each, isType }]
  })
}

function editsOf(change: SourceChange, fresh: readonly Lost[], gone: readonly Lost[]): AdmittedEdit[] {
  const { path, before, after } = change
  const say = (lost: Lost, parsed: ParsedCode, isNew: boolean): AdmittedEdit => {
    const written = parsed.text.slice(lost.node.start, lost.node.end)
    const place = ownerOf(lost.ancestors)
    const flag = lost.key === null ? 'behind a flag' : `behind the flag ${lost.key}`
    return {
      path,
      line: isNew ? lineOf(after.text, lost.node.start) : lineThere(before.text, lost.node.start, after.text),
      kind: 'guarded',
      before: isNew ? '' : written,
      after: isNew ? written : '',
      says: `${place}: ${isNew ? 'new' : 'gone'} ${flag}: ${shortened(written)}`,
    }
  }
  const guards = (all: readonly Lost[]) => all.filter(({ node }) => !node.type.startsWith('Import'))
  const said = [
    ...guards(gone).map((lost) => say(lost, before, false)),
    ...guards(fresh).map((lost) => say(lost, after, true)),
  ]
  return said.length > 0 ? said : hidingEdits(change)
}

/** Guards that only leave something out when the flag is on: `!flag('new') && …`. */
function hidingEdits({ path, after, readsBefore, readsAfter }: SourceChange): AdmittedEdit[] {
  const known = readsBefore.reads.map(({ key }) => key)
  return readsAfter.reads.flatMap(({ key, node, ancestors }): AdmittedEdit[] => {
    const index = known.indexOf(key)
    if (index !== -1) {
      known.splice(index, 1)
      return []
    }
    const says = `${ownerOf(ancestors)}: the flag ${key} leaves something out when it is on`
    return [{ path, line: lineOf(after.text, node.start), kind: 'guarded', before: '', after: key, says }]
  })
}

export function shortened(code: string): string {
  const line = code.replace(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
