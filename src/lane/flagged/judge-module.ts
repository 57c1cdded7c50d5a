import type { ChildNode } from 'postcss'
import { importedCalls } from '../code/imported-call.ts'
import { type ParsedCode, parseCode } from '../code/parse-code.ts'
import { semanticFault } from '../code/semantic-fault.ts'
import type { Node } from '../code/syntax.ts'
import type { Finding, FlagRules } from '../lane.ts'
import type { AddedFile } from '../repository/screen-files.ts'
import { lazily } from '../source/lazy-module.ts'
import { lineOf } from '../source/line-of.ts'
import { isEffectFree } from './effect-free.ts'
import { flagReads } from './fold/flag-reads.ts'
import { addPattern } from './fold/names.ts'
import { type GuardedCode, guardedFaults } from './guarded-code.ts'
import { importFault } from './imports.ts'
import { type KeyFault, unreadable } from './judge-source.ts'
import { takenUp } from './new-place.ts'
import { finding } from './rules.ts'
import { isSpeaking } from './stray-comments.ts'

const css = lazily((module) => module('postcss') as typeof import('postcss').default)

export interface ModuleJudgement {
  readonly findings: readonly Finding[]
  /** What it imports, as written. */
  readonly imports: readonly string[]
  /** What of that runs when it is loaded: an import of types is gone by then. */
  readonly loads: readonly string[]
  /** The names under which it hands out what it declares. */
  readonly exported: ReadonlySet<string>
  /** `null` for a style sheet. */
  readonly parsed: ParsedCode | null
}

/** Judges a new file: loading it does nothing, no tool takes it up by itself, and it does no more than guarded code may. */
export function judgeModule(
  { path, after }: AddedFile,
  rules: FlagRules,
  keyFault: KeyFault,
  names: readonly string[],
  isKnownHost: (host: string) => boolean,
): ModuleJudgement {
  const refuse = (...findings: Finding[]): ModuleJudgement => ({
    findings,
    imports: [],
    loads: [],
    exported: new Set(),
    parsed: null,
  })
  if (/\.css$/i.test(path)) return refuse(...sheetFindings(path, after.text))
  const parsed = parseCode(path, after.text)
  if (parsed.kind !== 'parsed') return refuse(unreadable(path, parsed))
  const at = (rule: Parameters<typeof finding>[0], node: Node, detail = '') =>
    finding(rule, path, lineOf(after.text, node.start), detail)
  const findings: Finding[] = []
  const imports: string[] = []
  const loads: string[] = []
  const codes: GuardedCode[] = []
  const exported = exportedNames(parsed)
  const place = takenUp(path, names, exported.has('default'))
  if (place !== null) findings.push(finding('flagged/route', path, 0, place))
  if (exported.size === 0) findings.push(finding('flagged/module', path, 0, 'it hands nothing out'))
  if (/\.tsx?$/.test(path) && !names.some((name) => /\.tsx?$/.test(name)))
    findings.push(finding('flagged/module', path, 0, 'nothing here is written in TypeScript'))
  for (const statement of parsed.program.body) {
    if (statement.type === 'ImportDeclaration') {
      imports.push(statement.source.value)
      if (statement.importKind !== 'type') loads.push(statement.source.value)
      if (importFault(statement)) findings.push(at('flagged/import', statement, statement.source.value))
      continue
    }
    const declared = declarationIn(statement)
    if (declared === 'directive') continue
    if (declared === null || !declared.every((node) => isQuietDeclaration(node, parsed))) {
      findings.push(at('flagged/module', statement, after.text.slice(statement.start, statement.end).slice(0, 60)))
      continue
    }
    codes.push(...declared.map((node) => ({ node, ancestors: [parsed.program, parsed.program] })))
  }
  for (const { rule, node, detail } of guardedFaults(parsed, codes, isKnownHost)) findings.push(at(rule, node, detail))
  for (const comment of parsed.comments)
    if (isSpeaking(comment.value)) findings.push(finding('flagged/comment', path, lineOf(after.text, comment.start)))
  for (const address of lazyImports(parsed)) {
    imports.push(address)
    loads.push(address)
  }
  const line = findings.length === 0 ? semanticFault(path, parsed) : null
  if (line !== null) findings.push(finding('flagged/unparsable', path, line, 'a name or a jump has no meaning'))
  const { reads, dynamic, strange } = flagReads(path, parsed, rules)
  for (const node of dynamic) findings.push(at('flagged/dynamic-key', node))
  for (const node of strange) findings.push(at('flagged/call', node))
  for (const { key, node, ancestors } of reads) {
    const rule = keyFault(key)
    if (rule !== null) findings.push(at(rule, node, key))
    if (!ancestors.some(({ type }) => type.includes('Function'))) findings.push(at('flagged/module-load', node, key))
  }
  if (importedCalls(path, parsed, rules).some((each) => each.kind === 'default'))
    findings.push(finding('flagged/call', path, 1))
  return { findings, imports, loads, exported, parsed }
}

/** What a statement of a module declares; `null` where it does something else. */
function declarationIn(statement: Node): readonly Node[] | 'directive' | null {
  switch (statement.type) {
    case 'ExpressionStatement':
      return statement.directive === 'use client' || statement.directive === 'use strict' ? 'directive' : null
    case 'ExportNamedDeclaration':
      if (statement.source !== null) return null
      return statement.declaration ? [statement.declaration] : []
    case 'ExportDefaultDeclaration':
      return [statement.declaration]
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'VariableDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return [statement]
    default:
      return null
  }
}

function isQuietDeclaration(node: Node, parsed: ParsedCode): boolean {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSInterfaceDeclaration':
      return true
    case 'VariableDeclaration':
      return (
        node.kind === 'const' &&
        node.declarations.every(
          ({ id, init }) => id.type === 'Identifier' && init !== null && isEffectFree(init, parsed, id.name, true),
        )
      )
    default:
      return isEffectFree(node, parsed, null, true)
  }
}

function exportedNames({ program }: ParsedCode): Set<string> {
  const names = new Set<string>()
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration') names.add('default')
    if (statement.type !== 'ExportNamedDeclaration') continue
    for (const { exported } of statement.specifiers) names.add('name' in exported ? exported.name : exported.value)
    const { declaration } = statement
    if (declaration?.type === 'VariableDeclaration')
      for (const { id } of declaration.declarations) addPattern(id, names)
    else if (declaration && 'id' in declaration && declaration.id && 'name' in declaration.id)
      names.add(declaration.id.name)
  }
  return names
}

export const lazyImports = ({ text }: ParsedCode): string[] =>
  [...text.matchAll(/\bimport\(\s*(['"`])([^'"`]+)\1\s*\)/g)].map((match) => match[2] as string)

/** A style sheet reaches only those who import its names: every selector begins with a class, nothing is loaded. */
function sheetFindings(path: string, text: string): Finding[] {
  if (!/\.module\.css$/i.test(path)) return [finding('flagged/import', path, 0, 'a style sheet for the whole page')]
  let fault: ChildNode | null = null
  try {
    const sheet = css().parse(text)
    sheet.walk((node) => {
      fault ??= isLocal(node) ? null : node
    })
  } catch {
    return [finding('flagged/unparsable', path, 0)]
  }
  const found = fault as ChildNode | null
  return found === null ? [] : [finding('flagged/import', path, found.source?.start?.line ?? 0)]
}

const scopedRules = new Set(['media', 'supports', 'container', 'keyframes'])

function isLocal(node: ChildNode): boolean {
  if (node.type === 'comment') return true
  if (node.type === 'atrule')
    return (
      scopedRules.has(node.name.toLowerCase()) && (node.name !== 'keyframes' || /^[a-z_][\w-]*$/i.test(node.params))
    )
  if (node.type === 'decl')
    return (
      !/url\(|expression\(|\\|@import|\bglobal\b/i.test(node.value) && !/behavior|binding|composes/i.test(node.prop)
    )
  if (node.type !== 'rule') return false
  const parent = node.parent
  if (parent?.type === 'atrule' && 'name' in parent && parent.name === 'keyframes') return true
  return node.selectors.every(
    (selector) => /^(?:[a-z][\w-]*)?\.[\w-]/i.test(selector.trim()) && !/:global|:root|:has|\\/.test(selector),
  )
}
