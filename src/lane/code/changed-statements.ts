import { type Comment, type ParserOptions, type Program, parseSync, rawTransferSupported } from 'oxc-parser'
import type { TextChangeOfFile } from '../repository/screen-files.ts'
import { oncePer } from '../source/once-per.ts'
import { sharedPrefix, sharedSuffix } from '../source/shared-ends.ts'
import { compareTrees, type StructureDifference } from './compare-trees.ts'
import { addsNesting, nestsTooDeeply } from './nesting.ts'
import { type CodeParse, codeLanguage, type ParsedCode, parseCode } from './parse-code.ts'
import type { Node } from './syntax.ts'

/** Where the trees of a file differ by more than texts, on the side after the change. */
export interface Difference {
  readonly kind: StructureDifference['kind']
  readonly start: number
}

/**
 * Says for most changes of code what {@link compareTrees} says, without trees of the whole file. Making objects of a tree takes five
 * times as long as parsing; where the statements of a file stand is told without them. Two files with different numbers of statements
 * differ, and of the others only the statements whose text changed are parsed, each for itself.
 *
 * @param isText as {@link compareTrees} takes it
 * @returns `null` where the whole trees have to be compared: nothing differs, or it cannot be told in parts
 */
export function differenceOf(
  file: TextChangeOfFile,
  isText?: (before: Node, after: Node) => boolean,
): Difference | null {
  const changed = changedStatements(file, null)
  if (changed === null || 'kind' in changed) return changed
  for (const statement of changed) {
    if ('kind' in statement) return statement
    const pair = readPair(statement, null)
    const compared = pair && compareTrees(pair.before, pair.after, isText)
    if (compared?.kind === 'different')
      return { kind: compared.where.kind, start: statement.start + compared.where.after.start }
    if (compared?.kind !== 'same-structure') return null
  }
  return null
}

/** Two statements at the same place of both sides whose texts differ, or two members of a class with nothing but its head around. */
interface ChangedStatement {
  readonly path: string
  readonly before: string
  readonly after: string
  /** Of the one after the change. */
  readonly start: number
  /** Length of the head of the class, with its brace; 0 for a statement. */
  readonly head: number
}

const isSupported = rawTransferSupported()

const changedStatements = oncePer(
  (
    { path, before, after }: TextChangeOfFile,
    _: null,
  ): Difference | readonly (ChangedStatement | Difference)[] | null => {
    const old = before.text
    const next = after.text
    // A script and a module are told apart by the whole file, so only languages without scripts can be read in parts.
    if (!isSupported || codeLanguage(path) === 'jsx' || !changesLines(old, next)) return null
    if (nestsTooDeeply(old) || addsNesting(old, next)) return null
    const left = layoutOf(path, old)
    const right = left && layoutOf(path, next)
    if (left === null || right === null) return null
    // Before the first statement stand comments, and then directives, which are statements, or decorators of what is exported.
    const isBare = left.first === left.spans[0]?.start && right.first === right.spans[0]?.start
    if (!isBare && (next[right.first] === '@' || gapAt(left, old, 0) !== gapAt(right, next, 0))) return null
    if (left.spans.length !== right.spans.length) return { kind: 'node', start: right.first }
    const changed: (ChangedStatement | Difference)[] = []
    for (const [at, a] of left.spans.entries()) {
      const b = right.spans[at] as Statement
      const texts = { before: old.slice(a.start, a.end), after: next.slice(b.start, b.end) }
      const statement = { path, ...texts, start: b.start, head: 0 }
      if (statement.before === statement.after) continue
      const [gapBefore, gapAfter] = [gapAt(left, old, at), gapAt(right, next, at)]
      // Decorators of an exported class stand there, which is read without them.
      if (gapBefore !== gapAfter && (gapBefore + gapAfter).includes('@')) return null
      changed.push(...(changedMembers(statement, a, b) ?? [statement]))
    }
    return changed
  },
)

/** A line that comes or goes: within a line it is mostly one text that changes, and that is known from one tree. */
function changesLines(before: string, after: string): boolean {
  const start = sharedPrefix(before, after)
  const shared = sharedSuffix(before, after, Math.min(before.length, after.length) - start)
  const holdsEnd = (text: string) => {
    const at = text.indexOf('\n', start)
    return at !== -1 && at < text.length - shared
  }
  return holdsEnd(before) || holdsEnd(after)
}

interface Span {
  readonly start: number
  readonly end: number
}

/** With the members of a large class. */
interface Statement extends Span {
  readonly body: (Span & { readonly members: readonly Span[] }) | null
}

/** Where the statements of a file stand, without directives. */
interface Layout {
  readonly spans: readonly Statement[]
  /** Where the first token begins: the first statement, or a directive or decorator before it. */
  readonly first: number
}

/** @returns `null` for a file that does not parse, or that has no statement */
function layoutOf(path: string, text: string): Layout | null {
  if (text.startsWith('#!')) return null
  const lang = codeLanguage(path)
  const options: ParserOptions & { experimentalLazy: boolean } = {
    lang,
    astType: 'ts',
    sourceType: 'module',
    preserveParens: false,
    experimentalLazy: true,
  }
  const result = parseSync(`a.${lang}`, text, options) as ReturnType<typeof parseSync> & { dispose(): void }
  try {
    if (result.errors.length > 0) return null
    const spans = Array.from(result.program.body, statementOf)
    return spans.length === 0 ? null : { spans, first: firstToken(text, result.comments) }
  } finally {
    // Its buffer is lent, and holds all that was read until it is given back.
    result.dispose()
  }
}

/** Shorter classes are read as fast as a whole. */
const largeClass = 4_000

type StatementNode = Program['body'][number]

/** The names of exports differ between lazy trees and others. */
function classOf(node: StatementNode) {
  const own = 'declaration' in node ? node.declaration : node
  return own?.type === 'ClassDeclaration' ? own.body : null
}

function statementOf(node: StatementNode): Statement {
  const { start, end } = node
  const body = end - start < largeClass ? null : classOf(node)
  // Read here: the tree is gone afterwards.
  const spans = (nodes: Iterable<Span>) => Array.from(nodes, (each) => ({ start: each.start, end: each.end }))
  return { start, end, body: body && { start: body.start, end: body.end, members: spans(body.body) } }
}

/**
 * Some components are one class of ten thousand lines. Its members are told apart as the statements of a file are, where all that stands
 * before them is the same.
 *
 * @returns `null` where the classes are compared as a whole
 */
function changedMembers(
  { path, before, after }: ChangedStatement,
  a: Statement,
  b: Statement,
): readonly (ChangedStatement | Difference)[] | null {
  if (a.body === null || b.body === null || a.body.end !== a.end || b.body.end !== b.end) return null
  const head = before.slice(0, a.body.start + 1 - a.start)
  if (head !== after.slice(0, b.body.start + 1 - b.start)) return null
  if (a.body.members.length !== b.body.members.length) return [{ kind: 'node', start: b.body.start }]
  return a.body.members.flatMap((old, at) => {
    const next = b.body?.members[at] as Span
    const from = before.slice(old.start - a.start, old.end - a.start)
    const to = after.slice(next.start - b.start, next.end - b.start)
    const start = next.start - head.length
    return from === to ? [] : [{ path, before: `${head}${from}}`, after: `${head}${to}}`, start, head: head.length }]
  })
}

function firstToken(text: string, comments: Iterable<Comment>): number {
  let at = 0
  const isSpace = () => /^\s/.test(text[at] ?? '')
  for (const { start, end } of comments) {
    while (at < start && isSpace()) at++
    if (at < start) return at
    at = end
  }
  while (isSpace()) at++
  return at
}

const gapAt = ({ spans }: Layout, text: string, at: number): string =>
  text.slice(spans[at - 1]?.end ?? 0, spans[at]?.start)

/** Alone, a string is a directive. */
const isDirective = (text: string): boolean => /^["']/.test(text)

/** @returns `null` where one of them is not read alone as it is in its file */
const readPair = oncePer((statement: ChangedStatement, _: null) => {
  if (isDirective(statement.before) || isDirective(statement.after)) return null
  const before = parseCode(statement.path, statement.before, true)
  const after = parseCode(statement.path, statement.after, true)
  return isWhole(before, statement.head) && isWhole(after, statement.head) ? { before, after } : null
})

/** Whether it is one statement, or one member with the head of its class. */
function isWhole(read: CodeParse, head: number): read is ParsedCode {
  if (read.kind !== 'parsed' || read.program.body.length !== 1) return false
  const node = read.program.body[0] as StatementNode
  if (node.start !== 0 || node.end !== read.text.length) return false
  if (head === 0) return true
  const members = classOf(node)?.body ?? []
  return members.length === 1 && members[0]?.start === head && members[0].end === read.text.length - 1
}
