import type { ImportDeclaration, ImportDeclarationSpecifier } from 'oxc-parser'
import { nameUses } from '../../code/name-uses.ts'
import type { ParsedCode } from '../../code/parse-code.ts'
import { eachNode, type Node } from '../../code/syntax.ts'
import { isEffectFree } from '../effect-free.ts'
import { type Cut, endWithComma, outermost } from './cuts.ts'
import { meantNames } from './names.ts'

export interface Unused {
  readonly node: Node
  readonly cuts: readonly Cut[]
}

interface Candidate {
  readonly name: string
  readonly node: Node
  /** The statement or specifier whose own names do not count as uses. */
  readonly whole: Node
  /** What it says, by which it is known on the other side of a patch. */
  readonly written: string
}

/**
 * Imports and declarations without effect whose every use lies in what was cut, and that are used there. Names are compared
 * without regard to scopes, so that something may be kept which nobody needs, and nothing goes that somebody does.
 *
 * @param stays what the other side of the patch keeps, as it is written there, stays here too
 */
export function dropUnused(
  parsed: ParsedCode,
  cuts: readonly Cut[],
  stays: (written: string) => boolean = () => false,
): Unused[] {
  const uses = meantNames(parsed.program)
  const candidates = candidatesIn(parsed)
  const gone: Candidate[] = []
  let spans: readonly { readonly start: number; readonly end: number }[] = outermost(cuts)
  const isCut = (node: Node) => spans.some(({ start, end }) => start <= node.start && node.end <= end)
  for (let changed = true; changed; ) {
    changed = false
    for (const candidate of candidates) {
      if (gone.includes(candidate) || isCut(candidate.whole)) continue
      const { whole } = candidate
      if (stays(candidate.written) || isDeclaredTwice(parsed, candidate) || isMeantByJsx(candidate, parsed.program))
        continue
      const others = (uses.get(candidate.name) ?? []).filter((use) => use.start < whole.start || use.end > whole.end)
      if (others.length === 0 || !others.every(isCut)) continue
      gone.push(candidate)
      spans = [...spans, whole]
      changed = true
    }
  }
  return [...statementsOf(gone), ...importsOf(parsed, gone)]
}

/** The declarations and imports that stay in a file, as they are written. */
export function keptDeclarations(parsed: ParsedCode, cuts: readonly Cut[]): ReadonlySet<string> {
  const spans = outermost(cuts)
  const kept = candidatesIn(parsed).filter(
    ({ whole }) => !spans.some(({ start, end }) => start <= whole.start && whole.end <= end),
  )
  return new Set(kept.map(({ written }) => written))
}

/** A name with two meanings in one place: no such file loads, whatever uses it. */
function isDeclaredTwice(parsed: ParsedCode, { name, node }: Candidate): boolean {
  if (node.type.startsWith('TS')) return false
  const { declarations } = nameUses(parsed, name)
  const own = declarations.find((each) => node.start <= each.node.start && each.node.end <= node.end)
  return declarations.some((each) => each !== own && each.scope === own?.scope)
}

/** Names that JSX and bundlers read without writing them. */
const meantUnwritten = new Set(['React', 'h', 'Fragment', 'jsx', 'exports', 'module', 'require', 'arguments'])

function isMeantByJsx({ name, node }: Candidate, { body }: ParsedCode['program']): boolean {
  if (!meantUnwritten.has(name)) return false
  return !body.some(
    (each) =>
      each.type === 'ImportDeclaration' &&
      each.source.value === 'react' &&
      each.specifiers.some((specifier) => specifier === node),
  )
}

function candidatesIn({ program, text }: ParsedCode): Candidate[] {
  const found: Candidate[] = []
  const add = (name: string, node: Node, written = text.slice(node.start, node.end)) =>
    found.push({ name, node, whole: node, written })
  const declared = new Set<Node>()
  for (const statement of program.body)
    if (statement.type === 'ExportNamedDeclaration' && statement.declaration) declared.add(statement.declaration)
    else if (statement.type === 'ExportDefaultDeclaration') declared.add(statement.declaration)
  eachNode(program, (node) => {
    if (declared.has(node)) return
    if (node.type === 'ImportDeclaration') {
      for (const specifier of node.specifiers)
        add(specifier.local.name, specifier, `${text.slice(specifier.start, specifier.end)} of ${node.source.value}`)
    } else if (node.type === 'VariableDeclaration') {
      const [only, ...more] = node.declarations
      if (node.kind !== 'const' || more.length > 0 || only?.id.type !== 'Identifier') return
      if (only.init && isEffectFree(only.init, program)) add(only.id.name, node)
    } else if (
      node.type === 'FunctionDeclaration' ||
      node.type === 'ClassDeclaration' ||
      node.type === 'TSTypeAliasDeclaration' ||
      node.type === 'TSInterfaceDeclaration'
    ) {
      if (node.id && (node.type !== 'ClassDeclaration' || isEffectFree(node, program))) add(node.id.name, node)
    }
  })
  return found
}

function statementsOf(gone: readonly Candidate[]): Unused[] {
  return gone
    .filter(({ node }) => !node.type.startsWith('Import'))
    .map(({ node }) => ({ node, cuts: [{ start: node.start, end: node.end, text: '', isStatement: true }] }))
}

function importsOf({ program, text }: ParsedCode, gone: readonly Candidate[]): Unused[] {
  const specifiers = new Set<Node>(gone.map(({ node }) => node))
  return program.body.flatMap((statement): Unused[] => {
    if (statement.type !== 'ImportDeclaration') return []
    const dropped = statement.specifiers.filter((specifier) => specifiers.has(specifier))
    if (dropped.length === 0) return []
    if (dropped.length === statement.specifiers.length)
      return [{ node: statement, cuts: [{ start: statement.start, end: statement.end, text: '', isStatement: true }] }]
    return dropped.map((specifier) => ({ node: specifier, cuts: cutSpecifier(text, statement, dropped, specifier) }))
  })
}

/** One name goes from a list of names; the braces with the last of them. */
function cutSpecifier(
  text: string,
  { specifiers }: ImportDeclaration,
  dropped: readonly ImportDeclarationSpecifier[],
  specifier: ImportDeclarationSpecifier,
): Cut[] {
  if (specifier.type === 'ImportDefaultSpecifier')
    return [{ start: specifier.start, end: endWithComma(text, specifier.end), text: '' }]
  const named = specifiers.filter((each) => each.type !== 'ImportDefaultSpecifier')
  if (named.every((each) => dropped.includes(each))) {
    const first = specifiers[0]
    if (first?.type !== 'ImportDefaultSpecifier' || specifier !== named[0]) return []
    const last = named.at(-1) ?? specifier
    const brace = specifier.type === 'ImportSpecifier' ? text.indexOf('}', last.end) + 1 : last.end
    return [{ start: first.end, end: brace, text: '' }]
  }
  return [{ start: specifier.start, end: endWithComma(text, specifier.end), text: '' }]
}
