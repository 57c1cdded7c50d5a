import type { ImportDeclaration } from 'oxc-parser'
import { isModulePath, reachedFrom } from '../code/module-path.ts'
import type { ParsedCode } from '../code/parse-code.ts'
import type { Finding, FlagRules } from '../lane.ts'
import { lineOf } from '../source/line-of.ts'
import type { NewModule } from './judge-flagged.ts'
import type { SourceChange } from './judge-source.ts'
import { finding } from './rules.ts'

/**
 * New imports that lead nowhere: no such file, no such name in a new file. A program with one of them does not load, whatever
 * the flag says.
 *
 * @param names paths of the base; `null`: unknown
 */
export function looseEnds(
  modules: readonly NewModule[],
  sources: readonly SourceChange[],
  names: readonly string[] | null,
  rules: FlagRules,
): Finding[] {
  const files = new Files(sources, names)
  const fresh = [
    ...sources.map(({ path, before, after }) => ({ path, parsed: after, imports: newImports(before, after) })),
    ...modules.flatMap(({ path, parsed }) => (parsed ? [{ path, parsed, imports: importsOf(parsed) }] : [])),
  ]
  return fresh.flatMap(({ path, parsed, imports }) =>
    imports.flatMap((declaration) => {
      const { value } = declaration.source
      const says = isModulePath(path, value, rules.module) ? null : looseness(path, declaration, modules, files)
      return says === null
        ? []
        : [finding('flagged/import', path, lineOf(parsed.text, declaration.start), `${value}: ${says}`)]
    }),
  )
}

function looseness(
  path: string,
  declaration: ImportDeclaration,
  modules: readonly NewModule[],
  files: Files,
): string | null {
  const { value } = declaration.source
  if (value.startsWith('/')) return 'no path of this repository'
  const added = modules.find((module) => isModulePath(path, value, module.path))
  if (added !== undefined) {
    if (added.parsed === null) return null
    const missing = wantedNames(declaration).find((name) => !added.exported.has(name))
    return missing === undefined ? null : `the new file hands out no "${missing}"`
  }
  if (declaration.importKind === 'type' || !value.startsWith('.')) return null
  const reached = reachedFrom(path, value.replace(/\?.*$/, ''))
  if (reached === null) return 'no path of this repository'
  if (/\.(?:test|spec|stories|story)(?:\.\w+)?$/.test(reached)) return 'a test is no part of the program'
  return files.mayHold(reached) ? null : 'there is no such file'
}

/** The names that an import takes: of a namespace any, of a type none. */
const wantedNames = ({ specifiers, importKind }: ImportDeclaration): string[] =>
  specifiers.flatMap((each) => {
    if (importKind === 'type' || each.type === 'ImportNamespaceSpecifier') return []
    if (each.type === 'ImportDefaultSpecifier') return ['default']
    if (each.importKind === 'type') return []
    return ['name' in each.imported ? each.imported.name : each.imported.value]
  })

const importsOf = ({ program }: ParsedCode): ImportDeclaration[] =>
  program.body.filter((each): each is ImportDeclaration => each.type === 'ImportDeclaration')

/** Imports that were not there word for word. */
function newImports(before: ParsedCode, after: ParsedCode): ImportDeclaration[] {
  const written = ({ text }: ParsedCode, { start, end }: ImportDeclaration) => text.slice(start, end)
  const known = new Set(importsOf(before).map((each) => written(before, each)))
  return importsOf(after).filter((each) => !known.has(written(after, each)))
}

const withoutEnding = (path: string): string => path.replace(/(?:\.d)?\.\w+$/, '').replace(/\/index$/, '')

/** The files of the base, as imports find them. */
class Files {
  private readonly sources: readonly SourceChange[]
  private readonly names: readonly string[] | null
  private known: { readonly paths: ReadonlySet<string>; readonly isWhole: boolean } | null = null

  constructor(sources: readonly SourceChange[], names: readonly string[] | null) {
    this.sources = sources
    this.names = names
  }

  /**
   * Whether a path may lead to a file. Without a manifest this is a piece of a repository, and where imports of the base lead
   * nowhere a build makes files: then nothing is known.
   */
  mayHold(path: string): boolean {
    if (this.names === null) return true
    this.known ??= this.read(this.names)
    return !this.known.isWhole || holds(this.known.paths, path)
  }

  private read(names: readonly string[]) {
    const paths = new Set(names.flatMap((name) => [name, withoutEnding(name)]))
    const isPiece = !names.some((name) => /(?:^|\/)(?:package|deno)\.jsonc?$/.test(name))
    const isWhole =
      !isPiece &&
      this.sources.every(({ path, before }) =>
        importsOf(before).every(({ source: { value } }) => {
          const reached = value.startsWith('.') ? reachedFrom(path, value.replace(/\?.*$/, '')) : null
          return reached === null || holds(paths, reached)
        }),
      )
    return { paths, isWhole }
  }
}

const holds = (paths: ReadonlySet<string>, path: string): boolean =>
  paths.has(path) || paths.has(withoutEnding(path)) || paths.has(`${path}/package.json`)
