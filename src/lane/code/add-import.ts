import type { ImportDeclaration, ImportSpecifier } from 'oxc-parser'
import type { CallSource } from './imported-call.ts'
import { isModulePath, relativeModulePath } from './module-path.ts'
import type { ParsedCode } from './parse-code.ts'
import type { Node } from './syntax.ts'
import { endOfLine, writingStyle } from './writing-style.ts'

/** Replaces a range of a text. An insertion has an empty range. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * The edit that imports a configured function by its name, in the file's own quotes, semicolons, line ends and order: beside
 * what the file already imports from the module, else as an import of its own. The file must not reach the function yet, and
 * nothing at its top level may have its name: ask `importedCalls` and `nameUses` first.
 */
export function addImport(path: string, parsed: ParsedCode, source: CallSource): TextEdit {
  const name = source.call.split('.')[0] ?? source.call
  const imports = parsed.program.body.filter((statement) => statement.type === 'ImportDeclaration')
  for (const declaration of imports) {
    if (!isModulePath(path, declaration.source.value, source.module)) continue
    const edit = addSpecifier(parsed.text, declaration, name)
    if (edit !== null) return edit
  }
  return addDeclaration(path, parsed, imports, name, source.module)
}

const isNamed = (specifier: ImportDeclaration['specifiers'][number]): specifier is ImportSpecifier =>
  specifier.type === 'ImportSpecifier'

function addSpecifier(text: string, declaration: ImportDeclaration, name: string): TextEdit | null {
  if (declaration.importKind === 'type') return null
  const named = declaration.specifiers.filter(isNamed)
  const last = named.at(-1)
  if (last === undefined) {
    const only = declaration.specifiers[0]
    // `import {} from` and `import * as x from` have no list to join.
    if (only?.type !== 'ImportDefaultSpecifier' || declaration.specifiers.length > 1) return null
    return insert(only.end, `, { ${name} }`)
  }
  const order = (specifier: ImportSpecifier) => specifier.local.name.toLowerCase()
  const isSorted = named.every((each, at) => at === 0 || order(named[at - 1] as ImportSpecifier) <= order(each))
  const next = isSorted ? named.find((each) => order(each) > name.toLowerCase()) : undefined
  const gap = (at: number) => /^[ \t]*\r?\n[ \t]*/.exec(text.slice(text.lastIndexOf('{', at) + 1, at))?.[0] ?? null
  const opening = named[0] ? gap(named[0].start) : null
  if (next !== undefined) return insert(next.start, `${name},${opening ?? ' '}`)
  return insert(last.end, `,${opening ?? ' '}${name}`)
}

const insert = (at: number, text: string): TextEdit => ({ start: at, end: at, text })

function addDeclaration(
  path: string,
  parsed: ParsedCode,
  imports: readonly ImportDeclaration[],
  name: string,
  module: string,
): TextEdit {
  const { text } = parsed
  const { quote, semicolons, newline } = writingStyle(parsed)
  const from = sourceOf(path, imports, module)
  const isTight = imports.some((each) => /\{\S/.test(text.slice(each.start, each.source.start)))
  const braces = isTight ? `{${name}}` : `{ ${name} }`
  const line = `import ${braces} from ${quote}${from}${quote}${semicolons ? ';' : ''}`

  const previous = importBefore(text, imports, from)
  if (previous === 'first') return insert(imports[0]?.start ?? 0, `${line}${newline}`)
  if (previous !== null) return insert(endOfLine(text, previous.end), `${newline}${line}`)
  const directive = directives(parsed).at(-1)
  if (directive !== undefined) return insert(endOfLine(text, directive.end), `${newline}${newline}${line}`)
  return insert(startOfCode(parsed), `${line}${newline}${newline}`)
}

const directives = ({ program }: ParsedCode): Node[] =>
  program.body.filter((statement) => statement.type === 'ExpressionStatement' && statement.directive != null)

/** The import after which a new one stands: by order where the last group is sorted, else the last. */
function importBefore(
  text: string,
  imports: readonly ImportDeclaration[],
  from: string,
): ImportDeclaration | 'first' | null {
  const last = imports.at(-1)
  if (last === undefined) return null
  let start = imports.length - 1
  while (start > 0 && !/\n\s*\n/.test(text.slice(imports[start - 1]?.end, imports[start]?.start))) start--
  const group = imports.slice(start)
  const isSorted = group.every((each, at) => at === 0 || (group[at - 1]?.source.value ?? '') <= each.source.value)
  const at = isSorted && group.length > 1 ? group.findIndex((each) => each.source.value > from) : -1
  if (at === -1) return last
  // A comment above an import of the group belongs to that import, so nothing is put between them.
  const touching = text.slice(imports[start + at - 1]?.end ?? 0, group[at]?.start)
  if (touching.trim() !== '' && touching.trim() !== ';') return last
  return imports[start + at - 1] ?? 'first'
}

const speaksToTools =
  /^\s*(?:@|eslint\b|biome-ignore\b|prettier-ignore\b|global\b|jsx\b|\/ *<|copyright\b|licen[cs]e\b|spdx\b|!)/i

/** Before the first statement and the comment that describes it; after a licence and what speaks to tools. */
function startOfCode({ text, program, comments }: ParsedCode): number {
  const first = program.body[0]
  const hashbang = /^#![^\r\n]*(?:\r?\n)?/.exec(text)?.[0].length ?? 0
  let at = first?.start ?? text.length
  for (const comment of comments.toReversed()) {
    if (comment.end > at || comment.start < hashbang) continue
    const between = text.slice(comment.end, at)
    if (between.trim() !== '' || /\n\s*\n/.test(between) || speaksToTools.test(comment.value)) break
    at = comment.start
  }
  return at
}

const ending = /\.[cm]?[jt]sx?$/

/** Relative, with the ending that other relative imports have; by `@/` or `~/` where the file climbs no other way. */
function sourceOf(path: string, imports: readonly ImportDeclaration[], module: string): string {
  const sources = imports.map((each) => each.source.value)
  const relative = sources.filter((each) => each.startsWith('.'))
  const alias = sources.map((each) => /^[@~]\//.exec(each)?.[0]).find((each) => each !== undefined)
  const root = /^(?:.*\/)?src\//.exec(path)?.[0]
  const climbs = relative.some((each) => each.startsWith('..'))
  const written = relativeModulePath(path, module, false)
  const kept = relative.map((each) => ending.exec(each)?.[0]).find((each) => each !== undefined)
  if (alias !== undefined && root !== undefined && module.startsWith(root) && !climbs && written.startsWith('..'))
    return (
      alias +
      module
        .slice(root.length)
        .replace(ending, '')
        .replace(/\/index$/, '')
    )
  if (kept === undefined) return written
  const withEnding = relativeModulePath(path, module, true)
  return /js/.test(kept) ? withEnding.replace(/t(s)x?$/, 'j$1') : withEnding
}
