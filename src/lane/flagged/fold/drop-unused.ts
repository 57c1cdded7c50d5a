import type { ImportDeclaration, ImportDeclarationSpecifier } from 'oxc-parser'
import { nameUses } from '../../code/name-uses.ts'
import type { ParsedCode } from '../../code/parse-code.ts'
import type { Node } from '../../code/syntax.ts'
import type { Span } from '../../lane.ts'
import { isEffectFree } from '../effect-free.ts'
import { type Cut, endWithComma, outermost } from './cuts.ts'
import { type NamedNode, namesWithin, nodesNamed } from './names.ts'

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
  stays: (name: string, written: string) => boolean = () => false,
): Unused[] {
  const gone: Candidate[] = []
  const spans: Span[] = [...outermost(cuts)]
  const names = new Map<string, readonly NamedNode[]>()
  const isCut = (node: Node) => spans.some(({ start, end }) => start <= node.start && node.end <= end)
  const addNames = (among: readonly Span[]) => {
    const within = among.flatMap((span) => [...namesWithin(parsed.program, span)])
    const fresh = new Set(within.filter((name) => !names.has(name)))
    if (fresh.size > 0) for (const [name, nodes] of nodesNamed(parsed, fresh)) names.set(name, nodes)
  }
  addNames(spans)
  for (let changed = true; changed; ) {
    changed = false
    for (const [name, nodes] of [...names]) {
      for (const candidate of candidatesAmong(parsed, name, nodes)) {
        const { whole } = candidate
        if (gone.some((each) => each.node === candidate.node) || isCut(whole)) continue
        const others = nodes.filter(({ node }) => node.start < whole.start || node.end > whole.end)
        if (others.length === 0 || !others.every(({ node }) => isCut(node))) continue
        if (
          stays(name, candidate.written) ||
          isDeclaredTwice(parsed, candidate) ||
          isMeantUnwritten(candidate, parsed.program)
        )
          continue
        gone.push(candidate)
        spans.push(whole)
        addNames([whole])
        changed = true
      }
    }
  }
  return [...statementsOf(gone), ...importsOf(parsed, gone)]
}

/** Whether a declaration or import of a name stays in a file, written so. */
export function keepsDeclaration(parsed: ParsedCode, cuts: readonly Cut[], name: string, written: string): boolean {
  return candidatesAmong(parsed, name, nodesNamed(parsed, new Set([name])).get(name) ?? []).some(
    ({ whole, written: own }) =>
      own === written && !cuts.some(({ start, end }) => start <= whole.start && whole.end <= end),
  )
}

/** A name with two meanings in one place: no such file loads, whatever uses it. */
function isDeclaredTwice(parsed: ParsedCode, { name, node }: Candidate): boolean {
  const { declarations } = nameUses(parsed, name)
  const own = declarations.find((each) => node.start <= each.node.start && each.node.end <= node.end)
  return declarations.some((each) => each !== own && each.scope === own?.scope)
}

/** Names that compiled code reads although nobody wrote them: of JSX, of bundlers, of what newer syntax becomes. */
const meantUnwritten =
  /^(?:React|h|Fragment|jsxs?|jsxDEV|exports|module|require|arguments|undefined|NaN|Infinity|Object|Array|Symbol|Promise|Reflect|Proxy|WeakMap|WeakSet|Function|TypeError|ReferenceError|SyntaxError|Error|RegExp|String|Number|Boolean|Math|JSON|BigInt|eval|globalThis|window|self|global|process|_.*)$/

function isMeantUnwritten({ name, node }: Candidate, { body }: ParsedCode['program']): boolean {
  if (!meantUnwritten.test(name)) return false
  return !body.some(
    (each) =>
      each.type === 'ImportDeclaration' &&
      each.source.value === 'react' &&
      each.specifiers.some((specifier) => specifier === node),
  )
}

/** The declarations and imports that some identifiers of a name are part of, where they may go. */
function candidatesAmong(parsed: ParsedCode, name: string, nodes: readonly NamedNode[]): Candidate[] {
  return nodes.flatMap(({ node, ancestors }): Candidate[] => {
    const [parent, holder, outer] = [ancestors.at(-1), ancestors.at(-2), ancestors.at(-3)]
    const text = (each: Node) => parsed.text.slice(each.start, each.end)
    const candidate = (whole: Node, written = text(whole)): Candidate[] => [{ name, node: whole, whole, written }]
    switch (parent?.type) {
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return holder?.type === 'ImportDeclaration'
          ? candidate(parent, `${text(parent)} of ${holder.source.value}`)
          : []
      case 'VariableDeclarator': {
        if (parent.id !== node || !parent.init || holder?.type !== 'VariableDeclaration' || isExport(outer)) return []
        if (holder.kind !== 'const' || holder.declarations.length > 1) return []
        return isEffectFree(parent.init, parsed, name, outer?.type === 'Program') ? candidate(holder) : []
      }
      case 'ClassDeclaration':
        return parent.id === node && !isExport(holder) && isEffectFree(parent, parsed, null, false)
          ? candidate(parent)
          : []
      case 'FunctionDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return parent.id === node && !isExport(holder) ? candidate(parent) : []
      default:
        return []
    }
  })
}

const isExport = (node: Node | undefined): boolean =>
  node?.type === 'ExportNamedDeclaration' || node?.type === 'ExportDefaultDeclaration'

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
